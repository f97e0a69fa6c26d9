//! Weeks of voting: stakers of two pools split a budget of rewards by their votes, on the real
//! bytes of the farm and the gauge.
//!
//! | module | idea |
//! |---|---|
//! | [`script`] | who votes for what, week by week |
//! | [`play`] | every step a real transaction |
//! | [`page`] | what is printed |

mod page;
mod play;
mod script;

pub use page::page;
pub use play::play;

/// The pools, by their place in the gauge's list.
pub const POOLS: [&str; 2] = ["river", "lake"];
/// What is split each week, beside what the week before left [base units].
pub const BUDGET: u64 = 70_000 * 10u64.pow(REWARD.1 as u32);
/// The most of a week's budget that one pool gets [bps].
pub const CAP_BPS: u32 = 7_500;
/// What is split: its symbol and decimals.
pub const REWARD: (&str, u8) = ("FLOW", 6);

/// A week of voting, and what came of it in the week after.
pub struct Week {
    pub number: u64,
    pub ballots: Vec<Ballot>,
    /// The votes for each pool [votes, rounded down].
    pub votes: [u64; 2],
    /// What was split [base units].
    pub budget: u64,
    /// What each pool got [base units].
    pub shares: [u64; 2],
    /// What the cap left for the week after [base units].
    pub rollover: u64,
    /// What streamed in each pool in the week after [base units].
    pub streamed: [u64; 2],
    /// What the stakers of each pool had claimed at the end of it [base units].
    pub claimed: [u64; 2],
}

pub struct Ballot {
    pub who: &'static str,
    /// The pool in which they have staked.
    pub home: usize,
    /// With how much [base units of the stake].
    pub weight: u64,
    /// For each pool [bps].
    pub split: [u16; 2],
    /// Whether an operator cast it.
    pub by_operator: bool,
}

/// What came of all weeks.
pub struct Season {
    pub weeks: Vec<Week>,
    /// What is still owed to stakers in fractions and dust, and what rolls on [base units].
    pub left: u64,
    /// What the gauge was ever funded with [base units].
    pub funded: u64,
    /// Whether everybody got all principal out on the last day.
    pub all_are_out: bool,
}

impl Season {
    /// Whether every unit is accounted for, and everybody could leave.
    pub fn is_whole(&self) -> bool {
        let claimed = self.weeks.iter().flat_map(|week| week.claimed).sum::<u64>();
        let split = |week: &Week| week.shares.iter().sum::<u64>() + week.rollover == week.budget;
        let streamed = |week: &Week| week.streamed == week.shares;
        self.weeks.iter().all(|week| split(week) && streamed(week))
            && claimed + self.left == self.funded
            && self.all_are_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_move_emissions_from_one_pool_to_the_other_and_every_unit_is_accounted_for() {
        let season = play().unwrap_or_else(|refused| panic!("{refused}"));
        assert!(season.is_whole(), "{}", page(&season).join("\n"));
        let river: Vec<u64> = season.weeks.iter().map(|week| week.streamed[0]).collect();
        assert!(river.is_sorted_by(|before, after| before > after && *after > 0), "{river:?}");
    }

    #[test]
    fn an_operator_votes_through_four_epochs_and_can_do_nothing_else() {
        let season = play().unwrap_or_else(|refused| panic!("{refused}"));
        let cast = |week: &Week| week.ballots.iter().filter(|ballot| ballot.by_operator).count();
        assert_eq!(season.weeks.iter().map(cast).collect::<Vec<_>>(), [1; 4]);
        let of = |week: &Week| week.ballots.iter().find(|b| b.by_operator).map(|b| b.weight);
        let all = Some(crate::stakers::base_units(300));
        assert!(season.weeks.iter().all(|week| of(week) == all), "all of ana's stake, each week");
    }

    #[test]
    fn a_unit_that_is_missing_is_seen() {
        let mut season = play().unwrap_or_else(|refused| panic!("{refused}"));
        season.left += 1;
        assert!(!season.is_whole());
    }
}
