//! What people do, and what the issuer of their tokens does.

use crate::random::rng::Rng;
use harness::tally::{Floor::*, Kinds};

/// Who stakes.
pub const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// The tokens: what is staked, which slot 0 pays too; and one for each slot after it.
pub const TOKENS: usize = 4;
/// The one of them whose issuer has no power.
pub const PLAIN: usize = 2;

/// Something that happens. People and tokens by number, slots as bits.
#[derive(Clone, Debug, strum::IntoStaticStr)]
pub enum Command {
    /// [s]
    Wait(u64),
    Stake(usize, u64),
    Unstake(usize, u64),
    EmergencyExit(usize),
    Claim(usize, u16),
    Push(usize, u16),
    Compound(usize),
    /// A slot.
    TopUp(usize, u64),
    /// An account that holds the token, of those that there are.
    Freeze(usize, usize),
    Thaw(usize, usize),
    Pause(usize),
    Resume(usize),
    /// Takes so many hundredths of what a vault holds.
    Seize(usize, usize, u64),
    /// Gives back what was taken out of a vault.
    Restore(usize, usize),
    SetFee(usize, u16),
    SetHook(usize, bool),
    Scale(usize, u64),
    SetRate(usize, u64),
    FreezeNew(usize, bool),
}

/// What people do, as it goes through, and as the issuer stops it; and what the issuer does.
pub const KINDS: Kinds = &[
    ("Stake", Third),
    ("Unstake", Third),
    ("EmergencyExit", Hundred),
    ("Claim", Third),
    ("Push", Hundred),
    ("Compound", Hundred),
    ("TopUp", Hundred),
    ("Stake stopped", Hundred),
    ("Unstake stopped", Hundred),
    ("EmergencyExit stopped", Ten),
    ("Claim stopped", Hundred),
    ("Push stopped", Ten),
    ("Compound stopped", Ten),
    ("TopUp stopped", Hundred),
    ("Freeze", Hundred),
    ("Thaw", Hundred),
    ("Pause", Hundred),
    ("Resume", Hundred),
    ("Seize", Hundred),
    ("Restore", Hundred),
    ("SetFee", Hundred),
    ("SetHook", Hundred),
    ("Scale", Ten),
    ("SetRate", Ten),
    ("FreezeNew", Ten),
];

/// The next thing to happen. What was done is undone as often.
pub fn next(rng: &mut Rng) -> Command {
    let (who, token) = (rng.below(PEOPLE.len() as u64) as usize, powerful(rng));
    let slots = 1 + rng.below((1 << TOKENS) - 1) as u16;
    match rng.below(100) {
        0..=14 => Command::Wait(rng.magnitude(18)),
        15..=26 => Command::Stake(who, 2 + rng.magnitude(30)),
        27..=38 => Command::Unstake(who, 1 + rng.magnitude(30)),
        39..=41 => Command::EmergencyExit(who),
        42..=54 => Command::Claim(who, slots & rng.below(1 << TOKENS) as u16),
        55..=57 => Command::Push(who, slots & rng.below(1 << TOKENS) as u16),
        58..=61 => Command::Compound(who),
        62..=69 => Command::TopUp(rng.below(TOKENS as u64) as usize, 2 + rng.magnitude(40)),
        _ => by_the_issuer(rng, token),
    }
}

fn by_the_issuer(rng: &mut Rng, token: usize) -> Command {
    let account = rng.below(8) as usize;
    match rng.below(30) {
        0 | 1 => Command::Freeze(token, account),
        2..=6 => Command::Thaw(token, account),
        7 => Command::Pause(token),
        8..=11 => Command::Resume(token),
        12 | 13 => Command::Seize(token, account, rng.below(101)),
        14..=18 => Command::Restore(token, account),
        19..=21 => Command::SetFee(token, rng.below(5_000) as u16),
        22..=26 => Command::SetHook(token, rng.chance(20)),
        27 => Command::Scale(token, 1 + rng.magnitude(20)),
        28 => Command::SetRate(token, rng.below(10_000)),
        _ => Command::FreezeNew(token, rng.chance(50)),
    }
}

fn powerful(rng: &mut Rng) -> usize {
    loop {
        let token = rng.below(TOKENS as u64) as usize;
        if token != PLAIN {
            return token;
        }
    }
}
