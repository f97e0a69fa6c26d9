//! What a vote needs beside the accounts that every receiver gets. A test holds the list against
//! `spl-tlv-account-resolution`.
//!
//! | # | account | found by |
//! |---|---|---|
//! | 4 | epoch, writable | the address at 8 in the vote's data: the ballot |
//! | 5 | vote record, writable | the seeds "vote", account 4, account 2 (the position) |

use {
    crate::seeds::VOTE,
    acequia_gauge_interface::instructions::InitializeExtraAccountMetas,
    acequia_onchain::extras::{list, meta, ADDRESS_OF, BY_ADDRESS, BY_SEEDS, IN_INSTRUCTION},
    acequia_vote_hook::CAST,
};

/// Where the ballot stands in the vote's data.
const BALLOT_AT: u8 = CAST.len() as u8;
/// The places of accounts among those of the vote.
const POSITION: u8 = 2;
const EPOCH: u8 = 4;

/// The account's content.
pub const LIST: [u8; InitializeExtraAccountMetas::LIST_SIZE] = list(
    CAST,
    [
        meta(BY_ADDRESS, &[], &[IN_INSTRUCTION, BALLOT_AT], true),
        meta(BY_SEEDS, VOTE, &[ADDRESS_OF, EPOCH, ADDRESS_OF, POSITION], true),
    ],
);
