//! `rewards refund`: what was not promised goes back.

use super::Place;
use crate::commands::common::Purse;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_interface::instructions::RefundStream;
use clap::Args;

/// Take back what is scheduled beyond the promise, and what nobody earned
///
/// What is promised, streamed or owed stays. For its funder.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia rewards refund 7Qx…pool --slot 0")]
pub struct Refund {
    #[command(flatten)]
    place: Place,
}

impl Refund {
    /// One transaction; none where nothing can go back.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.place.pool)?);
        let stream = there.stream(self.place.slot)?;
        if stream.funder != me {
            return Err(failure(
                format!("Only its funder {} takes anything back from this reward", stream.funder),
                "Sign as the funder, by -k",
            ));
        }
        let mut plan =
            Plan::new(format!("The reward {} of the pool {}", self.place.slot, self.place.pool));
        let mut books = stream.books;
        let name = format!("reward {}", self.place.slot);
        let Ok(refund) = books.refund(there.now) else {
            let until = moment(stream.books.committed_until);
            plan.change(Sign::Keep, name, format!("nothing can go back: promised until {until}"));
            return Ok(plan);
        };
        let (mint, symbol) = (context.rpc.mint(&stream.mint)?, context.names.symbol(&stream.mint));
        let words = |units| amount(units, mint.decimals, &symbol);
        let purse = Purse::of(context, &me, &mint)?;
        let detail = format!(
            "{} go back to you: {} scheduled beyond the promise, {} that nobody earned",
            words(refund.total()),
            words(refund.uncommitted),
            words(refund.idle)
        );
        plan.change(Sign::Remove, name, detail);
        let order = RefundStream {
            funder: me,
            pool: self.place.pool,
            vault: stream.vault,
            mint: mint.address,
            destination: purse.address,
            token_program: mint.program_address(),
            slot: self.place.slot,
        };
        let what = format!(
            "take back what is free of the reward {} of {}",
            self.place.slot,
            short(&self.place.pool)
        );
        purse.make_in(plan.step(what, vec![order.instruction()]));
        Ok(plan)
    }
}
