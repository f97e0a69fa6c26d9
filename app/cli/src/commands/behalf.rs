//! Whose position a verb is about: the wallet's own, or one whose operator the wallet is.

use super::common::Seat;
use crate::chain::PositionAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::Plan;
use crate::show::short;
use acequia_interface::flags::{MAY_CLAIM, MAY_COMPOUND, MAY_VOTE};
use clap::{Args, ValueEnum};
use solana_address::Address;

/// For an operator: whose position it is.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Behalf {
    /// Act for this owner, who has named you the operator of their position
    #[arg(long, value_name = "ADDRESS")]
    owner: Option<Address>,
    /// The position itself, in place of its owner and number: where another has opened it
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["owner", "index"])]
    position: Option<Address>,
}

/// What an operator may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Right {
    /// Claim to your canonical accounts
    Claim,
    /// Compound and reinvest, into unlocked positions of yours that name it
    Compound,
    /// Cast and withdraw votes
    Vote,
}

impl Right {
    pub const fn bit(self) -> u8 {
        match self {
            Self::Claim => MAY_CLAIM,
            Self::Compound => MAY_COMPOUND,
            Self::Vote => MAY_VOTE,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Compound => "compound",
            Self::Vote => "vote",
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Claim => "claim to your own accounts",
            Self::Compound => "compound and reinvest where no lock runs",
            Self::Vote => "vote, which holds stake for 14 days at most",
        }
    }
}

/// What the operator of a position may do, in words; none where it has none.
pub fn rights_in_words(rights: u8) -> Option<String> {
    let held = Right::value_variants().iter().filter(|right| rights & right.bit() != 0);
    let words: Vec<_> = held.map(|right| right.words()).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

impl Behalf {
    /// The position, which is the wallet's or one on which it has that right.
    pub fn position(&self, context: &Context, seat: &Seat, right: Right) -> Outcome<PositionAt> {
        let me = context.me()?;
        let at = match self.position {
            Some(address) => context.rpc.position_at(&address)?,
            None => {
                let owner = self.owner.unwrap_or(me);
                context.rpc.position(&seat.pool, &owner, seat.index)?
            }
        };
        require_in(&at, &seat.pool)?;
        require_right(&at, &me, right)?;
        Ok(at)
    }
}

fn require_in(at: &PositionAt, pool: &Address) -> Outcome<()> {
    match at.position.pool == *pool {
        true => Ok(()),
        false => Err(failure(
            format!("The position {} is not in the pool {pool}", at.address),
            format!("Name the pool it is in, {}", at.position.pool),
        )),
    }
}

/// Refuses whoever is neither the owner nor an operator with that right.
pub fn require_right(at: &PositionAt, me: &Address, right: Right) -> Outcome<()> {
    let p = &at.position;
    if p.owner == *me || (p.operator == *me && p.rights & right.bit() != 0) {
        return Ok(());
    }
    let (word, owner) = (right.word(), p.owner);
    Err(failure(
        format!("You are not an operator of {} who may {word}", at.address),
        format!("Its owner {owner} can name you: acequia operator POOL --name {me} --may {word}"),
    ))
}

impl PositionAt {
    /// In an order: by its number where it is the wallet's own.
    pub fn place(&self, me: &Address) -> String {
        let (address, owner) = (short(&self.address), self.position.owner);
        match owner == *me {
            true => format!("position {}", self.position.index),
            false => format!("position {address} of {}", short(&owner)),
        }
    }

    /// Says in a plan whom it is for, where that is not the wallet's owner.
    pub fn note_whose(&self, plan: &mut Plan, me: &Address) {
        let owner = self.position.owner;
        let note = format!("you act for {owner}, as their operator; what it brings is theirs");
        plan.notes.extend((owner != *me).then_some(note));
    }
}
