//! Votes in epochs: who votes with what, when, and what is recorded.

use super::{opened, opened_with, settled};
use acequia_gauge_core::Tally;
use acequia_gauge_interface::ID;
use harness::prelude::*;

#[test]
fn a_vote_is_divided_as_its_payload_says() {
    let mut gauge = opened();

    gauge.vote("alice", 0, &[(0, 2_500), (1, 7_500)]).ok();

    let record = gauge.record("alice", 0).expect("the record");
    assert_eq!((record.vote.weight, record.sequence), (3_000, 1));
    let votes: Vec<u64> = gauge.view_epoch(0).pools.iter().map(|pool| pool.votes).collect();
    assert_eq!(votes, [750, 2_250]);
}

#[test]
fn voting_again_replaces_the_vote() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();

    gauge.vote("alice", 0, &[(1, 10_000)]).ok();

    let votes: Vec<u64> = gauge.view_epoch(0).pools.iter().map(|pool| pool.votes).collect();
    assert_eq!(votes, [0, 3_000]);
    assert_eq!(gauge.record("alice", 0).expect("the record").sequence, 2);
}

#[test]
fn a_withdrawn_vote_leaves_no_trace_and_can_be_cast_anew() {
    let mut gauge = opened();
    let before = gauge.epoch(0);
    gauge.vote("alice", 0, &[(0, 3_333), (1, 6_667)]).ok();

    gauge.withdraw("alice", 0).ok();

    assert_eq!(gauge.epoch(0), before);
    gauge.when("alice").unstake(3_000).ok();
    gauge.when("alice").stake(3_000).ok();
    gauge.vote("alice", 0, &[(0, 10_000)]).farm_fails(FarmError::NoEligibleWeight);
}

#[test]
fn votes_count_at_the_edge_seconds_and_not_beyond() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).ready();
    gauge.fund(1_000).ok();
    gauge.begin(1);
    let start = gauge.world.now();
    gauge.at_voting_end_of(1);
    let end = gauge.world.now();

    gauge.world.set_time(start - 1);
    gauge.vote("alice", 1, &[(0, 10_000)]).farm_fails(FarmError::BallotNotOpen);
    gauge.world.set_time(start);
    gauge.vote("alice", 1, &[(0, 10_000)]).ok();
    gauge.world.set_time(end - 1);
    gauge.vote("bob", 1, &[(0, 10_000)]).ok();
    gauge.world.set_time(end);
    gauge.vote("bob", 1, &[(1, 10_000)]).farm_fails(FarmError::BallotNotOpen);
    gauge.withdraw("bob", 1).farm_fails(FarmError::BallotNotOpen);
}

#[test]
fn the_closing_time_takes_no_vote_and_holds_no_stake() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.when("alice").unstake(1).fails(FarmError::VoteLocked);

    gauge.at_voting_end_of(0);
    gauge.when("alice").unstake(3_000).ok();
    gauge.settle(0).ok();
    assert_eq!(gauge.epoch(0).books.shares[0], 1_000_000);
}

#[test]
fn a_window_that_is_not_the_epochs_is_refused() {
    let mut gauge = opened();
    gauge.open_record("alice", 0, gauge.seat_of("alice")).ok();
    let honest = gauge.cast("alice", 0, &[0, 0x10, 0x27]);
    let (start, end) = (8 + 32, 8 + 32 + 8);
    for (at, shift) in [(start, 1u64), (start, u64::MAX), (end, 1), (end, u64::MAX)] {
        let mut forged = honest.clone();
        let word = u64::from_le_bytes(forged.data[at..at + 8].try_into().expect("eight bytes"));
        let moved = word.wrapping_add(shift).to_le_bytes();
        forged.data[at..at + 8].copy_from_slice(&moved);
        gauge.after(1);
        gauge.do_step("alice", forged).fails(GaugeError::WrongWindow);
    }
    gauge.do_step("alice", honest).ok();
}

#[test]
fn powers_make_pools_of_different_mints_comparable() {
    let given = GivenGauge::weekly()
        .pool("alice", 3_000)
        .power(WHOLE_POWER / 1_000)
        .pool("bob", 1_000)
        .power(2 * WHOLE_POWER)
        .pool("carol", 500)
        .power(0);
    let mut gauge = opened_with(given);

    gauge.vote("alice", 0, &[(2, 10_000)]).ok();
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();
    gauge.vote("carol", 0, &[(2, 10_000)]).fails(GaugeError::NoVotes);

    let votes: Vec<u64> = gauge.view_epoch(0).pools.iter().map(|pool| pool.votes).collect();
    assert_eq!(votes, [0, 2_000, 2], "a power below one is rounded down in its last place");
}

#[test]
fn what_is_staked_after_the_start_does_not_vote() {
    let mut gauge = opened();
    gauge.after(HOUR);
    gauge.when("alice").stake(1_000_000).ok();

    gauge.vote("alice", 0, &[(0, 10_000)]).ok();

    assert_eq!(gauge.view_epoch(0).votes, 3_000);
}

#[test]
fn a_payload_that_does_not_divide_all_of_the_vote_is_refused() {
    let mut gauge = opened();
    for (payload, why) in [
        (&[][..], GaugeError::SplitMalformed),
        (&[0, 0x10], GaugeError::SplitMalformed),
        (&[0, 0, 0, 1, 0x10, 0x27], GaugeError::SplitMalformed),
        (&[0, 0x0f, 0x27], GaugeError::SplitNotWhole),
        (&[0, 0x10, 0x27, 1, 1, 0], GaugeError::SplitNotWhole),
        (&[1, 0x10, 0x27, 0, 1, 0], GaugeError::SplitUnordered),
        (&[0, 0x88, 0x13, 0, 0x88, 0x13], GaugeError::SplitUnordered),
        (&[2, 0x10, 0x27], GaugeError::PoolOutOfRange),
        (&[16, 0x10, 0x27], GaugeError::PoolOutOfRange),
    ] {
        gauge.vote_saying("alice", 0, payload).fails(why);
    }
}

#[test]
fn a_withdrawals_payload_is_not_read() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    let mut withdraw = gauge.withdraw("alice", 0).build();
    withdraw.data.truncate(8);
    withdraw.data.extend([256u32.to_le_bytes().as_slice(), &[0xee; 256]].concat());

    gauge.do_step("alice", withdraw).ok();

    assert_eq!(gauge.view_epoch(0).votes, 0);
}

#[test]
fn several_epochs_take_the_votes_of_one_position() {
    let mut gauge = opened();
    gauge.fund(500).ok();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.begin(1);
    gauge.vote("alice", 1, &[(1, 10_000)]).ok();

    let (first, second) = (gauge.record("alice", 0), gauge.record("alice", 1));
    assert_eq!((first.expect("one").sequence, second.expect("another").sequence), (1, 2));
}

#[test]
fn a_record_goes_only_when_its_vote_no_longer_counts_and_returns_its_rent() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.close_record("alice", 0).fails(GaugeError::RecordInUse);
    gauge.at_voting_end_of(0);
    gauge.close_record("alice", 0).fails(GaugeError::RecordInUse);
    gauge.settle(0).ok();

    let (alice, record) = (gauge.world.actor("alice"), gauge.record_at("alice", 0));
    let (before, rent) = (gauge.world.lamports(&alice), gauge.world.lamports(&record));
    gauge.close_record("alice", 0).ok();

    assert_eq!(gauge.world.lamports(&alice) - before, rent - 5_000, "less a fee");
    assert!(gauge.record("alice", 0).is_none());
}

#[test]
fn an_empty_record_and_one_whose_epoch_is_gone_can_be_closed() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.withdraw("alice", 0).ok();
    gauge.close_record("alice", 0).ok();
    gauge.vote("bob", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 0).ok();
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();

    gauge.close_record_by("mallory", "bob", 0).ok();
}

/// F39: whoever settled could erase the votes in the same transaction, before anyone had read them.
#[test]
fn f39_votes_and_who_cast_them_are_kept_for_an_epoch_after_the_boundary() {
    let mut gauge = settled();
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_end_of(0);
    let end = gauge.world.now();
    gauge.world.set_time(end - 1);
    gauge.close_record_by("mallory", "alice", 0).fails(GaugeError::RecordInUse);
    gauge.close_epoch(0).fails(GaugeError::EpochNotDone);
    let (record, alice) = (gauge.record("alice", 0).expect("it"), gauge.world.actor("alice"));
    assert_eq!((record.voter, record.source, record.vote.weight), (alice, 0, 3_000));
    assert_eq!(gauge.record("bob", 0).expect("it").source, 1);
    assert_eq!(gauge.epoch(0).books.tallies[0], Tally::of_votes(3_000));

    gauge.fork().close_record("alice", 0).ok();
    gauge.world.set_time(end);
    gauge.close_record_by("mallory", "alice", 0).ok();
    gauge.close_epoch(0).ok();
}

#[test]
fn a_vote_in_an_epoch_that_nobody_settles_stays() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_end_of(0);
    for who in ["alice", "mallory"] {
        gauge.close_record_by(who, "alice", 0).fails(GaugeError::RecordInUse);
    }
    gauge.settle(0).ok();
    gauge.close_record_by("mallory", "alice", 0).ok();
}

/// The key that owns a position when a vote is closed may be another than the one that cast it.
#[test]
fn a_vote_is_closed_by_who_cast_it() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    let ballot = Ballot { hook: ID, address: gauge.epoch_at(0), start: 0, end: 0 };
    gauge.when("alice").close_receipt(&ballot).ok();
    gauge.when("alice").transfer_to("heir").ok();

    gauge.close_record_by("heir", "alice", 0).fails(GaugeError::RecordInUse);
    gauge.close_record("alice", 0).ok();
}

#[test]
fn opening_a_record_again_changes_nothing() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    let before = gauge.record("alice", 0);

    gauge.open_record("mallory", 0, gauge.seat_of("alice")).ok();

    assert_eq!(gauge.record("alice", 0), before);
}

#[test]
fn a_pool_that_drops_the_hook_keeps_the_votes_it_has_cast() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.when("creator").remove_hook().ok();
    gauge.when("alice").unstake(3_000).fails(FarmError::VoteLocked);

    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();

    assert_eq!(gauge.epoch(0).books.shares[0], 1_000_000);
}

#[test]
fn a_settled_epoch_takes_no_vote_though_the_clock_went_back() {
    let mut gauge = settled();
    gauge.at_start_of(0);

    gauge.vote("alice", 0, &[(1, 10_000)]).fails(GaugeError::AlreadySettled);
}
