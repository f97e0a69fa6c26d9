//! What makes no difference to the shares, and what bounds them.
//!
//! `ACEQUIA_SEED` repeats a run.

mod world;

use acequia_gauge_core::*;
use fastrand::Rng;
use world::command::draw_split;
use world::*;

/// Votes of every magnitude, from voters in three pools.
fn votes(rng: &mut Rng) -> Vec<(usize, u64, Split)> {
    let draw = |rng: &mut Rng| {
        let weight = 1 + (rng.u64(..) >> rng.u32(5..64));
        (rng.usize(..12), weight, draw_split(rng, 3))
    };
    let mut votes: Vec<_> = (0..12).map(|_| draw(rng)).collect();
    votes.sort_by_key(|(who, ..)| *who);
    votes.dedup_by_key(|(who, ..)| *who);
    votes
}

/// One epoch of three pools, with a budget of any magnitude.
fn gauge(rng: &mut Rng) -> World {
    let power = |rng: &mut Rng| 1 + (rng.u64(..) >> rng.u32(32..64));
    let powers = [power(rng), WHOLE_POWER, power(rng)];
    let budget = 1 + (rng.u64(..) >> rng.u32(1..64)) / 2;
    World::opened(WEEKLY, &powers, 24, budget)
}

fn cast(world: &mut World, votes: &[(usize, u64, Split)]) {
    for (who, weight, split) in votes {
        world.vote(0, *who, *weight, split).unwrap();
    }
    world.check(Some(0));
}

fn for_many_seeds(check: impl Fn(&mut Rng)) {
    let first = setting("ACEQUIA_SEED", Rng::new().u64(..));
    println!("seeds from {first}");
    (0..2_000).for_each(|nth| check(&mut Rng::with_seed(first.wrapping_add(nth))));
}

#[test]
fn the_order_of_votes_makes_no_difference() {
    for_many_seeds(|rng| {
        let (mut forwards, mut votes) = (gauge(rng), votes(rng));
        let mut shuffled = forwards.clone();
        cast(&mut forwards, &votes);
        rng.shuffle(&mut votes);
        cast(&mut shuffled, &votes);
        assert_eq!(forwards.ballots[0].epoch, shuffled.ballots[0].epoch);
    });
}

#[test]
fn splitting_a_vote_over_positions_makes_no_difference() {
    for_many_seeds(|rng| {
        let (mut whole, votes) = (gauge(rng), votes(rng));
        let mut split = whole.clone();
        cast(&mut whole, &votes);
        for (who, weight, choice) in votes {
            let part = rng.u64(..weight);
            split.vote(0, who, weight - part, &choice).unwrap();
            if part > 0 {
                split.vote(0, who + 12, part, &choice).unwrap();
            }
        }
        assert_eq!(whole.ballots[0].epoch, split.ballots[0].epoch);
    });
}

#[test]
fn dividing_a_vote_by_positions_or_by_basis_points_makes_no_difference() {
    let mut by_bps = World::opened(WEEKLY, &[WHOLE_POWER; 2], 4, 1_000_003);
    let mut by_position = by_bps.clone();
    by_bps.vote(0, 0, 10_000, &split(&[(0, 3_333), (1, 6_667)])).unwrap();
    by_position.vote(0, 0, 3_333, &split(&[(0, 10_000)])).unwrap();
    by_position.vote(0, 2, 6_667, &split(&[(1, 10_000)])).unwrap();
    assert_eq!(by_bps.ballots[0].epoch, by_position.ballots[0].epoch);
}

#[test]
fn changing_ones_mind_leaves_no_trace() {
    for_many_seeds(|rng| {
        let (mut world, votes) = (gauge(rng), votes(rng));
        cast(&mut world, &votes);
        let before = world.clone();
        for _ in 0..10 {
            let weight = 1 + (rng.u64(..) >> rng.u32(5..64));
            world.vote(0, 23, weight, &draw_split(rng, 3)).unwrap();
        }
        world.withdraw(0, 23).unwrap();
        assert_eq!(world, before);
        for (who, ..) in votes {
            world.withdraw(0, who).unwrap();
        }
        assert_eq!(world.ballots[0].epoch.tallies, [Tally::ZERO; MAX_POOLS]);
    });
}

#[test]
fn shares_add_up_in_any_order_of_application() {
    for_many_seeds(|rng| {
        let (mut world, votes) = (gauge(rng), votes(rng));
        cast(&mut world, &votes);
        world.now += 6 * DAY;
        let rollover = world.settle(0).unwrap();
        let mut pools = [0, 1, 2];
        rng.shuffle(&mut pools);
        let grants = pools.map(|pool| world.apply(0, pool).map_or(0, |grant| grant.amount));
        world.check(Some(0));
        let budget = world.ballots[0].epoch.budget;
        assert_eq!(grants.iter().sum::<u64>() + rollover, budget);
        assert_eq!((world.books.applied, world.books.idle), (budget - rollover, rollover));
    });
}

/// Less than one unit from the exact proportion, on either side.
#[test]
fn a_share_is_its_proportion_to_within_a_unit() {
    for_many_seeds(|rng| {
        let (mut world, votes) = (gauge(rng), votes(rng));
        cast(&mut world, &votes);
        let epoch = &world.ballots[0].epoch;
        let (total, shares) = (epoch.total().get(), epoch.allocation().shares);
        for (share, tally) in shares.into_iter().zip(epoch.tallies) {
            let floor = model::share(epoch.budget, tally.get(), total);
            assert!(share == floor || share == floor + 1);
        }
    });
}

#[test]
fn no_pool_gets_more_than_the_cap_and_the_rest_rolls_over() {
    let terms = Terms { cap_bps: 2_500, ..WEEKLY };
    let mut world = World::opened(terms, &[WHOLE_POWER; 3], 3, 1_000);
    world.vote(0, 0, 60, &split(&[(0, 10_000)])).unwrap();
    world.vote(0, 1, 20, &split(&[(1, 10_000)])).unwrap();
    world.vote(0, 2, 20, &split(&[(2, 10_000)])).unwrap();
    world.now += 6 * DAY;
    assert_eq!(world.settle(0), Ok(350));
    assert_eq!(world.ballots[0].epoch.shares[..3], [250, 200, 200]);
}

#[test]
fn below_quorum_everything_rolls_over() {
    let terms = Terms { quorum: 100, ..WEEKLY };
    let half_a_vote_each = [WHOLE_POWER / 2];
    for (weight, rollover) in [(199, 1_000), (200, 0)] {
        let mut world = World::opened(terms, &half_a_vote_each, 1, 1_000);
        world.vote(0, 0, weight, &split(&[(0, 10_000)])).unwrap();
        world.now += 6 * DAY;
        assert_eq!(world.settle(0), Ok(rollover));
        assert_eq!(world.books.idle, rollover);
    }
}

#[test]
fn without_votes_everything_rolls_over() {
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER; 3], 1, 1_000);
    world.now += 6 * DAY;
    assert_eq!(world.settle(0), Ok(1_000));
    assert_eq!(world.apply(0, 0), Err(Error::NoShare));
    assert!(world.ballots[0].epoch.is_spent());
}

#[test]
fn the_largest_numbers_are_shared_exactly() {
    let budget = (1 << 63) - 1;
    let mut world = World::opened(WEEKLY, &[WHOLE_POWER; 3], 3, budget);
    let third = split(&[(0, 3_333), (1, 3_333), (2, 3_334)]);
    world.vote(0, 0, u64::MAX / 2, &third).unwrap();
    world.vote(0, 1, u64::MAX / 2, &split(&[(2, 10_000)])).unwrap();
    world.vote(0, 2, 1, &third).unwrap();
    world.check(Some(0));
    assert_eq!(world.ballots[0].epoch.total().votes_floor(), u64::MAX);
    assert_eq!(world.vote(0, 2, 2, &third), Err(Error::VotesOverflow));
}
