//! What the kit must know of a receiver.

use super::{
    call::{bytes, Call, Image},
    forged_accounts, forged_data, timing, valid, wrong_order, Case,
};
use crate::{layout, layout::blank as size, Ballot, Key, Vote};
use std::{vec, vec::Vec};

/// The address of a vote authority: of farm, pool and receiving program.
pub type Authority = fn(&Key, &Key, &Key) -> Key;

/// A receiver, and a vote that it must count. [`new`](Self::new) fills in what most
/// receivers do not care about; change the fields before asking for the [`cases`](Self::cases).
#[derive(Clone, Debug)]
pub struct Receiver {
    /// The farm that the receiver listens to.
    pub farm: Key,
    /// The receiving program.
    pub program: Key,
    /// A pool whose votes it counts.
    pub pool: Key,
    /// When that pool was created, as the receiver has stored it [unix s].
    pub pool_created_at: u64,
    /// A ballot of its own, at least three seconds long.
    pub ballot: Ballot,
    /// The address that [`seeds::vote_authority`](crate::seeds::vote_authority) gives.
    pub authority: Authority,
    /// The position that votes. The receiver has an empty record of it.
    pub position: Key,
    /// A position of the same owner. The receiver has an empty record of it as well.
    pub other_position: Key,
    /// Who owns both.
    pub voter: Key,
    /// What each of them votes with [weight]; 2 or more.
    pub weight: u64,
    /// The payload of a vote.
    pub payload: Vec<u8>,
    /// The payload of a withdrawal.
    pub withdrawal_payload: Vec<u8>,
    /// The pool's account. The kit writes the time of its creation into it.
    pub pool_data: Vec<u8>,
    /// The account of both positions. The kit writes pool and owner into it.
    pub position_data: Vec<u8>,
}

impl Receiver {
    /// A receiver that reads nothing in the farm's accounts but what [`layout`] names, and
    /// wants no payload.
    pub fn new(farm: Key, program: Key, pool: Key, ballot: Ballot, authority: Authority) -> Self {
        Self {
            farm,
            program,
            pool,
            pool_created_at: 1,
            ballot,
            authority,
            position: [0xa1; 32],
            other_position: [0xa2; 32],
            voter: [0xa3; 32],
            weight: 1_000_000,
            payload: Vec::new(),
            withdrawal_payload: Vec::new(),
            pool_data: blank(
                layout::POOL,
                size::POOL,
                &[(size::VERSION_AT, 1), (size::POOL_CAPACITY_AT, 1), (size::POOL_LENGTH_AT, 1)],
            ),
            position_data: blank(
                layout::POSITION,
                size::POSITION,
                &[(size::VERSION_AT, 1), (size::POSITION_LENGTH_AT, 1)],
            ),
        }
    }

    /// Every case, the valid ones first.
    pub fn cases(&self) -> Vec<Case> {
        [
            valid::cases(self),
            forged_accounts::cases(self),
            forged_data::cases(self),
            timing::cases(self),
            wrong_order::cases(self),
        ]
        .concat()
    }

    /// The first vote of the position.
    pub(super) fn vote(&self) -> Vote<'_> {
        Vote {
            ballot: self.ballot.key,
            weight: self.weight,
            previous_weight: 0,
            ballot_start: self.ballot.start,
            ballot_end: self.ballot.end,
            sequence: 7,
            payload: &self.payload,
        }
    }

    /// What replaces [`vote`](Self::vote): a little less, after votes on other ballots.
    pub(super) fn replacement(&self) -> Vote<'_> {
        Vote { weight: self.less(), previous_weight: self.weight, sequence: 12, ..self.vote() }
    }

    /// What withdraws [`vote`](Self::vote).
    pub(super) fn withdrawal(&self) -> Vote<'_> {
        Vote {
            weight: 0,
            previous_weight: self.weight,
            sequence: 8,
            payload: &self.withdrawal_payload,
            ..self.vote()
        }
    }

    /// A little less than the weight.
    pub(super) fn less(&self) -> u64 {
        self.weight.saturating_sub(1)
    }

    /// The call that the farm makes for a vote of the position, midway through the ballot.
    pub(super) fn call(&self, vote: &Vote) -> Call {
        let farm_account = |key, data| Image { key, owner: self.farm, data, is_signer: false };
        let position = farm_account(self.position, self.position_data(&self.pool, &self.voter));
        Call {
            now: self.ballot.start.midpoint(self.ballot.end),
            data: bytes(vote),
            authority: wallet((self.authority)(&self.farm, &self.pool, &self.program), true),
            pool: farm_account(self.pool, self.pool_data(self.pool_created_at)),
            position,
            voter: wallet(self.voter, false),
            record_of: self.position,
            ballot: self.ballot.key,
        }
    }

    /// The pool's account, created then [unix s].
    pub(super) fn pool_data(&self, created_at: u64) -> Vec<u8> {
        let mut data = self.pool_data.clone();
        write(&mut data, layout::POOL_CREATED_AT, &created_at.to_le_bytes());
        data
    }

    /// A position's account.
    pub(super) fn position_data(&self, pool: &Key, owner: &Key) -> Vec<u8> {
        let mut data = self.position_data.clone();
        write(&mut data, layout::POSITION_POOL, pool);
        write(&mut data, layout::POSITION_OWNER, owner);
        data
    }
}

/// An account with nothing in it, of the system program.
pub(super) fn wallet(key: Key, is_signer: bool) -> Image {
    Image { key, owner: [0; 32], data: Vec::new(), is_signer }
}

/// A well-formed account of layout version 1: zeros, but for its type and a few bytes.
fn blank(discriminator: [u8; 8], length: usize, set: &[(usize, u8)]) -> Vec<u8> {
    let mut data = vec![0; length];
    write(&mut data, 0, &discriminator);
    set.iter().for_each(|(at, byte)| write(&mut data, *at, &[*byte]));
    data
}

/// Overwrites a part of `data`. What does not fit is left as it is: such an account cannot be
/// the valid one.
fn write(data: &mut [u8], at: usize, bytes: &[u8]) {
    let room = data.iter_mut().skip(at);
    room.zip(bytes).for_each(|(to, from)| *to = *from);
}
