//! Golden vectors: what the rules compute, for clients in other languages.
//!
//! `app/client/test/vectors/core.json` is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-core --test vectors`
//! and compared here. Every number of 64 bits or more stands as a string, since JSON readers
//! round what is larger than 2^53.

use acequia_core::stream::{Opening, FUNDING_LIMIT, MAX_WINDOW, MIN_WINDOW};
use acequia_core::votes::{History, Tranche, Votes, Window};
use acequia_core::{
    Checkpoint, IdlePolicy, LockRule, RateRule, Reading, Schedule, Segment, Stake, StakeTime,
    Stream,
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/client/test/vectors/core.json");
const JOURNEYS: u64 = 70;
const STEPS: u64 = 8;
const LOCKS: usize = 120;
const BALLOTS: usize = 120;
const READINGS: usize = 120;

#[test]
fn the_golden_vectors_are_what_the_rules_compute() {
    let computed = vectors();
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/client/test/vectors");
    }
    let stored = std::fs::read_to_string(FILE).expect("golden vectors: see this file's head");
    assert!(stored == computed, "the golden vectors have drifted: see this file's head");
}

#[test]
fn there_are_enough_of_every_kind() {
    let all = vectors();
    let of = |mark: &str| all.lines().filter(|line| line.contains(mark)).count();
    assert!(of("\"claimable\"") >= 500, "{} accruals", of("\"claimable\""));
    assert!(of("\"penalty\"") >= 100 && of("\"eligible\"") >= 100);
    assert!(of("\"idlePolicy\":1") >= 50, "streams that refund while idle");
    assert!(of("\"fullWeight\":\"0\"") <= 500 && of("\"average\"") >= 100, "rates and readings");
    assert!(of("\"window\":\"0\"") >= 100 && of("\"claimable\":\"0\"") <= 350);
}

fn vectors() -> String {
    let mut dice = Dice(20_261_123);
    let mut lines = Vec::new();
    (0..JOURNEYS).for_each(|nth| journey(&mut dice, nth, &mut lines));
    let accruals = lines.join(",\n");
    let locks = (0..LOCKS).map(|_| lock(&mut dice)).collect::<Vec<_>>().join(",\n");
    let votes = (0..BALLOTS).map(|_| ballot(&mut dice)).collect::<Vec<_>>().join(",\n");
    let times = (0..READINGS).map(|_| reading(&mut dice)).collect::<Vec<_>>().join(",\n");
    format!(
        "{{\"accruals\":[\n{accruals}\n],\"locks\":[\n{locks}\n],\"votes\":[\n{votes}\n],\
         \"stakeTimes\":[\n{times}\n]}}\n"
    )
}

/// SplitMix64: the same numbers whatever the version of any crate.
struct Dice(u64);

impl Dice {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        b ^ (b >> 31)
    }

    /// Below `end`, of every order of magnitude alike.
    fn any_size(&mut self, end: u64) -> u64 {
        let bits = self.below(65) as u32;
        (self.word().checked_shr(64 - bits).unwrap_or(0)) % end
    }

    fn below(&mut self, end: u64) -> u64 {
        self.word() % end
    }

    fn one_in(&mut self, chance: u64) -> bool {
        self.below(chance) == 0
    }
}

// ------------------------------------------------------------------ accruals

/// A stream's life: funded, changed and watched. At each step, what a position is owed at some
/// later time is written down.
fn journey(dice: &mut Dice, nth: u64, lines: &mut Vec<String>) {
    let mut now = 1_750_000_000 + dice.below(1_000_000);
    let mut stream = Stream::default();
    stream.open(opening(dice, nth, now)).expect("terms in range");
    let mut weight = weight(dice);
    let mut seat = Seat { weight: share(dice, weight), checkpoint: Checkpoint::default() };
    for _ in 0..STEPS {
        fund(dice, &mut stream, now);
        let probe = probe(dice, &stream, now);
        lines.push(accrual(&stream, &seat, weight, now, probe));
        let next = now + dice.below(probe.saturating_sub(now).max(1) + 100);
        stream.accrue(now, next, weight);
        now = next;
        seat.go_on(dice, &mut stream);
        if dice.one_in(4) {
            weight = self::weight(dice);
            seat.weight = share(dice, weight);
        }
    }
}

struct Seat {
    weight: u64,
    checkpoint: Checkpoint,
}

impl Seat {
    fn go_on(&mut self, dice: &mut Dice, stream: &mut Stream) {
        self.checkpoint.settle(stream, self.weight);
        if dice.one_in(3) {
            let _ = self.checkpoint.claim(stream);
        }
        if dice.one_in(12) {
            // As left by a former stream of the slot.
            self.checkpoint.generation = stream.generation.wrapping_sub(1);
        }
    }
}

fn opening(dice: &mut Dice, nth: u64, now: u64) -> Opening {
    let idle = if dice.one_in(3) { IdlePolicy::Refund } else { IdlePolicy::Wait };
    match nth % 4 {
        0 => {
            Opening::flow(idle, MIN_WINDOW + dice.any_size((MAX_WINDOW - MIN_WINDOW) as u64) as u32)
        }
        1 => Opening { rate: rate(dice), ..Opening::curve(IdlePolicy::Refund, now) },
        _ => Opening::curve(idle, now + dice.any_size(100_000_000)),
    }
}

fn rate(dice: &mut Dice) -> RateRule {
    let full_weight = 1 + dice.any_size(u64::MAX);
    let least_weight = if dice.one_in(2) { 0 } else { dice.any_size(full_weight) };
    RateRule { full_weight, least_weight }
}

/// A deposit, or a refund, where the stream takes it; else nothing.
fn fund(dice: &mut Dice, stream: &mut Stream, now: u64) {
    let room = FUNDING_LIMIT - 1 - stream.funded;
    let first = stream.funded == 0;
    let what = if first { stream.kind as u64 + 1 } else { dice.below(5) };
    let _ = match what {
        0 | 1 => extend(dice, stream, now, room),
        2 => stream.top_up(now, dice.any_size(room.max(1))),
        3 if dice.one_in(3) => stream.refund(now, false).map(|_| ()),
        _ => Ok(()),
    };
}

fn extend(
    dice: &mut Dice,
    stream: &mut Stream,
    now: u64,
    room: u64,
) -> Result<(), acequia_core::Error> {
    let count = if dice.one_in(8) { 24 } else { 1 + dice.below(4) };
    let long = 1 + dice.any_size(if count == 24 { 12_000_000 } else { 40_000_000 });
    let segments: Vec<Segment> = (0..count)
        .map(|_| Segment {
            seconds: 1 + dice.below(long) as u32,
            amount: dice.any_size(room / count + 1),
        })
        .collect();
    let start =
        if stream.schedule.is_finished() && dice.one_in(2) { now + dice.below(10_000) } else { 0 };
    stream.extend(now, start, &segments)
}

fn weight(dice: &mut Dice) -> u64 {
    match dice.below(12) {
        0 => 0,
        1 => u64::MAX,
        2 => 1,
        _ => 1 + dice.any_size(u64::MAX),
    }
}

fn share(dice: &mut Dice, weight: u64) -> u64 {
    if dice.one_in(3) {
        weight
    } else {
        dice.any_size(weight.max(1))
    }
}

/// A moment to look at: mostly inside the curve, at times at its ends, or before `now`.
fn probe(dice: &mut Dice, stream: &Stream, now: u64) -> u64 {
    let (start, end) = (stream.schedule.start, stream.schedule.ends_at());
    match dice.below(8) {
        0 => end,
        1 => end + dice.below(100_000),
        2 => now - dice.below(100),
        3 => start,
        _ => now + dice.below(end.saturating_sub(now).max(1)),
    }
}

fn accrual(stream: &Stream, seat: &Seat, weight: u64, from: u64, to: u64) -> String {
    let mut after = *stream;
    if to > from {
        after.accrue(from, to, weight);
    }
    let mut settled = seat.checkpoint;
    settled.settle(&after, seat.weight);
    format!(
        "{{\"weight\":\"{weight}\",\"from\":\"{from}\",\"to\":\"{to}\",\"stream\":{},\"after\":{},\
         \"positionWeight\":\"{}\",\"checkpoint\":{},\"settled\":{},\"claimable\":\"{}\"}}",
        whole(stream),
        moved(&after, from.max(to)),
        seat.weight,
        checkpoint(&seat.checkpoint),
        checkpoint(&settled),
        settled.whole_owed(&after),
    )
}

fn whole(s: &Stream) -> String {
    format!(
        "{{\"generation\":{},\"state\":{},\"kind\":{},\"idlePolicy\":{},\"index\":\"{}\",\
         \"carry\":\"{}\",\"funded\":\"{}\",\"refunded\":\"{}\",\"streamed\":\"{}\",\
         \"paid\":\"{}\",\"idle\":\"{}\",\"committedUntil\":\"{}\",\"window\":\"{}\",\
         \"fullWeight\":\"{}\",\"leastWeight\":\"{}\",\"rem\":\"{}\",\"schedule\":{}}}",
        s.generation,
        s.state,
        s.kind,
        s.idle_policy,
        s.index.get(),
        s.carry.get(),
        s.funded,
        s.refunded,
        s.streamed,
        s.paid,
        s.idle,
        s.committed_until,
        s.window,
        s.full_weight,
        s.least_weight,
        s.rem,
        schedule(&s.schedule),
    )
}

/// What accrual may change, and what follows from it.
fn moved(s: &Stream, now: u64) -> String {
    let mut copy = *s;
    let refundable = copy.refund(now, false).map_or(0, |refund| refund.total());
    format!(
        "{{\"index\":\"{}\",\"carry\":\"{}\",\"streamed\":\"{}\",\"idle\":\"{}\",\"rem\":\"{}\",\
         \"committedUntil\":\"{}\",\"start\":\"{}\",\"taken\":\"{}\",\"cursor\":{},\
         \"phase\":{},\"unstreamed\":\"{}\",\"endsAt\":\"{}\",\"refundable\":\"{refundable}\"}}",
        s.index.get(),
        s.carry.get(),
        s.streamed,
        s.idle,
        s.rem,
        s.committed_until,
        s.schedule.start,
        s.schedule.taken,
        s.schedule.cursor,
        s.schedule.phase,
        s.unstreamed(),
        s.schedule.ends_at(),
    )
}

fn schedule(s: &Schedule) -> String {
    let used = s.count as usize;
    format!(
        "{{\"start\":\"{}\",\"taken\":\"{}\",\"cursor\":{},\"count\":{},\"phase\":{},\
         \"durations\":{:?},\"amounts\":[{}]}}",
        s.start,
        s.taken,
        s.cursor,
        s.count,
        s.phase,
        &s.durations[..used],
        s.amounts[..used].iter().map(|a| format!("\"{a}\"")).collect::<Vec<_>>().join(","),
    )
}

fn checkpoint(c: &Checkpoint) -> String {
    let (generation, index, owed) = (c.generation, c.index.get(), c.owed.get());
    format!("{{\"generation\":{generation},\"index\":\"{index}\",\"owed\":\"{owed}\"}}")
}

// --------------------------------------------------------- locks and ballots

fn lock(dice: &mut Dice) -> String {
    let max_seconds = if dice.one_in(10) { 0 } else { 1 + dice.below(126_144_000) as u32 };
    let rule = LockRule {
        max_seconds,
        max_multiplier_bps: if max_seconds == 0 {
            10_000
        } else {
            10_000 + dice.below(90_001) as u32
        },
        early_leave_bps: if max_seconds == 0 { 0 } else { dice.below(5_001) as u32 },
        _reserved: 0,
    };
    let amount = dice.any_size(u64::MAX);
    let seconds = dice.below(2 * max_seconds as u64 + 2);
    let remaining = dice.below(max_seconds as u64 + 2);
    let weight = rule.weight_floor(amount, seconds).map_or("null".into(), |w| format!("\"{w}\""));
    format!(
        "{{\"maxSeconds\":{},\"maxMultiplierBps\":{},\"earlyLeaveBps\":{},\"amount\":\"{amount}\",\
         \"seconds\":\"{seconds}\",\"remaining\":\"{remaining}\",\"multiplier\":\"{}\",\
         \"lockedWeight\":{weight},\"penalty\":\"{}\"}}",
        rule.max_seconds,
        rule.max_multiplier_bps,
        rule.early_leave_bps,
        rule.multiplier_bps_floor(seconds),
        rule.penalty_ceil(amount, remaining),
    )
}

fn ballot(dice: &mut Dice) -> String {
    let (votes, lock_end, now) = voter(dice);
    let (start, look) = (now - dice.below(1_000), now + dice.below(2_000_000));
    let end = (look + dice.below(1_000)).min(if dice.one_in(2) { lock_end } else { u64::MAX });
    let eligible = votes.eligible(Window { start, end }, lock_end);
    let held = votes.held(look);
    format!(
        "{{\"votedPrincipal\":\"{}\",\"votedBoost\":\"{}\",\"lockedUntil\":\"{}\",\"open\":{},\
         \"principal\":[{}],\"boost\":[{}],\"lockEnd\":\"{lock_end}\",\"ballotStart\":\"{start}\",\
         \"ballotEnd\":\"{end}\",\"now\":\"{look}\",\"eligible\":[\"{}\",\"{}\"],\
         \"held\":[\"{}\",\"{}\"]}}",
        votes.voted_principal,
        votes.voted_boost,
        votes.locked_until,
        votes.open,
        steps(&votes.principal),
        steps(&votes.boost),
        eligible.principal,
        eligible.boost,
        held.principal,
        held.boost,
    )
}

fn steps(history: &History) -> String {
    let step = |step: &Tranche| format!("[\"{}\",\"{}\"]", step.since, step.weight);
    history.steps.iter().map(step).collect::<Vec<_>>().join(",")
}

/// Someone whose stake and boost went up and down, and who may have voted; when the lock ends.
fn voter(dice: &mut Dice) -> (Votes, u64, u64) {
    let (mut votes, mut now) = (Votes::default(), 1_750_000_000);
    for _ in 0..1 + dice.below(6) {
        now += dice.below(500);
        votes.principal.record(now, dice.any_size(u64::MAX / 2));
        if dice.one_in(2) {
            votes.boost.record(now, dice.any_size(u64::MAX / 2));
        }
    }
    let lock_end = now + dice.below(3_000_000);
    if dice.one_in(2) {
        let (start, end) = (now - dice.below(600), now + 1 + dice.below(1_209_600));
        let _ = votes.cast(now, Window { start, end }, lock_end);
    }
    (votes, lock_end, now)
}

// --------------------------------------------------------------- stake-time

/// A position that was read, changed, at times sold or opened anew, and read again.
fn reading(dice: &mut Dice) -> String {
    let opened = 1_700_000_000 + dice.below(1_000_000);
    let mut stake = Stake { since: opened, ..Stake::default() };
    let read_at = opened + dice.below(10_000_000);
    put(dice, &mut stake, opened);
    let known = dice.one_in(2).then(|| stake.stake_time(read_at));
    let earlier = known.unwrap_or(Reading::missing(read_at));
    let changed = if dice.one_in(4) { opened } else { read_at } + dice.any_size(10_000_000);
    if dice.one_in(3) {
        stake.since = changed;
        stake.origin = StakeTime::of(stake.amount, changed);
    }
    put(dice, &mut stake, changed);
    let at = changed.max(read_at) + dice.any_size(100_000_000);
    let later = stake.stake_time(at);
    format!(
        "{{\"amount\":\"{}\",\"origin\":\"{}\",\"since\":\"{}\",\"at\":\"{at}\",\"value\":\"{}\",\
         \"earlier\":{{\"at\":\"{}\",\"since\":\"{}\",\"value\":\"{}\"}},\"gained\":\"{}\",\
         \"average\":\"{}\"}}",
        stake.amount,
        stake.origin.get(),
        stake.since,
        later.value,
        earlier.at,
        earlier.since,
        earlier.value,
        later.gained_since(&earlier),
        later.average_since(&earlier),
    )
}

fn put(dice: &mut Dice, stake: &mut Stake, now: u64) {
    let more = dice.any_size(u64::MAX - stake.amount);
    stake.amount += more;
    stake.origin = stake.origin.plus(StakeTime::of(more, now));
}
