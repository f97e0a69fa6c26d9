//! Pools, for those who run them.

mod authority;
mod close;
mod create;
mod export;
mod pause;
mod show;

use super::{carry_out, look};
use crate::context::Context;
use crate::error::Outcome;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum PoolVerb {
    /// Make the chain as a farm file says: pools, rewards, what is missing of them
    Create(create::Create),
    /// Show a pool: its terms, its rewards, how long they last
    Show(show::Show),
    /// Stop taking deposits, or take them again. Exits and claims are never stopped
    Pause(pause::Pause),
    /// Offer, accept or renounce the authority, or name the reward manager
    Authority(authority::Authority),
    /// Close an empty pool and get its rent back
    Close(close::Close),
    /// Write a farm file from what is on chain
    Export(export::Export),
}

impl PoolVerb {
    /// Does it.
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Pause(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Authority(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Close(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Export(verb) => look(context, |context| verb.write(context)),
        }
    }
}
