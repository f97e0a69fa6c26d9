//! Gauges: a budget that is split among pools by votes, epoch by epoch.

mod add;
mod advance;
mod create;
mod fund;
mod refund;
mod remove;
mod show;
mod vote;

use super::{carry_out, look};
use crate::context::Context;
use crate::error::Outcome;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum GaugeVerb {
    /// Create a gauge for a token
    Create(create::Create),
    /// List a pool, and add the reward that its shares go to
    Add(add::Add),
    /// Take a pool off the list, from the next epoch on
    Remove(remove::Remove),
    /// Move tokens into the budget
    Fund(fund::Fund),
    /// Take out what no epoch holds
    Refund(refund::Refund),
    /// Do what is due: settle epochs, pass their shares on to pools, open the next one
    Advance(advance::Advance),
    /// Vote in the epoch that is open, with what is staked
    Vote(vote::Vote),
    /// Show a gauge, its pools and its epochs
    Show(show::Show),
}

impl GaugeVerb {
    /// Does it.
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Add(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Remove(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Fund(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Refund(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Advance(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Vote(verb) => carry_out(context, |context| verb.plan(context)),
        }
    }
}
