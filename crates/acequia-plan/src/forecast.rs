//! What a rate that follows the stake pays, and what comes back.

use acequia_core::{RateRule, Segment};
use acequia_farm_file::time::YEAR;

/// What of a budget is paid while so much is staked throughout, and what comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The total weight.
    pub weight: u64,
    /// To stakers [base units, rounded down].
    pub paid: u64,
    /// To the funder [base units].
    pub back: u64,
}

/// At a quarter, half, once and twice the full weight; nothing where the full rate is always paid.
pub fn forecast(rate: &RateRule, budget: u64) -> Vec<Forecast> {
    if rate.is_none() {
        return Vec::new();
    }
    let full = rate.full_weight;
    let mut all = Vec::with_capacity(4);
    for weight in [full / 4, full / 2, full, full.saturating_mul(2)] {
        let weight = weight.max(1);
        let paid = paid_of(rate, budget, weight);
        all.push(Forecast { weight, paid, back: budget.saturating_sub(paid) });
    }
    all
}

/// What of an amount is paid while so much is staked [base units, rounded down].
#[inline(never)] // a module of it is small
pub fn paid_of(rate: &RateRule, amount: u64, weight: u64) -> u64 {
    rate.share_floor(amount, weight.max(1), 0).0
}

/// The most that a whole token of the stake earns in a year while a segment runs, as weight [base units,
/// rounded down]; none where the full rate is always paid, or the number is beyond all use.
pub fn most_a_year(rate: &RateRule, running: Segment, stake_decimals: u8) -> Option<u64> {
    let in_a_year = u128::from(running.amount) * u128::from(YEAR);
    let all = in_a_year.checked_mul(10u128.checked_pow(stake_decimals.into())?)?;
    let most = all.checked_div(u128::from(running.seconds) * u128::from(rate.full_weight))?;
    u64::try_from(most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_that_one_earns_is_the_rate_over_the_full_weight() {
        let rate = RateRule { full_weight: 2_000_000_000_000, least_weight: 0 };
        let running = Segment { seconds: 90 * 86_400, amount: 60_000_000_000 };
        assert_eq!(most_a_year(&rate, running, 6), Some(121_666), "0.1216 a year");
        assert_eq!(most_a_year(&RateRule::NONE, running, 6), None);
    }

    fn paid(full_weight: u64, least_weight: u64) -> Vec<(u64, u64, u64)> {
        let forecast = forecast(&RateRule { full_weight, least_weight }, 1_000);
        forecast.iter().map(|at| (at.weight, at.paid, at.back)).collect()
    }

    #[test]
    fn a_quarter_of_the_stake_earns_a_quarter_and_twice_of_it_all() {
        let all = [(200, 250, 750), (400, 500, 500), (800, 1_000, 0), (1_600, 1_000, 0)];
        assert_eq!(paid(800, 0), all);
    }

    #[test]
    fn the_least_is_paid_at_any_stake() {
        assert_eq!(paid(800, 240)[0], (200, 300, 700));
        assert_eq!(paid(1, 0)[0], (1, 1_000, 0));
    }

    #[test]
    fn a_plain_rate_needs_no_forecast() {
        assert!(paid(0, 0).is_empty());
    }
}
