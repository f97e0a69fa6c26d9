//! Votes that are refused, each by its name, and payloads.

mod world;

use acequia_gauge_core::*;
use world::*;

const ALL_FOR_THE_FIRST: Split = {
    let mut split = Split { bps: [0; MAX_POOLS] };
    split.bps[0] = 10_000;
    split
};

/// Two pools, of which the second has no power, and a voter in each.
fn world() -> World {
    World::opened(WEEKLY, &[WHOLE_POWER, 0], 2, 1_000)
}

#[test]
fn votes_count_from_the_start_to_the_closing_and_no_longer() {
    let mut world = world();
    let start = world.now;
    for (now, outcome) in [
        (start - 1, Err(Error::VotingNotBegun)),
        (start, Ok(())),
        (start + 6 * DAY - 1, Ok(())),
        (start + 6 * DAY, Err(Error::VotingOver)),
        (start + 99 * DAY, Err(Error::VotingOver)),
    ] {
        world.now = now;
        assert_eq!(world.vote(0, 0, 5, &ALL_FOR_THE_FIRST), outcome);
        assert_eq!(world.withdraw(0, 0), outcome);
    }
}

#[test]
fn a_settled_epoch_takes_no_votes_even_if_the_clock_goes_back() {
    let mut world = world();
    world.vote(0, 0, 5, &ALL_FOR_THE_FIRST).unwrap();
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world.now -= DAY;
    let again = world.vote(0, 0, 6, &ALL_FOR_THE_FIRST);
    assert_eq!(again, Err(Error::AlreadySettled));
    assert_eq!(world.withdraw(0, 0), Err(Error::AlreadySettled));
    assert_eq!(world.settle(0), Err(Error::AlreadySettled));
}

#[test]
fn a_vote_without_weight_or_power_is_refused() {
    let mut world = world();
    assert_eq!(world.vote(0, 0, 0, &ALL_FOR_THE_FIRST), Err(Error::NoVotes));
    assert_eq!(world.vote(0, 1, 5, &ALL_FOR_THE_FIRST), Err(Error::NoVotes));
}

#[test]
fn a_pool_without_power_may_be_voted_for() {
    let mut world = world();
    world.vote(0, 0, 5, &split(&[(1, 10_000)])).unwrap();
    assert_eq!(world.ballots[0].epoch.allocation().shares[1], 1_000);
}

#[test]
fn a_vote_that_is_not_whole_or_of_a_pool_that_is_not_there_is_refused() {
    let mut world = world();
    let beyond = split(&[(0, 9_999), (2, 1)]);
    assert_eq!(world.vote(0, 0, 5, &beyond), Err(Error::PoolOutOfRange));
    let part = split(&[(0, 9_999)]);
    assert_eq!(world.vote(0, 0, 5, &part), Err(Error::SplitNotWhole));
    let Ballot { epoch, records, .. } = &mut world.ballots[0];
    let elsewhere = epoch.vote(&mut records[0], world.now, 2, 5, &ALL_FOR_THE_FIRST);
    assert_eq!(elsewhere, Err(Error::PoolOutOfRange));
}

#[test]
fn more_votes_than_can_be_counted_are_refused_and_the_old_vote_stands() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER, u64::MAX], 4, 1_000);
    world.vote(0, 0, u64::MAX, &ALL_FOR_THE_FIRST).unwrap();
    let before = world.clone();
    for (who, weight) in [(1, 1), (1, u64::MAX), (2, 1)] {
        let refused = world.vote(0, who, weight, &ALL_FOR_THE_FIRST);
        assert_eq!(refused, Err(Error::VotesOverflow));
    }
    assert_eq!(world, before);
    world.withdraw(0, 0).unwrap();
    world.vote(0, 1, 1, &ALL_FOR_THE_FIRST).unwrap();
    assert_eq!(world.ballots[0].epoch.total().votes_floor(), (1 << 32) - 1);
}

#[test]
fn as_many_votes_as_can_be_counted_may_be_replaced() {
    let mut world = world();
    for _ in 0..3 {
        world.vote(0, 0, u64::MAX, &ALL_FOR_THE_FIRST).unwrap();
    }
    assert_eq!(world.ballots[0].epoch.total().votes_floor(), u64::MAX);
}

#[test]
fn a_vote_of_2_to_the_64_is_none() {
    assert!(Tally::cast(u64::MAX, WHOLE_POWER, 1).is_some());
    assert_eq!(Tally::cast(1 << 63, 2 * WHOLE_POWER, 1), None);
    assert_eq!(Tally::cast(u64::MAX, u64::MAX, 0), None);
}

#[test]
fn votes_use_the_powers_of_their_epoch() {
    let mut world = world();
    world.vote(0, 0, 5, &ALL_FOR_THE_FIRST).unwrap();
    world.powers[0] = 3 * WHOLE_POWER;
    world.vote(0, 0, 5, &ALL_FOR_THE_FIRST).unwrap();
    assert_eq!(world.ballots[0].epoch.total().votes_floor(), 5);
    world.before(1);
    world.fund(1).unwrap();
    world.open(1).unwrap();
    world.now += 1;
    world.vote(1, 0, 5, &ALL_FOR_THE_FIRST).unwrap();
    assert_eq!(world.ballots[1].epoch.total().votes_floor(), 15);
}

#[test]
fn a_payload_is_entries_of_pool_and_share() {
    let payload = [1, 0x10, 0x27 - 1, 15, 0, 1]; // 0x2610 + 0x100 = 9,744 + 256
    let expected = split(&[(1, 9_744), (15, 256)]);
    assert_eq!(Split::decode(&payload), Ok(expected));
    let mut buffer = [0; split::MAX_SPLIT_LENGTH];
    assert_eq!(expected.encode(&mut buffer), payload);
    assert_eq!(expected.reach(), 16);
}

#[test]
fn every_pool_fits_a_payload() {
    let even = Split { bps: [625; MAX_POOLS] };
    let mut buffer = [0; split::MAX_SPLIT_LENGTH];
    let payload = even.encode(&mut buffer);
    assert_eq!(payload.len(), 48);
    assert_eq!(Split::decode(payload), Ok(even));
}

#[test]
fn payloads_that_are_no_splits_are_refused() {
    let whole = [0x10, 0x27]; // 10,000
    let [low, high] = whole;
    let refused: [(&[u8], Error); 10] = [
        (&[], Error::SplitMalformed),
        (&[0], Error::SplitMalformed),
        (&[0, low, high, 0], Error::SplitMalformed),
        (&[0, low, high, 1, 0, 0], Error::SplitMalformed),
        (&[16, low, high], Error::PoolOutOfRange),
        (&[0, low, high, 0, low, high], Error::SplitUnordered),
        (&[1, 1, 0, 0, low - 1, high], Error::SplitUnordered),
        (&[0, low - 1, high], Error::SplitNotWhole),
        (&[0, low + 1, high], Error::SplitNotWhole),
        (&[0, low, high, 1, 0xff, 0xff], Error::SplitNotWhole),
    ];
    for (payload, error) in refused {
        assert_eq!(Split::decode(payload), Err(error), "{payload:?}");
    }
}
