//! The formulas that `scripts/lemmas` proves for all inputs are what the code computes: each tells its
//! inputs and outputs (`tests/lemmas`), and every function here says the same.
//!
//! `ACEQUIA_SEED` repeats a run.

#[path = "world/setting.rs"]
mod setting;
#[path = "world/words.rs"]
mod words;

use acequia_core::stream::State;
use acequia_core::wide::{self, three};
use acequia_core::*;
use core::num::NonZeroU64;
use setting::{few_of, setting};
use std::collections::BTreeMap;
use words::said_by;

const LEMMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/lemmas");
const CASES: u64 = 200;

/// What a function is given, and then what the formula says of it; what the code says.
type Said = fn(&[u128]) -> Option<Vec<u128>>;

const FUNCTIONS: [(&str, usize, Said); 14] = [
    ("mul", 2, product),
    ("div_rem", 3, quotient),
    ("share", 3, share),
    ("minus", 4, difference),
    ("times", 3, times),
    ("three", 3, three_words),
    ("three_div", 5, three_quotient),
    ("emitted", 4, emitted),
    ("settled", 4, settled),
    ("rate", 5, rate),
    ("weight", 4, weight),
    ("penalty", 4, penalty),
    ("left", 3, left),
    ("stake_time", 5, stake_time),
];

fn word(number: u128) -> u64 {
    number.try_into().expect("a word")
}

fn divisor(number: u128) -> NonZeroU64 {
    NonZeroU64::new(word(number)).expect("not zero")
}

fn words(of: impl IntoIterator<Item = u64>) -> Option<Vec<u128>> {
    Some(of.into_iter().map(u128::from).collect())
}

fn split(number: u128) -> [u64; 2] {
    [(number >> 64) as u64, number as u64]
}

fn product(given: &[u128]) -> Option<Vec<u128>> {
    words(split(wide::mul(word(given[0]), word(given[1]))))
}

fn quotient(given: &[u128]) -> Option<Vec<u128>> {
    let (whole, quotient, rem) = wide::div_rem(word(given[0]), word(given[1]), divisor(given[2]));
    words([whole, quotient, rem])
}

fn share(given: &[u128]) -> Option<Vec<u128>> {
    let (amount, part, whole) = (word(given[0]), word(given[1]), divisor(given[2]));
    words([wide::mul_div_floor(amount, part, whole), wide::mul_div_ceil(amount, part, whole)])
}

fn q64(hi: u128, lo: u128) -> Q64 {
    Q64 { hi: word(hi), lo: word(lo) }
}

fn difference(given: &[u128]) -> Option<Vec<u128>> {
    let Q64 { lo, hi } = q64(given[0], given[1]).minus(q64(given[2], given[3]));
    words([hi, lo])
}

fn times(given: &[u128]) -> Option<Vec<u128>> {
    let Q64 { lo, hi } = q64(given[0], given[1]).times(word(given[2]));
    words([hi, lo])
}

fn three_words(given: &[u128]) -> Option<Vec<u128>> {
    words(three::mul(wide::join(word(given[0]), word(given[1])), word(given[2])))
}

fn three_quotient(given: &[u128]) -> Option<Vec<u128>> {
    let [top, middle, low, high, rest] = [0, 1, 2, 3, 4].map(|nth| word(given[nth]));
    let (quotient, rem) = three::div_rem([top, middle, low], wide::join(high, rest))?;
    words([quotient as u64, (rem >> 64) as u64, rem as u64])
}

fn schedule<const N: usize>(phase: u32, segments: [Segment; N]) -> Schedule {
    let mut schedule = Schedule { count: N as u8, phase, ..Schedule::default() };
    for (at, Segment { seconds, amount }) in segments.into_iter().enumerate() {
        (schedule.durations[at], schedule.amounts[at]) = (seconds, amount);
    }
    schedule
}

fn emitted(given: &[u128]) -> Option<Vec<u128>> {
    let segment = Segment { amount: word(given[0]), seconds: word(given[1]) as u32 };
    words([schedule(word(given[2]) as u32, [segment]).advance(word(given[3]))])
}

/// In one go, and in two.
fn settled(given: &[u128]) -> Option<Vec<u128>> {
    let segments = [given[0], given[1]].map(|amount| Segment { seconds: 1, amount: word(amount) });
    let stream = Stream {
        state: State::Active as u8,
        carry: q64(0, given[3]),
        schedule: schedule(0, segments),
        ..Stream::default()
    };
    let (mut at_once, mut twice) = (stream, stream);
    at_once.accrue(0, 2, word(given[2]));
    (0..2).for_each(|second| twice.accrue(second, second + 1, word(given[2])));
    assert_eq!((at_once.index, at_once.carry), (twice.index, twice.carry));
    words([at_once.index.hi, at_once.index.lo, at_once.carry.lo])
}

fn rate(given: &[u128]) -> Option<Vec<u128>> {
    let rule = RateRule { full_weight: word(given[0]), least_weight: word(given[1]) };
    let (shared, rem) = rule.share_floor(word(given[2]), word(given[3]), word(given[4]));
    words([shared, rem])
}

fn rule(longest: u128, multiplier: u128, share: u128) -> LockRule {
    LockRule {
        max_seconds: word(longest) as u32,
        max_multiplier_bps: word(multiplier) as u32,
        early_leave_bps: word(share) as u32,
        _reserved: 0,
    }
}

fn weight(given: &[u128]) -> Option<Vec<u128>> {
    let rule = rule(given[0], given[1], 0);
    words([rule.weight_floor(word(given[2]), word(given[3])).ok()?])
}

fn penalty(given: &[u128]) -> Option<Vec<u128>> {
    words([rule(given[0], 10_000, given[1]).penalty_ceil(word(given[2]), word(given[3]))])
}

fn left(given: &[u128]) -> Option<Vec<u128>> {
    let stake =
        Stake { amount: word(given[0]), weight: word(given[2]), lock_end: 2, ..Stake::default() };
    let out = stake.amount - word(given[1]);
    words([stake.left_early(1, &rule(1, 10_000, 1), out).ok()?.weight])
}

fn stake_time(given: &[u128]) -> Option<Vec<u128>> {
    let [came, at, went, later, read] = [0, 1, 2, 3, 4].map(|nth| word(given[nth]));
    let origin = StakeTime::of(came, at).minus(StakeTime::of(went, later));
    let stake = Stake { amount: came - went, origin, ..Stake::default() };
    words(split(stake.stake_time(read).value))
}

/// Whether the code said anything: of what does not fit a word, or takes nothing out, it refuses.
fn compare(line: &str) -> (&'static str, bool) {
    let mut words = line.split(' ');
    let name = words.next().expect("a function");
    let numbers: Vec<u128> = words.map(|word| word.parse().expect("below 2^128")).collect();
    let known = FUNCTIONS.iter().find(|(known, ..)| *known == name);
    let (name, inputs, said) = known.unwrap_or_else(|| panic!("{name} is tied to nothing"));
    let (given, expected) = numbers.split_at(*inputs);
    let computed = said(given);
    let refused = match *name {
        "weight" => expected[0] >> 64 != 0,
        "left" => given[0] == given[1],
        _ => false,
    };
    assert_eq!(computed, (!refused).then(|| expected.to_vec()), "{line}");
    (name, !refused)
}

#[test]
fn the_code_computes_what_is_proved() {
    let (seed, cases) = (setting("ACEQUIA_SEED", fastrand::u64(..)), few_of(CASES));
    let told = said_by(LEMMAS, &["numbers".into(), cases.to_string(), seed.to_string()]);
    let mut compared = BTreeMap::<_, u64>::new();
    for line in told.lines() {
        let (name, said) = compare(line);
        *compared.entry(name).or_default() += u64::from(said);
    }
    println!("compared with the formulas: {compared:?}, seed {seed}");
    for (name, ..) in FUNCTIONS {
        assert!(compared.get(name).is_some_and(|times| *times > cases / 2), "{name}: {compared:?}");
    }
}
