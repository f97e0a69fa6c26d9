//! What went through in a random game and what was refused, by kind of command, and how often
//! each kind has to go through for the game to test anything.

use std::collections::BTreeMap;
use std::fmt::Write;

/// How many commands a game has in CI, see `.ci/run`. Floors are meant for as many, and scale.
const CI_STEPS: u64 = 50_000;
/// A game shorter than this part of CI's is a glance, and has no floors.
const GLANCE: u64 = 20;
/// How many reasons for refusals a line has room for.
const REASONS: usize = 3;

/// How often a kind of command has to go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// One of three that are sent, and a hundred times: what everybody does all the time.
    Third,
    /// A hundred times in CI's game.
    Hundred,
    /// Ten times in CI's game: what ends a pool, a stream or a vault.
    Ten,
}
pub use Floor::*;

impl Floor {
    fn times(self) -> u64 {
        match self {
            Third | Hundred => 100,
            Ten => 10,
        }
    }

    /// In a game of so many steps.
    fn least(self, steps: u64) -> u64 {
        (self.times() * steps).div_ceil(CI_STEPS)
    }

    fn holds(self, count: &Count, steps: u64) -> bool {
        let third = self != Third || 3 * count.through >= count.sent();
        third && count.through >= self.least(steps)
    }

    fn told(self, steps: u64) -> String {
        match self {
            Third => "≥ 1/3".into(),
            Hundred | Ten => format!("≥ {}", self.least(steps)),
        }
    }
}

/// Of one kind.
#[derive(Clone, Debug, Default)]
struct Count {
    through: u64,
    /// By reason.
    refused: BTreeMap<String, u64>,
}

impl Count {
    fn refusals(&self) -> u64 {
        self.refused.values().sum()
    }

    fn sent(&self) -> u64 {
        self.through + self.refusals()
    }

    /// The reasons, the most frequent first.
    fn reasons(&self) -> String {
        let mut reasons: Vec<_> = self.refused.iter().collect();
        reasons.sort_by_key(|(_, times)| std::cmp::Reverse(**times));
        let named = reasons.iter().take(REASONS).map(|(name, times)| format!("{name} {times}"));
        let more = reasons.len().checked_sub(REASONS + 1).map(|more| format!("{} more", more + 1));
        named.chain(more).collect::<Vec<_>>().join(", ")
    }
}

/// Kinds of commands by their names, and how often each has to go through.
pub type Kinds = &'static [(&'static str, Floor)];

/// The counts of a game.
pub struct Tally {
    game: String,
    kinds: Vec<(&'static str, Floor)>,
    counts: BTreeMap<&'static str, Count>,
}

impl Tally {
    /// Of a game, named with its seed, that has these kinds and no others.
    pub fn new(game: String, kinds: impl IntoIterator<Item = Kinds>) -> Self {
        let kinds = kinds.into_iter().flatten().copied().collect::<Vec<_>>();
        let counts = kinds.iter().map(|(kind, _)| (*kind, Count::default())).collect();
        Self { game, kinds, counts }
    }

    /// Counts a command, and why it was refused if it was.
    #[track_caller]
    pub fn count(&mut self, kind: &'static str, refusal: Option<String>) {
        let count = self.counts.get_mut(kind);
        let count = count.unwrap_or_else(|| panic!("{kind} has no floor"));
        match refusal {
            None => count.through += 1,
            Some(reason) => *count.refused.entry(reason).or_default() += 1,
        }
    }

    /// Prints a line for each kind, and asserts the floors.
    #[track_caller]
    pub fn report(&self, steps: u64) {
        println!("{}", self.table(steps));
        let below = self.below(steps);
        assert!(below.is_empty(), "{}: too few went through: {below:?}", self.game);
    }

    /// The kinds that are below their floors.
    fn below(&self, steps: u64) -> Vec<&'static str> {
        let judged = self.kinds.iter().filter(|_| has_floors(steps));
        let below = judged.filter(|(kind, floor)| !floor.holds(&self.counts[kind], steps));
        below.map(|(kind, _)| *kind).collect()
    }

    fn table(&self, steps: u64) -> String {
        let sum = |part: fn(&Count) -> u64| self.counts.values().map(part).sum::<u64>();
        let (through, refused) = (sum(|count| count.through), sum(Count::refusals));
        let mut table =
            format!("{}, {steps} steps: {through} through, {refused} refused", self.game);
        table += match (has_floors(steps), steps.cmp(&CI_STEPS).is_lt()) {
            (false, _) => " (too short a game for floors)",
            (true, true) => " (floors are those of CI, scaled down)",
            (true, false) => "",
        };
        for (kind, floor) in &self.kinds {
            let count = &self.counts[kind];
            let (through, refused, reasons) = (count.through, count.refusals(), count.reasons());
            let floor = floor.told(steps);
            let line = format!("  {kind:<15} {through:>6} {refused:>6} {floor:>6}  {reasons}");
            write!(table, "\n{}", line.trim_end()).expect("a text grows");
        }
        table
    }
}

/// Whatever failed, the game and its seed are told.
impl Drop for Tally {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("it was {}", self.game);
        }
    }
}

fn has_floors(steps: u64) -> bool {
    steps * GLANCE >= CI_STEPS
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: Kinds = &[("stake", Third), ("refund", Hundred), ("retire", Ten)];

    fn game(stakes: (u64, u64), refunds: u64, retired: u64) -> Tally {
        let mut tally = Tally::new("a game, seed 1".into(), [KINDS]);
        (0..stakes.0).for_each(|_| tally.count("stake", None));
        (0..stakes.1).for_each(|_| tally.count("stake", Some("Paused".into())));
        (0..refunds).for_each(|_| tally.count("refund", None));
        (0..retired).for_each(|_| tally.count("retire", None));
        tally
    }

    #[test]
    fn a_third_a_hundred_and_ten_are_asked_for() {
        let below = |tally: Tally| tally.below(CI_STEPS);
        assert!(below(game((100, 200), 100, 10)).is_empty());
        assert_eq!(below(game((100, 201), 100, 10)), ["stake"]);
        assert_eq!(below(game((99, 0), 99, 9)), ["stake", "refund", "retire"]);
    }

    #[test]
    fn floors_are_those_of_cis_game() {
        let run = include_str!("../../.ci/run");
        assert!(run.contains(&format!("ACEQUIA_STEPS:-{CI_STEPS}}}")), "{run}");
    }

    #[test]
    fn floors_scale_with_the_steps_and_a_glance_has_none() {
        assert!(game((10, 20), 10, 1).below(CI_STEPS / 10).is_empty());
        assert_eq!(game((10, 21), 9, 0).below(CI_STEPS / 10), ["stake", "refund", "retire"]);
        assert!(game((0, 1), 0, 0).below(CI_STEPS / GLANCE - 1).is_empty());
    }

    #[test]
    fn the_table_says_why() {
        let table = game((2, 1), 0, 0).table(CI_STEPS);
        assert!(
            table.starts_with("a game, seed 1, 50000 steps: 2 through, 1 refused\n"),
            "{table}"
        );
        assert!(table.contains("  stake                2      1  ≥ 1/3  Paused 1\n"), "{table}");
    }

    #[test]
    #[should_panic(expected = "unstake has no floor")]
    fn a_kind_without_a_floor_is_no_kind() {
        game((0, 0), 0, 0).count("unstake", None);
    }
}
