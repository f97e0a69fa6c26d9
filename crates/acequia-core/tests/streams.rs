//! What each funding operation promises.

mod world;

use acequia_core::schedule::Ramp;
use acequia_core::*;
use fastrand::Rng;
use world::*;

const fn segment(days: u64, amount: u64) -> Segment {
    Segment { seconds: (days * DAY) as u32, amount }
}

/// A staker and one curve of 100 units over ten days.
fn with_curve(policy: IdlePolicy) -> World {
    let mut world = World::new(2, 2);
    world.stake(0, 10).unwrap();
    world.curve(0, policy, 0, &[segment(10, 100)]).unwrap();
    world
}

/// Whole units owed.
fn owed_units(world: &World, who: usize, slot: usize) -> u64 {
    (world.owed(who, slot) >> 64) as u64
}

/// Given a week's curve whose rate is no whole number, when the last second but one has
/// passed then something is still to come, and with the last second everything is there.
#[test]
fn the_last_second_pays_the_last_unit() {
    let mut world = World::new(1, 1);
    world.stake(0, 4).unwrap();
    world.curve(0, IdlePolicy::Wait, 0, &[segment(7, 20_000_000)]).unwrap();
    world.now += 7 * DAY - 1;
    assert_eq!(owed_units(&world, 0, 0), 19_999_966);
    world.now += 1;
    assert_eq!(owed_units(&world, 0, 0), 20_000_000);
}

/// Given one unit streamed over a year to the largest stake there can be, when someone
/// touches the pool each day, then owed and carry add up to that unit exactly.
#[test]
fn a_unit_a_year_is_streamed_whole() {
    // F9: as a rate per second it would round to zero at any number of decimals.
    let mut world = World::new(1, 1);
    world.stake(0, u64::MAX >> 1).unwrap();
    world.curve(0, IdlePolicy::Wait, 0, &[segment(365, 1)]).unwrap();
    for _ in 0..365 {
        world.now += DAY;
        world.farm().accrue();
    }
    assert_eq!(world.owed(0, 0) + world.streams[0].carry.get(), 1 << 64);
    assert!(world.streams[0].carry.get() < u64::MAX as u128);
}

/// Given a curve that waits, when the only staker is away for 30 days, then the next one
/// earns only what streams from then on, and the commitment has moved on as well (F10).
#[test]
fn while_nobody_is_staked_a_waiting_curve_stands_still() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.farm().commit(0, GENESIS + 6 * DAY).unwrap();
    world.now += 2 * DAY;
    world.unstake(0, 10).unwrap();
    world.now += 30 * DAY;
    world.stake(1, 10).unwrap();
    assert_eq!(world.owed(1, 0), 0, "the first staker never gets the gap");
    assert_eq!(world.streams[0].committed_until, GENESIS + 36 * DAY, "the commitment waits too");
    world.now += 8 * DAY;
    assert_eq!((owed_units(&world, 0, 0), owed_units(&world, 1, 0)), (20, 80));
}

/// Given a curve that starts in five days, when six pass with nobody staked, then it is put
/// off by the one day in which it would have run.
#[test]
fn a_curve_that_has_not_begun_does_not_wait() {
    let mut world = World::new(1, 1);
    world.curve(0, IdlePolicy::Wait, GENESIS + 5 * DAY, &[segment(1, 10)]).unwrap();
    world.now += 6 * DAY;
    world.farm().accrue();
    assert_eq!(
        world.streams[0].schedule.start,
        GENESIS + 6 * DAY,
        "only the day it would have run"
    );
}

/// Given a curve that refunds, all of it committed, when nobody is staked for three of ten
/// days, then those three days' emission goes back to the funder and to no staker (F10).
#[test]
fn while_nobody_is_staked_a_refunding_curve_returns_that_stretch() {
    let mut world = with_curve(IdlePolicy::Refund);
    world.farm().commit(0, GENESIS + 10 * DAY).unwrap();
    world.now += 2 * DAY;
    world.unstake(0, 10).unwrap();
    world.now += 3 * DAY;
    world.stake(1, 10).unwrap();
    assert_eq!(world.refund(0), Ok(30));
    world.now += 5 * DAY;
    assert_eq!((owed_units(&world, 0, 0), owed_units(&world, 1, 0)), (20, 50));
    world.check();
}

/// Given steps with a pause, when somebody tops the curve up, then every step that is left
/// grows in proportion, the pause stays a pause and the end stays where it was.
#[test]
fn a_top_up_scales_the_rest_and_cannot_stretch_it() {
    let mut world = World::new(1, 1);
    world.stake(0, 1).unwrap();
    world.curve(0, IdlePolicy::Wait, 0, &[segment(2, 40), segment(1, 0), segment(2, 60)]).unwrap();
    world.now += DAY;
    world.top_up(0, 80).unwrap();
    let schedule = world.streams[0].schedule;
    assert_eq!(schedule.ends_at(), GENESIS + 5 * DAY);
    let rest: Vec<_> = schedule.remaining().collect();
    assert_eq!(rest, [segment(1, 40), segment(1, 0), segment(2, 120)]);
    world.now += 4 * DAY;
    assert_eq!(owed_units(&world, 0, 0), 180);
    assert_eq!(world.top_up(0, 1), Err(Error::ScheduleEnded));
}

/// Given a curve that ended long ago, when it is extended, then it starts now or later; a
/// start in the past, which would pay for time gone by, is refused.
#[test]
fn an_ended_curve_starts_anew_and_never_pays_for_the_gap() {
    // F13
    let mut world = with_curve(IdlePolicy::Wait);
    world.now += 50 * DAY;
    assert_eq!(world.extend(0, GENESIS + 10 * DAY, &[segment(1, 5)]), Err(Error::StartOutOfRange));
    world.extend(0, 0, &[segment(10, 100)]).unwrap();
    assert_eq!(owed_units(&world, 0, 0), 100);
    world.now += DAY;
    assert_eq!(owed_units(&world, 0, 0), 110);
}

/// Given a running curve, when it is extended, then the new part follows its end: a start of
/// its own is refused, and so are more than 24 segments.
#[test]
fn a_running_curve_goes_on_at_its_end() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.now += DAY;
    assert_eq!(
        world.extend(0, GENESIS + 11 * DAY, &[segment(1, 5)]),
        Err(Error::StartNotContiguous)
    );
    world.extend(0, 0, &[segment(1, 5)]).unwrap();
    assert_eq!(world.streams[0].schedule.ends_at(), GENESIS + 11 * DAY);
    let too_many = [segment(1, 1); MAX_SEGMENTS];
    assert_eq!(world.extend(0, 0, &too_many), Err(Error::ScheduleTooLong));
}

/// Given a curve promised for four of ten days, when the funder asks for a refund, then six
/// days' worth goes back, once; the promise is streamed and cannot be shortened.
#[test]
fn a_refund_takes_only_what_is_beyond_the_commitment() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.farm().commit(0, GENESIS + 4 * DAY).unwrap();
    world.now += DAY;
    assert_eq!(world.refund(0), Ok(60));
    assert_eq!(world.refund(0), Err(Error::NothingToRefund));
    world.now += 9 * DAY;
    assert_eq!(owed_units(&world, 0, 0), 40);
    assert_eq!(world.farm().commit(0, GENESIS), Err(Error::CommitmentOutOfRange));
}

/// Given a large fee deposit on its way, when somebody sends a unit of dust every day, then
/// at no time is less there than without the dust.
#[test]
fn a_fee_deposit_is_spread_over_the_window_and_delays_nothing() {
    let mut world = World::new(1, 1);
    world.stake(0, 1).unwrap();
    world.flow(0, IdlePolicy::Wait, 10 * DAY as u32).unwrap();
    world.top_up(0, 1_000).unwrap();
    let mut dusted = world.clone();
    for _ in 0..9 {
        world.now += DAY;
        dusted.now += DAY;
        dusted.top_up(0, 1).unwrap();
        dusted.check();
        assert!(owed_units(&dusted, 0, 0) >= owed_units(&world, 0, 0), "dust took something away");
    }
    world.now += DAY;
    dusted.now += DAY;
    assert_eq!(owed_units(&world, 0, 0), 1_000);
    assert!(owed_units(&dusted, 0, 0) >= 1_000);
}

/// Given ten committed units, when the funder extends by one unit and takes it back a hundred
/// times, then at every second as much has streamed as without (F31).
#[test]
fn extending_and_refunding_puts_off_no_committed_unit() {
    let mut world = World::new(1, 1);
    world.stake(0, 1).unwrap();
    let ten = [Segment { seconds: 1_000, amount: 10 }];
    world.curve(0, IdlePolicy::Wait, 0, &ten).unwrap();
    world.farm().commit(0, GENESIS + 1_000).unwrap();
    let mut untouched = world.clone();
    for _ in 0..100 {
        (world.now, untouched.now) = (world.now + 10, untouched.now + 10);
        world.extend(0, 0, &[Segment { seconds: 10, amount: 1 }]).unwrap();
        assert_eq!(world.refund(0), Ok(1));
        assert!(owed_units(&world, 0, 0) >= owed_units(&untouched, 0, 0), "at {}", world.now);
    }
    assert_eq!(owed_units(&world, 0, 0), 10);
}

/// Given random curves, when somebody adds to them, cuts them at the commitment or forfeits into
/// them at random moments, then by every later second up to the commitment at least as much has
/// been emitted as without.
#[test]
fn nothing_anybody_does_puts_off_a_committed_unit() {
    let mut meddled = 0;
    for seed in 0..few_of(2_000) {
        let mut rng = Rng::with_seed(seed);
        let mut kept = random_curve(&mut rng);
        let (mut touched, mut more, mut less) = (kept, 0, 0);
        let until = GENESIS + rng.u64(1..1_500);
        for now in GENESIS..=until {
            (more, less) = (more + touched.advance(now), less + kept.advance(now));
            assert!(more >= less, "seed {seed}, second {}", now - GENESIS);
            meddled += u64::from(rng.u8(..10) == 0 && meddle(&mut rng, &mut touched, now, until));
        }
    }
    println!("compared curves: {}, changed {meddled} times", few_of(2_000));
    assert!(meddled > few_of(100_000));
}

fn random_curve(rng: &mut Rng) -> Schedule {
    let mut schedule = Schedule::default();
    let segments: [Segment; 4] = std::array::from_fn(|_| Segment {
        seconds: rng.u32(1..500),
        amount: 1 + (rng.u64(..) >> rng.u32(4..64)),
    });
    schedule.append(GENESIS, GENESIS + rng.u64(..9), &segments).unwrap();
    schedule
}

/// One change of a curve that is settled. Returns whether it was one.
fn meddle(rng: &mut Rng, schedule: &mut Schedule, now: u64, until: u64) -> bool {
    let amount = 1 + (rng.u64(..) >> rng.u32(14..64));
    match rng.u8(..5) {
        0 => schedule.scale(now, amount).is_ok(),
        1 => schedule.cut(now, until) > 0,
        2 => {
            let more = [Segment { seconds: rng.u32(1..500), amount }];
            let added = schedule.append(now, 0, &more).is_ok();
            added && schedule.cut(now, until) > 0
        }
        3 => ramp(schedule, now, Ramp::deposit(600), amount),
        _ => ramp(schedule, now, Ramp::forfeit(600), amount),
    }
}

fn ramp(schedule: &mut Schedule, now: u64, ramp: Ramp, amount: u64) -> bool {
    schedule.add_ramp(now, ramp, amount);
    true
}

/// Given a curve of two days, a flow and a curve of an hour, when somebody leaves what is owed to
/// them, then it streams over what is left of the first and over a day or more of the second, to
/// those who stay; of the third it is the funder's (F33).
#[test]
fn what_is_forfeited_is_nobodys_prize() {
    let mut world = World::new(3, 2);
    world.stake(0, 1).unwrap();
    world.curve(0, IdlePolicy::Wait, 0, &[segment(2, 1_000)]).unwrap();
    world.flow(1, IdlePolicy::Wait, 600).unwrap();
    world.top_up(1, 1_000).unwrap();
    world.curve(2, IdlePolicy::Wait, 0, &[Segment { seconds: 3_600, amount: 1_000 }]).unwrap();
    world.now += 1_800;
    world.unstake(0, 1).unwrap();
    world.stake(1, 1).unwrap();
    world.close(0, true).unwrap();
    world.check();
    assert_eq!([0, 1, 2].map(|slot| world.streams[slot].idle), [0, 0, 500]);
    world.now += 1;
    assert_eq!([0, 1, 2].map(|slot| owed_units(&world, 1, slot)), [0, 0, 0], "in the next second");
    world.now += DAY - 1;
    assert!(owed_units(&world, 1, 1) <= 1_000, "a day later at most all of it");
    world.now += DAY;
    assert_eq!([0, 1, 2].map(|slot| owed_units(&world, 1, slot)), [1_000, 1_000, 500]);
    assert_eq!(world.refund(2), Ok(500), "what had nothing left to stream with");
    world.check();
}

/// Given a flow that has something left, when its funder winds it down, then it takes not a grain
/// more, what a stretch without stakers would have streamed is the funder's as it passes, and with its
/// last unit it can be closed (F28).
#[test]
fn an_ending_flow_takes_no_grain_and_ends() {
    let mut world = World::new(1, 1);
    world.stake(0, 1).unwrap();
    world.flow(0, IdlePolicy::Wait, 600).unwrap();
    world.top_up(0, 600).unwrap();
    world.farm().wind_down(0).unwrap();
    assert_eq!(world.top_up(0, 1), Err(Error::StreamNotActive));
    world.now += 300;
    world.unstake(0, 1).unwrap();
    world.now += 200;
    world.stake(0, 1).unwrap();
    assert_eq!(world.streams[0].idle, 200);
    assert_eq!(world.farm().wind_down(0), Err(Error::StreamNotFinished));
    world.now += 100;
    assert_eq!(world.farm().wind_down(0), Ok(()));
    assert_eq!((owed_units(&world, 0, 0), world.refund(0)), (400, Ok(200)));
}

/// Given a stream that is wound down, then it is left for 30 days to those whose it is, and anyone's
/// from then on. Where its pool has closed for good it is so at once, and what it had left, committed
/// or not, is its funder's (F29).
#[test]
fn a_closing_stream_becomes_anyones() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.farm().commit(0, GENESIS + 10 * DAY).unwrap();
    let (mut left, half) = (world.streams[0], GENESIS + 5 * DAY);
    left.accrue(GENESIS, half, 10);
    assert_eq!((left.wind_down(half, true), left.idle), (Ok(()), 50));
    assert!(left.is_anyones(half, true));

    world.now += 10 * DAY;
    world.farm().wind_down(0).unwrap();
    let (stream, end) = (world.streams[0], world.now + 30 * DAY);
    assert!(!stream.is_anyones(end - 1, false) && stream.is_anyones(end, false));
}

/// Given a flow with a window of ten minutes, when a grain was forfeited into it, then a deposit is
/// spread over its window all the same.
#[test]
fn a_forfeit_does_not_stretch_the_deposits_of_a_flow() {
    let mut schedule = Schedule::default();
    schedule.add_ramp(GENESIS, Ramp::forfeit(600), 1);
    schedule.add_ramp(GENESIS + 60, Ramp::deposit(600), 1_000);
    assert!(schedule.advance(GENESIS + 660) >= 1_000);
}

/// Given a flow, when deposits and forfeits come at all distances for ever, then its curve has room.
#[test]
fn deposits_and_forfeits_of_a_flow_always_find_room() {
    for window in [600, 3_601, DAY as u32, 10 * DAY as u32, stream::MAX_WINDOW] {
        let (mut schedule, mut now) = (Schedule::default(), GENESIS);
        let mut rng = Rng::with_seed(window as u64);
        for _ in 0..few_of(20_000) {
            now += rng.u64(..2 + window as u64 / 15);
            let _ = schedule.advance(now);
            let kind = if rng.u8(..4) == 0 { Ramp::forfeit(window) } else { Ramp::deposit(window) };
            schedule.add_ramp(now, kind, 1 + rng.u64(..1_000));
            assert!((schedule.count as usize) < MAX_SEGMENTS, "window {window}");
        }
    }
}

/// Given a curve, then it may neither begin nor end more than ten years from the call; and cutting
/// all of it ends it.
#[test]
fn a_curve_lies_within_ten_years() {
    let mut world = with_curve(IdlePolicy::Wait);
    let long = [segment(3_600, 1)];
    assert_eq!(world.extend(0, 0, &long), Ok(()));
    assert_eq!(world.extend(0, 0, &long), Err(Error::EndOutOfRange));
    world.refund(0).unwrap();
    assert!(world.streams[0].schedule.is_finished(), "nothing is left");
    let far = world.now + schedule::MAX_AHEAD + 1;
    assert_eq!(world.extend(0, far, &[segment(1, 1)]), Err(Error::StartOutOfRange));
}

/// Given a short window that is no round number, when 20,000 deposits come at all distances,
/// then the curve never needs more than 22 segments nor lasts longer than the window.
#[test]
fn a_flow_takes_deposits_every_second_for_ever() {
    let mut world = World::new(1, 1);
    world.stake(0, 7).unwrap();
    world.flow(0, IdlePolicy::Wait, 3_601).unwrap();
    for nth in 0..few_of(20_000) {
        world.now += nth % 97;
        world.top_up(0, 1 + nth % 1_000).unwrap();
        assert!(world.streams[0].schedule.count <= 22);
        assert!(world.streams[0].schedule.ends_at() <= world.now + 3_601);
    }
    world.check();
}

/// Given the most a stream can ever be funded with, streamed to the smallest stake in a
/// second, then it is paid in full and the stake leaves; one unit more is refused.
#[test]
fn lifetime_funding_is_bounded_on_the_way_in() {
    // F1: what would overflow accrual is refused when it is funded, never when someone leaves.
    let mut world = World::new(2, 1);
    let most = [Segment { seconds: 1, amount: (1 << 63) - 1 }];
    let more = [Segment { seconds: 1, amount: 1 << 63 }];
    assert_eq!(world.curve(0, IdlePolicy::Wait, 0, &more), Err(Error::FundingOverflow));
    world.curve(0, IdlePolicy::Wait, 0, &most).unwrap();
    assert_eq!(world.top_up(0, 1), Err(Error::FundingOverflow));
    world.stake(0, 1).unwrap();
    world.now += 1;
    assert_eq!(world.claim(0, 0), Ok((1 << 63) - 1));
    assert_eq!(world.unstake(0, 1), Ok(1));
    world.check();
}

/// Given a finished stream with two stakers in thirds, when it is wound down, then the slot
/// is freed only after both have claimed, the fractions add up to one unit for the funder,
/// and a new stream in the slot starts from nothing for both.
#[test]
fn a_slot_is_reused_only_when_nobody_is_owed_and_forgets_its_former_stream() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.stake(1, 20).unwrap();
    world.now += 10 * DAY;
    assert_eq!(world.retire(0), Err(Error::StreamNotClosing));
    world.farm().wind_down(0).unwrap();
    assert_eq!(world.top_up(0, 5), Err(Error::StreamNotActive));
    assert_eq!(world.at(0, |farm, seat| farm.sweep(seat, 0)), Err(Error::RewardsOwed));
    assert_eq!(world.claim(0, 0), Ok(33));
    assert_eq!(world.retire(0), Err(Error::StreamStillOwes));
    assert_eq!(world.claim(1, 0), Ok(66));
    assert_eq!(world.retire(0), Ok(1), "the two thirds and the third");
    assert_eq!(world.vaults[0], 0);
    world.curve(0, IdlePolicy::Wait, 0, &[segment(1, 30)]).unwrap();
    world.now += DAY;
    assert_eq!((owed_units(&world, 0, 0), owed_units(&world, 1, 0)), (10, 20));
    world.check();
}

/// Given a closing stream that owes half a unit each to two, when one has claimed and the other's
/// half is swept, then both halves are in the carry, and the slot is free.
#[test]
fn halves_of_a_closing_stream_go_to_the_carry() {
    let mut world = World::new(1, 2);
    (0..2).for_each(|who| world.stake(who, 1).unwrap());
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 1, amount: 101 }]).unwrap();
    world.now += 1;
    assert_eq!(world.claim(1, 0), Ok(50));
    world.farm().wind_down(0).unwrap();
    let half = 1 << 63;
    world.at(0, |farm, seat| {
        farm.settle(seat);
        assert_eq!((seat.fraction(0), seat.fraction(1)), (half, 0), "none of no slot");
    });
    assert_eq!(world.claim(0, 0), Ok(50));
    assert_eq!(world.streams[0].carry, Q64 { hi: 0, lo: half });
    world.at(1, |farm, seat| farm.sweep(seat, 0)).unwrap();
    assert_eq!(world.streams[0].carry, Q64 { hi: 1, lo: 0 });
    assert_eq!((world.streams[0].owed(), world.retire(0)), (0, Ok(1)));
}

/// Given a running stream, an empty slot and no slot at all, then none can be wound down.
#[test]
fn a_running_stream_cannot_be_wound_down() {
    let mut world = with_curve(IdlePolicy::Wait);
    assert_eq!(world.farm().wind_down(0), Err(Error::StreamNotFinished));
    assert_eq!(world.farm().wind_down(1), Err(Error::StreamNotActive));
    assert_eq!(world.farm().wind_down(2), Err(Error::SlotOutOfRange));
}

/// Given 150 tokens of which 99 arrived, then two thirds of each step are left.
#[test]
fn a_curve_whose_tokens_shrank_on_the_way_keeps_its_shape() {
    let mut segments = [segment(1, 100), segment(1, 0), segment(1, 50)];
    schedule::fit(&mut segments, 99).unwrap();
    assert_eq!(segments.map(|s| s.amount), [66, 0, 33]);
}

/// Given a clock that falls back three days, when the pool is touched, then nothing changes.
#[test]
fn a_clock_that_goes_backwards_is_a_no_op() {
    let mut world = with_curve(IdlePolicy::Wait);
    world.now += 5 * DAY;
    world.farm().accrue();
    let before = world.clone();
    world.now -= 3 * DAY;
    world.farm().accrue();
    assert_eq!((world.streams, world.totals), (before.streams, before.totals));
}
