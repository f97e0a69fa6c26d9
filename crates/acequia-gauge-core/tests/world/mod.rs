//! A gauge with epochs, voters and a vault, and a check that looks at all of it after every
//! operation.
#![allow(dead_code)] // each test binary uses its own part

pub mod command;
pub mod model;

use acequia_gauge_core::*;
use model::Standing;

pub const DAY: u64 = 86_400;
/// Any time will do; this one is in 2026.
pub const GENESIS: u64 = 1_800_000_000;

/// Weekly epochs that close a day before they end, without quorum or cap.
pub const WEEKLY: Terms = Terms {
    genesis: GENESIS,
    quorum: 0,
    epoch_seconds: 7 * DAY as u32,
    closing_seconds: DAY as u32,
    epoch_budget: 0,
    cap_bps: 10_000,
    _reserved: 0,
};

/// A number from the environment.
pub fn setting(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A split, from pairs of pool and share [bps].
pub fn split(shares: &[(usize, u16)]) -> Split {
    let mut split = Split::default();
    shares.iter().for_each(|(pool, bps)| split.bps[*pool] = *bps);
    split
}

/// An epoch, the records of its voters, and what the model knows of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    pub epoch: Epoch,
    pub records: Vec<Record>,
    pub votes: Vec<Option<Standing>>,
}

/// The whole world. The vault is counted here from the effects alone, never from the books.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    pub now: u64,
    pub terms: Terms,
    pub powers: Vec<u64>,
    pub books: Books,
    pub vault: u64,
    pub voters: usize,
    pub ballots: Vec<Ballot>,
}

impl World {
    /// A second before genesis, without a budget.
    pub fn new(terms: Terms, powers: &[u64], voters: usize) -> Self {
        Self {
            now: terms.genesis - 1,
            terms,
            powers: powers.to_vec(),
            books: Books::default(),
            vault: 0,
            voters,
            ballots: Vec::new(),
        }
    }

    /// At genesis, with epoch 0 opened for a budget.
    pub fn opened(terms: Terms, powers: &[u64], voters: usize, budget: u64) -> Self {
        let mut world = Self::new(terms, powers, voters);
        world.fund(budget).unwrap();
        world.open(0).unwrap();
        world.now = terms.genesis;
        world
    }

    /// A second before that epoch starts.
    pub fn before(&mut self, number: u64) {
        self.now = self.terms.window(number).unwrap().start - 1;
    }

    pub fn fund(&mut self, amount: u64) -> Result<()> {
        self.books.fund(amount)?;
        self.vault += amount;
        Ok(())
    }

    pub fn refund(&mut self) -> Result<u64> {
        let amount = self.books.refund()?;
        self.vault -= amount;
        Ok(amount)
    }

    pub fn open(&mut self, number: u64) -> Result<()> {
        let (books, powers) = (&mut self.books, &self.powers);
        let epoch = Epoch::open(books, &self.terms, number, self.now, powers)?;
        self.ballots.push(Ballot {
            epoch,
            records: vec![Record::default(); self.voters],
            votes: vec![None; self.voters],
        });
        Ok(())
    }

    pub fn update(&mut self, at: usize) -> Result<u64> {
        let (books, epoch) = (&mut self.books, &mut self.ballots[at].epoch);
        epoch.update(books, &self.terms, self.now, &self.powers)
    }

    /// Of the gauge and, where it has not begun, of the newest epoch.
    pub fn set_power(&mut self, pool: usize, power: u64) -> Result<()> {
        let upcoming = self.ballots.last_mut().map(|ballot| &mut ballot.epoch);
        let upcoming = upcoming.filter(|epoch| !epoch.window.has_begun(self.now));
        if let Some(epoch) = upcoming.filter(|epoch| pool < epoch.pools as usize) {
            epoch.set_power(self.now, pool, power)?;
        }
        self.powers[pool] = power;
        Ok(())
    }

    /// Voter `who` has a position in pool `who` modulo the number of pools.
    pub fn vote(&mut self, at: usize, who: usize, weight: u64, split: &Split) -> Result<()> {
        let ballot = &mut self.ballots[at];
        let place = who % ballot.epoch.pools as usize;
        let record = &mut ballot.records[who];
        ballot.epoch.vote(record, self.now, place, weight, split)?;
        ballot.votes[who] =
            Some(Standing { weight, power: ballot.epoch.powers[place], split: *split });
        Ok(())
    }

    pub fn withdraw(&mut self, at: usize, who: usize) -> Result<()> {
        let ballot = &mut self.ballots[at];
        ballot.epoch.withdraw(&mut ballot.records[who], self.now)?;
        ballot.votes[who] = None;
        Ok(())
    }

    pub fn settle(&mut self, at: usize) -> Result<u64> {
        self.ballots[at].epoch.settle(&mut self.books, self.now)
    }

    pub fn apply(&mut self, at: usize, pool: usize) -> Result<Grant> {
        let grant = self.ballots[at].epoch.apply(&mut self.books, pool)?;
        self.vault -= grant.amount;
        Ok(grant)
    }

    pub fn give_back(&mut self, at: usize, pool: usize) -> Result<u64> {
        let epoch = &mut self.ballots[at].epoch;
        epoch.give_back(&mut self.books, self.now, pool)
    }

    /// Everything that must hold, of the books and of one epoch.
    pub fn check(&self, at: Option<usize>) {
        assert!(self.books.is_sound(), "the books balance");
        assert_eq!(self.vault, self.books.in_vault(), "the vault");
        let held = self.ballots.iter().map(|ballot| ballot.epoch.holds());
        assert_eq!(held.sum::<u64>(), self.books.held, "what epochs hold");
        if let Some(ballot) = at.and_then(|at| self.ballots.get(at)) {
            ballot.check();
        }
    }
}

impl Ballot {
    fn check(&self) {
        let Self { epoch, votes, .. } = self;
        assert!(epoch.is_sound(), "the epoch is sound");
        let tallies = model::tallies(votes.iter().flatten());
        assert_eq!(epoch.tallies.map(Tally::get), tallies, "the tallies");
        let (shares, rollover) = model::allocation(epoch, &tallies);
        let found = epoch.allocation();
        assert_eq!((found.shares, found.rollover), (shares, rollover), "shares");
        assert_eq!(shares.iter().sum::<u64>() + rollover, epoch.budget);
        assert!(shares.iter().all(|share| *share <= epoch.cap_floor()));
        assert!(epoch.powers[epoch.pools as usize..].iter().all(|power| *power == 0));
        if epoch.is_settled() {
            assert_eq!((epoch.shares, epoch.rollover), (shares, rollover));
        }
    }
}
