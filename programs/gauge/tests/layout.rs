//! The bytes of the accounts, and the numbers of errors, as clients have them.

use {
    anchor_lang::{prelude::*, Discriminator},
    core::mem::{offset_of, size_of},
    gauge::{
        error::{not_counted, refused, GaugeError},
        extras,
        state::{Epoch, Gauge, Member, VoteRecord},
    },
};

/// Offsets from the start of the account: 8 bytes of discriminator come first.
macro_rules! offsets {
    ($header:ty { $($field:ident: $at:literal),* $(,)? }) => {
        $(assert_eq!(8 + offset_of!($header, $field), $at, stringify!($field));)*
    };
}

#[test]
fn a_gauge_is_where_clients_look() {
    offsets!(Gauge {
        version: 8,
        bump: 9,
        budget_bump: 10,
        token_program: 11,
        id: 12,
        decimals: 14,
        count: 15,
        creator: 16,
        authority: 48,
        pending_authority: 80,
        power_manager: 112,
        pending_power_manager: 144,
        reward_mint: 176,
        budget: 208,
        terms: 240,
        books: 280,
        epochs: 328,
        unsettled: 332,
        powers: 336,
        members: 464,
        _reserved: 1_744,
    });
    assert_eq!(Gauge::SPACE, 1_776);
    assert_eq!(size_of::<Member>(), 80);
}

#[test]
fn an_epoch_and_a_record_are_where_clients_look() {
    offsets!(Epoch { version: 8, bump: 9, gauge: 16, rent_payer: 48, books: 80, members: 656 });
    assert_eq!(Epoch::SPACE, 1_936);
    offsets!(VoteRecord {
        version: 8,
        bump: 9,
        source: 10,
        epoch: 16,
        position: 48,
        voter: 80,
        rent_payer: 112,
        voting_end: 144,
        sequence: 152,
        vote: 160,
    });
    assert_eq!(VoteRecord::SPACE, 208);
}

#[test]
fn discriminators_are_anchors() {
    assert_eq!(Gauge::DISCRIMINATOR, &anchor_lang::sha256(b"account:Gauge")[..8]);
    assert_eq!(Epoch::DISCRIMINATOR, &anchor_lang::sha256(b"account:Epoch")[..8]);
}

#[test]
fn the_list_of_extra_accounts_has_two_entries() {
    assert_eq!(extras::LIST.len(), 8 + 4 + 4 + 2 * 35);
    assert_eq!(extras::LIST[..8], acequia_vote_hook::CAST);
    assert_eq!((extras::LIST[8], extras::LIST[12]), (4 + 2 * 35, 2));
}

/// Every rule's error has the number the program's list gives to the variant of its name.
macro_rules! same_numbers {
    ($number:path, $rules:path: $($name:ident)*) => {
        $(assert_eq!(
            { use $rules as Rule; $number(Rule::$name) },
            ProgramError::from(GaugeError::$name),
            stringify!($name),
        );)*
    };
}

#[test]
fn a_rules_error_keeps_its_number() {
    same_numbers! {
        refused, acequia_gauge_core::Error:
        ZeroAmount FundingOverflow NothingIdle EpochLengthOutOfRange ClosingOutOfRange
        CapOutOfRange EpochOutOfRange EpochTooEarly VotingOver EpochNotNext PoolCountOutOfRange
        PoolOutOfRange VotingNotBegun NoVotes VotesOverflow SplitMalformed SplitUnordered
        SplitNotWhole VotingNotOver AlreadySettled NotSettled NoShare ShareSpent GiveBackTooEarly
        VotingBegun
    }
}

#[test]
fn what_the_vote_interface_refuses_keeps_its_number() {
    same_numbers! {
        not_counted, acequia_vote_hook::Error:
        NotAVote DataTooShort DataTooLong PayloadTooLong AuthorityNotSigner WrongAuthority
        ForeignPool NotAPool ForeignPosition NotAPosition PositionOfAnotherPool VoterNotOwner
        WrongRecord WrongBallot WrongWindow BallotNotOpen StaleSequence WrongPreviousWeight
        PoolReplaced PoolTooYoung
    }
    let unlisted = not_counted(acequia_vote_hook::Error::WrongPool);
    assert_eq!(unlisted, ProgramError::from(GaugeError::PoolDoesNotVote));
}

#[test]
fn numbers_never_move() {
    let number = |error| ProgramError::from(error);
    assert_eq!(number(GaugeError::ZeroAmount), ProgramError::Custom(6000));
    assert_eq!(number(GaugeError::GiveBackTooEarly), ProgramError::Custom(6023));
    assert_eq!(number(GaugeError::WrongArguments), ProgramError::Custom(6100));
    assert_eq!(number(GaugeError::EpochsLeft), ProgramError::Custom(6127));
    assert_eq!(number(GaugeError::VotingBegun), ProgramError::Custom(6024));
    assert_eq!(number(GaugeError::WrongUpcomingEpoch), ProgramError::Custom(6132));
    assert_eq!(number(GaugeError::NotPendingPowerManager), ProgramError::Custom(6133));
    assert_eq!(number(GaugeError::WrongPreviousWeight), ProgramError::Custom(6218));
}
