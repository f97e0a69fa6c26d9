//! Every small gauge: what random numbers may miss by chance cannot hide here.

mod world;

use acequia_gauge_core::*;
use world::*;

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
const CAPS_BPS: [u32; 5] = [1, 2_500, 3_334, 5_000, 10_000];

/// A settled epoch of three pools with these votes.
fn settled(budget: u64, votes: [u64; 3], quorum: u64, cap_bps: u32) -> World {
    let terms = Terms { quorum, cap_bps, ..WEEKLY };
    let mut world = World::opened(terms, &[WHOLE_POWER; 3], 3, budget);
    for (pool, weight) in votes.into_iter().enumerate().filter(|(_, w)| *w > 0) {
        let own = split(&[(pool, 10_000)]);
        world.vote(0, pool, weight, &own).unwrap();
    }
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world
}

/// Applied in every order, each pool gets the same, and nothing is left but the rollover.
fn apply_in_every_order(world: &World) {
    let epoch = &world.ballots[0].epoch;
    for order in ORDERS {
        let mut world = world.clone();
        for pool in order {
            let amount = world.apply(0, pool).map_or(0, |grant| grant.amount);
            assert_eq!(amount, epoch.shares[pool]);
        }
        world.check(Some(0));
        assert_eq!(world.vault, epoch.rollover);
    }
}

#[test]
fn every_small_gauge_adds_up() {
    let mut checked = 0;
    for nth in 0..12 * 125 * 5 * 3 {
        let (budget, votes) = (1 + nth % 12, nth / 12 % 125);
        let votes = [votes % 5, votes / 5 % 5, votes / 25];
        let cap = CAPS_BPS[(nth / 1_500 % 5) as usize];
        let world = settled(budget, votes, 3 * (nth / 7_500), cap);
        world.check(Some(0));
        apply_in_every_order(&world);
        checked += ORDERS.len();
    }
    println!("checked gauges and orders: {checked}");
}

#[test]
fn a_pool_without_votes_gets_nothing_and_one_with_all_gets_all() {
    for budget in 1..200 {
        for votes in 1..50 {
            let world = settled(budget, [0, votes, 0], 0, 10_000);
            assert_eq!(world.ballots[0].epoch.shares[..3], [0, budget, 0]);
        }
    }
}
