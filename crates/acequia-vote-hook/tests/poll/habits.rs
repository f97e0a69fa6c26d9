//! What receivers get wrong, one thing each.

use super::{authority, Attempt, Habit, BALLOT, CAREFUL, FARM, POOL_CREATED_AT, PROGRAM};
use acequia_vote_hook::*;
use core::ops::Range;

/// A receiver that makes every check on the data but one.
const fn data(name: &'static str, data: fn(&mut Vec<u8>)) -> Habit {
    Habit { name, data, ..CAREFUL }
}

/// A receiver that makes every check but one, which it sees to that it passes.
const fn omits(name: &'static str, checks: fn(&mut Attempt)) -> Habit {
    Habit { name, checks, ..CAREFUL }
}

/// Of reading the data.
pub const DATA: [Habit; 4] = [
    data("answers to any discriminator", |data| {
        let length = data.len().min(8);
        data[..length].copy_from_slice(&CAST[..length]);
    }),
    data("reads zeros beyond the end", |data| {
        data.resize(data.len().max(HEAD_LENGTH), 0);
        let whole = HEAD_LENGTH + payload_length(data).min(MAX_PAYLOAD);
        data.resize(data.len().max(whole), 0);
    }),
    data("ignores what follows the payload", |data| {
        if data.len() > HEAD_LENGTH {
            data.truncate(HEAD_LENGTH + payload_length(data));
        }
    }),
    data("cuts long payloads off", |data| {
        if data.len() > MAX_LENGTH {
            data.truncate(MAX_LENGTH);
            data[80..84].copy_from_slice(&256u32.to_le_bytes());
        }
    }),
];

fn payload_length(data: &[u8]) -> usize {
    u32::from_le_bytes(*data[80..].first_chunk().unwrap()) as usize
}

/// Where a pool says when it was created.
const CREATED_AT: Range<usize> = layout::POOL_CREATED_AT..layout::POOL_CREATED_AT + 8;

/// Of looking at accounts.
pub const ACCOUNTS: [Habit; 13] = [
    omits("asks for no signature", |a| a.call.authority.is_signer = true),
    omits("takes any signer", |a| a.known.authority = a.call.authority.key),
    omits("takes any pool with its own authority", |a| {
        a.known.pool = a.call.pool.key;
        a.known.authority = authority(&FARM, &a.known.pool, &PROGRAM);
    }),
    omits("takes any pool", |a| a.known.pool = a.call.pool.key),
    omits("takes a pool of any program", |a| a.call.pool.owner = FARM),
    omits("takes any account for a pool", |a| {
        let data = &mut a.call.pool.data;
        data.resize(data.len().max(CREATED_AT.end), 0);
        data[..8].copy_from_slice(&layout::POOL);
        data[CREATED_AT].copy_from_slice(&POOL_CREATED_AT.to_le_bytes());
    }),
    omits("takes a pool made at any time", |a| {
        if let Some(created_at) = a.call.pool.data.get_mut(CREATED_AT) {
            created_at.copy_from_slice(&POOL_CREATED_AT.to_le_bytes());
        }
    }),
    omits("takes a position of any program", |a| a.call.position.owner = FARM),
    omits("takes any account for a position", |a| {
        a.call.position.data[..8].copy_from_slice(&layout::POSITION)
    }),
    omits("reads any owner beyond a position's end", |a| {
        let (data, voter) = (&mut a.call.position.data, a.call.voter.key);
        if data.len() < layout::POSITION_OWNER + 32 {
            data.truncate(layout::POSITION_OWNER);
            data.extend(voter);
        }
    }),
    omits("takes a position of any pool", |a| {
        let pool = a.call.pool.key;
        a.call.position.data[16..48].copy_from_slice(&pool);
    }),
    omits("takes any voter", |a| {
        if let Some(owner) = layout::key_at(&a.call.position.data, layout::POSITION_OWNER) {
            a.call.voter.key = *owner;
        }
    }),
    omits("takes any record", |a| a.known.position = a.call.position.key),
];

/// Of believing what a vote says of its ballot, and of time.
pub const BALLOTS: [Habit; 6] = [
    omits("takes any ballot", |a| a.vote.ballot = BALLOT.key),
    omits("trusts the start", |a| a.vote.ballot_start = BALLOT.start),
    omits("trusts the end", |a| a.vote.ballot_end = BALLOT.end),
    omits("opens early", |a| a.known.now = a.known.now.max(BALLOT.start)),
    omits("never closes", |a| a.known.now = a.known.now.min(BALLOT.end - 1)),
    omits("closes a second late", |a| a.known.now -= (a.known.now == BALLOT.end) as u64),
];

/// Of the order of votes.
pub const ORDERS: [Habit; 5] = [
    omits("takes votes in any order", |a| a.vote.sequence = a.known.recorded.sequence + 1),
    omits("takes another vote of the same number", |a| {
        a.vote.sequence += (a.vote.sequence == a.known.recorded.sequence) as u64
    }),
    omits("lets a vote replace anything", |a| a.vote.previous_weight = a.known.recorded.weight),
    omits("lets a vote replace less", |a| {
        a.vote.previous_weight = a.vote.previous_weight.max(a.known.recorded.weight)
    }),
    omits("lets a vote replace more", |a| {
        a.vote.previous_weight = a.vote.previous_weight.min(a.known.recorded.weight)
    }),
];

/// Receivers that refuse, or count wrongly, what they must count.
pub const STRICT: [Habit; 8] = [
    omits("opens a second late", |a| a.known.now -= (a.known.now == BALLOT.start) as u64),
    omits("closes a second early", |a| a.known.now += (a.known.now == BALLOT.end - 1) as u64),
    omits("wants sequence numbers without gaps", |a| {
        let next = a.known.recorded.sequence + 1;
        let first = next == 1;
        a.vote.sequence *= (first || a.vote.sequence == next) as u64;
    }),
    omits("takes no withdrawals", |a| a.vote.sequence *= (a.vote.weight > 0) as u64),
    omits("keeps one record for all", |a| {
        if a.known.recorded == Recorded::default() && a.call.record_of != [0xa1; 32] {
            a.known.recorded.weight = 1;
        }
    }),
    omits("takes nothing after a withdrawal", |a| {
        let withdrawn = a.known.recorded.weight == 0 && a.known.recorded.sequence > 0;
        a.vote.sequence *= !withdrawn as u64;
    }),
    Habit {
        name: "adds a replacement to what it replaces",
        record: |old, next| Recorded {
            weight: if next.weight == 0 { 0 } else { old.weight + next.weight },
            ..next
        },
        ..CAREFUL
    },
    Habit {
        name: "counts the same vote twice",
        checks: |a| {
            if a.vote.sequence == a.known.recorded.sequence {
                (a.vote.sequence, a.vote.previous_weight) =
                    (a.vote.sequence + 1, a.known.recorded.weight);
            }
        },
        record: |old, next| Recorded {
            weight: if next.weight == old.weight { 2 * old.weight } else { next.weight },
            sequence: next.sequence,
        },
        ..CAREFUL
    },
];
