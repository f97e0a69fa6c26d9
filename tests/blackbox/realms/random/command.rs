//! What can happen in a realm, and how likely it is.

use crate::random::rng::Rng;
use acequia_realms_core::weight::MaxRule;
use harness::tally::{Floor::*, Kinds};

/// Who takes part.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// Whose positions, in which pool, of which number.
pub const SEATS: [(usize, usize, u32); 5] = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (2, 1, 0)];
/// How many proposals there are at a time.
pub const PROPOSALS: usize = 2;
/// How many pools there are.
pub const POOLS: usize = 2;

/// Something that happens, by the number of a seat, of one of the people, or of a proposal.
#[derive(Clone, Copy, Debug)]
pub enum Command {
    /// Time passes [s].
    Wait(u64),
    /// Of tokens that one has, or not.
    Stake(usize, u64, bool),
    Unstake(usize, u64),
    PassOn(usize, usize),
    /// With governance's own vote, for it or against.
    Vote(usize, usize, bool),
    /// In governance too, or not.
    Withdraw(usize, usize, bool),
    Relinquish(usize, usize),
    /// The proposal lasts so many days. One governance has both, so both are lengthened or shortened.
    Last(usize, u64),
    /// When it is time, or at once.
    Finalize(usize, bool),
    CloseVote(usize, usize),
    CloseWeight(usize),
    CloseReceipt(usize, usize),
    List(usize, u64),
    Unlist(usize),
    Maximum(MaxRule),
    WriteList(usize),
    /// A proposal that is decided makes room for another.
    Replace(usize),
}

/// The kinds that send a transaction.
pub const KINDS: Kinds = &[
    ("stake", Third),
    ("unstake", Third),
    ("pass on", Third),
    ("vote", Third),
    ("withdraw", Third),
    ("relinquish", Hundred),
    ("finalize", Hundred),
    ("close vote", Hundred),
    ("close tally", Hundred),
    ("close weight", Hundred),
    ("close receipt", Hundred),
    ("list", Hundred),
    ("unlist", Hundred),
    ("maximum", Hundred),
    ("write list", Hundred),
    ("close registrar", Ten),
    ("create registrar", Ten),
];

/// The next thing to happen, to a proposal where it is about one.
pub fn next(rng: &mut Rng, question: usize) -> Command {
    let seat = rng.below(SEATS.len() as u64) as usize;
    match rng.below(120) {
        0..=13 => Command::Wait(rng.magnitude(17)),
        14..=25 => Command::Stake(seat, 1 + rng.magnitude(20), rng.chance(90)),
        26..=37 => Command::Unstake(seat, 1 + rng.magnitude(21)),
        38..=52 => Command::PassOn(seat, question),
        53..=70 => Command::Vote(seat, question, rng.chance(50)),
        71..=80 => Command::Withdraw(seat, question, rng.chance(80)),
        81..=85 => Command::Relinquish(SEATS[seat].0, question),
        86..=91 => Command::Last(question, 1 + rng.below(6)),
        92..=96 => Command::Finalize(question, rng.chance(30)),
        97..=100 => Command::CloseVote(seat, question),
        101..=103 => Command::CloseWeight(SEATS[seat].0),
        104..=107 => Command::CloseReceipt(seat, question),
        _ => by_the_sovereign(rng, question),
    }
}

fn by_the_sovereign(rng: &mut Rng, question: usize) -> Command {
    let pool = rng.below(POOLS as u64) as usize;
    match rng.below(12) {
        0..=3 => Command::List(pool, 1 + rng.magnitude(34)),
        4 => Command::Unlist(pool),
        5..=7 => Command::Maximum(maximum(rng)),
        8 | 9 => Command::WriteList(pool),
        _ => Command::Replace(question),
    }
}

fn maximum(rng: &mut Rng) -> MaxRule {
    match rng.chance(50) {
        true => MaxRule::Fixed(1 + rng.magnitude(40)),
        false => MaxRule::ShareOfSupply(1 + rng.below(10_000)),
    }
}
