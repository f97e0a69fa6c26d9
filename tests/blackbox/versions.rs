//! Room for a version 2 (`migrations/accounts.md`). A field that is zero in every account of
//! version 1 may be given a meaning in which zero says "as before"; then no account has to be
//! migrated. That holds only if every account ever written has zeros there, and a program that is
//! rolled back is harmless only if version 1 keeps what it does not know.

use acequia_core::{Checkpoint, Stake, Votes};
use acequia_interface::{flags, Page, VoteReceipt};
use harness::catalog;
use harness::prelude::*;
use harness::world::address_of;
use std::{mem::offset_of, ops::Range};

/// The bytes that version 1 gives no meaning, by the kind of account.
const POOL: [Range<usize>; 4] = [
    field(Pool::offset_of("_pad"), 3),
    field(Pool::offset_of("lock") + offset_of!(LockRule, _reserved), 4),
    field(Pool::offset_of("_reserved"), 8),
    field(TAIL_PADDING[0], 4),
];
const POSITION: [Range<usize>; 2] = [
    field(STAKE + offset_of!(Stake, votes) + offset_of!(Votes, _pad), 2),
    field(TAIL_PADDING[1], 4),
];
const RECEIPT: [Range<usize>; 1] = [field(VoteReceipt::offset_of("_pad"), 4)];
/// Where a position's stake stands.
const STAKE: usize = Position::offset_of("stake");
/// What follows the length of a pool's tail, and of a position's.
const TAIL_PADDING: [usize; 2] = [Pool::HEADER_SIZE - 4, Position::HEADER_SIZE - 4];
/// Where bits of `flags` are free: a pool's are paused, delegated and closed, a position's is push.
const POOL_FLAGS: (usize, u8) =
    (Pool::offset_of("flags"), flags::PAUSED | flags::DELEGATED | flags::CLOSED);
const POSITION_FLAGS: (usize, u8) = (Position::offset_of("flags"), flags::PUSH_CLAIMS);
/// Padding in a checkpoint, behind its generation.
const CHECKPOINT: Range<usize> = field(offset_of!(Checkpoint, _pad), 4);

const fn field(at: usize, bytes: usize) -> Range<usize> {
    at..at + bytes
}

fn positions_of(farm: &Scene) -> Vec<Address> {
    farm.world.positions(&farm.site().pool).into_iter().map(|(at, _)| at).collect()
}

fn data(farm: &Scene, at: &Address) -> Option<Vec<u8>> {
    farm.world.account(at).map(|account| account.data).filter(|data| !data.is_empty())
}

/// Every place of an account where version 1 has nothing to say.
fn unused(data: &[u8]) -> Vec<Range<usize>> {
    if data.starts_with(&Pool::DISCRIMINATOR) {
        return POOL.to_vec();
    }
    if data.starts_with(&Page::DISCRIMINATOR) {
        return Vec::new();
    }
    if !data.starts_with(&Position::DISCRIMINATOR) {
        return RECEIPT.to_vec();
    }
    let checkpoints = (Position::HEADER_SIZE..data.len()).step_by(Position::CHECKPOINT_SIZE);
    let pads = checkpoints.map(|from| from + CHECKPOINT.start..from + CHECKPOINT.end);
    POSITION.iter().cloned().chain(pads).collect()
}

#[track_caller]
fn says_nothing_there(data: &[u8], what: &str) {
    for place in unused(data) {
        assert!(data[place.clone()].iter().all(|byte| *byte == 0), "{what}: bytes {place:?}");
    }
}

#[test]
fn whatever_is_done_the_bytes_without_a_meaning_stay_zero() {
    let mut seen = [0; 4];
    for case in catalog::all() {
        let mut farm = (case.scene)(3);
        (case.step)(&mut farm).ok();
        let all = farm.world.svm.get_program_accounts(&acequia_interface::ID);
        assert!(!all.is_empty() || case.instruction() == "close_pool", "{}", case.name);
        for (_, account) in all {
            let data = &account.data;
            says_nothing_there(data, case.name);
            assert_eq!(data[8], 1, "{}: clients find accounts by their version there", case.name);
            let kinds = [
                Pool::DISCRIMINATOR,
                Position::DISCRIMINATOR,
                VoteReceipt::DISCRIMINATOR,
                Page::DISCRIMINATOR,
            ];
            let kind = kinds.iter().position(|kind| data.starts_with(kind));
            seen[kind.unwrap_or_else(|| panic!("{}: a fifth kind of account", case.name))] += 1;
            if kind == Some(3) {
                continue; // has no flags
            }
            let (flags, known) = if kind == Some(0) { POOL_FLAGS } else { POSITION_FLAGS };
            assert_eq!(data[flags] & !known, 0, "{}: a flag without a meaning", case.name);
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "each kind was seen: {seen:?}");
}

/// Where a later version has written, account by account.
type Marks = Vec<(Address, Vec<Range<usize>>)>;

/// A farm whose accounts a later version has written to, where version 1 has nothing.
fn written_to() -> (Scene, Marks) {
    let curve = Curve::even(1_000_000, 100 * DAY);
    let given = Given::pool().reward(Token::spl(6), curve).locks(YEAR, 20_000, 0);
    let mut farm = given.staker("alice", 1_024).staker("bob", 1_024).ready();
    farm.after(10 * DAY);
    farm.when("bob").claim_all().ok();
    farm.when("alice").claim_all().ok();
    let places = [vec![farm.site().pool], positions_of(&farm)].concat();
    let marked = places.into_iter().map(|at| {
        let mut account = farm.world.account(&at).expect("an account");
        let mut marks = unused(&account.data);
        // The list's own length is Anchor's, and what follows it its padding.
        marks.retain(|place| !TAIL_PADDING.contains(&place.start));
        for place in &marks {
            account.data[place.clone()].fill(0xA5);
        }
        farm.world.put(at, account);
        (at, marks)
    });
    let marked = marked.collect();
    (farm, marked)
}

#[track_caller]
fn kept(farm: &Scene, marked: &[(Address, Vec<Range<usize>>)]) {
    for (at, marks) in marked {
        let Some(data) = data(farm, at) else { continue };
        for place in marks {
            let bytes = &data[place.clone()];
            assert!(bytes.iter().all(|byte| *byte == 0xA5), "bytes {place:?} of {at}");
        }
    }
}

#[test]
fn a_program_that_was_rolled_back_keeps_what_it_does_not_know() {
    let (mut farm, marked) = written_to();
    farm.when("alice").stake(1_000).run();
    farm.when("alice").lock(30 * DAY).run();
    farm.after(10 * DAY);
    farm.when("alice").claim_all().run();
    farm.when("creator").set_caps(u64::MAX, 0).run();
    farm.when("carol").open().run();
    kept(&farm, &marked);
}

#[test]
fn everybody_leaves_a_program_that_was_rolled_back() {
    let (mut farm, marked) = written_to();
    farm.after(10 * DAY);
    let mut fork = farm.fork();
    for who in ["alice", "bob"] {
        farm.when(who).unstake(512).ok();
        farm.when(who).claim(&[0]).ok();
        kept(&farm, &marked);
        farm.when(who).unstake(512).ok();
        farm.then(who).has_staked(0);
        fork.when(who).emergency_exit().ok();
    }
    kept(&farm, &marked);
    kept(&fork, &marked);
    farm.when("alice").claim_all().run();
    farm.when("alice").close().ok();
    assert!(data(&farm, &farm.position_of("alice")).is_none(), "{}", address_of("alice"));
}
