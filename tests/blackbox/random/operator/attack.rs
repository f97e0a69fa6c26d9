//! How an instruction is turned against the one whose right it is.

use crate::random::rng::Rng;
use harness::prelude::*;

/// What the two have, to put in the place of what is right.
pub struct Loot {
    /// The operator, and the accomplice.
    pub keys: [Address; 2],
    /// Their token accounts and positions, and what belongs to others.
    pub accounts: Vec<Address>,
}

/// What is tried.
pub struct Attack {
    pub instruction: Instruction,
    /// Whether an account was put in the place of another.
    pub diverted: bool,
}

/// The honest instruction with one of the two in the place of whoever signs, or without that signature, and now
/// and then with another account in some place.
pub fn turn(rng: &mut Rng, honest: &Instruction, loot: &Loot) -> Attack {
    let mut instruction = honest.clone();
    let by = loot.keys[usize::from(rng.chance(20))];
    let unsigned = rng.chance(20);
    for meta in instruction.accounts.iter_mut().filter(|meta| meta.is_signer) {
        match unsigned {
            true => meta.is_signer = false,
            false => meta.pubkey = by,
        }
    }
    let diverted = rng.chance(50);
    if diverted {
        let places = instruction.accounts.len() as u64;
        let place = &mut instruction.accounts[rng.below(places) as usize];
        place.pubkey = loot.accounts[rng.below(loot.accounts.len() as u64) as usize];
        place.is_signer &= loot.keys.contains(&place.pubkey);
    }
    Attack { instruction, diverted }
}
