//! How votes and shares come about, said another way: from the list of standing votes, with
//! products of 192 bits and a search instead of a division.

use acequia_gauge_core::*;

/// A vote that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub weight: u64,
    pub power: u64,
    pub split: Split,
}

/// The votes for each pool, counted anew [2^-32 / 10^4 votes].
pub fn tallies<'a>(votes: impl Iterator<Item = &'a Standing>) -> [u128; MAX_POOLS] {
    let mut tallies = [0; MAX_POOLS];
    for vote in votes {
        for (tally, bps) in tallies.iter_mut().zip(vote.split.bps) {
            *tally += vote.weight as u128 * vote.power as u128 * bps as u128;
        }
    }
    tallies
}

/// What the budget of `epoch` is split into, given its tallies.
pub fn allocation(epoch: &Epoch, tallies: &[u128; MAX_POOLS]) -> ([u64; MAX_POOLS], u64) {
    let total: u128 = tallies.iter().sum();
    let cap = (epoch.budget as u128 * epoch.cap_bps as u128 / 10_000) as u64;
    let needed = (epoch.quorum as u128 * 10_000) << 32;
    if total == 0 || total < needed {
        return ([0; MAX_POOLS], epoch.budget);
    }
    let reached: Vec<u64> = (0..=MAX_POOLS)
        .map(|pools| share(epoch.budget, tallies[..pools].iter().sum(), total))
        .collect();
    let shares = core::array::from_fn(|at| (reached[at + 1] - reached[at]).min(cap));
    (shares, epoch.budget - shares.iter().sum::<u64>())
}

/// The largest number whose product with `total` is no more than `budget * part`.
pub fn share(budget: u64, part: u128, total: u128) -> u64 {
    let product = mul(budget, part);
    let (mut low, mut high) = (0, budget);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if mul(middle, total) <= product {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// A product of 192 bits, high part first, so that products compare as numbers.
pub fn mul(a: u64, b: u128) -> (u128, u64) {
    let low = a as u128 * (b as u64) as u128;
    (a as u128 * (b >> 64) + (low >> 64), low as u64)
}
