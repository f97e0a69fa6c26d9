//! One event per effect, carrying the state after it, so that an indexer rebuilds who votes
//! with what without reading accounts. Times are in unix seconds.

use anchor_lang::prelude::*;

/// A registrar was created.
#[event]
pub struct RegistrarCreated {
    /// The registrar.
    pub registrar: Address,
    /// The governance program of its realm.
    pub governance_program: Address,
    /// The realm voted in.
    pub realm: Address,
    /// The mint that the votes count as.
    pub governing_token_mint: Address,
    /// Its authority: that of the realm.
    pub authority: Address,
    /// The largest voter weight: 0 fixed, 1 a share of the supply.
    pub max_kind: u8,
    /// Its votes, or its share [1/10,000].
    pub max_value: u64,
}

/// A registrar was offered to another authority; zero takes an offer back.
#[event]
pub struct RegistrarAuthorityProposed {
    /// The registrar.
    pub registrar: Address,
    /// The present authority.
    pub authority: Address,
    /// Who is to accept.
    pub proposed: Address,
}

/// A registrar has another authority.
#[event]
pub struct RegistrarAuthorityAccepted {
    /// The registrar.
    pub registrar: Address,
    /// The new authority.
    pub authority: Address,
}

/// A pool's votes count from now on, or count otherwise.
#[event]
pub struct PoolListed {
    /// The registrar.
    pub registrar: Address,
    /// The pool.
    pub pool: Address,
    /// The votes per unit of weight [2^-32 votes per weight].
    pub power: u64,
    /// How many pools are listed now.
    pub pools: u8,
}

/// A pool's votes no longer count; those that were cast do.
#[event]
pub struct PoolUnlisted {
    /// The registrar.
    pub registrar: Address,
    /// The pool.
    pub pool: Address,
    /// How many pools are listed now.
    pub pools: u8,
}

/// The largest voter weight follows another rule.
#[event]
pub struct MaxVoterWeightSet {
    /// The registrar.
    pub registrar: Address,
    /// 0 fixed, 1 a share of the supply.
    pub kind: u8,
    /// Votes, or the share [1/10,000].
    pub value: u64,
    /// What that is now [votes].
    pub max: u64,
}

/// A position's vote was counted, or taken back.
#[event]
pub struct VoteCounted {
    /// The registrar.
    pub registrar: Address,
    /// What is voted on.
    pub proposal: Address,
    /// Who votes.
    pub owner: Address,
    /// What votes.
    pub position: Address,
    /// The number of the vote among those of the position.
    pub sequence: u64,
    /// What the position votes with now [weight]; 0 took the vote back.
    pub weight: u64,
    /// What that counts [votes].
    pub votes: u64,
    /// What all positions of the owner vote together [votes].
    pub tally: u64,
    /// In which slot governance may take it.
    pub slot: u64,
}

/// The record of a vote was closed.
#[event]
pub struct VoteRecordClosed {
    /// What was voted on.
    pub proposal: Address,
    /// What voted.
    pub position: Address,
    /// What the owner's other positions vote together [votes].
    pub tally: u64,
}

/// A tally was closed.
#[event]
pub struct TallyClosed {
    /// What was voted on.
    pub proposal: Address,
    /// Who voted.
    pub owner: Address,
}
