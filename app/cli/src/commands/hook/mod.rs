//! The program that a pool's votes are passed on to.

mod activate;
mod propose;
mod remove;
mod show;
mod withdraw;

use super::{carry_out, look};
use crate::context::Context;
use crate::error::Outcome;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum HookVerb {
    Propose(propose::Propose),
    Activate(activate::Activate),
    Remove(remove::Remove),
    Withdraw(withdraw::Withdraw),
    Show(show::Show),
}

impl HookVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Propose(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Activate(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Remove(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Withdraw(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Show(verb) => look(context, |context| verb.show(context)),
        }
    }
}
