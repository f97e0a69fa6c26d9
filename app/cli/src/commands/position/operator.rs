//! `operator`: whom an owner lets do some things for them.

use crate::commands::behalf::Right;
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::SetOperator;
use clap::Args;
use solana_address::Address;

/// Let a key or a program do some things for you
///
/// Nothing it does pays anybody but you.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia operator 7Qx…pool --name 5Fb…key --may claim,vote\n  acequia operator 7Qx…pool --remove"
)]
pub struct Operator {
    #[command(flatten)]
    seat: Seat,
    /// Name this one, in place of whom you named before
    #[arg(long, value_name = "ADDRESS", requires = "may", required_unless_present = "remove")]
    name: Option<Address>,
    /// What it may do
    #[arg(long, value_name = "RIGHTS", value_delimiter = ',', requires = "name")]
    may: Vec<Right>,
    /// Name nobody
    #[arg(long, conflicts_with = "name")]
    remove: bool,
}

impl Operator {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let owner = context.me()?;
        let at = context.rpc.position(&self.seat.pool, &owner, self.seat.index)?;
        let mut plan = Plan::new(format!("The position {}", at.address));
        let (operator, rights) = match self.name {
            Some(key) => (key, self.may.iter().fold(0, |bits, right| bits | right.bit())),
            None => (Address::default(), 0),
        };
        match self.name {
            Some(key) => {
                plan.change(Sign::Change, "operator", key.to_string());
                plan.promises.extend(self.may.iter().map(|right| {
                    format!("{} may {} until you name somebody else", short(&key), right.words())
                }));
            }
            None => plan.change(Sign::Remove, "operator", "nobody may act for you any more"),
        }
        let order = SetOperator { owner, position: at.address, operator, rights };
        plan.step(
            format!("name the operator of position {}", self.seat.index),
            vec![order.instruction()],
        );
        Ok(plan)
    }
}
