//! What can happen in the farm, and how likely it is.

use super::rng::Rng;
use harness::prelude::{Curve, DAY};
use harness::tally::{Floor, Floor::*};

/// How many slots the farm has. Slot 0 is the flow of the stake mint that penalties go to.
pub const SLOTS: u64 = 4;
/// Who takes part.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// How many positions each may have.
pub const EACH: u16 = 2;

/// A seat: whose, and which of theirs.
pub type Seat = (usize, u16);

/// Something that happens.
#[derive(Clone, Debug, strum::IntoStaticStr)]
pub enum Command {
    /// Time passes [s].
    Wait(u64),
    /// The clock goes back [s].
    Back(u64),
    Open(Seat),
    Close(Seat, bool),
    Stake(Seat, u64),
    Unstake(Seat, u64),
    Claim(Seat, u16),
    Compound(Seat),
    Lock(Seat, u64),
    Release(Seat),
    LeaveEarly(Seat, u64),
    EmergencyExit(Seat),
    Add(u8, Curve),
    Extend(u8, Curve),
    TopUp(u8, u64),
    Commit(u8, u64),
    Refund(u8),
    WindDown(u8),
    Sweep(Seat, u8),
    Retire(u8),
}

/// The kinds that send a transaction.
pub const KINDS: &[(&str, Floor)] = &[
    ("Open", Hundred),
    ("Close", Hundred),
    ("Stake", Third),
    ("Unstake", Third),
    ("Claim", Third),
    ("Compound", Hundred),
    ("Lock", Hundred),
    ("Release", Hundred),
    ("LeaveEarly", Hundred),
    ("EmergencyExit", Hundred),
    ("Add", Hundred),
    ("Extend", Hundred),
    ("TopUp", Hundred),
    ("Commit", Hundred),
    ("Refund", Hundred),
    ("WindDown", Ten),
    ("Sweep", Hundred),
    ("Retire", Ten),
];

/// The next thing to happen.
pub fn next(rng: &mut Rng, now: u64) -> Command {
    match rng.below(100) {
        0..=24 => Command::Wait(rng.magnitude(22)),
        25 => Command::Back(rng.magnitude(16)),
        26..=71 => by_people(rng),
        _ => by_funders(rng, now),
    }
}

fn by_people(rng: &mut Rng) -> Command {
    let seat = (rng.below(PEOPLE.len() as u64) as usize, rng.below(EACH as u64) as u16);
    match rng.below(40) {
        0..=4 => Command::Open(seat),
        5..=12 => Command::Stake(seat, rng.magnitude(30)),
        13..=19 => Command::Unstake(seat, rng.magnitude(30)),
        20..=26 => Command::Claim(seat, rng.below(1 << SLOTS) as u16),
        27..=29 => Command::Compound(seat),
        30 | 31 => Command::Lock(seat, rng.magnitude(24)),
        32 | 33 => Command::Release(seat),
        34 => Command::LeaveEarly(seat, rng.magnitude(30)),
        35 => Command::EmergencyExit(seat),
        36 | 37 => Command::Sweep(seat, slot(rng)),
        38 => Command::Close(seat, false),
        _ => Command::Close(seat, rng.chance(30)),
    }
}

fn by_funders(rng: &mut Rng, now: u64) -> Command {
    match rng.below(28) {
        0..=4 => Command::Add(slot(rng), curve(rng, now)),
        5..=9 => Command::Extend(slot(rng), curve(rng, now)),
        10..=15 => Command::TopUp(slot(rng), rng.magnitude(40)),
        16 | 17 => Command::Commit(slot(rng), now + rng.magnitude(23)),
        18..=20 => Command::Refund(slot(rng)),
        21..=24 => Command::WindDown(slot(rng)),
        _ => Command::Retire(slot(rng)),
    }
}

fn slot(rng: &mut Rng) -> u8 {
    rng.below(SLOTS) as u8
}

fn curve(rng: &mut Rng, now: u64) -> Curve {
    let most = if rng.chance(10) { 26 } else { 4 };
    let count = 1 + rng.below(most);
    let mut curve = (0..count).fold(Curve::empty(), |curve, _| {
        let amount = if rng.chance(15) { 0 } else { rng.magnitude(40) };
        curve.then(amount, rng.magnitude(21))
    });
    if rng.chance(20) {
        curve = curve.starting((now + rng.magnitude(20)).saturating_sub(DAY / 10));
    }
    if rng.chance(30) {
        curve = curve.committed(now + rng.magnitude(22));
    }
    if rng.chance(30) {
        curve.refunding()
    } else {
        curve
    }
}
