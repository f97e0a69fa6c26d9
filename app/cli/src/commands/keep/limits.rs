//! What a keeper may spend in a day, and have out in rents.

use super::orders::Limits;
use crate::error::{failure, Outcome};
use crate::plan::Cost;
use crate::rpc::journal::replace;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

const DAY: u64 = 86_400;

/// What was spent today, kept in a file so that a new start does not forget it.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    limits: Limits,
    spent: Spent,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Spent {
    /// Since 1970, by the chain's clock.
    day: u64,
    /// For fees, and for accounts of others [lamports].
    lamports: u64,
}

/// Why something is not done though it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Fees,
    Rent,
}

impl Held {
    /// In metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fees => "fees",
            Self::Rent => "rent",
        }
    }
}

impl Ledger {
    pub fn open(path: PathBuf, limits: Limits) -> Outcome<Self> {
        let unusable = |why: String| {
            failure(
                format!("The keeper's ledger {} cannot be used: {why}", path.display()),
                "It says what was spent today. Repair it, or remove it to begin the day anew",
            )
        };
        let spent = match std::fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| unusable(error.to_string()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Spent::default(),
            Err(error) => return Err(unusable(error.to_string())),
        };
        Ok(Self { path, limits, spent })
    }

    /// What was spent on the day of `now` [lamports].
    pub const fn spent(&self, now: u64) -> u64 {
        match self.spent.day == now / DAY {
            true => self.spent.lamports,
            false => 0,
        }
    }

    /// Notes what a transaction costs before it is sent, or says what stands against it. `out` is the rent
    /// that is out already [lamports].
    pub fn reserve(&mut self, now: u64, cost: &Cost, out: u64) -> Outcome<Result<(), Held>> {
        let lamports = self.spent(now).saturating_add(cost.fees).saturating_add(cost.lasting);
        if lamports > self.limits.fees {
            return Ok(Err(Held::Fees));
        }
        if cost.rent > 0 && out.saturating_add(cost.rent) > self.limits.rent {
            return Ok(Err(Held::Rent));
        }
        self.spent = Spent { day: now / DAY, lamports };
        let text = serde_json::to_string(&self.spent).unwrap_or_default();
        replace(&self.path, &text).map(Ok).map_err(|error| {
            failure(
                format!("The keeper's ledger {} cannot be written: {error}", self.path.display()),
                "Make room for it: without it nothing is sent",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(fees: u64, lasting: u64, rent: u64) -> Cost {
        Cost { fees, lasting, rent, ..Cost::default() }
    }

    #[test]
    fn what_a_day_costs_is_bounded_and_outlives_the_process() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/er.json");
        let limits = Limits { fees: 100, rent: 1_000 };
        let open = || Ledger::open(path.clone(), limits).expect("a ledger");
        let mut ledger = open();
        assert_eq!(ledger.reserve(DAY, &cost(60, 0, 0), 0), Ok(Ok(())));
        assert_eq!(ledger.reserve(DAY + 1, &cost(30, 11, 0), 0), Ok(Err(Held::Fees)));
        let mut ledger = open();
        assert_eq!(ledger.spent(2 * DAY - 1), 60);
        assert_eq!(ledger.reserve(2 * DAY - 1, &cost(30, 10, 0), 0), Ok(Ok(())));
        assert_eq!(ledger.reserve(2 * DAY - 1, &cost(1, 0, 0), 0), Ok(Err(Held::Fees)));
        assert_eq!(ledger.reserve(2 * DAY, &cost(1, 0, 0), 0), Ok(Ok(())), "another day");
        assert_eq!(open().spent(2 * DAY), 1);
    }

    #[test]
    fn no_more_rent_is_out_than_was_allowed() {
        let folder = tempfile::tempdir().expect("a folder");
        let limits = Limits { fees: 100, rent: 1_000 };
        let mut ledger = Ledger::open(folder.path().join("l"), limits).expect("a ledger");
        assert_eq!(ledger.reserve(0, &cost(1, 0, 400), 600), Ok(Ok(())));
        assert_eq!(ledger.reserve(0, &cost(1, 0, 401), 600), Ok(Err(Held::Rent)));
        assert_eq!(ledger.reserve(0, &cost(1, 0, 0), 5_000), Ok(Ok(())), "what makes none goes on");
        assert_eq!(ledger.spent(0), 2, "what was held back costs nothing");
    }

    #[test]
    fn a_damaged_ledger_is_not_taken_for_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("l.json");
        std::fs::write(&path, "{").expect("room");
        assert!(Ledger::open(path, Limits::default()).is_err());
    }
}
