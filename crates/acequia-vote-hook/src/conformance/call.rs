//! One call of a receiver, as the farm or a forger would make it.

use crate::{Key, Vote, CAST};
use std::vec::Vec;

/// An account as it is to be when the receiver is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub key: Key,
    /// The program that owns it.
    pub owner: Key,
    /// What is in it.
    pub data: Vec<u8>,
    /// Whether it signs. None of the four is writable.
    pub is_signer: bool,
}

/// One call: what to set, and what to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What the clock says [unix s].
    pub now: u64,
    /// The instruction's data.
    pub data: Vec<u8>,
    /// Account 0.
    pub authority: Image,
    /// Account 1.
    pub pool: Image,
    /// Account 2.
    pub position: Image,
    /// Account 3.
    pub voter: Image,
    /// The position whose record goes into the extras. In one forgery it is not the one
    /// that votes.
    pub record_of: Key,
    /// The ballot whose account goes into the extras. In one forgery it is not the one that
    /// the data names.
    pub ballot: Key,
}

impl Call {
    /// The first four accounts, in order. The receiver's extras follow.
    pub fn accounts(&self) -> [&Image; 4] {
        [&self.authority, &self.pool, &self.position, &self.voter]
    }

    /// The same call, changed.
    pub(super) fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut call = self.clone();
        change(&mut call);
        call
    }
}

/// The bytes of a vote with a payload of any length.
pub(super) fn bytes(vote: &Vote) -> Vec<u8> {
    let words =
        [vote.weight, vote.previous_weight, vote.ballot_start, vote.ballot_end, vote.sequence];
    let mut data = [CAST.as_slice(), &vote.ballot].concat();
    words.iter().for_each(|word| data.extend(word.to_le_bytes()));
    data.extend((vote.payload.len() as u32).to_le_bytes());
    data.extend(vote.payload);
    data
}

/// Another address than `key`.
pub(super) fn other(key: &Key) -> Key {
    key.map(|byte| byte ^ 0x5a)
}
