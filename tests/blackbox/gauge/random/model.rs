//! The same gauge in its rules alone: no accounts, no tokens but as numbers.

use acequia_gauge_core::{Books, Epoch, Grant, Record, Result, Split, Terms};
use harness::prelude::GaugeError;
use std::collections::BTreeMap;

/// Why something is refused.
pub type Refused<T> = std::result::Result<T, GaugeError>;

/// An epoch and the pools that were listed, by their number in the scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub books: Epoch,
    pub pools: Vec<usize>,
}

/// The gauge.
#[derive(Clone, Debug)]
pub struct Model {
    pub terms: Terms,
    pub books: Books,
    /// The list: a pool's number in the scene, and its power.
    pub list: Vec<(usize, u64)>,
    pub epochs: BTreeMap<u64, Turn>,
    /// By voter and epoch.
    pub records: BTreeMap<(usize, u64), Record>,
}

impl Model {
    pub fn new(terms: Terms, list: Vec<(usize, u64)>) -> Self {
        let (books, epochs, records) = Default::default();
        Self { terms, books, list, epochs, records }
    }

    pub fn open(&mut self, number: u64, now: u64) -> Refused<()> {
        let powers: Vec<u64> = self.list.iter().map(|(_, power)| *power).collect();
        let mut books = self.books;
        let epoch = Epoch::open(&mut books, &self.terms, number, now, &powers)?;
        if self.epochs.values().any(|turn| !turn.books.is_settled()) {
            return Err(GaugeError::EpochsUnsettled);
        }
        let pools = self.list.iter().map(|(pool, _)| *pool).collect();
        self.books = books;
        self.epochs.insert(number, Turn { books: epoch, pools });
        Ok(())
    }

    pub fn update(&mut self, number: u64, now: u64) -> Refused<()> {
        let powers: Vec<u64> = self.list.iter().map(|(_, power)| *power).collect();
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        turn.books.update(&mut self.books, &self.terms, now, &powers)?;
        turn.pools = self.list.iter().map(|(pool, _)| *pool).collect();
        Ok(())
    }

    pub fn vote(
        &mut self,
        (who, number): (usize, u64),
        now: u64,
        pool: usize,
        weight: u64,
        split: &Split,
    ) -> Refused<()> {
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        let source = turn.pools.iter().position(|listed| *listed == pool);
        let source = source.ok_or(GaugeError::PoolDoesNotVote)?;
        let record = self.records.entry((who, number)).or_default();
        Ok(turn.books.vote(record, now, source, weight, split)?)
    }

    pub fn withdraw(&mut self, (who, number): (usize, u64), now: u64) -> Result<()> {
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        turn.books.withdraw(self.records.get_mut(&(who, number)).expect("a record"), now)
    }

    pub fn settle(&mut self, number: u64, now: u64) -> Result<()> {
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        turn.books.settle(&mut self.books, now).map(drop)
    }

    pub fn apply(&mut self, number: u64, place: usize) -> Result<Grant> {
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        turn.books.apply(&mut self.books, place)
    }

    pub fn give_back(&mut self, number: u64, now: u64, place: usize) -> Result<()> {
        let turn = self.epochs.get_mut(&number).expect("an epoch");
        turn.books.give_back(&mut self.books, now, place).map(drop)
    }

    pub fn close_epoch(&mut self, number: u64, now: u64) -> Refused<()> {
        if !self.turn(number).is_done(now) {
            return Err(GaugeError::EpochNotDone);
        }
        self.epochs.remove(&number);
        Ok(())
    }

    /// By the voter, or by somebody else.
    pub fn close_record(&mut self, at: (usize, u64), now: u64, by_voter: bool) -> Refused<()> {
        let kept = self.epochs.get(&at.1).is_some_and(|turn| {
            let over = by_voter || now >= turn.books.window.kept_until();
            !(over && turn.books.is_settled())
        });
        if kept && self.records[&at].weight > 0 {
            return Err(GaugeError::RecordInUse);
        }
        self.records.remove(&at);
        Ok(())
    }

    pub fn set_terms(&mut self, quorum: u64, cap_bps: u32, epoch_budget: u64) -> Result<()> {
        let terms = Terms { quorum, cap_bps, epoch_budget, ..self.terms };
        terms.check()?;
        self.terms = terms;
        Ok(())
    }

    pub fn set_power(&mut self, pool: usize, power: u64, now: u64) -> Refused<()> {
        let at = self.find(pool)?;
        self.list[at].1 = power;
        let last = self.books.last_opened().and_then(|number| self.epochs.get_mut(&number));
        let upcoming = last.filter(|turn| !turn.books.window.has_begun(now));
        let Some(turn) = upcoming else { return Ok(()) };
        let Some(place) = turn.pools.iter().position(|listed| *listed == pool) else {
            return Ok(());
        };
        Ok(turn.books.set_power(now, place, power)?)
    }

    pub fn add_pool(&mut self, pool: usize, power: u64) -> Refused<()> {
        if self.find(pool).is_ok() {
            return Err(GaugeError::PoolListed);
        }
        self.list.push((pool, power));
        Ok(())
    }

    pub fn remove_pool(&mut self, pool: usize) -> Refused<()> {
        self.list.remove(self.find(pool)?);
        Ok(())
    }

    fn find(&self, pool: usize) -> Refused<usize> {
        let at = self.list.iter().position(|(listed, _)| *listed == pool);
        at.ok_or(GaugeError::PoolNotListed)
    }

    fn turn(&self, number: u64) -> Epoch {
        self.epochs[&number].books
    }
}
