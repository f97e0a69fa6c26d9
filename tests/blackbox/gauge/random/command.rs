//! What can happen to a gauge, and how likely it is.

use crate::random::rng::Rng;
use acequia_gauge_core::Split;
use harness::gauge::split;
use harness::tally::{Floor::*, Kinds};

/// Who votes, and in which pool.
pub const VOTERS: [(&str, usize); 5] =
    [("alice", 0), ("bob", 0), ("carol", 1), ("dave", 1), ("erin", 2)];
/// How many pools there are.
pub const POOLS: usize = 3;
/// How long an epoch lasts [s].
pub const EPOCH: u32 = 14_400;

/// Something that happens. Epochs are numbered from the running one: 0 is it, 1 the next, -1
/// the one before.
#[derive(Clone, Debug, strum::IntoStaticStr)]
pub enum Command {
    /// Time passes [s].
    Wait(u64),
    Fund(u64),
    Refund,
    Open(i64),
    Update(i64),
    Vote(usize, i64, Split),
    Withdraw(usize, i64),
    Stake(usize, u64),
    Unstake(usize, u64),
    Settle(i64),
    Apply(i64, u8),
    GiveBack(i64, u8),
    CloseEpoch(i64),
    /// By the voter, or by somebody else.
    CloseRecord(usize, i64, bool),
    SetTerms(u64, u32, u64),
    SetPower(usize, u64),
    AddPool(usize, u64),
    RemovePool(usize),
    RefundStream(usize),
}

/// The kinds that send a transaction.
pub const KINDS: Kinds = &[
    ("Fund", Third),
    ("Refund", Hundred),
    ("Open", Hundred),
    ("Update", Hundred),
    ("Vote", Third),
    ("Withdraw", Third),
    ("Stake", Third),
    ("Unstake", Third),
    ("Settle", Hundred),
    ("Apply", Hundred),
    ("GiveBack", Hundred),
    ("CloseEpoch", Hundred),
    ("CloseRecord", Hundred),
    ("SetTerms", Hundred),
    ("SetPower", Hundred),
    ("AddPool", Hundred),
    ("RemovePool", Hundred),
    ("RefundStream", Ten),
    ("WindDown", Ten),
    ("Retire", Ten),
    ("CloseGauge", Ten),
];

/// The next thing to happen: when voting has ended, often something that is due then.
pub fn next(rng: &mut Rng, voting_is_over: bool) -> Command {
    if voting_is_over && rng.chance(40) {
        return by_keepers(rng);
    }
    match rng.below(100) {
        0..=23 => Command::Wait(rng.magnitude(13)),
        24..=55 => by_voters(rng),
        56..=87 => by_keepers(rng),
        _ => by_the_governor(rng),
    }
}

fn by_voters(rng: &mut Rng) -> Command {
    let who = rng.below(VOTERS.len() as u64) as usize;
    match rng.below(40) {
        0..=19 => Command::Vote(who, recent(rng), draw_split(rng)),
        20..=25 => Command::Withdraw(who, recent(rng)),
        26..=30 => Command::Stake(mostly_home(rng, who), rng.magnitude(30)),
        31..=36 => Command::Unstake(who, rng.magnitude(30)),
        _ => Command::CloseRecord(who, -(rng.below(4) as i64), rng.chance(60)),
    }
}

fn by_keepers(rng: &mut Rng) -> Command {
    let past = -(rng.below(4) as i64);
    match rng.below(44) {
        0..=4 => Command::Fund(rng.magnitude(40)),
        5..=9 => Command::Open(rng.below(8).min(1) as i64),
        10..=13 => Command::Update(rng.below(8).min(1) as i64),
        14..=20 => Command::Settle(past),
        21..=29 => Command::Apply(past, rng.below(POOLS as u64 + 1) as u8),
        30..=37 => Command::GiveBack(past, rng.below(POOLS as u64) as u8),
        38 | 39 => Command::RefundStream(rng.below(POOLS as u64) as usize),
        _ => Command::CloseEpoch(past),
    }
}

fn by_the_governor(rng: &mut Rng) -> Command {
    let pool = rng.below(POOLS as u64) as usize;
    match rng.below(24) {
        0..=3 => Command::Refund,
        4..=8 => {
            let budget = rng.magnitude(50) >> rng.below(64);
            Command::SetTerms(rng.magnitude(31), 1 + rng.below(10_001) as u32, budget)
        }
        9..=15 => Command::SetPower(pool, power(rng)),
        16..=21 => Command::AddPool(pool, power(rng)),
        _ => Command::RemovePool(pool),
    }
}

/// Erin mostly stays away, and what streams to her pool then is the gauge's again.
fn mostly_home(rng: &mut Rng, who: usize) -> usize {
    match VOTERS[who].0 {
        "erin" if rng.chance(80) => 0,
        _ => who,
    }
}

/// Mostly the running epoch.
fn recent(rng: &mut Rng) -> i64 {
    match rng.below(10) {
        0 => -1,
        1 => 1,
        _ => 0,
    }
}

/// From a thousandth of a vote for each unit to many, and none.
fn power(rng: &mut Rng) -> u64 {
    match rng.below(6) {
        0 => 0,
        _ => rng.magnitude(40),
    }
}

/// Now and then it names a pool too many.
fn draw_split(rng: &mut Rng) -> Split {
    let places = POOLS as u64 + rng.below(20) / 19;
    let mut divided = split(&[]);
    let mut left = 10_000;
    while left > 0 {
        let bps = 1 + rng.below(left);
        divided.bps[rng.below(places) as usize] += bps as u16;
        left -= bps;
    }
    divided
}
