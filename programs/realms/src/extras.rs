//! What a vote needs beside the accounts that every receiver gets, in the bytes of
//! `spl-tlv-account-resolution`. All of it follows from the vote, so one list serves every pool
//! and every realm.
//!
//! | # | account | found by |
//! |---|---|---|
//! | 4 | proposal | the address at 8 in the vote's data: the ballot |
//! | 5 | governance | the address at 1 in account 4 |
//! | 6 | registrar | the seeds "registrar", 32 bytes at 1 in account 5 (the realm), 32 bytes at 33 in account 4 (the mint) |
//! | 7 | tally, writable | the seeds "tally", account 4, account 3 (the voter) |
//! | 8 | vote record, writable | the seeds "vote", account 4, account 2 (the position) |
//! | 9 | voter weight record, writable | the seeds "voter-weight-record", account 6, account 3 |
//! | 10 | governance's vote record | the address at 80 in account 7 |

use {
    crate::seeds::{REGISTRAR, TALLY, VOTE, VOTER_WEIGHT},
    acequia_realms_core::governance::{PARENT_AT, PROPOSAL_MINT_AT},
    acequia_realms_interface::{accounts, instructions::InitializeExtraAccountMetas},
    acequia_vote_hook::CAST,
    core::mem::size_of,
};

/// Where the ballot stands in the vote's data.
const BALLOT_AT: u8 = CAST.len() as u8;
/// Where a tally names governance's vote record.
const GOVERNANCE_VOTE_AT: u8 = accounts::Tally::GOVERNANCE_VOTE_OFFSET as u8;

/// The places of accounts among those of the vote.
const POSITION: u8 = 2;
const VOTER: u8 = 3;
const PROPOSAL: u8 = 4;
const GOVERNANCE: u8 = 5;
const REGISTRAR_PLACE: u8 = 6;
const TALLY_PLACE: u8 = 7;

/// How an account is found: by seeds of this program, or by an address in data.
const BY_SEEDS: u8 = 1;
const BY_ADDRESS: u8 = 2;
/// Where an address stands: in the instruction's data, in an account's.
const IN_INSTRUCTION: u8 = 1;
const IN_ACCOUNT: u8 = 2;
/// What a seed is: bytes, an account's address, a part of an account's data.
const LITERAL: u8 = 1;
const ADDRESS_OF: u8 = 3;
const PART_OF: u8 = 4;

/// One account: how it is found, 32 bytes that say where, whether it signs, whether it is
/// writable.
type Meta = [u8; 35];

const METAS: [Meta; 7] = [
    meta(BY_ADDRESS, &[], &[IN_INSTRUCTION, BALLOT_AT], false),
    meta(BY_ADDRESS, &[], &[IN_ACCOUNT, PROPOSAL, PARENT_AT as u8], false),
    meta(
        BY_SEEDS,
        REGISTRAR,
        &[PART_OF, GOVERNANCE, PARENT_AT as u8, 32, PART_OF, PROPOSAL, PROPOSAL_MINT_AT as u8, 32],
        false,
    ),
    meta(BY_SEEDS, TALLY, &[ADDRESS_OF, PROPOSAL, ADDRESS_OF, VOTER], true),
    meta(BY_SEEDS, VOTE, &[ADDRESS_OF, PROPOSAL, ADDRESS_OF, POSITION], true),
    meta(BY_SEEDS, VOTER_WEIGHT, &[ADDRESS_OF, REGISTRAR_PLACE, ADDRESS_OF, VOTER], true),
    meta(BY_ADDRESS, &[], &[IN_ACCOUNT, TALLY_PLACE, GOVERNANCE_VOTE_AT], false),
];

/// A number of accounts (u32), and the accounts.
const VALUE: usize = 4 + size_of::<[Meta; 7]>();

/// The account's content: type and length of the one entry, the number of metas, the metas.
pub const LIST: [u8; 8 + 4 + VALUE] = {
    let mut list = [0; 8 + 4 + VALUE];
    put(&mut list, 0, &CAST);
    list[8] = VALUE as u8;
    list[12] = METAS.len() as u8;
    let mut nth = 0;
    while nth < METAS.len() {
        put(&mut list, 16 + nth * size_of::<Meta>(), &METAS[nth]);
        nth += 1;
    }
    list
};

const _: () = assert!(LIST.len() == InitializeExtraAccountMetas::LIST_SIZE);

const _: () = assert!(VALUE < 256, "the length would need a second byte");

/// An account: found by `how`, where a literal seed comes first and `rest` follows.
const fn meta(how: u8, literal: &[u8], rest: &[u8], writable: bool) -> Meta {
    let mut meta = [0; 35];
    meta[0] = how;
    let mut at = 1;
    if !literal.is_empty() {
        put(&mut meta, at, &[LITERAL, literal.len() as u8]);
        put(&mut meta, at + 2, literal);
        at += 2 + literal.len();
    }
    put(&mut meta, at, rest);
    meta[34] = writable as u8;
    meta
}

const fn put(into: &mut [u8], at: usize, bytes: &[u8]) {
    let mut nth = 0;
    while nth < bytes.len() {
        into[at + nth] = bytes[nth];
        nth += 1;
    }
}
