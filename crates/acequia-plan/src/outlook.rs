//! What budgets pay over what is staked, before they are funded.
//!
//! Each budget is spread evenly over its whole time; nobody locks, so a unit of stake counts as one. Money is
//! in any one currency, and nothing on chain depends on it.

use crate::forecast::paid_of;
use acequia_core::RateRule;
use acequia_farm_file::time::YEAR;
use acequia_farm_file::{Emission, Farm, Pool, Token};

/// A budget on a curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The place of its reward in the pool.
    pub reward: usize,
    /// [base units]
    pub units: u64,
    /// For how long [s].
    pub seconds: u64,
    /// How its rate follows the stake.
    pub rate: RateRule,
}

impl Budget {
    /// The budgets of a pool. Flows are fed as deposits come, and have none.
    pub fn all_of(pool: &Pool) -> Vec<Self> {
        let mut all = Vec::new();
        for (reward, of) in pool.rewards.iter().enumerate() {
            if let Emission::Curve(curve) = &of.emission {
                let (units, seconds) = (curve.budget, curve.seconds());
                all.push(Self { reward, units, seconds, rate: of.rate });
            }
        }
        all
    }

    /// What it pays in a year while so much is staked throughout [base units, rounded down].
    pub fn a_year(&self, staked: u64) -> u64 {
        let paid = paid_of(&self.rate, self.units, staked);
        let year = u128::from(paid) * u128::from(YEAR) / u128::from(self.seconds.max(1));
        u64::try_from(year).unwrap_or(u64::MAX)
    }
}

/// A pool of a file, with what a whole token is worth as far as anybody says.
#[derive(Clone, Copy)]
pub struct Outlook<'a> {
    /// The file.
    pub farm: &'a Farm,
    /// One of its pools.
    pub pool: &'a Pool,
    /// The price of a whole token, by its place in the file.
    pub price: &'a dyn Fn(usize) -> Option<f64>,
}

impl Outlook<'_> {
    /// What all budgets pay in a year while so much is staked, in whole tokens of the stake; none where a price
    /// is not known.
    pub fn worth_a_year(&self, staked: u64) -> Option<f64> {
        let one = (self.price)(self.pool.stake).filter(|price| *price > 0.0)?;
        let mut worth = 0.0;
        for budget in Budget::all_of(self.pool) {
            let reward = self.pool.rewards.get(budget.reward)?;
            let paid = whole(budget.a_year(staked), self.farm.reward_token(reward));
            worth += paid * (self.price)(reward.token)?;
        }
        Some(worth / one)
    }

    /// What staked money earns in a year while so much is staked: 0.12 is 12 %.
    pub fn yield_at(&self, staked: u64) -> Option<f64> {
        let stake = whole(staked, self.farm.stake_token(self.pool));
        Some(self.worth_a_year(staked)? / stake).filter(|part| part.is_finite())
    }

    /// From which stake on staked money costs no more than such a part of it a year, at the full rate [whole
    /// tokens]: a rate that follows the stake pays less below its full weight.
    pub fn break_even(&self, rate: f64) -> Option<f64> {
        Some(self.worth_a_year(u64::MAX)? / rate).filter(|stake| stake.is_finite())
    }
}

fn whole(units: u64, token: &Token) -> f64 {
    units as f64 / 10f64.powi(i32::from(token.decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_farm_file::parse;

    fn farm(more: &str) -> Farm {
        let text = format!(
            "name = \"A farm\"\n\
             tokens.LP = {{ decimals = 6, program = \"spl-token\" }}\n\
             tokens.RIO = {{ decimals = 9, program = \"spl-token\" }}\n\
             [[pool]]\nname = \"Harvest\"\nstake = \"LP\"\n\
             [[pool.reward]]\ntoken = \"RIO\"\nkind = \"curve\"\nbudget = \"36_500\"\ncommitted = \"all\"\n\
             schedule = {{ shape = \"constant\", for = \"73 days\" }}\n{more}"
        );
        parse("", &text).unwrap_or_else(|report| panic!("{report}"))
    }

    fn priced(place: usize) -> Option<f64> {
        Some([2.0, 0.5][place])
    }

    const LP: u64 = 1_000_000;

    #[test]
    fn a_budget_over_a_fifth_of_a_year_is_five_times_that_a_year() {
        let farm = farm("");
        let budgets = Budget::all_of(&farm.pools[0]);
        assert_eq!(budgets[0].a_year(1), 182_500_000_000_000);
        let outlook = Outlook { farm: &farm, pool: &farm.pools[0], price: &priced };
        // 182,500 RIO for 100,000 LP, each worth a quarter of one.
        assert_eq!(outlook.yield_at(100_000 * LP), Some(0.45625));
        // 91,250 are 5 % of 1,825,000, which are 912,500 LP.
        assert_eq!(outlook.break_even(0.05), Some(912_500.0));
    }

    #[test]
    fn what_has_no_price_has_no_yield_and_nobody_staked_earns_none() {
        let farm = farm("");
        let pool = &farm.pools[0];
        let nothing = Outlook { farm: &farm, pool, price: &|_| None };
        assert_eq!((nothing.yield_at(LP), nothing.break_even(0.05)), (None, None));
        let half = Outlook { farm: &farm, pool, price: &|place| (place == 0).then_some(1.0) };
        assert_eq!(half.worth_a_year(LP), None);
        assert_eq!(Outlook { farm: &farm, pool, price: &priced }.yield_at(0), None);
    }

    #[test]
    fn a_rate_that_follows_the_stake_pays_each_token_no_more_below_its_full_weight() {
        let farm = farm("full_at = \"400_000\"\n");
        let budget = &Budget::all_of(&farm.pools[0])[0];
        let paid = [100_000, 400_000, 800_000].map(|staked| budget.a_year(staked * LP));
        assert_eq!(paid, [45_625_000_000_000, 182_500_000_000_000, 182_500_000_000_000]);
    }

    #[test]
    fn a_flow_has_no_budget() {
        let flow = "[[pool.reward]]\ntoken = \"RIO\"\nkind = \"flow\"\nwindow = \"7 days\"\n";
        assert_eq!(Budget::all_of(&farm(flow).pools[0]).len(), 1);
    }
}
