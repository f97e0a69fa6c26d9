//! The one thing that a line of a plan does. The manual lists the deeds of LPs and of the team.

use crate::scene::Scene;
use crate::stage::Stage;
use crate::story::{Action, Actor};
use acequia_core::{lock, BPS};
use acequia_farm_file::read::{Field, Section};

const LP_DEEDS: [&str; 11] = [
    "stake",
    "unstake",
    "claim",
    "compound",
    "reinvest",
    "lock",
    "release",
    "leave_early",
    "move",
    "emergency_exit",
    "close",
];
const TEAM_DEEDS: [&str; 3] = ["deposit", "top_up", "refund"];

/// What a line says is done, before chance has its say.
#[derive(Clone, Copy)]
pub struct Deed {
    pub action: Action,
    /// By how much an amount may vary either way [bps].
    pub varies: u64,
}

impl Deed {
    /// The action with its amount drawn. The same dice give the same draw.
    pub fn rolled(self, dice: &mut fastrand::Rng) -> Action {
        match self.action {
            Action::TopUp { slot, amount } if self.varies > 0 => {
                let bps = dice.u64(10_000 - self.varies..=10_000 + self.varies);
                let drawn = u128::from(amount) * u128::from(bps) / 10_000;
                Action::TopUp { slot, amount: u64::try_from(drawn).unwrap_or(amount).max(1) }
            }
            action => action,
        }
    }
}

/// Reads a line's one deed; compounding and reinvesting are one for each stream that pays what is to be
/// staked.
pub fn read<'a>(
    section: &Section<'a>,
    who: Actor,
    pool: usize,
    stage: &Stage<'a>,
) -> Option<Vec<Deed>> {
    let names: &[&'static str] = if who == Actor::Team { &TEAM_DEEDS } else { &LP_DEEDS };
    let found = section.only_one_of(names, "a line of a plan does exactly one thing");
    let Some((name, field)) = found else {
        section.expect_keys(&["to", "by", "reward", "varies"]);
        return None;
    };
    let scene = Scene { section, stage, pool: &stage.pools.list[pool] };
    match (who, name) {
        (_, "compound") => scene.compound(&field),
        (_, "reinvest") => scene.reinvest(&field),
        (Actor::Lp(_), name) => Some(vec![Deed { action: scene.of_lp(name, &field)?, varies: 0 }]),
        (Actor::Team, name) => {
            let varies = section.get_or("varies", 0, |f| f.share_bps(BPS - 1));
            Some(vec![Deed { action: scene.of_team(name, &field)?, varies: varies? }])
        }
    }
}

impl Scene<'_, '_> {
    /// What an LP does. A name that is not listed is the last of the list.
    fn of_lp(&self, name: &str, field: &Field) -> Option<Action> {
        Some(match name {
            "stake" => Action::Stake(self.stake_amount(field)?),
            "unstake" => Action::Unstake(self.quantity(field)?),
            "claim" => Action::Claim(self.claim(field)?),
            "lock" => Action::Lock(field.duration(lock::MAX_LOCK_SECONDS.into())? as u32),
            "leave_early" => self.leave_early(field)?,
            "move" => self.move_to(field)?,
            "release" => Action::Release.when(field)?,
            "close" => Action::Close.when(field)?,
            _ => Action::EmergencyExit.when(field)?,
        })
    }

    /// What the team does. A deposit is for a flow, a top-up and a refund for a curve.
    fn of_team(&self, name: &str, field: &Field) -> Option<Action> {
        if name == "refund" {
            return Some(Action::Refund { slot: self.slot_of(field, Some(false))? });
        }
        let reward = self.section.need("reward", "add reward = \"SYMBOL\", which stream");
        let slot = reward.and_then(|f| self.slot_of(&f, Some(name == "deposit")))?;
        let token = &self.stage.at.tokens[self.pool.rewards[slot].token];
        let amount = field.amount(token)?;
        Some(Action::TopUp { slot, amount })
    }

    /// One deed for each stream that pays what is staked.
    fn compound(&self, field: &Field) -> Option<Vec<Deed>> {
        field.boolean()?;
        let slots: Vec<usize> = self.pool.compound_slots().collect();
        if slots.is_empty() && self.stage.pools.whole {
            let condition =
                format!("the pool \"{}\" pays no reward in what is staked", self.pool.name);
            return field.wrong(condition, "claim instead, or add a reward in the stake token");
        }
        let deed = |slot| Deed { action: Action::Compound(slot), varies: 0 };
        Some(slots.into_iter().map(deed).collect())
    }

    /// One deed for each stream that pays what the other pool stakes.
    fn reinvest(&self, field: &Field) -> Option<Vec<Deed>> {
        let by_operator = self.section.get_or("by", false, |f| match f.is("operator") {
            true => Some(true),
            false => f.wrong("only the LP or an operator signs it", "write by = \"operator\""),
        });
        let to = self.stage.pools.named(field)?;
        let other = &self.stage.pools.list[to];
        let pays = |slot: &usize| self.pool.rewards[*slot].token == other.stake;
        let slots: Vec<usize> = (0..self.pool.rewards.len()).filter(pays).collect();
        if (slots.is_empty() && self.stage.pools.whole) || other.id == self.pool.id {
            let (here, there) = (&self.pool.name, &other.name);
            return field.wrong(
                format!("the pool \"{here}\" pays nothing that is staked in \"{there}\""),
                "name another pool that stakes one of its rewards; within one pool, compound",
            );
        }
        let by_operator = by_operator?;
        let deed = |slot| Deed { action: Action::Reinvest { slot, to, by_operator }, varies: 0 };
        Some(slots.into_iter().map(deed).collect())
    }

    /// `"all"`, or a list of symbols, as a set of slots.
    fn claim(&self, field: &Field) -> Option<u16> {
        if field.is("all") {
            return Some(
                self.pool.rewards.iter().enumerate().fold(0, |set, (slot, _)| set | 1 << slot),
            );
        }
        let slots = field.list().into_iter().map(|f| self.slot_of(&f, None));
        slots
            .collect::<Option<Vec<_>>>()
            .map(|slots| slots.iter().fold(0, |set, slot| set | 1 << slot))
    }

    /// Leaves a lock, where the pool offers it.
    fn leave_early(&self, field: &Field) -> Option<Action> {
        let quantity = self.quantity(field)?;
        if self.pool.lock.early_leave_bps == 0 {
            return field.wrong(
                format!("the pool \"{}\" does not let anybody leave a lock early", self.pool.name),
                "unstake after the lock, or give the pool `leave_early` terms",
            );
        }
        Some(Action::LeaveEarly(quantity))
    }

    /// Moves to another pool of the same stake token.
    fn move_to(&self, field: &Field) -> Option<Action> {
        let to_field = self.section.need("to", "add to = \"the other pool\"");
        let quantity = self.quantity(field);
        let to_field = to_field?;
        let to = self.stage.pools.named(&to_field)?;
        let other = &self.stage.pools.list[to];
        if other.id == self.pool.id || other.stake != self.pool.stake {
            let condition =
                format!("stake cannot move from \"{}\" to \"{}\"", self.pool.name, other.name);
            return to_field.wrong(condition, "name another pool that stakes the same token");
        }
        Some(Action::Move { quantity: quantity?, to })
    }
}

impl Action {
    /// The action of a key that only says `true`.
    fn when(self, field: &Field) -> Option<Action> {
        match field.boolean()? {
            true => Some(self),
            false => field.wrong("a line that is not to happen", "remove it"),
        }
    }
}
