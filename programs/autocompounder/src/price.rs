//! Shares for assets and back.
//!
//! One virtual share owns one virtual base unit, so that the price is defined in an empty vault
//! and whoever pushes it up by donating gives the virtual share its part: an inflation attack
//! costs the attacker at least what the victim loses, and `least_shares` refuses even that.
//! Both functions round down: whoever moves gets less, whoever stays gets more.

use acequia_core::wide;
use core::num::NonZeroU64;

/// How many shares `amount` buys [shares, rounded down]; none where they cannot be counted.
/// `assets` [base units] and `shares` are the vault's before.
pub fn shares_for(amount: u64, shares: u64, assets: u64) -> Option<u64> {
    mul_div_floor(amount, shares.checked_add(1)?, assets.checked_add(1)?)
}

/// What `burnt` of all `shares` are worth [base units, rounded down]: never more than `assets`.
/// Cannot fail: no sum that a vault can hold overflows, and so no exit is in danger.
pub fn assets_for(burnt: u64, shares: u64, assets: u64) -> u64 {
    let worth = mul_div_floor(burnt, assets.saturating_add(1), shares.saturating_add(1));
    worth.unwrap_or(assets).min(assets)
}

fn mul_div_floor(a: u64, b: u64, divisor: u64) -> Option<u64> {
    let product = wide::mul(a, b);
    let (hi, lo, _) =
        wide::div_rem((product >> 64) as u64, product as u64, NonZeroU64::new(divisor)?);
    (hi == 0).then_some(lo)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any number of any magnitude.
    fn numbers() -> impl Iterator<Item = u64> {
        let mut seed = 7u64;
        core::iter::repeat_with(move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed >> ((seed >> 33) % 64)
        })
    }

    #[test]
    fn the_first_depositor_gets_a_share_for_each_unit() {
        assert_eq!(shares_for(1_000, 0, 0), Some(1_000));
        assert_eq!(assets_for(1_000, 1_000, 1_000), 1_000);
    }

    #[test]
    fn in_and_out_never_gains() {
        let mut n = numbers();
        let mut next = || n.next().unwrap() >> 2;
        for _ in 0..100_000 {
            let (amount, shares, assets) = (next(), next(), next());
            let Some(bought) = shares_for(amount, shares, assets) else { continue };
            let Some(all) = shares.checked_add(bought) else { continue };
            assert!(assets_for(bought, all, assets + amount) <= amount);
        }
    }

    #[test]
    fn whoever_stays_never_loses() {
        let mut n = numbers();
        let mut next = || n.next().unwrap() >> 2;
        for _ in 0..100_000 {
            let (shares, assets) = (next(), next());
            let burnt = next() % (shares + 1);
            let paid = assets_for(burnt, shares, assets);
            let before = u128::from(assets + 1) * u128::from(shares - burnt + 1);
            let after = u128::from(assets - paid + 1) * u128::from(shares + 1);
            assert!(after >= before, "{burnt} of {shares} over {assets}");
        }
    }

    #[test]
    fn everybody_together_never_gets_more_than_there_is() {
        let mut n = numbers();
        for _ in 0..100_000 {
            let (shares, assets) = (n.next().unwrap() >> 1, n.next().unwrap());
            assert!(assets_for(shares, shares, assets) <= assets);
        }
        assert_eq!(assets_for(u64::MAX, u64::MAX, u64::MAX), u64::MAX);
    }

    #[test]
    fn what_cannot_be_counted_is_none() {
        assert_eq!(shares_for(u64::MAX, u64::MAX - 1, 0), None);
        assert_eq!(shares_for(1, u64::MAX, 1), None);
        assert_eq!(shares_for(1, 1, u64::MAX), None);
    }
}
