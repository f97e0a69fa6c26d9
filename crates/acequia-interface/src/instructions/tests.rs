//! Pins the order and roles of accounts and the bytes of arguments, where they are not
//! plain to see.

use super::*;
use crate::addresses::{SPL_TOKEN, TOKEN_2022};
use crate::{facts::Fact, wire::Bytes, ID};
use acequia_core::{Caps, IdlePolicy, LockRule, RateRule, Segment};
use alloc::vec::Vec;
use solana_address::Address;
use solana_instruction::Instruction;

fn key(byte: u8) -> Address {
    Address::new_from_array([byte; 32])
}

/// First byte of each account's key.
fn keys(instruction: &Instruction) -> Vec<u8> {
    instruction.accounts.iter().map(|meta| meta.pubkey.to_bytes()[0]).collect()
}

fn args(instruction: &Instruction) -> &[u8] {
    &instruction.data[8..]
}

#[test]
fn terms_of_a_pool_take_66_bytes() {
    let lock = LockRule { max_seconds: 1, max_multiplier_bps: 2, early_leave_bps: 3, _reserved: 9 };
    let made = CreatePool {
        creator: key(1),
        payer: key(2),
        pool: key(3),
        stake_mint: key(4),
        stake_vault: key(5),
        penalty_vault: None,
        token_program: SPL_TOKEN,
        id: 0x0201,
        capacity: 16,
        reward_manager: key(7),
        lock,
        caps: Caps { pool: 4, position: 5 },
        accepted_risks: crate::risks::Risks::PAUSABLE,
    }
    .instruction();
    let data = args(&made);
    assert_eq!(data.len(), 2 + 1 + 32 + 12 + 16 + 2);
    assert_eq!(
        (&data[..3], &data[35..47]),
        (&[1, 2, 16][..], &[1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0][..])
    );
    assert_eq!(data[63..], [4, 0]);
    let payer = &made.accounts[1];
    assert!(payer.is_signer && payer.is_writable && made.program_id == ID);
}

#[test]
fn a_curve_is_a_length_and_twelve_bytes_a_segment() {
    let segments = [Segment { seconds: 1, amount: 2 }, Segment { seconds: 3, amount: 4 }];
    let added = AddStream {
        reward_manager: key(1),
        payer: key(2),
        pool: key(3),
        mint: key(4),
        vault: key(5),
        source: Some(Source { account: key(6), authority: key(7) }),
        token_program: key(8),
        slot: 9,
        funder: key(10),
        start: 11,
        segments: &segments,
        committed_until: 12,
        idle_policy: IdlePolicy::Refund,
        rate: RateRule { full_weight: 5, least_weight: 4 },
    }
    .instruction();
    assert_eq!(keys(&added), [1, 2, 3, 4, 5, 6, 7, 8, 0]);
    let data = args(&added);
    assert_eq!((data[0], data[1], data[33]), (9, 10, 11));
    assert_eq!(
        data[41..],
        [
            2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 12,
            0, 0, 0, 0, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0
        ]
    );
}

#[test]
fn a_program_writes_the_same_data_without_a_list() {
    let segment = Segment { seconds: 1, amount: 2 };
    let extended = ExtendStream {
        funder: key(1),
        pool: key(2),
        vault: key(3),
        mint: key(4),
        source: key(5),
        source_authority: key(6),
        token_program: key(7),
        slot: 8,
        start: 9,
        segments: &[segment],
    }
    .instruction();
    const SIZE: usize = ExtendStream::DATA + Segment::SIZE;
    assert_eq!(extended.data, ExtendStream::data::<SIZE>(8, 9, &[segment]));
    let retired = WindDownStream { closer: key(1), pool: key(2), slot: 3 }.instruction();
    assert_eq!(retired.data, WindDownStream::data::<{ WindDownStream::DATA }>(3));
}

fn reward(slot: u8, token_program: Address) -> Reward {
    Reward {
        slot,
        vault: key(10 + slot),
        destination: key(30 + slot),
        mint: key(50 + slot),
        token_program,
    }
}

#[test]
fn claims_go_in_rising_order_whatever_the_order_asked() {
    let rewards = [reward(9, SPL_TOKEN), reward(0, TOKEN_2022), reward(2, SPL_TOKEN)];
    let claim =
        Claim { signer: key(1), pool: key(2), position: key(3), rewards: &rewards }.instruction();
    assert_eq!(args(&claim), 0b10_0000_0101u16.to_le_bytes());
    assert_eq!(keys(&claim)[..3], [1, 2, 3]);
    assert_eq!(keys(&claim)[5..], [10, 30, 50, 12, 32, 19, 39]);
    let (signer, mint) = (&claim.accounts[0], &claim.accounts[7]);
    assert!(signer.is_signer && !mint.is_writable);
}

#[test]
fn a_pushed_claim_names_every_mint_and_no_signer() {
    let rewards = [reward(0, SPL_TOKEN), reward(1, TOKEN_2022)];
    let push =
        PushClaim { pool: key(2), position: key(3), rewards: &rewards, instead: &[] }.instruction();
    assert_eq!(keys(&push)[4..], [10, 30, 50, 11, 31, 51]);
    assert!(push.accounts.iter().all(|meta| !meta.is_signer));
}

#[test]
fn what_is_left_out_is_the_programs_own_address() {
    let (closer, pool, creator) = (key(1), key(2), key(3));
    let close = ClosePool { closer, pool, creator, vault: None, page: None }.instruction();
    assert_eq!(close.accounts.len(), 8);
    let left_out = &close.accounts[3..];
    assert!(left_out.iter().all(|meta| meta.pubkey == ID && !meta.is_writable));
}

#[test]
fn a_guard_is_a_time_and_facts_one_behind_the_other() {
    let facts = [Fact::Paused { paused: false }, Fact::Amount { at_least: 7 }];
    let guard = Guard { pool: key(1), position: None, before: 2, facts: &facts }.instruction();
    let rest = [2, 0, 0, 0, 2, 0, 5, 7, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(args(&guard), [&[2, 0, 0, 0, 0, 0, 0, 0], &rest[..]].concat());
    assert_eq!(guard.accounts[1].pubkey, ID);
}
