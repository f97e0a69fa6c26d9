//! What the rules let in and refuse, to the unit; and what they call sound.

mod world;

use acequia_core::lock::{MAX_EARLY_LEAVE_BPS, MAX_LOCK_SECONDS, MAX_MULTIPLIER_BPS};
use acequia_core::schedule::{fit, total_of, Ramp, MAX_AHEAD};
use acequia_core::stream::{Opening, FUNDING_LIMIT, MAX_WINDOW, MIN_WINDOW};
use acequia_core::votes::Passed;
use acequia_core::*;
use world::*;

const LARGEST: LockRule = LockRule {
    max_seconds: MAX_LOCK_SECONDS,
    max_multiplier_bps: MAX_MULTIPLIER_BPS,
    early_leave_bps: MAX_EARLY_LEAVE_BPS,
    _reserved: 0,
};

#[test]
fn bounds_are_what_documents_say() {
    assert_eq!(MAX_LOCK_SECONDS as u64, 1_460 * DAY, "four years");
    assert_eq!((MAX_MULTIPLIER_BPS, MAX_EARLY_LEAVE_BPS), (100_000, 5_000), "tenfold, half");
    assert_eq!((MAX_TIME, FUNDING_LIMIT), (1_099_511_627_776, 9_223_372_036_854_775_808));
    assert_eq!((MIN_WINDOW, MAX_WINDOW as u64), (600, 3_650 * DAY), "ten minutes, ten years");
    assert_eq!((MAX_AHEAD, stream::CLOSING_SECONDS), (3_650 * DAY, 30 * DAY));
    assert_eq!(votes::MAX_VOTE_LOCK_SECONDS, 14 * DAY);
}

#[test]
fn lock_rules_have_bounds() {
    let out_of_range = |rule: LockRule| rule.check() == Err(Error::LockRuleOutOfRange);
    assert_eq!((LARGEST.check(), LockRule::NONE.check()), (Ok(()), Ok(())));
    let least = LockRule { max_multiplier_bps: BPS as u32, early_leave_bps: 0, ..LARGEST };
    assert_eq!(least.check(), Ok(()), "locks that earn nothing and cannot be left");
    assert!(out_of_range(LockRule { max_seconds: MAX_LOCK_SECONDS + 1, ..LARGEST }));
    assert!(out_of_range(LockRule { max_multiplier_bps: MAX_MULTIPLIER_BPS + 1, ..LARGEST }));
    assert!(out_of_range(LockRule { max_multiplier_bps: BPS as u32 - 1, ..LARGEST }));
    assert!(out_of_range(LockRule { early_leave_bps: MAX_EARLY_LEAVE_BPS + 1, ..LARGEST }));
    assert!(out_of_range(LockRule { max_multiplier_bps: BPS as u32 + 1, ..LockRule::NONE }));
    assert!(out_of_range(LockRule { early_leave_bps: 1, ..LockRule::NONE }));
}

#[test]
fn a_pool_without_locks_offers_none() {
    let mut world = World::new(1, 1);
    world.terms.lock = LockRule::NONE;
    world.stake(0, 10).unwrap();
    let end = world.now + DAY;
    let mut lock = |end| world.at(0, |farm, seat| farm.lock(seat, end));
    assert_eq!(lock(end), Err(Error::LockNotOffered));
    assert_eq!(world.leave_early(0, 1), Err(Error::EarlyLeaveNotOffered));
    let rule = LockRule::NONE;
    assert_eq!((rule.multiplier_bps_floor(9), rule.penalty_ceil(5, 9)), (BPS, 0));
    assert_eq!(rule.weight_floor(7, 9), Ok(7));
}

#[test]
fn a_lock_begins_now_and_within_all_time() {
    let stake = Stake { amount: 10, weight: 10, ..Stake::default() };
    let lock = |now, end| stake.locked(now, &LARGEST, end).map(|next| next.lock_end);
    assert_eq!(lock(5, 5), Err(Error::LockOutOfRange));
    assert_eq!(lock(5, 6), Ok(6));
    assert_eq!(lock(MAX_TIME + 1, MAX_TIME + 2), Err(Error::LockOutOfRange));
    assert_eq!(lock(MAX_TIME, MAX_TIME + 1), Ok(MAX_TIME + 1));
}

#[test]
fn a_lock_ends_with_its_second() {
    let mut world = World::new(1, 1);
    world.stake(0, 10).unwrap();
    let end = world.now + DAY;
    world.at(0, |farm, seat| farm.lock(seat, end)).unwrap();
    world.now = end - 1;
    assert_eq!(world.unstake(0, 4), Err(Error::Locked));
    assert_eq!(world.emergency_exit(0), Err(Error::Locked));
    world.now = end;
    assert_eq!(world.clone().unstake(0, 4), Ok(4));
    assert_eq!(world.emergency_exit(0), Ok(10));
}

#[test]
fn a_lock_may_be_replaced_by_its_like_and_by_no_earlier_one() {
    let rule = LockRule { max_multiplier_bps: BPS as u32, ..LARGEST };
    let stake = Stake { amount: 10, weight: 10, lock_end: 9, ..Stake::default() };
    let lock = |end| stake.locked(5, &rule, end).map(|next| next.lock_end);
    assert_eq!((lock(8), lock(9)), (Err(Error::LockWouldShrink), Ok(9)));
}

#[test]
fn a_penalty_is_streamed_longer_than_anybody_would_wait() {
    let window = |days: u64| {
        LockRule { max_seconds: (days * DAY) as u32, ..LARGEST }.penalty_window() as u64
    };
    assert_eq!((window(365), window(366)), (DAY, 7 * DAY));
}

#[test]
fn streams_are_opened_on_terms_in_range() {
    let open = |terms| Stream::default().open(terms);
    let flow = |window| open(Opening::flow(IdlePolicy::Wait, window));
    assert_eq!((flow(MIN_WINDOW), flow(MAX_WINDOW)), (Ok(()), Ok(())));
    assert_eq!(flow(MIN_WINDOW - 1), Err(Error::WindowOutOfRange));
    assert_eq!(flow(MAX_WINDOW + 1), Err(Error::WindowOutOfRange));
    let curve = |until| Opening::curve(IdlePolicy::Wait, until);
    assert_eq!(open(Opening { window: 600, ..curve(0) }), Err(Error::WindowOutOfRange));
    assert_eq!(open(curve(MAX_TIME)), Ok(()));
    assert_eq!(open(curve(MAX_TIME + 1)), Err(Error::CommitmentOutOfRange));
}

#[test]
fn a_commitment_grows_and_ends() {
    let mut world = World::new(1, 1);
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 9, amount: 9 }]).unwrap();
    let mut commit = |until| world.farm().commit(0, until);
    assert_eq!((commit(500), commit(500)), (Ok(()), Ok(())));
    assert_eq!(commit(499), Err(Error::CommitmentOutOfRange));
    assert_eq!(commit(MAX_TIME + 1), Err(Error::CommitmentOutOfRange));
    assert_eq!(commit(MAX_TIME), Ok(()));
}

#[test]
fn a_commitment_that_is_over_does_not_wait() {
    let mut world = World::new(1, 1);
    world.stake(0, 10).unwrap();
    world.curve(0, IdlePolicy::Wait, 0, &[Segment { seconds: 9, amount: 9 }]).unwrap();
    let until = world.now + 2;
    world.farm().commit(0, until).unwrap();
    world.now = until;
    world.unstake(0, 10).unwrap();
    world.now += 3;
    world.farm().accrue();
    assert_eq!(world.streams[0].committed_until, until);
}

#[test]
fn nothing_is_refunded_of_no_stream() {
    assert_eq!(World::new(1, 1).refund(0), Err(Error::StreamNotActive));
}

#[test]
fn caps_hold_to_the_unit() {
    let mut world = World::new(1, 2);
    world.terms.caps = Caps { pool: 15, position: 10 };
    assert_eq!(world.stake(0, 11), Err(Error::PositionCapExceeded));
    assert_eq!(world.stake(0, 10), Ok(()));
    assert_eq!(world.stake(1, 6), Err(Error::PoolCapExceeded));
    assert_eq!(world.stake(1, 5), Ok(()));
}

#[test]
fn segments_last_and_add_up() {
    let segment = |seconds, amount| Segment { seconds, amount };
    assert_eq!(total_of(&[segment(0, 1)]), Err(Error::SegmentTooShort));
    assert_eq!(total_of(&[segment(1, 0)]), Err(Error::ScheduleEmpty));
    assert_eq!(total_of(&[segment(1, u64::MAX), segment(1, 1)]), Err(Error::FundingOverflow));
    assert_eq!(total_of(&[segment(1, 2), segment(1, 3)]), Ok(5));
    assert_eq!(fit(&mut [segment(1, 2)], 0), Err(Error::ScheduleEmpty));
    let emitted = |elapsed| segment(3, 10).emitted_floor(elapsed);
    assert_eq!([0, 1, 2, 3, 4].map(emitted), [0, 3, 6, 10, 10]);
    assert_eq!(segment(0, 7).emitted_floor(0), 7, "in no time, all of it");
}

/// Of a curve in memory that no rule would make: a ramp over more than 2^32 seconds.
#[test]
fn a_ramp_over_more_than_a_half_word_of_seconds_is_shared_out() {
    let mut schedule = Schedule { count: 2, ..Schedule::default() };
    (schedule.durations[0], schedule.durations[1]) = (10, u32::MAX);
    schedule.add_ramp(0, Ramp { seconds: u32::MAX, grain: 100 }, 1 << 40);
    let first = ((1u128 << 40) * 10 / (u32::MAX as u128 + 10)) as u64;
    assert_eq!(schedule.amounts[..2], [first, (1 << 40) - first]);
}

#[test]
fn policies_are_bytes() {
    let policies = [0, 1, 2].map(IdlePolicy::new);
    assert_eq!(policies, [Some(IdlePolicy::Wait), Some(IdlePolicy::Refund), None]);
    assert_eq!([IdlePolicy::Wait, IdlePolicy::Refund].map(u8::from), [0, 1]);
}

#[test]
fn no_rule_and_the_full_weight_share_all() {
    let rule = RateRule { full_weight: 10, least_weight: 2 };
    assert_eq!(RateRule::NONE.share_floor(9, 1, 0), (9, 0));
    assert_eq!([9, 10, 11].map(|weight| rule.share_floor(9, weight, 3)), [(8, 4), (9, 3), (9, 3)]);
    assert_eq!(rule.share_floor(10, 1, 0), (2, 0), "the least");
    assert!(!RateRule { full_weight: 0, least_weight: 1 }.is_sound());
}

#[test]
fn a_stake_weighs_between_itself_and_tenfold() {
    let sound = |amount, weight, lock_end| {
        Stake { amount, weight, lock_end, ..Stake::default() }.is_sound()
    };
    assert!(sound(5, 5, 0) && !sound(5, 6, 0) && !sound(5, 4, 0));
    assert!(sound(5, 5, 1) && sound(5, 50, 1) && !sound(5, 51, 1) && !sound(5, 4, 1));
}

#[test]
fn a_quantity_is_at_most_so_many_units_to_the_last_fraction() {
    let is_at_most_5 = |hi, lo| Q64 { lo, hi }.is_at_most(5);
    assert!(is_at_most_5(4, u64::MAX) && is_at_most_5(5, 0));
    assert!(!is_at_most_5(5, 1) && !is_at_most_5(6, 0));
}

/// A stream of which each number fits the others.
fn sound() -> Stream {
    let carry = Q64 { lo: 0, hi: 1 };
    let sums =
        Stream { funded: 20, refunded: 4, idle: 3, streamed: 8, paid: 2, ..Stream::default() };
    let mut stream = Stream { carry, full_weight: 9, least_weight: 1, rem: 8, ..sums };
    (stream.schedule.count, stream.schedule.durations[0], stream.schedule.amounts[0]) = (1, 1, 5);
    stream
}

#[test]
fn a_stream_is_sound_where_each_number_fits() {
    let stream = sound();
    assert!(stream.is_sound());
    let unsound = [
        Stream { funded: 21, ..stream },
        Stream { idle: u64::MAX, ..stream },
        Stream { funded: FUNDING_LIMIT, refunded: FUNDING_LIMIT - 16, ..stream },
        Stream { rem: 9, ..stream },
        Stream { least_weight: 9, ..stream },
        Stream { full_weight: 0, least_weight: 0, ..stream },
        Stream { paid: 9, ..stream },
        Stream { carry: Q64 { lo: 1, hi: 6 }, ..stream },
    ];
    assert_eq!(unsound.map(|stream| stream.is_sound()), [false; 8]);
    assert!(Stream { carry: Q64 { lo: 0, hi: 6 }, ..stream }.is_sound(), "all of it is carried");
    assert!(Stream { full_weight: 0, least_weight: 0, rem: 0, ..stream }.is_sound());
    let most = Stream { funded: FUNDING_LIMIT - 1, refunded: FUNDING_LIMIT - 17, ..stream };
    assert!(most.is_sound());
}

#[test]
fn a_vote_counts_while_it_is_open() {
    let votes = Votes { open: 1, began: 10, locked_until: 30, ..Votes::default() };
    let vote = Passed { withdrawn: false, cast_at: 10, end: 30 };
    assert!(votes.counts(&vote, 29));
    assert!(!votes.counts(&vote, 30), "all have ended");
    assert!(!votes.counts(&Passed { withdrawn: true, ..vote }, 20));
    assert!(!votes.counts(&Passed { cast_at: 9, ..vote }, 20), "before the first that is open");
    assert!(!votes.counts(&Passed { end: 10, ..vote }, 20), "over when that was cast");
    assert!(!Votes { open: 0, ..votes }.counts(&vote, 20));
}

/// A position that holds nothing cannot have an open vote; with the bytes of one, it is not closed.
#[test]
fn open_votes_keep_a_position_open() {
    let mut world = World::new(1, 1);
    let open = Votes { open: 1, locked_until: world.now + 1, ..Votes::default() };
    world.positions[0].stake.votes = open;
    assert_eq!(world.close(0, false), Err(Error::VotesOpen));
    world.now += 1;
    assert_eq!(world.close(0, false), Ok(()));
}

/// Of a curve in memory that no rule would make: a flow always has room.
#[test]
fn a_full_curve_takes_a_ramp_to_the_next_end() {
    let durations = [10; MAX_SEGMENTS];
    let full = Schedule { count: MAX_SEGMENTS as u8, durations, ..Schedule::default() };
    let (mut whole, mut split) = (full, Schedule { count: MAX_SEGMENTS as u8 - 1, ..full });
    let ramp = Ramp { seconds: 15, grain: 1 };
    whole.add_ramp(0, ramp, 90);
    split.add_ramp(0, ramp, 90);
    assert_eq!((whole.durations, &whole.amounts[..3]), (durations, &[45, 45, 0][..]));
    assert_eq!((&split.durations[..3], &split.amounts[..3]), (&[10, 5, 5][..], &[60, 30, 0][..]));
}

#[test]
fn a_finished_curve_waits_for_nothing() {
    let finished = Schedule { start: 5, ..Schedule::default() };
    let mut waited = finished;
    assert_eq!((waited.wait(0, 10), waited), (0, finished));
}

#[test]
fn what_a_former_stream_owed_is_nothing_to_the_one_after_it() {
    let mut stream = Stream { state: stream::State::Closing as u8, generation: 2, ..sound() };
    let (before, owed) = (stream, Q64 { lo: 7, hi: 5 });
    let mut former = Checkpoint { generation: 1, owed, ..Checkpoint::default() };
    assert_eq!((former.claim(&mut stream), former.sweep(&mut stream)), (Pay(0), Ok(())));
    assert_eq!((stream, former.as_ref().owed), (before, owed));
}

#[test]
fn only_what_is_closing_becomes_anyones() {
    let stream = |state: stream::State| Stream { state: state as u8, ..Stream::default() };
    let long = u64::MAX;
    assert!(!stream(stream::State::Active).is_anyones(long, true));
    assert!(!stream(stream::State::Ending).is_anyones(long, true));
    assert!(stream(stream::State::Closing).is_anyones(0, true));
}

#[test]
fn a_ramp_ends_with_another_segment_less_than_a_grain_away() {
    let ended = |grain| {
        let mut schedule = Schedule { count: 1, ..Schedule::default() };
        schedule.durations[0] = 100;
        schedule.add_ramp(0, Ramp { seconds: 80, grain }, 80);
        schedule.count
    };
    assert_eq!([20, 21].map(ended), [2, 1]);
}

/// What the running segment begins with is its own, and no later one's.
#[test]
fn a_segment_that_is_split_keeps_its_phase() {
    let amounts = |durations: &[u32], amounts: &[u64], seconds| {
        let mut schedule =
            Schedule { count: amounts.len() as u8, phase: 1 << 30, ..Schedule::default() };
        schedule.durations[..durations.len()].copy_from_slice(durations);
        schedule.amounts[..amounts.len()].copy_from_slice(amounts);
        schedule.add_ramp(0, Ramp { seconds, grain: 1 }, 0);
        schedule.remaining().map(|segment| segment.amount).collect::<Vec<_>>()
    };
    assert_eq!(amounts(&[100], &[10], 6), [2, 8], "six tenths, and what is left of a half");
    assert_eq!(amounts(&[10, 100], &[5, 10], 16), [5, 1, 9], "six tenths");
}

#[test]
fn what_is_forfeited_streams_over_one_to_two_windows_or_days() {
    let ramp = |window| {
        let Ramp { seconds, grain } = Ramp::forfeit(window);
        (seconds as u64, grain as u64)
    };
    assert_eq!([600, DAY as u32].map(ramp), [(2 * DAY, DAY); 2]);
    assert_eq!(ramp(3 * DAY as u32), (6 * DAY, 3 * DAY));
    let Ramp { seconds, grain } = Ramp::deposit(600);
    assert_eq!((seconds, grain), (600, 31), "a twentieth, and less than a second more");
}

#[test]
fn a_curve_begins_and_ends_within_ten_years_and_all_time() {
    let append =
        |now, start| Schedule::default().append(now, start, &[Segment { seconds: 1, amount: 1 }]);
    assert_eq!(append(7, 7 + MAX_AHEAD - 1), Ok(1), "it ends on the last second");
    assert_eq!(append(7, 7 + MAX_AHEAD), Err(Error::EndOutOfRange));
    assert_eq!(append(7, 7 + MAX_AHEAD + 1), Err(Error::StartOutOfRange));
    assert_eq!((append(7, 7), append(7, 6)), (Ok(1), Err(Error::StartOutOfRange)));
    assert_eq!(append(MAX_TIME - 9, MAX_TIME), Ok(1));
    assert_eq!(append(MAX_TIME - 9, MAX_TIME + 1), Err(Error::StartOutOfRange));
}
