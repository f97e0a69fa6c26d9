//! The checks that every receiver makes, as one function.

use crate::{
    layout::{self, key_at},
    Error, Key, Result, Vote,
};

/// One of the farm's accounts, as the runtime shows it to the receiver.
#[derive(Clone, Copy, Debug)]
pub struct FarmAccount<'a> {
    /// Its address.
    pub key: &'a Key,
    /// The program that owns it.
    pub owner: &'a Key,
    /// What is in it.
    pub data: &'a [u8],
}

/// The first four accounts of the call, in their order.
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'a> {
    /// The vote authority's address: account 0.
    pub authority: &'a Key,
    /// Whether the runtime says that it signed.
    pub authority_signed: bool,
    /// Account 1.
    pub pool: FarmAccount<'a>,
    /// Account 2.
    pub position: FarmAccount<'a>,
    /// The voter's address: account 3.
    pub voter: &'a Key,
}

/// A ballot, as the receiver's own state has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Its address.
    pub key: Key,
    /// From when it takes votes [unix s].
    pub start: u64,
    /// Until when it takes votes, itself excluded [unix s].
    pub end: u64,
}

/// What a receiver keeps for each position and ballot. The default is no vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The sequence number of the last vote.
    pub sequence: u64,
    /// What it weighs [weight]: how much to subtract when it is replaced.
    pub weight: u64,
}

/// What the receiver knows by itself. Nothing of it may come from the call: not from its
/// data, and not from an account that the receiver has not verified as its own.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The farm program.
    pub farm: &'a Key,
    /// A pool whose votes count. Anyone can make a pool, of a worthless mint, so a receiver
    /// has its own list of them.
    pub pool: &'a Key,
    /// When that pool was created, as [`identity`] gave it when it was listed [unix s].
    pub pool_created_at: u64,
    /// The vote authority of that pool for this receiver, as stored when the pool was listed.
    pub authority: &'a Key,
    /// The ballot that the receiver is about to count the vote in.
    pub ballot: Ballot,
    /// The position that `recorded` belongs to.
    pub position: &'a Key,
    /// What is recorded for that position on that ballot.
    pub recorded: Recorded,
    /// The clock sysvar's time [unix s]; 0 for a negative one.
    pub now: u64,
}

/// Makes every check that a receiver owes its voters, and returns what to record.
///
/// In this order, each with its own error: the authority signed and is the expected one; the
/// pool is the expected one, belongs to the farm, is a pool and was created when the expected one
/// was; the position belongs to the
/// farm, is a position, of that pool and of that voter; the record is that position's; the
/// ballot is the receiver's own, with exactly its start and end, and open now; the sequence
/// number is higher than any recorded; the weight that the vote replaces is the recorded one.
///
/// When it succeeds, subtract what the old record added (its weight, with its own payload),
/// add `vote.weight`, and store the returned record. Reads 88 bytes of the two accounts and
/// never panics.
pub fn check(vote: &Vote, accounts: &Accounts, expected: &Expected) -> Result<Recorded> {
    check_authority(accounts, expected)?;
    check_pool(&accounts.pool, expected)?;
    check_position(accounts, expected)?;
    check_ballot(vote, expected)?;
    check_order(vote, &expected.recorded)?;
    Ok(Recorded { sequence: vote.sequence, weight: vote.weight })
}

fn check_authority(accounts: &Accounts, expected: &Expected) -> Result<()> {
    require(accounts.authority_signed, Error::AuthorityNotSigner)?;
    require(accounts.authority == expected.authority, Error::WrongAuthority)
}

fn check_pool(pool: &FarmAccount, expected: &Expected) -> Result<()> {
    require(pool.key == expected.pool, Error::WrongPool)?;
    require(pool.owner == expected.farm, Error::ForeignPool)?;
    require(created_at(pool)? == expected.pool_created_at, Error::PoolReplaced)
}

/// What a receiver stores of a pool that it lists, beside its address: when it was created [unix s].
/// A closed pool's address can be used again, by a pool of other terms.
///
/// Fails unless the account is a pool of the farm, made before `now` [unix s]: one that is closed and
/// made anew within a second could not be told from its successor.
pub fn identity(pool: &FarmAccount, farm: &Key, now: u64) -> Result<u64> {
    require(pool.owner == farm, Error::ForeignPool)?;
    let created_at = created_at(pool)?;
    require(created_at < now, Error::PoolTooYoung)?;
    Ok(created_at)
}

fn created_at(pool: &FarmAccount) -> Result<u64> {
    require(layout::is_a(layout::POOL, pool.data), Error::NotAPool)?;
    layout::created_at(pool.data).ok_or(Error::NotAPool)
}

fn check_position(accounts: &Accounts, expected: &Expected) -> Result<()> {
    let FarmAccount { key, owner, data } = accounts.position;
    require(owner == expected.farm, Error::ForeignPosition)?;
    require(layout::is_a(layout::POSITION, data), Error::NotAPosition)?;
    let pool = key_at(data, layout::POSITION_POOL).ok_or(Error::NotAPosition)?;
    let holder = key_at(data, layout::POSITION_OWNER).ok_or(Error::NotAPosition)?;
    require(pool == accounts.pool.key, Error::PositionOfAnotherPool)?;
    require(holder == accounts.voter, Error::VoterNotOwner)?;
    require(key == expected.position, Error::WrongRecord)
}

fn check_ballot(vote: &Vote, expected: &Expected) -> Result<()> {
    let Ballot { key, start, end } = expected.ballot;
    require(vote.ballot == key, Error::WrongBallot)?;
    let window = (vote.ballot_start, vote.ballot_end);
    require(window == (start, end), Error::WrongWindow)?;
    let open = start <= expected.now && expected.now < end;
    require(open, Error::BallotNotOpen)
}

fn check_order(vote: &Vote, recorded: &Recorded) -> Result<()> {
    require(vote.sequence > recorded.sequence, Error::StaleSequence)?;
    let replaces = vote.previous_weight == recorded.weight;
    require(replaces, Error::WrongPreviousWeight)
}

fn require(holds: bool, otherwise: Error) -> Result<()> {
    if !holds {
        return Err(otherwise);
    }
    Ok(())
}
