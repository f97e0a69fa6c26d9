//! `program close`: gives a buffer up.

use super::buffer::belongs_to_another;
use super::metadata::Target;
use crate::chain::metadata::METADATA_PROGRAM;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::sol;
use clap::Args;
use solana_address::Address;
use solana_loader_v3_interface::instruction as loader;

/// Give a buffer up, whose rent comes back
///
/// A buffer of an upgrade or of an IDL that will not be. Programs are not closed: those who use one must be
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
        let owner = context.rpc.account(&at)?.map(|account| account.owner);
        if owner == Some(METADATA_PROGRAM) {
            close_text(context, &mut plan, at)?;
            return Ok(plan);
        }
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

/// A buffer of `program idl`.
fn close_text(context: &Context, plan: &mut Plan, at: Address) -> Outcome<()> {
    let (me, (lamports, there)) = (context.me()?, context.rpc.find_metadata(&at)?);
    let theirs = there.filter(|there| !there.is_metadata && there.authority == me);
    if theirs.is_none() {
        return Err(failure(
            format!("{at} is no buffer that obeys {me}"),
            "Sign as whoever it obeys. What a program says is replaced by `acequia program idl`",
        ));
    }
    plan.change(Sign::Remove, "buffer", format!("{} come back to {me}", sol(lamports)));
    let (account, authority, program) = (at, me, METADATA_PROGRAM);
    let target = Target { account, authority, program, program_data: None };
    plan.step(format!("close the buffer {at}"), vec![target.close(&me)]);
    Ok(())
}
