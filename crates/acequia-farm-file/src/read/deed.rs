//! The one thing that a line of a plan does.

use super::field::Field;
use super::plan::Deed;
use super::section::{suggest, Section};
use super::story::Stage;
use super::{pool_named, reward};
use crate::farm::{Emission, Pool};
use crate::story::{Action, Actor, Quantity};
use acequia_core::{lock, BPS};

const LP_DEEDS: [&str; 10] = [
    "stake", "unstake", "claim", "compound", "lock", "release", "leave_early", "move",
    "emergency_exit", "close",
];
const TEAM_DEEDS: [&str; 3] = ["deposit", "top_up", "refund"];

/// Where a deed is done.
struct Scene<'s, 'a> {
    section: &'s Section<'a>,
    stage: &'s Stage<'a>,
    pool: &'a Pool,
}

/// Reads a line's one deed; compounding is one for each stream of the stake token.
pub(crate) fn read<'a>(section: &Section<'a>, who: Actor, pool: usize, stage: &Stage<'a>) -> Option<Vec<Deed>> {
    let names: &[&'static str] = if who == Actor::Team { &TEAM_DEEDS } else { &LP_DEEDS };
    let mut found: Vec<(&str, Field)> =
        names.iter().filter_map(|name| Some((*name, section.get(name)?))).collect();
    let (Some((name, field)), None) = (found.pop(), found.pop()) else {
        section.expect_keys(&["to", "reward", "varies"]);
        let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        section.wrong("a line of a plan does exactly one thing", format!("say one of {list}"));
        return None;
    };
    let scene = Scene { section, stage, pool: &stage.pools.list[pool] };
    if name == "compound" {
        return scene.compound(&field);
    }
    let varies = section.get_if(who == Actor::Team, "varies").map_or(Some(0), |f| f.share_bps(BPS - 1));
    let action = if who == Actor::Team { scene.of_team(name, &field) } else { scene.of_lp(name, &field) };
    Some(vec![Deed { action: action?, varies: varies? }])
}

impl Scene<'_, '_> {
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

    fn of_team(&self, name: &str, field: &Field) -> Option<Action> {
        if name == "refund" {
            return Some(Action::Refund { slot: self.slot_of(field, Some(false))? });
        }
        let reward = self.section.need("reward", "add reward = \"SYMBOL\", which stream");
        let slot = reward.and_then(|f| self.slot_of(&f, Some(name == "deposit")))?;
        let token = &self.stage.at.tokens[self.pool.rewards[slot].token];
        let amount = reward::amount(field, token.decimals, &token.symbol)?;
        Some(Action::TopUp { slot, amount })
    }

    fn compound(&self, field: &Field) -> Option<Vec<Deed>> {
        field.boolean()?;
        let slots: Vec<usize> = self.pool.compound_slots().collect();
        if slots.is_empty() && self.stage.pools.whole {
            let condition = format!("the pool \"{}\" pays no reward in what is staked", self.pool.name);
            return field.wrong(condition, "claim instead, or add a reward in the stake token");
        }
        let deed = |slot| Deed { action: Action::Compound(slot), varies: 0 };
        Some(slots.into_iter().map(deed).collect())
    }

    /// `"all"`, or a list of symbols, as a set of slots.
    fn claim(&self, field: &Field) -> Option<u16> {
        if field.value.get_ref().as_str() == Some("all") {
            return Some(self.pool.rewards.iter().enumerate().fold(0, |set, (slot, _)| set | 1 << slot));
        }
        let slots = field.list().into_iter().map(|f| self.slot_of(&f, None));
        slots.collect::<Option<Vec<_>>>().map(|slots| slots.iter().fold(0, |set, slot| set | 1 << slot))
    }

    fn leave_early(&self, field: &Field) -> Option<Action> {
        let quantity = self.quantity(field)?;
        match (self.pool.lock.early_leave_bps, self.pool.penalty_slot()) {
            (1.., Some(slot)) => Some(Action::LeaveEarly { quantity, slot }),
            _ if !self.stage.pools.whole => None,
            _ => field.wrong(
                format!("the pool \"{}\" does not let anybody leave a lock early", self.pool.name),
                "unstake after the lock, or give the pool `leave_early` terms",
            ),
        }
    }

    fn move_to(&self, field: &Field) -> Option<Action> {
        let to_field = self.section.need("to", "add to = \"the other pool\"");
        let quantity = self.quantity(field);
        let to_field = to_field?;
        let to = pool_named(&to_field, self.stage.pools)?;
        let other = &self.stage.pools.list[to];
        if other.id == self.pool.id || other.stake != self.pool.stake {
            let condition = format!("stake cannot move from \"{}\" to \"{}\"", self.pool.name, other.name);
            return to_field.wrong(condition, "name another pool that stakes the same token");
        }
        Some(Action::Move { quantity: quantity?, to })
    }

    fn stake_amount(&self, field: &Field) -> Option<u64> {
        let token = &self.stage.at.tokens[self.pool.stake];
        reward::amount(field, token.decimals, &token.symbol)
    }

    fn quantity(&self, field: &Field) -> Option<Quantity> {
        match field.value.get_ref().as_str() {
            Some("all") => Some(Quantity::All),
            _ => self.stake_amount(field).map(Quantity::Units),
        }
    }

    /// The slot of the stream that pays a token: any, a flow, or a curve.
    fn slot_of(&self, field: &Field, flow: Option<bool>) -> Option<usize> {
        let token = self.stage.at.token(field)?;
        let fits = |emission: &Emission| flow.is_none_or(|flow| flow == matches!(emission, Emission::Flow { .. }));
        let slot = self.pool.rewards.iter().position(|r| r.token == token && fits(&r.emission));
        if slot.is_none() && self.stage.pools.whole {
            let kind = match flow {
                Some(true) => "flow",
                Some(false) => "curve",
                None => "reward",
            };
            let condition = format!("the pool \"{}\" has no {kind} in this token", self.pool.name);
            let symbols = self.pool.rewards.iter().filter(|r| fits(&r.emission));
            let symbols = symbols.map(|r| self.stage.at.tokens[r.token].symbol.as_str());
            field.wrong::<()>(condition, suggest(field.text()?, symbols));
        }
        slot
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
