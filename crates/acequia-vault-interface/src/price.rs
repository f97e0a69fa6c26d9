//! Shares for assets and back.
//!
//! 1,024 virtual shares own one virtual base unit, so that the price is defined in an empty vault, where a
//! unit buys 1,024 shares, and whoever pushes it up by rewards of their own gives the virtual shares their
//! part. Both functions round down: whoever moves gets less, whoever stays gets more. Who would lose
//! more than 10 basis points by that is refused.
//!
//! `assets` [base units] and `shares` are the vault's before. The price never falls, so a vault has at
//! most 1,024 shares for each unit: 74 bits.

use crate::reason::{require, Reason};
use acequia_core::wide::three as wide;

/// Shares that nobody holds, against one unit that is not there.
pub const VIRTUAL_SHARES: u128 = 1_024;

/// How many shares `amount` buys [shares, rounded down]. Refused where rounding takes more than a
/// thousandth of it.
pub fn shares_for(amount: u64, shares: u128, assets: u64) -> Result<u128, Reason> {
    let divisor = u128::from(assets).saturating_add(1);
    let all = shares.saturating_add(VIRTUAL_SHARES);
    let (bought, lost) = wide::div_rem(wide::mul(all, amount), divisor).ok_or(Reason::VaultFull)?;
    // Of `bought * divisor + lost`, `lost` is lost; it is below the divisor.
    let is_fair = bought >= 999 || lost.saturating_mul(999) <= bought.saturating_mul(divisor);
    require(bought > 0 && is_fair, Reason::DepositTooSmall)?;
    Ok(bought)
}

/// What `burnt` of all `shares` are worth [base units, rounded down]: never more than `assets`.
/// Cannot fail: no sum that a vault can hold overflows, and so no exit is in danger.
pub fn assets_for(burnt: u128, shares: u128, assets: u64) -> u64 {
    let product = wide::mul(burnt, assets.saturating_add(1));
    let worth = wide::div_rem(product, shares.saturating_add(VIRTUAL_SHARES));
    worth.map_or(assets, |(worth, _)| worth.min(u128::from(assets)) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any number of any magnitude.
    fn numbers() -> impl FnMut() -> u64 {
        let mut seed = 7u64;
        move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed >> ((seed >> 33) % 64)
        }
    }

    /// Amount, shares, assets, as a vault can have them: a share is worth 1/1,024 or more.
    fn vaults(next: &mut impl FnMut() -> u64) -> (u64, u128, u64) {
        let (amount, assets) = (next() >> 2, next() >> 2);
        let parts = u128::from(next() % 1_025);
        (amount, u128::from(assets) * parts, assets)
    }

    #[test]
    fn a_unit_buys_1024_shares_at_first() {
        assert_eq!(shares_for(1_000, 0, 0), Ok(1_024_000));
        assert_eq!(assets_for(1_024_000, 1_024_000, 1_000), 1_000);
        let most = u64::MAX - 1;
        assert_eq!(shares_for(most, 0, 0), Ok(u128::from(most) << 10));
        assert_eq!(assets_for(u128::from(most) << 10, u128::from(most) << 10, most), most);
    }

    #[test]
    fn in_and_out_never_gains() {
        let (mut next, mut bought_some) = (numbers(), 0);
        for _ in 0..100_000 {
            let (amount, shares, assets) = vaults(&mut next);
            let Ok(bought) = shares_for(amount, shares, assets) else { continue };
            let back = assets_for(bought, shares + bought, assets + amount);
            assert!(back <= amount);
            assert!(back + 1 >= amount - amount.div_ceil(1_000), "{amount} came back as {back}");
            bought_some += 1;
        }
        assert!(bought_some > 10_000);
    }

    #[test]
    fn whoever_stays_never_loses() {
        let mut next = numbers();
        for _ in 0..100_000 {
            let (_, shares, assets) = vaults(&mut next);
            let burnt = u128::from(next()) % (shares + 1);
            let paid = assets_for(burnt, shares, assets);
            let price = |assets: u64, shares: u128| (assets + 1, shares + VIRTUAL_SHARES);
            let ((before, all), (after, left)) =
                (price(assets, shares), price(assets - paid, shares - burnt));
            assert!(wide::mul(all, after) >= wide::mul(left, before), "{burnt} of {shares}");
        }
    }

    #[test]
    fn everybody_together_never_gets_more_than_there_is() {
        let mut next = numbers();
        for _ in 0..100_000 {
            let (_, shares, assets) = vaults(&mut next);
            assert!(assets_for(shares, shares, assets) <= assets);
        }
        assert_eq!(assets_for(u128::MAX, u128::MAX, u64::MAX), u64::MAX);
    }

    #[test]
    fn more_than_ten_basis_points_are_refused() {
        let too_small = Err(Reason::DepositTooSmall);
        // A share is worth 1,000 units: 1,024 virtual ones, none held.
        let assets = 1_024_000 - 1;
        assert_eq!(shares_for(999, 0, assets), too_small);
        assert_eq!(shares_for(1_000, 0, assets), Ok(1));
        assert_eq!(shares_for(1_001, 0, assets), Ok(1));
        assert_eq!(shares_for(1_002, 0, assets), too_small);
        assert_eq!(shares_for(100_100, 0, assets), Ok(100));
        assert_eq!(shares_for(100_101, 0, assets), too_small);
        assert_eq!(shares_for(0, 0, 0), too_small);
    }
}
