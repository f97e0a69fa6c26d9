//! Pins where each field of a position stands. The program pins the same.

use super::*;
use acequia_core::{Stake, Q64};
use alloc::vec;
use core::mem::{offset_of, size_of};

const STAKE: usize = 144;

fn account(capacity: u8, fields: &[(usize, &[u8])]) -> Vec<u8> {
    let mut data = vec![0; Position::size(capacity)];
    data[..8].copy_from_slice(&Position::DISCRIMINATOR);
    (data[8], data[328]) = (1, capacity);
    for (at, bytes) in fields {
        data[*at..*at + bytes.len()].copy_from_slice(bytes);
    }
    data
}

#[test]
fn a_position_with_three_streams_is_small() {
    assert_eq!(Position::size(3), 456);
    assert_eq!(Position::HEADER_SIZE, STAKE + size_of::<Stake>() + 8);
    assert_eq!(Position::CHECKPOINT_SIZE, size_of::<Checkpoint>());
}

#[test]
fn fields_stand_where_they_should() {
    let votes = STAKE + offset_of!(Stake, votes);
    let data = account(
        2,
        &[
            (9, &[1, 1, 0, 2, 3, 4, 5]),
            (Position::POOL_OFFSET, &[4; 32]),
            (Position::OWNER_OFFSET, &[5; 32]),
            (80, &[6; 32]),
            (STAKE, &[7]),
            (STAKE + 8, &[8]),
            (STAKE + 16, &[10]),
            (votes, &[11]),
            (votes + 8, &[9]),
            (votes + 24, &[21, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 13]),
            (votes + 40 + 40, &[14]),
            (votes + 40 + 48 + 40, &[15]),
            (336 + 40, &[16, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 18]),
            (336 + 40 + 24, &[19, 0, 0, 0, 0, 0, 0, 0, 20]),
        ],
    );
    let p = Position::read(&data).expect("a well-formed account");
    assert_eq!((p.bump, p.flags, p.index), (1, 1, 0x0504_0302));
    let key = |byte| Address::new_from_array([byte; 32]);
    assert_eq!((p.pool, p.owner, p.rent_payer), (key(4), key(5), key(6)));
    let s = &p.stake;
    assert_eq!((s.amount, s.weight, s.lock_end), (7, 8, 10));
    assert_eq!((s.votes.voted_principal, s.votes.voted_boost), (11, 9));
    assert_eq!((s.votes.began, s.votes.sequence, s.votes.open), (21, 12, 13));
    assert_eq!([&s.votes.principal, &s.votes.boost].map(|h| h.steps[2].weight), [14, 15]);
    let second = &p.checkpoints[1];
    assert_eq!((second.generation, second.index), (16, Q64 { lo: 17, hi: 18 }));
    assert_eq!(second.owed, Q64 { lo: 19, hi: 20 });
}

#[test]
fn garbage_is_refused_and_never_panics() {
    let whole = account(3, &[]);
    for length in 0..whole.len() {
        assert!(Position::read(&whole[..length]).is_err(), "{length} bytes");
    }
    let pool = account(3, &[(0, &Pool::DISCRIMINATOR)]);
    assert_eq!(Position::read(&pool), Err(ReadError::WrongType("Position")));
    let endless = account(3, &[(328, &[255; 4])]);
    assert_eq!(Position::read(&endless), Err(ReadError::WrongLength));
}
