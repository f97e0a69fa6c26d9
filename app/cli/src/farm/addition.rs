//! A reward put into a free slot.

use crate::chain::Mint;
use crate::plan::{Plan, Sign};
use crate::show::{amount, duration, moment, until};
use acequia_core::IdlePolicy;
use acequia_farm_file::{Curve, Emission, Reward};
use acequia_interface::addresses;
use acequia_interface::instructions::{AddFlowStream, AddStream, Source};
use acequia_plan::{forecast, Forecast, Opening, FUNDERS_RISK};
use acequia_plot::{colour_of, schedule, Emitted, Frame};
use solana_address::Address;
use solana_instruction::Instruction;

/// A reward, and where it goes.
#[derive(Clone, Debug)]
pub struct Addition<'a> {
    pub pool: Address,
    /// That the pool is the one that was seen; none of one that is still to be made.
    pub guard: Option<Instruction>,
    pub name: &'a str,
    pub slot: u8,
    pub reward: &'a Reward,
    /// When it begins and what it promises; none of a flow.
    pub opening: Option<Opening>,
    pub mint: &'a Mint,
    pub symbol: &'a str,
    /// Decimals and symbol of what is staked.
    pub stake: (u8, &'a str),
    /// The reward manager.
    pub me: Address,
    /// Pays the rents.
    pub payer: Address,
    /// The token account that pays.
    pub source: Address,
    pub funder: Address,
    /// The chain's clock [unix s].
    pub now: u64,
}

/// Adds the transaction, and says what it does, spends and promises.
pub fn add_to(plan: &mut Plan, at: &Addition) {
    match (&at.reward.emission, at.opening) {
        (Emission::Curve(curve), Some(opening)) => at.curve(plan, curve, opening),
        (Emission::Flow { window }, _) => at.flow(plan, *window),
        (Emission::Curve(_), None) | (Emission::Penalty { .. }, _) => {}
    }
    if let Some(step) = plan.steps.last_mut() {
        step.creates = vec![at.mint.account_size];
    }
}

impl Addition<'_> {
    /// What it is called in sentences.
    pub fn title(&self) -> String {
        format!("reward {} of {}", self.slot, self.name)
    }

    fn order(&self) -> String {
        format!("add the reward {} ({}) to {}", self.slot, self.symbol, self.name)
    }

    fn guarded(&self, order: Instruction) -> Vec<Instruction> {
        self.guard.iter().cloned().chain([order]).collect()
    }

    fn vault(&self) -> Address {
        addresses::reward_vault(&self.pool, &self.mint.address, self.slot).0
    }

    fn words(&self, units: u64) -> String {
        self.mint.words(units, self.symbol)
    }

    fn flow(&self, plan: &mut Plan, window: u32) {
        let add = AddFlowStream {
            reward_manager: self.me,
            payer: self.payer,
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
        plan.step(self.order(), self.guarded(add.instruction()));
    }

    fn curve(&self, plan: &mut Plan, curve: &Curve, opening: Opening) {
        let source = self.source;
        let add = AddStream {
            reward_manager: self.me,
            payer: self.payer,
            pool: self.pool,
            mint: self.mint.address,
            vault: self.vault(),
            source: Some(Source { account: source, authority: self.me }),
            token_program: self.mint.program_address(),
            slot: self.slot,
            funder: self.funder,
            start: opening.start,
            segments: &curve.segments,
            committed_until: opening.committed_until,
            idle_policy: self.reward.idle_policy,
            rate: self.reward.rate,
        };
        plan.step(self.order(), self.guarded(add.instruction()));
        let emitted = Emitted { start: opening.begins, segments: &curve.segments };
        plan.change(Sign::Create, self.title(), self.describe(curve, emitted.start));
        plan.spends.push(self.mint.spend(source, curve.budget, self.symbol));
        let less = self.mint.fee_note(curve.budget, self.symbol);
        plan.notes.extend(less.map(|note| format!("{note}, and the schedule shrinks with it")));
        plan.notes.extend(self.forecast(curve));
        plan.note_once(FUNDERS_RISK);
        let promised = opening.promised(curve, self.now);
        plan.promises.extend(promised.map(|sum| self.promise(sum, opening.committed_until)));
        self.plot(plan, &emitted, curve.seconds());
    }

    fn describe(&self, curve: &Curve, begins: u64) -> String {
        let idle = match self.reward.idle_policy {
            IdlePolicy::Wait => "waits",
            IdlePolicy::Refund => "goes back to you",
        };
        format!(
            "{}, {}, from {} to {}; {idle} while nobody is staked",
            self.words(curve.budget),
            curve.shape.describe(),
            moment(begins),
            moment(begins.saturating_add(curve.seconds())),
        )
    }

    /// What is paid and what comes back, by how much is staked throughout.
    fn forecast(&self, curve: &Curve) -> Vec<String> {
        let rate = &self.reward.rate;
        let line = |at: Forecast| {
            let (paid, back) = (self.words(at.paid), self.words(at.back));
            let stake = amount(at.weight, self.stake.0, self.stake.1);
            format!(
                "with {stake} staked (as weight), {} pays {paid}, and {back} come back",
                self.title()
            )
        };
        let all = forecast(rate, curve.budget).into_iter().map(line);
        let promise = "its rate is promised for each unit staked, and not its budget";
        let last = (!rate.is_none()).then(|| format!("{}: {promise}", self.title()));
        all.chain(last).collect()
    }

    /// What LPs can rely on.
    fn promise(&self, sum: u64, committed_until: u64) -> String {
        let when = until(committed_until, self.now);
        format!("{} of {}, until {when}", self.words(sum), self.title())
    }

    fn plot(&self, plan: &mut Plan, emitted: &Emitted, seconds: u64) {
        let time = emitted.start..emitted.start.saturating_add(seconds);
        let frame = Frame { time, columns: 76, rows: 5 };
        let colour = colour_of(self.reward.token);
        plan.plots.push(format!("  {} as {}", self.symbol, self.title()));
        plan.plots.extend(schedule(emitted, self.mint.decimals, colour, &frame));
    }
}
