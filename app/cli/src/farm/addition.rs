//! A reward put into a free slot.

use super::compare::is_all;
use crate::chain::{canonical_account, Mint};
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign, Spend};
use crate::show::{amount, duration, moment, until};
use acequia_core::IdlePolicy;
use acequia_farm_file::plot::{colour_of, schedule, Emitted, Frame};
use acequia_farm_file::{Curve, Emission, Reward, When};
use acequia_interface::addresses;
use acequia_interface::instructions::{AddFlowStream, AddStream, Source};
use solana_address::Address;

/// A reward, and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Addition<'a> {
    /// The pool.
    pub pool: Address,
    /// What people call the pool.
    pub name: &'a str,
    /// A free slot.
    pub slot: u8,
    /// What is added.
    pub reward: &'a Reward,
    /// What it pays.
    pub mint: &'a Mint,
    /// What the mint is called.
    pub symbol: &'a str,
    /// The reward manager, who pays.
    pub me: Address,
    /// Whose it is.
    pub funder: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    /// How much later than now it may happen: "all" is committed for so much longer [s].
    pub slack: u64,
}

/// Adds the transaction, and says what it does, spends and promises.
pub fn add_to(plan: &mut Plan, at: &Addition) -> Outcome<()> {
    match &at.reward.emission {
        Emission::Flow { window } => at.flow(plan, *window),
        Emission::Curve(curve) => at.curve(plan, curve)?,
    }
    if let Some(step) = plan.steps.last_mut() {
        step.creates = vec![at.mint.account_size];
    }
    Ok(())
}

impl Addition<'_> {
    fn title(&self) -> String {
        format!("reward {} of {}", self.slot, self.name)
    }

    fn order(&self) -> String {
        format!("add the reward {} ({}) to {}", self.slot, self.symbol, self.name)
    }

    fn vault(&self) -> Address {
        addresses::reward_vault(&self.pool, &self.mint.address, self.slot).0
    }

    fn words(&self, units: u64) -> String {
        amount(units, self.mint.decimals, self.symbol)
    }

    fn flow(&self, plan: &mut Plan, window: u32) {
        let add = AddFlowStream {
            reward_manager: self.me,
            payer: self.me,
            pool: self.pool,
            mint: self.mint.address,
            vault: self.vault(),
            token_program: self.mint.program_address(),
            slot: self.slot,
            funder: self.funder,
            window,
            idle_policy: self.reward.idle_policy,
        };
        let spread = duration(window.into());
        let detail = format!("{} as it comes, each deposit spread over {spread}", self.symbol);
        plan.change(Sign::Create, self.title(), detail);
        plan.step(self.order(), vec![add.instruction()]);
    }

    fn curve(&self, plan: &mut Plan, curve: &Curve) -> Outcome<()> {
        let start = self.start(curve)?;
        let source = canonical_account(self.mint, &self.me);
        let committed_until = self.committed_until(curve);
        let add = AddStream {
            reward_manager: self.me,
            payer: self.me,
            pool: self.pool,
            mint: self.mint.address,
            vault: self.vault(),
            source: Some(Source { account: source, authority: self.me }),
            token_program: self.mint.program_address(),
            slot: self.slot,
            funder: self.funder,
            start,
            segments: &curve.segments,
            committed_until,
            idle_policy: self.reward.idle_policy,
        };
        plan.step(self.order(), vec![add.instruction()]);
        let emitted = Emitted { start: start.max(self.now), segments: &curve.segments };
        plan.change(Sign::Create, self.title(), self.describe(curve, emitted.start));
        self.spend(plan, source, curve.budget);
        let less = self.mint.fee_note(curve.budget, self.symbol);
        plan.notes.extend(less.map(|note| format!("{note}, and the schedule shrinks with it")));
        self.promise(plan, &emitted, committed_until);
        self.plot(plan, &emitted, curve.seconds());
        Ok(())
    }

    /// 0 for at once [unix s].
    fn start(&self, curve: &Curve) -> Outcome<u64> {
        let start = match curve.start {
            When::After(0) => return Ok(0),
            start => start.resolve(self.now),
        };
        match start >= self.now {
            true => Ok(start),
            false => Err(failure(
                format!("{} would start at {}, which is over", self.title(), moment(start)),
                "Name a start that lies ahead, or leave it out to start at once",
            )),
        }
    }

    /// 0 for no promise [unix s].
    fn committed_until(&self, curve: &Curve) -> u64 {
        let slack = if is_all(curve) { self.slack } else { 0 };
        curve.committed_until.map_or(0, |until| until.resolve(self.now).saturating_add(slack))
    }

    fn describe(&self, curve: &Curve, begins: u64) -> String {
        let idle = match self.reward.idle_policy {
            IdlePolicy::Wait => "waits",
            IdlePolicy::Refund => "goes back to you",
        };
        format!(
            "{}, {}, from {} to {}; {idle} while nobody is staked",
            self.words(curve.budget),
            curve.shape,
            moment(begins),
            moment(begins.saturating_add(curve.seconds())),
        )
    }

    fn spend(&self, plan: &mut Plan, account: Address, amount: u64) {
        let (decimals, symbol) = (self.mint.decimals, self.symbol.into());
        plan.spends.push(Spend { account, amount, decimals, symbol });
    }

    /// What LPs can rely on.
    fn promise(&self, plan: &mut Plan, emitted: &Emitted, committed_until: u64) {
        if committed_until > self.now {
            let (sum, when) = (emitted.by(committed_until), until(committed_until, self.now));
            plan.promises.push(format!("{} of {}, until {when}", self.words(sum), self.title()));
        }
    }

    fn plot(&self, plan: &mut Plan, emitted: &Emitted, seconds: u64) {
        let time = emitted.start..emitted.start.saturating_add(seconds);
        let frame = Frame { time, columns: 76, rows: 5 };
        let colour = colour_of(self.reward.token);
        plan.plots.push(format!("  {} as {}", self.symbol, self.title()));
        plan.plots.extend(schedule(emitted, self.mint.decimals, colour, &frame));
    }
}
