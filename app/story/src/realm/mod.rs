//! A vote in a DAO with what is staked: the farm passes each vote on to the adapter, and SPL
//! Governance's own program counts it, in one transaction.

mod page;
mod play;

pub use page::page;
pub use play::play;

use crate::stakers::base_units;

/// Who has staked in which pool, how much [stake tokens], and what they say.
pub const VOTERS: [(&str, usize, u64, Choice); 4] = [
    ("ana", 0, 300, Choice::For),
    ("ben", 0, 100, Choice::Against),
    ("cleo", 1, 250, Choice::For),
    ("dora", 1, 150, Choice::Against),
];
/// The largest voter weight: a fixed number, for what is staked can be borrowed [votes].
pub const MAX: u64 = 800;
/// The share of it that passes a proposal [%].
pub const THRESHOLD: u64 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    For,
    Against,
}

/// A proposal and what became of it.
pub struct Assembly {
    /// What governance has counted for and against [votes].
    pub counted: (u64, u64),
    /// What a vote cost, the farm's, the adapter's and governance's part [CU].
    pub cu: u64,
    /// Why somebody who staked after the vote had begun could not vote.
    pub latecomer: String,
    /// Whether the proposal has passed.
    pub passed: bool,
    /// Whether everybody got all principal out afterwards.
    pub all_are_out: bool,
}

impl Assembly {
    /// Whether it went as the stakes say.
    pub fn is_right(&self) -> bool {
        self.counted == (said(Choice::For), said(Choice::Against))
            && self.passed == (said(Choice::For) * 100 >= base_units(MAX) * THRESHOLD)
            && self.all_are_out
    }
}

/// What those who say that have staked [votes].
fn said(what: Choice) -> u64 {
    let of = VOTERS.iter().filter(|(.., choice)| *choice == what);
    of.map(|(_, _, amount, _)| base_units(*amount)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governance_counts_what_was_staked_before_the_vote_and_nothing_else() {
        let assembly = play().unwrap_or_else(|refused| panic!("{refused}"));
        assert!(assembly.is_right(), "{}", page(&assembly).join("\n"));
        assert!(assembly.latecomer.contains("staked"), "{}", assembly.latecomer);
    }
}
