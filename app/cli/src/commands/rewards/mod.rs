//! Rewards of a pool, for those who fund them.

mod add;
mod ending;
mod fund;
mod hand_over;
pub mod push;
mod refund;
pub mod retire;
mod roll;
mod schedule;
mod spec;

use ending::wound_down;
pub use ending::Ending;

use super::carry_out;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use clap::{Args, Subcommand};
use solana_address::Address;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum RewardsVerb {
    Add(add::Add),
    Fund(fund::Fund),
    Schedule(schedule::Schedule),
    Refund(refund::Refund),
    Roll(roll::Roll),
    Push(push::Push),
    HandOver(hand_over::HandOver),
    Retire(retire::Retire),
}

/// A reward of a pool.
#[derive(Clone, Debug, Args)]
pub struct RewardSlot {
    /// The pool's address
    pub pool: Address,
    /// The reward's slot, as `pool show` lists it
    #[arg(long, value_name = "NUMBER")]
    pub slot: u8,
}

impl RewardSlot {
    /// An empty plan for it.
    fn plan(&self) -> Plan {
        Plan::new(format!("The reward {} of the pool {}", self.slot, self.pool))
    }
}

impl RewardsVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        carry_out(context, |context| match self {
            Self::Add(verb) => verb.plan(context),
            Self::Fund(verb) => verb.plan(context),
            Self::Schedule(verb) => verb.plan(context),
            Self::Refund(verb) => verb.plan(context),
            Self::Roll(verb) => verb.plan(context),
            Self::Push(verb) => verb.plan(context),
            Self::HandOver(verb) => verb.plan(context),
            Self::Retire(verb) => verb.plan(context),
        })
    }
}
