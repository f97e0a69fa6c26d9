//! One folder for each noun, one file for each verb. A verb that acts makes a plan of what is
//! on chain; a verb that looks shows it.

mod behalf;
mod common;
pub mod gauge;
mod harvest;
pub mod history;
pub mod hook;
pub mod keep;
pub mod look;
pub mod pool;
pub mod position;
pub mod program;
mod purse;
pub mod realm;
pub mod reclaim;
pub mod rewards;
pub mod seen;
pub mod vault;
mod wrap;

use crate::act::act;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;

/// Plans and acts. What an earlier run left open is resolved first, so that the plan starts
/// from what is so.
pub fn carry_out(context: &Context, plan: impl FnOnce(&Context) -> Outcome<Plan>) -> Outcome<()> {
    context.rpc.require_farm()?;
    context.resolve_earlier_run()?;
    let mut plan = plan(context)?;
    wrap::wrap(context, &mut plan)?;
    act(context, &plan)
}

pub fn look(context: &Context, show: impl FnOnce(&Context) -> Outcome<()>) -> Outcome<()> {
    context.rpc.require_farm()?;
    show(context)
}
