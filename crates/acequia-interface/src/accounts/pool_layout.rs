//! Pins where each field of a pool stands. The program pins the same against its structs.

use super::*;
use acequia_core::{Schedule, StakeTime, Stream, Q64};
use alloc::{vec, vec::Vec};
use core::mem::{offset_of, size_of};

/// A pool account of one slot, all bytes zero but those set.
fn account(fields: &[(usize, &[u8])]) -> Vec<u8> {
    let mut data = vec![0; Pool::size(1)];
    data[..8].copy_from_slice(&Pool::DISCRIMINATOR);
    (data[8], data[14], data[424]) = (1, 1, 1);
    for (at, bytes) in fields {
        data[*at..*at + bytes.len()].copy_from_slice(bytes);
    }
    data
}

fn read(fields: &[(usize, &[u8])]) -> Pool {
    Pool::read(&account(fields)).expect("a well-formed account")
}

fn key(byte: u8) -> Address {
    Address::new_from_array([byte; 32])
}

#[test]
fn sixteen_streams_fit_what_one_instruction_can_create() {
    assert_eq!(Pool::size(16), 9_648);
    assert_eq!(StreamSlot::SIZE, 136 + size_of::<Stream>());
}

#[test]
fn terms_stand_where_they_should() {
    let pool = read(&[(9, &[2, 3, 1]), (12, &[4, 5]), (15, &[1]), (312, &[8, 9, 10, 11, 12])]);
    assert_eq!((pool.bump, pool.stake_vault_bump, pool.flags), (2, 3, 1));
    assert_eq!((pool.id, pool.capacity, pool.stake_token_program), (0x0504, 1, 1));
    assert_eq!(pool.accepted_risks, Risks(0x0908));
    assert_eq!((pool.stake_decimals, pool.vote_authority_bump, pool.page_bump), (10, 11, 12));
    assert!(pool.is_paused() && !pool.is_delegated());
}

#[test]
fn keys_stand_where_they_should() {
    let bytes: Vec<[u8; 32]> = (1..=9).map(|byte| [byte; 32]).collect();
    let fields: Vec<(usize, &[u8])> =
        bytes.iter().enumerate().map(|(nth, key)| (16 + 32 * nth, key.as_slice())).collect();
    let p = read(&fields);
    assert_eq!([p.creator, p.authority, p.pending_authority], [key(1), key(2), key(3)]);
    assert_eq!([p.reward_manager, p.stake_mint, p.stake_vault], [key(4), key(5), key(6)]);
    assert_eq!([p.delegate, p.hook, p.pending_hook], [key(7), key(8), key(9)]);
}

#[test]
fn numbers_stand_where_they_should() {
    let p = read(&[
        (304, &[1]),
        (320, &[2]),
        (328, &[3]),
        (336, &[4]),
        (344, &[5]),
        (352, &[6]),
        (360, &[13]),
        (368, &[14]),
        (376, &[7]),
        (384, &[8]),
        (392, &[9]),
        (396, &[10]),
        (400, &[11]),
        (408, &[12]),
    ]);
    assert_eq!((p.hook_activates_at, p.created_at, p.closing_announced_at), (1, 2, 12));
    let origin = StakeTime { lo: 13, hi: 14 };
    assert_eq!(p.totals, Totals { staked: 3, weight: 4, positions: 5, last_update: 6, origin });
    assert_eq!(p.caps, Caps { pool: 7, position: 8 });
    assert_eq!(
        (p.lock.max_seconds, p.lock.max_multiplier_bps, p.lock.early_leave_bps),
        (9, 10, 11)
    );
}

#[test]
fn a_stream_stands_as_the_core_lays_it_out() {
    let books = Pool::HEADER_SIZE + 136;
    let schedule = books + offset_of!(Stream, schedule);
    let p = read(&[
        (Pool::HEADER_SIZE, &[1; 32]),
        (Pool::HEADER_SIZE + 32, &[2; 32]),
        (Pool::HEADER_SIZE + 64, &[3; 32]),
        (Pool::HEADER_SIZE + 96, &[4; 32]),
        (Pool::HEADER_SIZE + 128, &[1, 9, 254]),
        (books, &[7, 0, 0, 0, 1, 1, 1]),
        (books + offset_of!(Stream, index), &[5, 0, 0, 0, 0, 0, 0, 0, 6]),
        (books + offset_of!(Stream, carry), &[4]),
        (books + offset_of!(Stream, funded), &[11]),
        (books + offset_of!(Stream, idle), &[12]),
        (books + offset_of!(Stream, window), &[13]),
        (schedule + offset_of!(Schedule, cursor), &[14, 24]),
        (schedule + offset_of!(Schedule, durations) + 23 * 4, &[15]),
        (schedule + offset_of!(Schedule, amounts) + 23 * 8, &[16]),
    ]);
    let [slot] = &p.streams[..] else { panic!("one slot") };
    assert_eq!((slot.mint, slot.vault, slot.funder), (key(1), key(2), key(3)));
    assert_eq!(slot.pending_funder, key(4));
    assert_eq!((slot.token_program, slot.decimals, slot.vault_bump), (1, 9, 254));
    let b = &slot.books;
    assert_eq!((b.generation, b.state, b.kind, b.idle_policy), (7, 1, 1, 1));
    assert_eq!((b.index, b.carry), (Q64 { lo: 5, hi: 6 }, Q64 { lo: 4, hi: 0 }));
    assert_eq!((b.funded, b.idle, b.window), (11, 12, 13));
    assert_eq!((b.schedule.cursor, b.schedule.count), (14, 24));
    assert_eq!((b.schedule.durations[23], b.schedule.amounts[23]), (15, 16));
}

#[test]
fn one_slot_reads_as_in_the_whole() {
    let fields: [(usize, &[u8]); 2] = [(328, &[3]), (Pool::HEADER_SIZE + 64, &[7; 32])];
    let (account, pool) = (account(&fields), read(&fields));
    assert_eq!(Pool::read_slot(&account, 0), Ok((pool.totals, pool.streams[0].clone())));
    assert_eq!(Pool::read_slot(&account, 1), Err(ReadError::TooShort));
}

#[test]
fn garbage_is_refused_and_never_panics() {
    let whole = account(&[]);
    for length in 0..whole.len() {
        assert!(Pool::read(&whole[..length]).is_err(), "{length} bytes");
    }
    assert_eq!(Pool::read(&[whole.as_slice(), &[0]].concat()), Err(ReadError::TooLong));
    assert_eq!(Pool::read(&account(&[(0, &[0])])), Err(ReadError::WrongType("Pool")));
    assert_eq!(Pool::read(&account(&[(8, &[2])])), Err(ReadError::WrongVersion(2)));
    assert_eq!(Pool::read(&account(&[(14, &[2])])), Err(ReadError::WrongLength));
    assert_eq!(Pool::read(&account(&[(424, &[17])])), Err(ReadError::WrongLength));
}
