//! What a vote needs beside the accounts that every receiver gets, in the bytes of
//! `spl-tlv-account-resolution`: a test holds them against that crate.
//!
//! | # | account | found by |
//! |---|---|---|
//! | 4 | epoch, writable | the address at 8 in the vote's data: the ballot |
//! | 5 | vote record, writable | the seeds "vote", account 4, account 2 (the position) |

use {
    crate::seeds::VOTE, acequia_gauge_interface::instructions::InitializeExtraAccountMetas,
    acequia_vote_hook::CAST,
};

/// Where the ballot stands in the vote's data.
const BALLOT_AT: u8 = CAST.len() as u8;
/// The places of accounts among those of the vote.
const POSITION: u8 = 2;
const EPOCH: u8 = 4;

/// One account: how it is found (1 seeds of this program, 2 an address in data), 32 bytes that
/// say where, whether it signs, whether it is writable.
type Meta = [u8; 35];

const COUNT: u8 = 2;
/// A number of accounts (u32), and the accounts.
const VALUE: usize = 4 + COUNT as usize * size_of::<Meta>();

/// The account's content: type and length of the one entry, the number of metas, the metas.
pub const LIST: [u8; 8 + 4 + VALUE] = {
    let mut list = [0; 8 + 4 + VALUE];
    put(&mut list, 0, &CAST);
    list[8] = VALUE as u8;
    list[12] = COUNT;
    put(&mut list, 16, &epoch());
    put(&mut list, 16 + size_of::<Meta>(), &record());
    list
};

const _: () = assert!(LIST.len() == InitializeExtraAccountMetas::LIST_SIZE);

/// Found by an address in the instruction's data.
const fn epoch() -> Meta {
    let mut meta = writable(2);
    put(&mut meta, 1, &[1, BALLOT_AT]);
    meta
}

/// Found by seeds: a literal, and two accounts' addresses.
const fn record() -> Meta {
    let mut meta = writable(1);
    put(&mut meta, 1, &[1, VOTE.len() as u8]);
    put(&mut meta, 3, VOTE);
    put(&mut meta, 3 + VOTE.len(), &[3, EPOCH, 3, POSITION]);
    meta
}

const fn writable(kind: u8) -> Meta {
    let mut meta = [0; 35];
    meta[0] = kind;
    meta[34] = 1;
    meta
}

const fn put(into: &mut [u8], at: usize, bytes: &[u8]) {
    let mut nth = 0;
    while nth < bytes.len() {
        into[at + nth] = bytes[nth];
        nth += 1;
    }
}
