//! `rewards fund`: a top-up, by anyone.

use super::Place;
use crate::commands::common::{units, Purse};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_core::Kind;
use acequia_interface::instructions::TopUp;
use clap::Args;

/// Top a reward up: a curve pays more until the same end, a flow spreads the deposit
///
/// By anyone. A curve pays more in proportion until the same end; a flow
/// spreads the deposit over its window. It cannot be taken back.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia rewards fund 7Qx…pool --slot 1 5_000")]
pub struct Fund {
    #[command(flatten)]
    place: Place,
    /// How much, in tokens
    #[arg(value_name = "TOKENS")]
    amount: String,
}

impl Fund {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.place.pool)?);
        let stream = there.stream(self.place.slot)?;
        let (mint, symbol) = (context.rpc.mint(&stream.mint)?, context.names.symbol(&stream.mint));
        let amount_in = units(&self.amount, mint.decimals, &symbol)?;
        let purse = Purse::of(context, &me, &mint)?;
        let words = amount(amount_in, mint.decimals, &symbol);
        let mut plan =
            Plan::new(format!("The reward {} of the pool {}", self.place.slot, self.place.pool));
        let detail = match stream.books.kind == Kind::Flow as u8 {
            true => format!("{words} more, spread from now on"),
            false => format!("{words} more, until {}", moment(stream.books.schedule.ends_at())),
        };
        plan.change(Sign::Change, format!("reward {}", self.place.slot), detail);
        let top_up = TopUp {
            pool: self.place.pool,
            vault: stream.vault,
            mint: mint.address,
            source: purse.address,
            source_authority: me,
            token_program: mint.program_address(),
            slot: self.place.slot,
            amount: amount_in,
        };
        let what = format!(
            "top the reward {} of {} up by {words}",
            self.place.slot,
            short(&self.place.pool)
        );
        plan.step(what, vec![top_up.instruction()]);
        plan.spends.push(purse.spend(amount_in, &mint, &symbol));
        Ok(plan)
    }
}
