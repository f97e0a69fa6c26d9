//! What must make no difference makes none: equalities, not tolerances.

mod world;

use acequia_core::stream::Opening;
use acequia_core::*;
use fastrand::Rng;
use world::*;

/// A pool of three streams with awkward numbers, and one large staker.
fn running(seed: u64) -> (World, Rng) {
    let mut rng = Rng::with_seed(seed);
    let mut world = World::new(3, 6);
    for slot in 0..3 {
        let segments = core::array::from_fn::<_, 5, _>(|_| Segment {
            seconds: rng.u32(1..30 * DAY as u32),
            amount: rng.u64(1..1 << 55),
        });
        // Of the second, the rate follows the stake: in full from any weight on.
        let full = 2 + (rng.u64(..) >> rng.u32(..63));
        let curve = Opening::curve(IdlePolicy::Wait, 0);
        let terms = if slot == 1 { capped(full, rng.u64(..full)) } else { curve };
        world.curve_on(slot, terms, 0, &segments).unwrap();
    }
    world.stake(5, rng.u64(1..1 << 60)).unwrap();
    (world, rng)
}

/// What a position is owed by each stream [2^-64 base units].
fn earned(world: &World, who: usize) -> [u128; 3] {
    core::array::from_fn(|slot| world.owed(who, slot))
}

/// Runs a check over many worlds.
fn for_many_seeds(check: impl Fn(u64)) {
    (0..few_of(500)).for_each(check);
}

/// Given the same stake in one position or split over two, then at any time both are owed
/// the same by every stream, to the last 2^-64.
#[test]
fn splitting_a_stake_earns_the_same() {
    for_many_seeds(|seed| {
        let (mut whole, mut rng) = running(seed);
        let mut split = whole.clone();
        let (a, b) = (rng.u64(1..1 << 58), rng.u64(1..1 << 58));
        whole.stake(0, a + b).unwrap();
        split.stake(0, a).unwrap();
        split.stake(1, b).unwrap();
        for _ in 0..20 {
            let step = rng.u64(1..9 * DAY);
            (whole.now, split.now) = (whole.now + step, split.now + step);
            for slot in 0..3 {
                assert_eq!(
                    split.owed(0, slot) + split.owed(1, slot),
                    whole.owed(0, slot),
                    "seed {seed}"
                );
            }
        }
    });
}

/// Given a stake that is split before it is locked, then the parts weigh the same as the
/// whole, or one unit of weight less: rounding never favours splitting.
#[test]
fn splitting_a_locked_stake_never_earns_more() {
    for_many_seeds(|seed| {
        let (mut world, mut rng) = running(seed);
        let (a, b) = (rng.u64(1..1 << 30), rng.u64(1..1 << 30));
        let seconds = rng.u32(1..RULE.max_seconds);
        let weigh = |amount| RULE.weight_floor(amount, seconds as u64).unwrap();
        let (split, whole) = (weigh(a) + weigh(b), weigh(a + b));
        assert!(
            split == whole || split + 1 == whole,
            "at most one unit of weight, never in favour"
        );
        world.stake(0, 10_000 * a).unwrap();
        world.at(0, |farm, seat| farm.lock(seat, farm.now() + seconds as u64)).unwrap();
        assert_eq!(world.positions[0].stake.weight, RULE.multiplier_bps_floor(seconds as u64) * a);
    });
}

/// Given four who stake within one second, then the order they come in is of no account.
#[test]
fn order_within_a_second_makes_no_difference() {
    for_many_seeds(|seed| {
        let (mut world, mut rng) = running(seed);
        world.now += rng.u64(1..9 * DAY);
        let amounts: [u64; 4] = core::array::from_fn(|_| rng.u64(1..1 << 50));
        let (mut forwards, mut backwards) = (world.clone(), world);
        (0..4).for_each(|who| forwards.stake(who, amounts[who]).unwrap());
        (0..4).rev().for_each(|who| backwards.stake(who, amounts[who]).unwrap());
        let step = rng.u64(1..9 * DAY);
        (forwards.now, backwards.now) = (forwards.now + step, backwards.now + step);
        (0..6).for_each(|who| assert_eq!(earned(&forwards, who), earned(&backwards, who)));
    });
}

/// Given one world in which a position claims at random and one in which it waits, then what
/// it received and is still owed is equal.
#[test]
fn claiming_often_earns_what_claiming_once_does() {
    for_many_seeds(|seed| {
        let (mut once, mut rng) = running(seed);
        once.stake(0, rng.u64(1..1 << 50)).unwrap();
        let (mut often, mut received) = (once.clone(), [0u128; 3]);
        for _ in 0..30 {
            let step = rng.u64(..3 * DAY);
            (once.now, often.now) = (once.now + step, often.now + step);
            let slot = rng.usize(..3);
            received[slot] += often.claim(0, slot).unwrap() as u128;
        }
        for (slot, received) in received.iter().enumerate() {
            let earned = (received << 64) + often.owed(0, slot);
            assert_eq!(earned, once.owed(0, slot), "seed {seed}");
        }
    });
}

/// Given a pool that is touched a hundred times, then nobody's share differs (F11, F12).
#[test]
fn anyone_touching_the_pool_changes_nobodys_share() {
    for_many_seeds(|seed| {
        let (mut quiet, mut rng) = running(seed);
        quiet.stake(0, rng.u64(1..1 << 20)).unwrap();
        let mut busy = quiet.clone();
        for _ in 0..100 {
            let step = rng.u64(..HOUR);
            (quiet.now, busy.now) = (quiet.now + step, busy.now + step);
            busy.farm().accrue();
        }
        assert_eq!(earned(&busy, 0), earned(&quiet, 0));
    });
}

/// Given a huge stake that comes and goes within a second, then it earns nothing and takes
/// nothing from anyone (F16).
#[test]
fn coming_and_going_within_a_second_earns_nothing() {
    let (mut world, _) = running(1);
    world.now += DAY;
    let before = earned(&world, 5);
    world.stake(0, 1 << 60).unwrap();
    world.unstake(0, 1 << 60).unwrap();
    assert_eq!((earned(&world, 0), earned(&world, 5)), ([0; 3], before));
}
