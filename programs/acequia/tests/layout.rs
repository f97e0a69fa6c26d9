//! The bytes of both accounts, and the numbers of errors, as clients have them.

use {
    acequia::{
        error::{refused, FarmError},
        state::{pod, Page, Pool, PoolAccount, Position, PositionAccount, StreamSlot, VoteReceipt},
    },
    anchor_lang::{prelude::*, Discriminator},
    core::mem::{offset_of, size_of},
};

/// Offsets from the start of the account: 8 bytes of discriminator come first.
macro_rules! offsets {
    ($header:ty { $($field:ident: $at:literal),* $(,)? }) => {
        $(assert_eq!(8 + offset_of!($header, $field), $at, stringify!($field));)*
    };
}

#[test]
fn a_pools_header_is_where_clients_look() {
    offsets!(Pool {
        version: 8,
        bump: 9,
        stake_vault_bump: 10,
        flags: 11,
        id: 12,
        capacity: 14,
        stake_token_program: 15,
        creator: 16,
        authority: 48,
        pending_authority: 80,
        reward_manager: 112,
        stake_mint: 144,
        stake_vault: 176,
        delegate: 208,
        hook: 240,
        pending_hook: 272,
        hook_activates_at: 304,
        accepted_risks: 312,
        stake_decimals: 314,
        vote_authority_bump: 315,
        page_bump: 316,
        created_at: 320,
        totals: 328,
        caps: 376,
        lock: 392,
        closing_announced_at: 408,
        _reserved: 416,
    });
    assert_eq!(8 + size_of::<Pool>(), 424);
}

#[test]
fn a_position_is_where_clients_look() {
    offsets!(Position {
        version: 8,
        bump: 9,
        flags: 10,
        index: 12,
        pool: 16,
        owner: 48,
        rent_payer: 80,
        operator: 112,
        stake: 144,
    });
    assert_eq!(8 + size_of::<Position>(), 328);
}

#[test]
fn a_receipt_is_where_clients_look() {
    offsets!(VoteReceipt {
        version: 8,
        bump: 9,
        flags: 10,
        vote_authority_bump: 11,
        pool: 16,
        position: 48,
        hook_program: 80,
        ballot: 112,
        rent_payer: 144,
        ballot_start: 176,
        ballot_end: 184,
        weight: 192,
        sequence: 200,
        cast_at: 208,
    });
    assert_eq!(VoteReceipt::SPACE, 216);
}

#[test]
fn a_page_is_where_clients_look() {
    offsets!(Page { version: 8, bump: 9, pool: 10, name: 42, text: 74, link: 330 });
    assert_eq!(Page::SPACE, 458);
}

#[test]
fn the_tails_follow_after_their_length() {
    assert_eq!(size_of::<StreamSlot>(), 576);
    assert_eq!(size_of::<pod::Checkpoint>(), 40);
    assert_eq!(PoolAccount::space_for(1), 424 + 8 + 576);
    assert_eq!(PositionAccount::space_for(3), 328 + 8 + 3 * 40);
}

#[test]
fn the_largest_pool_can_be_created_in_one_instruction() {
    assert!(PoolAccount::space_for(16) <= 10_240);
}

#[test]
fn a_slot_is_where_clients_look() {
    let offsets = [
        offset_of!(StreamSlot, mint),
        offset_of!(StreamSlot, vault),
        offset_of!(StreamSlot, funder),
        offset_of!(StreamSlot, pending_funder),
        offset_of!(StreamSlot, token_program),
        offset_of!(StreamSlot, books),
    ];
    assert_eq!(offsets, [0, 32, 64, 96, 128, 136]);
}

#[test]
fn discriminators_are_anchors() {
    assert_eq!(Pool::DISCRIMINATOR, &anchor_lang::sha256(b"account:Pool")[..8]);
    assert_eq!(Position::DISCRIMINATOR, &anchor_lang::sha256(b"account:Position")[..8]);
}

/// Every rule's error has the number the program's list gives to the variant of its name.
macro_rules! same_numbers {
    ($($name:ident)*) => {
        $(assert_eq!(
            refused(acequia_core::Error::$name),
            ProgramError::from(FarmError::$name),
            stringify!($name),
        );)*
    };
}

#[test]
fn a_rules_error_keeps_its_number() {
    same_numbers! {
        ZeroAmount InsufficientStake PositionCapExceeded PoolCapExceeded WeightOverflow
        FundingOverflow Locked VoteLocked LockNotOffered LockOutOfRange LockWouldShrink
        LockNotOver NotLocked EarlyLeaveNotOffered StakeLeft RewardsOwed ScheduleEmpty
        ScheduleTooLong SegmentTooShort StartOutOfRange StartNotContiguous ScheduleEnded
        StreamNotActive SlotInUse StreamNotFinished StreamStillOwes CommitmentOutOfRange
        WrongStreamKind WindowOutOfRange LockRuleOutOfRange NothingToRefund NothingOwed
        StreamNotClosing BallotNotOpen BallotTooLong NoEligibleWeight NoOpenVote VotesOpen
        SlotOutOfRange TooManyVotes EndOutOfRange WeightBelowLeast RateRuleOutOfRange
        TopUpNotOffered IdleTooSmall
    }
}

#[test]
fn numbers_never_move() {
    let number = |error| ProgramError::from(error);
    assert_eq!(number(FarmError::ZeroAmount), ProgramError::Custom(6000));
    assert_eq!(number(FarmError::SlotOutOfRange), ProgramError::Custom(6038));
    assert_eq!(number(FarmError::WrongArguments), ProgramError::Custom(6100));
    assert_eq!(number(FarmError::InvariantBroken), ProgramError::Custom(6132));
    assert_eq!(number(FarmError::ReceiptInUse), ProgramError::Custom(6143));
}
