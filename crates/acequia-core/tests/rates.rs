//! Rates that follow the stake: what is promised of them (ADR 52).

mod world;

use acequia_core::stream::Opening;
use acequia_core::*;
use fastrand::Rng;
use world::*;

const BUDGET: u64 = 1_000_000;

/// A rate that is full at a weight of 1,000, over ten days.
fn running(least: u64) -> World {
    let mut world = World::new(1, 3);
    let segments = [Segment { seconds: 10 * DAY as u32, amount: BUDGET }];
    world.curve_on(0, capped(1_000, least), 0, &segments).unwrap();
    world
}

/// What a position is owed [base units, rounded down].
fn owed(world: &World, who: usize) -> u64 {
    (world.owed(who, 0) >> 64) as u64
}

#[test]
fn below_full_a_unit_earns_the_same_whoever_else_is_there() {
    let mut alone = running(0);
    alone.stake(0, 100).unwrap();
    let mut with_others = alone.clone();
    with_others.stake(1, 900).unwrap();
    (alone.now, with_others.now) = (alone.now + 10 * DAY, with_others.now + 10 * DAY);
    assert_eq!((owed(&alone, 0), owed(&with_others, 0)), (100_000, 100_000));
    alone.farm().accrue();
    assert_eq!(alone.streams[0].idle, 900_000, "what nobody earned is the funder's");
}

#[test]
fn from_full_on_the_rate_is_shared_as_ever() {
    let mut world = running(0);
    world.stake(0, 1_000).unwrap();
    world.stake(1, 3_000).unwrap();
    world.now += 10 * DAY;
    assert_eq!((owed(&world, 0), owed(&world, 1)), (250_000, 750_000));
    assert_eq!(world.streams[0].idle, 0);
}

#[test]
fn the_least_is_paid_however_little_is_staked() {
    let mut world = running(200);
    world.stake(0, 1).unwrap();
    world.now += 5 * DAY;
    assert_eq!(owed(&world, 0), 100_000);
    world.stake(1, 399).unwrap();
    world.now += 5 * DAY;
    assert_eq!(owed(&world, 0) + owed(&world, 1), 300_000);
}

#[test]
fn at_no_weight_all_is_the_funders_and_the_remainder_stays() {
    let mut world = running(0);
    world.stake(0, 7).unwrap();
    world.now += 3;
    world.farm().accrue();
    let rem = world.streams[0].rem;
    world.unstake(0, 7).unwrap();
    world.now += 10 * DAY;
    world.farm().accrue();
    assert_eq!((world.streams[0].rem, world.streams[0].idle), (rem, BUDGET));
}

#[test]
fn what_came_back_is_rolled_over_and_no_token_moves() {
    let mut world = running(0);
    world.stake(0, 500).unwrap();
    world.now += 10 * DAY;
    let tomorrow = [Segment { seconds: DAY as u32, amount: BUDGET / 2 }];
    let more = [Segment { amount: BUDGET / 2 + 1, ..tomorrow[0] }];
    assert_eq!(world.roll(0, 0, &more), Err(Error::IdleTooSmall));
    world.roll(0, 0, &tomorrow).unwrap();
    world.check();
    let stream = world.streams[0];
    assert_eq!((stream.funded, stream.idle, stream.unstreamed()), (BUDGET, 0, BUDGET / 2));
    world.now += DAY;
    assert_eq!(owed(&world, 0), BUDGET / 2 + BUDGET / 4, "under the same rule");
}

#[test]
fn a_flow_has_nothing_to_roll() {
    let mut world = World::new(1, 1);
    world.flow(0, IdlePolicy::Refund, 600).unwrap();
    let segments = [Segment { seconds: 1, amount: 1 }];
    assert_eq!(world.roll(0, 0, &segments), Err(Error::WrongStreamKind));
}

#[test]
fn gifts_are_refused_and_none_becomes_the_funders() {
    let mut world = running(0);
    assert_eq!(world.top_up(0, 5), Err(Error::TopUpNotOffered));
}

#[test]
fn only_rules_that_make_sense_are_taken() {
    let mut stream = Stream::default();
    let mut refused = |terms: Opening| stream.open(terms) == Err(Error::RateRuleOutOfRange);
    assert!(refused(capped(5, 5)) && refused(capped(0, 1)));
    let waiting = Opening { rate: capped(5, 4).rate, ..Opening::curve(IdlePolicy::Wait, 0) };
    assert!(refused(waiting), "a grain would turn waiting into returning");
    let flow = Opening { rate: capped(5, 4).rate, ..Opening::flow(IdlePolicy::Refund, 600) };
    assert!(refused(flow), "deposits are others' money");
    assert_eq!(stream.open(capped(5, 4)), Ok(()));
}

/// Others come and go as they like; in the second world there are at any time at most as many.
fn others_leave(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let (full, least) = (2 + (rng.u64(..) >> rng.u32(1..63)), rng.u64(..));
    let mut more = World::new(1, 2);
    let segments = core::array::from_fn::<_, 4, _>(|_| Segment {
        seconds: rng.u32(1..90),
        amount: rng.u64(..) >> rng.u32(4..64),
    });
    let terms = capped(full, if rng.bool() { least % full } else { 0 });
    if more.curve_on(0, terms, 0, &segments).is_err() {
        return; // nothing in it
    }
    more.stake(0, 1 + (rng.u64(..) >> rng.u32(3..64))).unwrap();
    let mut fewer = more.clone();
    for _ in 0..6 {
        let others = rng.u64(..) >> rng.u32(3..64);
        set(&mut more, others);
        set(&mut fewer, rng.u64(..=others));
        let seconds = rng.u64(..60);
        (more.now, fewer.now) = (more.now + seconds, fewer.now + seconds);
        // Each change of stake rounds once.
        assert!(fewer.owed(0, 0) + (12 << 64) >= more.owed(0, 0), "seed {seed}");
    }
}

/// Makes the stake of the second position that much.
fn set(world: &mut World, amount: u64) {
    world.emergency_exit(1).ok();
    world.farm().accrue();
    world.stake(1, amount).ok();
}

#[test]
fn nobodys_leaving_lowers_what_those_who_stay_earn() {
    (0..few_of(3_000)).for_each(others_leave);
}

/// Given a committed date, then whatever is refunded before it, and however the others stake, by that
/// date everybody has earned what they would have without the refund.
#[test]
fn a_refund_takes_nothing_that_any_stake_could_earn_by_the_date() {
    for seed in 0..few_of(1_000) {
        let mut rng = Rng::with_seed(seed);
        let mut kept = running(rng.u64(..1_000));
        kept.stake(0, rng.u64(1..2_000)).unwrap();
        let until = kept.now + rng.u64(1..12 * DAY);
        kept.farm().commit(0, until).unwrap();
        kept.now += rng.u64(..until - kept.now);
        let mut cut = kept.clone();
        let _ = cut.refund(0);
        for _ in 0..3 {
            let (others, seconds) = (rng.u64(..2_000), rng.u64(..=(until - kept.now)));
            for world in [&mut kept, &mut cut] {
                set(world, others);
                world.now += seconds;
            }
        }
        let short = kept.owed(0, 0).saturating_sub(cut.owed(0, 0));
        assert!(short <= 4 << 64, "seed {seed}: a unit for each change of stake at most");
    }
}
