//! What can happen in the farm, and how likely it is.

use super::rng::Rng;
use harness::prelude::{Curve, DAY};
use harness::tally::{Floor::*, Kinds};

/// How many slots the farm has. Slot 0 is the penalty flow of a pool of tokens.
pub const SLOTS: u64 = 4;
/// Who takes part.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// Who may be a pool's authority or reward manager: the first is, and the last, to begin with.
pub const OFFICERS: [&str; 3] = ["creator", "heir", "manager"];
/// Who may fund a stream: the first does, to begin with.
pub const FUNDERS: [&str; 2] = ["funder", "successor"];
/// The slot that pays what is staked in the other pool.
pub const PAID_ON: u8 = 2;
/// How many positions each may have.
pub const EACH: u32 = 2;

/// A seat: whose, and which of theirs.
pub type Seat = (usize, u32);

/// Something that happens.
#[derive(Clone, Debug, strum::IntoStaticStr)]
pub enum Command {
    /// Time passes [s].
    Wait(u64),
    /// The clock goes back [s].
    Back(u64),
    Open(Seat),
    Close(Seat, bool),
    /// By whoever may close the pool.
    CloseForOwner(Seat),
    Stake(Seat, u64),
    Unstake(Seat, u64),
    /// By the delegate.
    SetStake(Seat, u64),
    Claim(Seat, u16),
    /// By anyone, where the owner lets them.
    PushClaim(Seat, u16),
    /// By anyone, where the owner does not.
    PushLate(Seat, u16),
    AllowPush(Seat, bool),
    Compound(Seat),
    Lock(Seat, u64),
    Release(Seat),
    LeaveEarly(Seat, u64),
    EmergencyExit(Seat),
    /// To one of the people.
    HandOver(Seat, usize),
    /// Into another position.
    Merge(Seat, Seat),
    /// With all rights, or nobody.
    NameOperator(Seat, bool),
    /// By the operator.
    ClaimFor(Seat, u16),
    /// By the operator.
    CompoundFor(Seat),
    /// What one slot pays, in the other pool.
    Reinvest(Seat),
    /// By the operator.
    ReinvestFor(Seat),
    Add(u8, Curve),
    /// With a window [s].
    AddFlow(u8, u32),
    Extend(u8, Curve),
    /// Of what is idle.
    Roll(u8, Curve),
    TopUp(u8, u64),
    Commit(u8, u64),
    Refund(u8),
    RefundIdle(u8),
    WindDown(u8),
    /// Winds down a flow that has something left.
    EndFlow(u8),
    /// Winds down an ending flow, by anyone.
    WindDownEnding(u8),
    Sweep(Seat, u8),
    Retire(u8),
    /// By anyone.
    RetireLate(u8),
    /// To one of the funders.
    ProposeFunder(u8, usize),
    /// By one of them.
    AcceptFunder(u8, usize),
    Pause(bool),
    /// Of the pool, and of each position [base units].
    SetCaps(u64, u64),
    /// To one of the officers.
    Offer(usize),
    /// By one of them.
    Accept(usize),
    SetManager(usize),
    AnnounceClosing(bool),
    /// For good.
    WindDownPool,
    ClosePool,
    /// By anyone.
    SettlePool,
    /// A page, in the authority's words.
    SetPage,
    Renounce,
    /// One slot, by anyone, into another account of the owner's than the canonical one, which refuses.
    PushInstead(Seat, u8),
    /// Retires a stream of a pool that has closed for good, whose vault is frozen, by anyone.
    LeaveBehind(u8),
    /// Before anything that has been seen, of a position and a slot; whether it still holds.
    Guard(Seat, u8, Seen, bool),
}

/// What somebody has seen and builds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// That it is early enough.
    Time,
    Authority,
    Paused,
    Owner,
    Amount,
    Weight,
    LockEnd,
    Owed,
    Generation,
    Commitment,
    End,
}

/// All of it.
pub const ALL_SEEN: [Seen; 11] = [
    Seen::Time,
    Seen::Authority,
    Seen::Paused,
    Seen::Owner,
    Seen::Amount,
    Seen::Weight,
    Seen::LockEnd,
    Seen::Owed,
    Seen::Generation,
    Seen::Commitment,
    Seen::End,
];

/// The kinds that only a pool of tokens knows.
pub const OF_TOKENS: Kinds = &[
    ("Stake", Third),
    ("Unstake", Third),
    ("Compound", Hundred),
    ("Lock", Hundred),
    ("Release", Hundred),
    ("LeaveEarly", Hundred),
    ("EmergencyExit", Hundred),
    ("Merge", Hundred),
    ("CompoundFor", Ten),
];
/// The kinds that only a delegated pool knows.
pub const OF_DELEGATES: Kinds = &[("SetStake", Third)];
/// The kinds that every pool knows.
pub const OF_ALL: Kinds = &[
    ("Open", Hundred),
    ("Close", Hundred),
    ("CloseForOwner", Ten),
    ("Claim", Third),
    ("PushClaim", Hundred),
    ("PushLate", Hundred),
    ("PushWhenClosed", Ten),
    ("AllowPush", Hundred),
    ("HandOver", Hundred),
    ("NameOperator", Hundred),
    ("ClaimFor", Hundred),
    ("Reinvest", Hundred),
    ("ReinvestFor", Ten),
    ("Add", Hundred),
    ("AddFlow", Hundred),
    ("Extend", Hundred),
    ("Roll", Ten),
    ("TopUp", Hundred),
    ("Commit", Hundred),
    ("Refund", Hundred),
    ("RefundIdle", Hundred),
    ("WindDown", Ten),
    ("WindDownWhenClosed", Ten),
    ("EndFlow", Ten),
    ("WindDownEnding", Ten),
    ("Sweep", Hundred),
    ("Retire", Ten),
    ("RetireLate", Ten),
    ("RetireWhenClosed", Ten),
    ("ProposeFunder", Hundred),
    ("AcceptFunder", Hundred),
    ("Pause", Hundred),
    ("SetCaps", Hundred),
    ("Offer", Hundred),
    ("Accept", Hundred),
    ("SetManager", Hundred),
    ("AnnounceClosing", Hundred),
    ("WindDownPool", Ten),
    ("ClosePool", Ten),
    ("SettlePool", Hundred),
    ("Heal", Ten),
    ("SetPage", Hundred),
    ("Renounce", Ten),
    ("PushInstead", Ten),
    ("LeaveBehind", Ten),
    ("Guard", Hundred),
    ("GuardFails", Hundred),
];

impl Command {
    /// Whose position it is about.
    pub fn seat_mut(&mut self) -> Option<&mut Seat> {
        use Command::*;
        match self {
            Open(at) | Close(at, _) | Stake(at, _) | Unstake(at, _) | SetStake(at, _) => Some(at),
            Claim(at, _) | PushClaim(at, _) | AllowPush(at, _) | HandOver(at, _) => Some(at),
            Compound(at) | Lock(at, _) | Release(at) | LeaveEarly(at, _) => Some(at),
            EmergencyExit(at) | Sweep(at, _) | PushLate(at, _) | CloseForOwner(at) => Some(at),
            PushInstead(at, _) | Guard(at, ..) => Some(at),
            Merge(at, _) | NameOperator(at, _) | ClaimFor(at, _) | CompoundFor(at) => Some(at),
            Reinvest(at) | ReinvestFor(at) => Some(at),
            _ => None,
        }
    }

    /// The slot of the one stream that it is about.
    pub fn slot_mut(&mut self) -> Option<&mut u8> {
        use Command::*;
        match self {
            Add(slot, _) | AddFlow(slot, _) | Extend(slot, _) | TopUp(slot, _) => Some(slot),
            Roll(slot, _) => Some(slot),
            Commit(slot, _) | Refund(slot) | RefundIdle(slot) | Sweep(_, slot) => Some(slot),
            WindDown(slot) | EndFlow(slot) | WindDownEnding(slot) => Some(slot),
            Retire(slot) | RetireLate(slot) => Some(slot),
            ProposeFunder(slot, _) | AcceptFunder(slot, _) => Some(slot),
            _ => None,
        }
    }

    /// Its name; of what anyone may do at once where the pool has closed for good, another.
    pub fn kind(&self, closed: bool) -> &'static str {
        match self {
            Command::PushLate(..) if closed => "PushWhenClosed",
            Command::WindDown(_) if closed => "WindDownWhenClosed",
            Command::RetireLate(_) if closed => "RetireWhenClosed",
            Command::Guard(_, _, _, false) => "GuardFails",
            other => other.into(),
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
    let (seat, other) = (seat(rng), seat(rng));
    match rng.below(155) {
        0..=6 => Command::Open(seat),
        7..=23 => Command::Stake(seat, rng.magnitude(30)),
        24 => Command::Merge(seat, other),
        25..=36 => Command::Unstake(seat, rng.magnitude(30)),
        38..=50 => Command::SetStake(seat, rng.magnitude(30)),
        51..=58 => Command::Claim(seat, slots(rng) & !(rng.below(2) as u16)), // leaves penalties to compound
        59..=61 => Command::Reinvest(seat),
        37 | 62 => Command::ReinvestFor(seat),
        63 | 64 => Command::PushClaim(seat, slots(rng)),
        65..=67 => Command::PushLate(seat, slots(rng)),
        68 | 69 => Command::AllowPush(seat, rng.chance(60)),
        70..=74 => Command::Compound(seat),
        75..=79 => Command::Lock(seat, rng.magnitude(24)),
        80..=83 => Command::Release(seat),
        84..=88 => Command::LeaveEarly(seat, rng.magnitude(30)),
        89 => Command::EmergencyExit(seat),
        90 | 91 => Command::HandOver(seat, rng.below(PEOPLE.len() as u64) as usize),
        92..=94 => Command::Sweep(seat, slot(rng)),
        95 => Command::CloseForOwner(seat),
        96..=98 => {
            let seen = ALL_SEEN[rng.below(ALL_SEEN.len() as u64) as usize];
            Command::Guard(seat, slot(rng), seen, rng.chance(50))
        }
        103 | 104 => Command::Merge(seat, other),
        105 | 106 => Command::NameOperator(seat, rng.chance(90)),
        107 | 108 => Command::ClaimFor(seat, slots(rng)),
        109..=115 => Command::CompoundFor(seat),
        116..=133 => Command::Compound(seat),
        134..=139 => Command::LeaveEarly(seat, rng.magnitude(30)),
        140..=142 => Command::ClaimFor(seat, slots(rng)),
        143..=147 => Command::Release(seat),
        148..=150 => Command::Merge(seat, other),
        151..=154 => Command::CompoundFor(seat),
        _ => Command::Close(seat, rng.chance(30)),
    }
}

fn seat(rng: &mut Rng) -> Seat {
    (rng.below(PEOPLE.len() as u64) as usize, rng.below(EACH as u64) as u32)
}

fn by_funders(rng: &mut Rng, now: u64) -> Command {
    let funder = rng.below(FUNDERS.len() as u64) as usize;
    match rng.below(51) {
        49 | 50 => {
            Command::Roll(slot(rng), Curve::even(1 + rng.magnitude(30), 1 + rng.magnitude(21)))
        }
        0..=4 => Command::Add(slot(rng), curve(rng, now)),
        5..=10 => Command::AddFlow(slot(rng), 500 + rng.magnitude(23) as u32),
        11..=15 => Command::Extend(slot(rng), curve(rng, now)),
        16..=20 => Command::TopUp(slot(rng), rng.magnitude(40)),
        21 | 22 => Command::Commit(slot(rng), now + rng.magnitude(23)),
        23..=28 => Command::Refund(slot(rng)),
        29 | 30 => Command::RefundIdle(slot(rng)),
        31 | 32 => Command::WindDown(slot(rng)),
        33..=36 => Command::EndFlow(slot(rng)),
        37..=39 => Command::WindDownEnding(slot(rng)),
        40 | 41 => Command::ProposeFunder(slot(rng), funder),
        42 | 43 => Command::AcceptFunder(slot(rng), funder),
        44 => Command::RetireLate(slot(rng)),
        45 => Command::SettlePool,
        _ => Command::Retire(slot(rng)),
    }
}

fn by_the_authority(rng: &mut Rng) -> Command {
    let officer = rng.below(OFFICERS.len() as u64) as usize;
    match rng.below(30) {
        0..=4 => Command::Pause(rng.chance(10)),
        5..=11 => Command::SetCaps(cap(rng), cap(rng)),
        12..=15 => Command::Offer(officer),
        16..=19 => Command::Accept(officer),
        20..=22 => Command::SetManager(officer),
        23..=25 => Command::AnnounceClosing(rng.chance(60)),
        26 => Command::WindDownPool,
        27 | 28 => Command::SetPage,
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
    let full = 2 + rng.magnitude(33);
    match rng.below(6) {
        0 => curve.full_at(full, 0),
        1 => curve.full_at(full, rng.below(full)),
        2 | 3 => curve.refunding(),
        _ => curve,
    }
}
