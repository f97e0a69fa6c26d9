//! Realms of SPL Governance, in which staked tokens vote through the adapter.

mod add;
mod authority;
mod ballot;
mod close;
mod create;
mod maximum;
mod remove;
mod show;
mod vote;
mod withdraw;

use super::{carry_out, look};
use crate::chain::{ProposalAt, RealmAt};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::show::amount;
use acequia_realms_interface::{addresses, Registrar, VoteRecord, ID};
use clap::{Args, Subcommand};
use solana_address::Address;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum RealmVerb {
    Create(create::Create),
    Add(add::Add),
    Remove(remove::Remove),
    Maximum(maximum::Maximum),
    Authority(authority::Authority),
    Close(close::Close),
    Vote(vote::Vote),
    Withdraw(withdraw::Withdraw),
    Show(show::Show),
}

impl RealmVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Add(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Remove(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Maximum(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Authority(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Close(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Vote(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Withdraw(verb) => carry_out(context, |context| verb.plan(context)),
        }
    }
}

/// A realm's community, or its council.
#[derive(Clone, Debug, Args)]
pub struct House {
    /// The realm's address
    pub realm: Address,
    /// Its council, instead of its community
    #[arg(long)]
    pub council: bool,
}

/// A house and its registrar at the adapter.
struct Registry {
    address: Address,
    mint: Address,
    registrar: Registrar,
}

impl House {
    /// The realm, and the mint that the house votes by.
    fn find(&self, context: &Context) -> Outcome<(RealmAt, Address)> {
        let at = context.rpc.realm(&self.realm)?;
        Ok((at, at.mint(self.council)?))
    }

    /// The registrar, which must be there.
    fn registry(&self, context: &Context) -> Outcome<Registry> {
        let (_, mint) = self.find(context)?;
        let registrar = context.rpc.registrar(&self.realm, &mint)?;
        Ok(Registry { address: addresses::registrar(&self.realm, &mint).0, mint, registrar })
    }

    /// As a plan's title.
    fn title(&self) -> String {
        let house = if self.council { "council" } else { "community" };
        format!("The {house} of the realm {}", self.realm)
    }
}

impl Registry {
    /// Refuses where somebody else is the authority.
    fn require_authority(&self, me: Address) -> Outcome<()> {
        match self.registrar.authority == me {
            true => Ok(()),
            false => Err(failure(
                format!("Only the registrar's authority {} does this", self.registrar.authority),
                "Sign as the authority, by -k",
            )),
        }
    }
}

/// Votes, which are counted in base units of the mint that the house votes by.
struct Votes {
    decimals: u8,
    symbol: String,
}

impl Votes {
    fn of(context: &Context, mint: &Address) -> Outcome<Self> {
        let mint = context.rpc.mint(mint)?;
        Ok(Self { decimals: mint.decimals, symbol: context.names.symbol(&mint.address) })
    }

    fn words(&self, votes: u64) -> String {
        format!("{} of votes", amount(votes, self.decimals, &self.symbol))
    }
}

/// The votes that the wallet's positions have passed on to a proposal, not taken back, and that hold
/// their stake still.
fn passed_on(context: &Context, at: &ProposalAt) -> Outcome<Vec<VoteRecord>> {
    let proposal = &at.place.proposal;
    let tally = addresses::tally(proposal, &context.me()?).0;
    let on = (VoteRecord::PROPOSAL_OFFSET, proposal.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &VoteRecord::DISCRIMINATOR), on])?;
    let read = found.iter().filter_map(|(_, account)| VoteRecord::read(&account.data).ok());
    let stands = |r: &VoteRecord| r.tally == tally && r.weight > 0 && at.now < r.end;
    Ok(read.filter(stands).collect())
}
