//! An exported file held against the chain, over a stream's whole life: whatever has happened to it,
//! its export says what is left of it, and a longer file says what is missing.

use super::*;
use crate::compare::Missing;
use acequia_core::MAX_SEGMENTS;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (b ^ (b >> 31)) % end
    }

    /// Some with nothing in them, some at the same rate.
    fn segments(&mut self) -> Vec<Segment> {
        let count = 1 + self.below(5);
        let mut segment = || {
            let seconds = 1 + self.below(20 * DAY) as u32;
            let amounts = [0, 1, u64::from(seconds) * 7, self.below(1 << 50)];
            Segment { seconds, amount: amounts[self.below(4) as usize] }
        };
        (0..count).map(|_| segment()).collect()
    }
}

/// A stream to which things happen by chance.
struct Life {
    dice: Dice,
    stream: Stream,
    now: u64,
}

impl Life {
    fn begin(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let idle = [IdlePolicy::Wait, IdlePolicy::Refund][dice.below(2) as usize];
        let until = if dice.below(2) == 0 { 0 } else { START + dice.below(40 * DAY) };
        let mut stream = Stream::default();
        stream.open(Opening::curve(idle, until)).expect("a free slot");
        let mut life = Self { dice, stream, now: START };
        life.goes_on();
        life
    }

    /// After its end from a time that may lie ahead.
    fn goes_on(&mut self) {
        let ahead = self.dice.below(3) * self.dice.below(5 * DAY);
        let start = if self.stream.schedule.is_finished() { self.now + ahead } else { 0 };
        let segments = self.dice.segments();
        let _nothing_in_them = self.stream.extend(self.now, start, &segments);
    }

    /// Some of it with nobody in the pool.
    fn passes(&mut self) {
        let next = self.now + self.dice.below(3 * DAY);
        self.stream.accrue(self.now, next, self.dice.below(3) * 1_000);
        self.now = next;
    }

    fn lives(&mut self) {
        self.passes();
        let (now, amount) = (self.now, 1 + self.dice.below(1 << 40));
        let stream = &mut self.stream;
        let _refused_where_it_cannot_be = match self.dice.below(6) {
            0 => stream.top_up(now, amount),
            1 => stream.refund(now, false).map(|_| ()),
            2 => stream.commit(now + amount % (20 * DAY)),
            3 => {
                self.goes_on();
                Ok(())
            }
            _ => Ok(()),
        };
    }

    fn is_over(&self) -> bool {
        self.stream.unstreamed() == 0
    }
}

/// Calls `check` with each state of many streams in which something is left.
fn in_every_life(check: impl Fn(&mut Life)) {
    let mut checked = 0;
    for seed in 0..300 {
        let mut life = Life::begin(seed);
        for _ in 0..20 {
            life.lives();
            if !life.is_over() {
                check(&mut life);
                checked += 1;
            }
        }
    }
    assert!(checked > 2_000, "{checked}");
}

#[test]
fn an_export_finds_nothing_to_do_at_its_own_stream_now_and_later() {
    in_every_life(|life| {
        let farm = exported(life.stream, life.now);
        assert_same(&verdict(&farm, life.stream, life.now));
        let (stream, now) = (life.stream, life.now);
        for _ in 0..5 {
            life.passes();
            assert_same(&verdict(&farm, life.stream, life.now));
        }
        (life.stream, life.now) = (stream, now);
    });
}

#[test]
fn a_stream_made_anew_from_an_export_pays_what_is_left_over_the_time_that_is_left() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let (mut old, from) = (life.stream, life.now);
        let curve = curve_of(&mut farm);
        let mut new = Stream::default();
        new.open(Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
        let start = curve.start.resolve(from);
        new.extend(from, start, &curve.segments).expect("a schedule");
        assert_eq!(new.funded, life.stream.unstreamed());
        assert_eq!(new.schedule.ends_at(), old.schedule.ends_at());
        for _ in 0..5 {
            let next = from + life.dice.below(60 * DAY);
            let at = |stream: &mut Stream| {
                let mut schedule = stream.schedule;
                schedule.advance(next)
            };
            assert!(at(&mut old).abs_diff(at(&mut new)) <= 1, "at {next}");
        }
    });
}

#[test]
fn an_export_that_was_made_anew_elsewhere_finds_nothing_to_do_there() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let curve = curve_of(&mut farm).clone();
        let idle = farm.pools[0].rewards[0].idle_policy;
        let until = curve.committed_until.map_or(0, |until| until.resolve(life.now));
        let mut new = Stream::default();
        new.open(Opening::curve(idle, until)).expect("a free slot");
        new.extend(life.now, curve.start.resolve(life.now), &curve.segments).expect("a schedule");
        let mut now = life.now;
        for _ in 0..5 {
            assert_same(&verdict_in(ANOTHER, &farm, new, now));
            let next = now + life.dice.below(10 * DAY);
            new.accrue(now, next, life.dice.below(2));
            now = next;
        }
    });
}

#[test]
fn an_exported_file_that_is_made_longer_means_just_what_was_added() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let curve = curve_of(&mut farm);
        // As even as what comes before it, so that no seam is to be seen.
        let more = curve.segments[curve.segments.len() - 1];
        if curve.segments.len() == MAX_SEGMENTS || more.amount == 0 {
            return;
        }
        curve.segments.push(more);
        curve.budget += more.amount;
        curve.committed_until = None;
        let missing = Missing { segments: vec![more], commit_until: None };
        assert_eq!(verdict(&farm, life.stream, life.now), Verdict::Extend(missing));
    });
}
