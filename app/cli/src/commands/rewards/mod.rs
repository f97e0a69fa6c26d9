//! Rewards of a pool, for those who fund them.

mod add;
mod fund;
mod refund;
mod retire;
mod schedule;
mod spec;

use super::carry_out;
use crate::context::Context;
use crate::error::Outcome;
use clap::{Args, Subcommand};
use solana_address::Address;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum RewardsVerb {
    Add(add::Add),
    Fund(fund::Fund),
    Schedule(schedule::Schedule),
    Refund(refund::Refund),
    Retire(retire::Retire),
}

/// A reward of a pool.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The pool's address
    pub pool: Address,
    /// The reward's slot, as `pool show` lists it
    #[arg(long, value_name = "NUMBER")]
    pub slot: u8,
}

impl RewardsVerb {
    /// Does it.
    pub fn run(&self, context: &Context) -> Outcome<()> {
        carry_out(context, |context| match self {
            Self::Add(verb) => verb.plan(context),
            Self::Fund(verb) => verb.plan(context),
            Self::Schedule(verb) => verb.plan(context),
            Self::Refund(verb) => verb.plan(context),
            Self::Retire(verb) => verb.plan(context),
        })
    }
}
