//! What a vote needs beside the accounts that every receiver gets. All of it follows from the vote,
//! so one list serves every pool and every realm.
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
    acequia_onchain::extras::{
        list, meta, ADDRESS_OF, BY_ADDRESS, BY_SEEDS, IN_ACCOUNT, IN_INSTRUCTION, PART_OF,
    },
    acequia_realms_core::governance::{PARENT_AT, PROPOSAL_MINT_AT},
    acequia_realms_interface::{accounts, instructions::InitializeExtraAccountMetas},
    acequia_vote_hook::CAST,
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

/// The account's content.
pub const LIST: [u8; InitializeExtraAccountMetas::LIST_SIZE] = list(
    CAST,
    [
        meta(BY_ADDRESS, &[], &[IN_INSTRUCTION, BALLOT_AT], false),
        meta(BY_ADDRESS, &[], &[IN_ACCOUNT, PROPOSAL, PARENT_AT as u8], false),
        meta(BY_SEEDS, REGISTRAR, &REALM_AND_MINT, false),
        meta(BY_SEEDS, TALLY, &[ADDRESS_OF, PROPOSAL, ADDRESS_OF, VOTER], true),
        meta(BY_SEEDS, VOTE, &[ADDRESS_OF, PROPOSAL, ADDRESS_OF, POSITION], true),
        meta(BY_SEEDS, VOTER_WEIGHT, &[ADDRESS_OF, REGISTRAR_PLACE, ADDRESS_OF, VOTER], true),
        meta(BY_ADDRESS, &[], &[IN_ACCOUNT, TALLY_PLACE, GOVERNANCE_VOTE_AT], false),
    ],
);

/// The seeds behind a registrar's first one.
const REALM_AND_MINT: [u8; 8] =
    [PART_OF, GOVERNANCE, PARENT_AT as u8, 32, PART_OF, PROPOSAL, PROPOSAL_MINT_AT as u8, 32];
