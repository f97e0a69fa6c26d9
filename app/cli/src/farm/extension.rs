//! A curve of the file that goes on where the chain's ends.

use crate::chain::Mint;
use crate::plan::{Plan, Sign};
use crate::show::{amount, duration, moment, until};
use acequia_farm_file::Token;
use acequia_interface::instructions::{CommitStream, ExtendStream};
use acequia_plan::plan::Missing;
use acequia_plan::FUNDERS_RISK;
use solana_address::Address;
use solana_instruction::Instruction;

/// A curve that is there, and who extends it.
pub struct Extension<'a> {
    /// Its funder.
    pub me: Address,
    /// The token account that pays.
    pub source: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    pub pool: Address,
    /// That the stream is the one that was seen, and runs and is promised as long.
    pub guard: Option<Instruction>,
    /// As in `reward 0 of "Valley"`.
    pub what: String,
    /// Where in the pool.
    pub slot: u8,
    pub mint: &'a Mint,
    /// The same, as the file says.
    pub token: &'a Token,
    /// Where the stream keeps it.
    pub vault: Address,
}

impl Extension<'_> {
    /// One transaction for segments and promise.
    pub fn add_to(self, plan: &mut Plan, more: &Missing) {
        let shown = self.words(more, |units| self.mint.words(units, &self.token.symbol));
        let words =
            self.words(more, |units| amount(units, self.token.decimals, &self.token.symbol));
        let what = format!("extend the {}: {words}", self.what);
        plan.change(Sign::Change, self.what.clone(), shown);
        plan.step(what, self.guard.iter().cloned().collect());
        if !more.segments.is_empty() {
            self.extend(plan, more);
        }
        if let Some(until) = more.commit_until {
            self.commit(plan, until);
        }
    }

    /// As in "100.0 USDC more, until …".
    fn words(&self, more: &Missing, words: impl Fn(u64) -> String) -> String {
        let added = (!more.segments.is_empty()).then(|| {
            let units = words(more.units());
            format!("{units} more, over another {}", duration(more.seconds()))
        });
        let committed =
            more.commit_until.map(|at| format!("committed until {}", until(at, self.now)));
        added.into_iter().chain(committed).collect::<Vec<_>>().join("; ")
    }

    fn extend(&self, plan: &mut Plan, more: &Missing) {
        let source = self.source;
        let extend = ExtendStream {
            funder: self.me,
            pool: self.pool,
            vault: self.vault,
            mint: self.mint.address,
            source,
            source_authority: self.me,
            token_program: self.mint.program_address(),
            slot: self.slot,
            start: 0,
            segments: &more.segments,
        };
        let (amount, symbol) = (more.units(), &self.token.symbol);
        plan.note_once(FUNDERS_RISK);
        plan.notes.extend(self.mint.fee_note(amount, symbol));
        plan.spends.push(self.mint.spend(source, amount, symbol));
        plan.steps.last_mut().into_iter().for_each(|s| s.instructions.push(extend.instruction()));
    }

    fn commit(&self, plan: &mut Plan, until: u64) {
        let commit = CommitStream { funder: self.me, pool: self.pool, slot: self.slot, until };
        plan.promises.push(format!("all that {} pays before {}", self.what, moment(until)));
        plan.steps.last_mut().into_iter().for_each(|s| s.instructions.push(commit.instruction()));
    }
}
