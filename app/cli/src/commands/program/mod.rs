//! Programs: put there, replaced, handed over. By the upgradeable loader, over RPC alone.

mod authority;
mod buffer;
mod close;
mod deploy;
mod idl;
mod image;
mod metadata;
mod show;
mod upgrade;

use crate::act::act;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum ProgramVerb {
    Deploy(deploy::Deploy),
    Upgrade(upgrade::Upgrade),
    Show(show::Show),
    Authority(authority::Authority),
    Idl(idl::Idl),
    Close(close::Close),
}

impl ProgramVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Deploy(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Upgrade(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Show(verb) => verb.show(context),
            Self::Authority(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Idl(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Close(verb) => carry_out(context, |context| verb.plan(context)),
        }
    }
}

/// As for the other commands, on a cluster that may not have the farm yet.
fn carry_out(context: &Context, plan: impl FnOnce(&Context) -> Outcome<Plan>) -> Outcome<()> {
    context.resolve_earlier_run()?;
    act(context, &plan(context)?)
}
