//! What can happen to stake and votes, and how likely it is.

use super::super::rng::Rng;
use harness::prelude::{DAY, HOUR, RECORDER};
use harness::tally::{Floor::*, Kinds};

/// Who takes part.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// How many pools there are.
pub const POOLS: usize = 2;
/// How many positions each may have opened in a pool.
pub const EACH: u32 = 2;
/// The recorders that a pool may have as its hook.
pub const HOOKS: [&str; 2] = [RECORDER, "another recorder"];
/// How many ballots of a pool are open at most.
pub const BALLOTS: usize = 3;
/// The kinds that send a transaction.
pub const KINDS: Kinds = &[
    ("Open", Hundred),
    // Where a receipt of the position before it still stands.
    ("Reopen", Hundred),
    ("Close", Hundred),
    ("Stake", Third),
    ("Unstake", Third),
    ("Move", Hundred),
    ("EmergencyExit", Hundred),
    ("Lock", Hundred),
    ("Release", Hundred),
    ("LeaveEarly", Hundred),
    ("HandOver", Hundred),
    ("Vote", Hundred),
    ("Withdraw", Hundred),
    ("CloseReceipt", Hundred),
    ("LetGo", Hundred),
    ("ProposeHook", Hundred),
    ("WithdrawHookProposal", Hundred),
    ("ActivateHook", Hundred),
    // In place of another that votes were passed to which are open.
    ("ChangeHook", Ten),
    ("RemoveHook", Hundred),
];

/// A place for a position: the pool, who opens it, and which of theirs. It may change hands.
pub type Seat = (usize, usize, u32);

/// Something that happens. A ballot is named by its place among the open ones of its pool.
#[derive(Clone, Debug, strum::IntoStaticStr)]
pub enum Command {
    /// Time passes [s].
    Wait(u64),
    /// A ballot of a pool at one of the hooks, that began so long ago, and is open for so much
    /// longer [s].
    NewBallot(usize, usize, u64, u64),
    Open(Seat),
    Close(Seat),
    Stake(Seat, u64),
    Unstake(Seat, u64),
    /// To a place in the other pool.
    Move(Seat, u64, (usize, u32)),
    EmergencyExit(Seat),
    Lock(Seat, u64),
    Release(Seat),
    LeaveEarly(Seat, u64),
    /// To one of the people.
    HandOver(Seat, usize),
    Vote(Seat, usize),
    Withdraw(Seat, usize),
    CloseReceipt(Seat, usize),
    /// Closes one of the receipts whose ballots have ended.
    LetGo(u64),
    /// One of the hooks, to a pool.
    ProposeHook(usize, usize),
    WithdrawHookProposal(usize),
    ActivateHook(usize),
    RemoveHook(usize),
}
use Command::*;

impl Command {
    /// Whose position it is about.
    pub fn seat_mut(&mut self) -> Option<&mut Seat> {
        match self {
            Open(seat) | Close(seat) | Stake(seat, _) | Unstake(seat, _) => Some(seat),
            Vote(seat, _) | Withdraw(seat, _) | CloseReceipt(seat, _) => Some(seat),
            Lock(seat, _) | LeaveEarly(seat, _) | Release(seat) => Some(seat),
            HandOver(seat, _) | EmergencyExit(seat) | Move(seat, ..) => Some(seat),
            Wait(_) | NewBallot(..) | LetGo(_) => None,
            ProposeHook(..) | WithdrawHookProposal(_) | ActivateHook(_) | RemoveHook(_) => None,
        }
    }

    /// Whose position it is about.
    pub fn seat(&self) -> Option<Seat> {
        self.clone().seat_mut().copied()
    }

    /// The same about each position, each pool or each hook.
    pub fn near(&self) -> Vec<Self> {
        let at = |seat: Seat| {
            let mut command = self.clone();
            *command.seat_mut().expect("about a position") = seat;
            command
        };
        match *self {
            ProposeHook(pool, _) => hooks().map(|hook| ProposeHook(pool, hook)).collect(),
            NewBallot(pool, _, ago, ahead) => {
                hooks().map(|hook| NewBallot(pool, hook, ago, ahead)).collect()
            }
            WithdrawHookProposal(_) => (0..POOLS).map(WithdrawHookProposal).collect(),
            ActivateHook(_) => (0..POOLS).map(ActivateHook).collect(),
            RemoveHook(_) => (0..POOLS).map(RemoveHook).collect(),
            Wait(_) | LetGo(_) => vec![self.clone()],
            _ => seats().map(at).collect(),
        }
    }
}

fn hooks() -> std::ops::Range<usize> {
    0..HOOKS.len()
}

/// All places there are.
pub fn seats() -> impl Iterator<Item = Seat> {
    let people = (0..POOLS).flat_map(|pool| (0..PEOPLE.len()).map(move |who| (pool, who)));
    people.flat_map(|(pool, who)| (0..EACH).map(move |index| (pool, who, index)))
}

/// The next thing to happen.
pub fn next(rng: &mut Rng) -> Command {
    let (pool, who) = (rng.below(POOLS as u64) as usize, rng.below(PEOPLE.len() as u64) as usize);
    let seat = (pool, who, rng.below(EACH as u64) as u32);
    let ballot = rng.below(BALLOTS as u64) as usize;
    let hook = rng.below(HOOKS.len() as u64) as usize;
    match rng.below(100) {
        0..=13 => Wait(rng.magnitude(18).saturating_sub(1)),
        14..=18 => NewBallot(pool, hook, rng.below(2) * rng.magnitude(14), 1 + rng.below(14 * DAY)),
        19..=24 => Open(seat),
        25..=38 => Stake(seat, 1 + rng.magnitude(30)),
        39..=45 => Unstake(seat, rng.next()),
        46..=50 => Move(seat, rng.next(), (rng.below(PEOPLE.len() as u64) as usize, seat.2)),
        51 => EmergencyExit(seat),
        52 | 53 => Lock(seat, 1 + rng.magnitude(20)),
        54 | 55 => Release(seat),
        56 | 57 => LeaveEarly(seat, rng.next()),
        58 => HandOver(seat, rng.below(PEOPLE.len() as u64) as usize),
        59 => Close(seat),
        60..=83 => Vote(seat, ballot),
        84..=93 => Withdraw(seat, ballot),
        94 => CloseReceipt(seat, ballot),
        95 => LetGo(rng.next()),
        96 if rng.chance(40) => RemoveHook(pool),
        96 => WithdrawHookProposal(pool),
        97 => ProposeHook(pool, hook),
        98 => ActivateHook(pool),
        _ => Wait(rng.below(HOUR)),
    }
}
