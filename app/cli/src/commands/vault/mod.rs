//! Vaults of the autocompounder: one position for many, whose rewards in the staked token are staked again.

mod create;
mod deposit;
mod emergency;
mod harvest;
mod list;
mod show;
mod withdraw;

use super::{carry_out, look};
use crate::chain::VaultAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use clap::{Args, Subcommand};
use solana_address::Address;

/// A pool, and which of its vaults.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The pool's address
    pool: Address,
    /// The number of the vault, where there are several
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    id: u16,
}

impl Place {
    fn find(&self, context: &Context) -> Outcome<VaultAt> {
        context.rpc.vault(&self.pool, self.id)
    }

    /// In an order.
    fn words(&self) -> String {
        format!("vault {} of {}", self.id, crate::show::short(&self.pool))
    }
}

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum VaultVerb {
    List(list::List),
    Show(show::Show),
    Create(create::Create),
    Deposit(deposit::Deposit),
    Withdraw(withdraw::Withdraw),
    Harvest(harvest::Harvest),
    Claim(harvest::Claim),
    Emergency(emergency::Emergency),
}

impl VaultVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::List(verb) => look(context, |context| verb.show(context)),
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Deposit(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Withdraw(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Harvest(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Claim(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Emergency(verb) => carry_out(context, |context| verb.plan(context)),
        }
    }
}

/// A vault that has left the farm stakes nothing.
fn require_in_farm(at: &VaultAt) -> Outcome<()> {
    match at.has_left() {
        false => Ok(()),
        true => Err(failure(
            "The vault has left the farm after an emergency and stakes nothing any more",
            "Withdraw what you have there; deposit in another vault of the pool (--id)",
        )),
    }
}
