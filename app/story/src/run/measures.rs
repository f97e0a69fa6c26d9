//! Compute units by instruction.

use std::collections::BTreeMap;

/// What every instruction has cost so far.
#[derive(Clone, Default)]
pub struct Measures {
    by_name: BTreeMap<&'static str, Vec<u64>>,
}

/// What one instruction has cost, the signature and all CPIs included [compute units].
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name in the program.
    pub name: &'static str,
    /// How often it ran.
    pub count: usize,
    /// The cheapest run.
    pub least: u64,
    /// Half of the runs cost less than this.
    pub median: u64,
    /// The dearest run.
    pub most: u64,
}

impl Measures {
    /// Notes what a run has cost.
    pub fn record(&mut self, name: &'static str, compute_units: u64) {
        self.by_name.entry(name).or_default().push(compute_units);
    }

    /// How many runs there were.
    pub fn count(&self) -> u64 {
        self.by_name.values().map(|runs| runs.len() as u64).sum()
    }

    /// Every instruction that ran, the most frequent first.
    pub fn table(&self) -> Vec<Measure> {
        let mut rows: Vec<_> =
            self.by_name.iter().filter_map(|(name, runs)| measure(name, runs)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        rows
    }
}

fn measure(name: &'static str, runs: &[u64]) -> Option<Measure> {
    let mut runs = runs.to_vec();
    runs.sort_unstable();
    let (least, most) = (*runs.first()?, *runs.last()?);
    Some(Measure { name, count: runs.len(), least, median: runs[runs.len() / 2], most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let mut measures = Measures::default();
        [9, 1, 5].iter().for_each(|cost| measures.record("stake", *cost));
        measures.record("claim", 7);
        assert_eq!(measures.count(), 4);
        let stake = Measure { name: "stake", count: 3, least: 1, median: 5, most: 9 };
        assert_eq!(measures.table()[0], stake);
    }
}
