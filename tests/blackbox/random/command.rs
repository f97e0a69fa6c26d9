//! What can happen in the farm, and how likely it is.

use super::rng::Rng;
use harness::prelude::{Curve, DAY};
use harness::tally::{Floor::*, Kinds};

/// How many slots the farm has. Slot 0 is the flow of the stake mint that penalties go to.
pub const SLOTS: u64 = 4;
/// Who takes part.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// Who may be a pool's authority or reward manager: the first is, and the last, to begin with.
pub const OFFICERS: [&str; 3] = ["creator", "heir", "manager"];
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
    /// By the delegate.
    SetStake(Seat, u64),
    Claim(Seat, u16),
    /// By anyone.
    PushClaim(Seat, u16),
    AllowPush(Seat, bool),
    Compound(Seat),
    Lock(Seat, u64),
    Release(Seat),
    LeaveEarly(Seat, u64),
    EmergencyExit(Seat),
    /// To one of the people.
    HandOver(Seat, usize),
    Add(u8, Curve),
    /// With a window [s].
    AddFlow(u8, u32),
    Extend(u8, Curve),
    TopUp(u8, u64),
    Commit(u8, u64),
    Refund(u8),
    WindDown(u8),
    Sweep(Seat, u8),
    Retire(u8),
    Pause(bool),
    /// Of the pool, and of each position [base units].
    SetCaps(u64, u64),
    /// To one of the officers.
    Offer(usize),
    /// By one of them.
    Accept(usize),
    SetManager(usize),
    ClosePool,
}

/// The kinds that only a pool of tokens knows.
pub const OF_TOKENS: Kinds = &[
    ("Stake", Third),
    ("Unstake", Third),
    ("Compound", Hundred),
    ("Lock", Hundred),
    ("Release", Hundred),
    ("LeaveEarly", Hundred),
];
/// The kinds that only a delegated pool knows.
pub const OF_DELEGATES: Kinds = &[("SetStake", Third)];
/// The kinds that every pool knows.
pub const OF_ALL: Kinds = &[
    ("Open", Hundred),
    ("Close", Hundred),
    ("Claim", Third),
    ("PushClaim", Hundred),
    ("AllowPush", Hundred),
    ("EmergencyExit", Hundred),
    ("HandOver", Hundred),
    ("Add", Hundred),
    ("AddFlow", Hundred),
    ("Extend", Hundred),
    ("TopUp", Hundred),
    ("Commit", Hundred),
    ("Refund", Hundred),
    ("WindDown", Ten),
    ("Sweep", Hundred),
    ("Retire", Ten),
    ("Pause", Hundred),
    ("SetCaps", Hundred),
    ("Offer", Hundred),
    ("Accept", Hundred),
    ("SetManager", Hundred),
    ("ClosePool", Ten),
];

impl Command {
    /// Whose position it is about.
    pub fn seat_mut(&mut self) -> Option<&mut Seat> {
        use Command::*;
        match self {
            Open(at) | Close(at, _) | Stake(at, _) | Unstake(at, _) | SetStake(at, _) => Some(at),
            Claim(at, _) | PushClaim(at, _) | AllowPush(at, _) | HandOver(at, _) => Some(at),
            Compound(at) | Lock(at, _) | Release(at) | LeaveEarly(at, _) => Some(at),
            EmergencyExit(at) | Sweep(at, _) => Some(at),
            _ => None,
        }
    }

    /// The slot of the one stream that it is about.
    pub fn slot_mut(&mut self) -> Option<&mut u8> {
        use Command::*;
        match self {
            Add(slot, _) | AddFlow(slot, _) | Extend(slot, _) | TopUp(slot, _) => Some(slot),
            Commit(slot, _) | Refund(slot) | WindDown(slot) | Retire(slot) => Some(slot),
            Sweep(_, slot) => Some(slot),
            _ => None,
        }
    }

    /// Whose position it is about.
    pub fn seat(&self) -> Option<Seat> {
        self.clone().seat_mut().copied()
    }
}

/// The next thing to happen.
pub fn next(rng: &mut Rng, now: u64) -> Command {
    match rng.below(100) {
        0..=23 => Command::Wait(rng.magnitude(22)),
        24 => Command::Back(rng.magnitude(16)),
        25..=70 => by_people(rng),
        71..=94 => by_funders(rng, now),
        _ => by_the_authority(rng),
    }
}

fn by_people(rng: &mut Rng) -> Command {
    let seat = (rng.below(PEOPLE.len() as u64) as usize, rng.below(EACH as u64) as u16);
    match rng.below(100) {
        0..=6 => Command::Open(seat),
        7..=24 => Command::Stake(seat, rng.magnitude(30)),
        25..=37 => Command::Unstake(seat, rng.magnitude(30)),
        38..=50 => Command::SetStake(seat, rng.magnitude(30)),
        51..=62 => Command::Claim(seat, slots(rng)),
        63..=66 => Command::PushClaim(seat, slots(rng)),
        67 | 68 => Command::AllowPush(seat, rng.chance(60)),
        69..=74 => Command::Compound(seat),
        75..=79 => Command::Lock(seat, rng.magnitude(24)),
        80..=83 => Command::Release(seat),
        84..=88 => Command::LeaveEarly(seat, rng.magnitude(30)),
        89 => Command::EmergencyExit(seat),
        90 | 91 => Command::HandOver(seat, rng.below(PEOPLE.len() as u64) as usize),
        92..=94 => Command::Sweep(seat, slot(rng)),
        _ => Command::Close(seat, rng.chance(30)),
    }
}

fn by_funders(rng: &mut Rng, now: u64) -> Command {
    match rng.below(32) {
        0..=4 => Command::Add(slot(rng), curve(rng, now)),
        5..=9 => Command::AddFlow(slot(rng), 500 + rng.magnitude(23) as u32),
        10..=14 => Command::Extend(slot(rng), curve(rng, now)),
        15..=18 => Command::TopUp(slot(rng), rng.magnitude(40)),
        19 | 20 => Command::Commit(slot(rng), now + rng.magnitude(23)),
        21..=25 => Command::Refund(slot(rng)),
        26..=28 => Command::WindDown(slot(rng)),
        _ => Command::Retire(slot(rng)),
    }
}

fn by_the_authority(rng: &mut Rng) -> Command {
    let officer = rng.below(OFFICERS.len() as u64) as usize;
    match rng.below(24) {
        0..=4 => Command::Pause(rng.chance(10)),
        5..=11 => Command::SetCaps(cap(rng), cap(rng)),
        12..=15 => Command::Offer(officer),
        16..=19 => Command::Accept(officer),
        20..=22 => Command::SetManager(officer),
        _ => Command::ClosePool,
    }
}

/// Mostly none.
fn cap(rng: &mut Rng) -> u64 {
    if rng.chance(90) {
        0
    } else {
        rng.magnitude(34)
    }
}

fn slots(rng: &mut Rng) -> u16 {
    rng.below(1 << SLOTS) as u16
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
