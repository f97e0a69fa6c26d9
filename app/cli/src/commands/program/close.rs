//! `program close`: gives a buffer up.

use super::buffer::belongs_to_another;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::sol;
use clap::Args;
use solana_address::Address;
use solana_loader_v3_interface::instruction as loader;

/// Give a buffer up, whose rent comes back
///
/// A buffer of an upgrade that will not be. Programs are not closed: those who use one must be
/// able to leave.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia program close 9Bu…buffer")]
pub struct Close {
    /// The buffer's address
    pub buffer: Address,
}

impl Close {
    /// One transaction; none where it is gone.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, self.buffer);
        let mut plan = Plan::new(format!("The buffer {at}"));
        let Some(buffer) = context.rpc.find_buffer(&at)? else {
            plan.change(Sign::Keep, "buffer", "there is none");
            return Ok(plan);
        };
        if buffer.authority != Some(me) {
            return Err(belongs_to_another(at, &buffer, me));
        }
        let detail = format!("{} come back to {me}", sol(buffer.lamports));
        plan.change(Sign::Remove, "buffer", detail);
        let close = loader::close_any(&at, &me, Some(&me), None, false);
        plan.step(format!("close the buffer {at}"), vec![close]);
        Ok(plan)
    }
}
