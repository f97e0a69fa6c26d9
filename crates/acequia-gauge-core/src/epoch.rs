//! An epoch while it is voted in.

use crate::{
    books::Books,
    record::Record,
    terms::{Terms, Window},
    Error, Result, Split, Tally, MAX_POOLS,
};

/// Where an epoch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// It holds its budget; votes may come in.
    Open = 0,
    /// Its shares are fixed.
    Settled = 1,
}

acequia_core::stored! { ($)
    /// An epoch's votes and shares. Places in the arrays are those of its list of pools.
    //
    // What it copies from the gauge when it is opened (quorum, cap, powers, the list of pools) no
    // longer changes from its start on.
    pub struct Epoch as stored_epoch {
        /// Its number.
        pub number: u64,
        /// When it takes votes and when it ends.
        pub window: Window,
        /// What is split [base units].
        pub budget: u64,
        /// What settling left for the next epoch [base units].
        pub rollover: u64,
        /// How many votes it needs [votes].
        pub quorum: u64,
        /// The votes per unit of weight of each pool [2^-32 votes per weight].
        // A pool of power 0 does not vote, but may be voted for.
        pub powers: [u64; MAX_POOLS],
        /// The votes for each pool.
        pub tallies: [Tally; MAX_POOLS],
        /// What each pool gets, once settled [base units].
        pub shares: [u64; MAX_POOLS],
        /// The most that one pool may get [bps of the budget].
        pub cap_bps: u16,
        /// Which shares have been applied, a bit for each pool.
        pub applied: u16,
        /// Which shares have been given back, a bit for each pool.
        pub returned: u16,
        /// How many pools there are.
        pub pools: u8,
        /// 0 open, 1 settled.
        pub state: u8,
    }
}

impl Epoch {
    /// Opens an epoch with what is idle as its budget, up to that of an epoch, for pools of these
    /// powers.
    ///
    /// Fails with [`Error::PoolCountOutOfRange`], as [`Terms::check`] and
    /// [`Terms::openable`], with [`Error::EpochNotNext`] or [`Error::NothingIdle`].
    pub fn open(
        books: &mut Books,
        terms: &Terms,
        number: u64,
        now: u64,
        powers: &[u64],
    ) -> Result<Self> {
        terms.check()?;
        let window = terms.openable(number, now, books.last_opened().is_none())?;
        let mut epoch = Self { number, window, ..Self::default() };
        epoch.copy(terms, powers)?;
        epoch.budget = books.open(number, terms.budget_limit())?;
        Ok(epoch)
    }

    /// Brings an epoch that has not begun up to the gauge as it stands: quorum, cap and powers, and of what
    /// is idle as much as its budget lacks. Returns what was added [base units].
    ///
    /// Fails with [`Error::VotingBegun`], [`Error::PoolCountOutOfRange`] or as [`Terms::check`].
    pub fn update(
        &mut self,
        books: &mut Books,
        terms: &Terms,
        now: u64,
        powers: &[u64],
    ) -> Result<u64> {
        self.check_not_begun(now)?;
        terms.check()?;
        self.copy(terms, powers)?;
        let added = books.hold(terms.budget_limit().saturating_sub(self.budget));
        self.budget = self.budget.wrapping_add(added);
        Ok(added)
    }

    /// Gives the pool at that `place` of the list another power. Fails with [`Error::VotingBegun`] or
    /// [`Error::PoolOutOfRange`].
    pub fn set_power(&mut self, now: u64, place: usize, power: u64) -> Result<()> {
        self.check_not_begun(now)?;
        let listed = self.powers.get_mut(..self.pools as usize).unwrap_or_default();
        *listed.get_mut(place).ok_or(Error::PoolOutOfRange)? = power;
        Ok(())
    }

    /// Takes over what an epoch copies of a gauge.
    fn copy(&mut self, terms: &Terms, powers: &[u64]) -> Result<()> {
        if powers.is_empty() || powers.len() > MAX_POOLS {
            return Err(Error::PoolCountOutOfRange);
        }
        (self.quorum, self.cap_bps) = (terms.quorum, terms.cap_bps as u16);
        (self.pools, self.powers) = (powers.len() as u8, [0; MAX_POOLS]);
        let places = self.powers.iter_mut().zip(powers);
        places.for_each(|(place, power)| *place = *power);
        Ok(())
    }

    /// A vote is there only from the start on; where the clock went back, it is all the same.
    fn check_not_begun(&self, now: u64) -> Result<()> {
        if self.window.has_begun(now) || self.is_settled() || self.total() != Tally::ZERO {
            return Err(Error::VotingBegun);
        }
        Ok(())
    }

    /// Counts the vote of a position in the pool at that `place` of the list, instead of what
    /// `record` holds.
    ///
    /// Fails with [`Error::AlreadySettled`], [`Error::VotingNotBegun`],
    /// [`Error::VotingOver`], [`Error::PoolOutOfRange`], as [`Record::new`], or with
    /// [`Error::VotesOverflow`].
    pub fn vote(
        &mut self,
        record: &mut Record,
        now: u64,
        place: usize,
        weight: u64,
        split: &Split,
    ) -> Result<()> {
        self.check_voting(now)?;
        if place.max(split.reach().saturating_sub(1)) >= self.pools as usize {
            return Err(Error::PoolOutOfRange);
        }
        let power = self.powers.get(place).ok_or(Error::PoolOutOfRange)?;
        self.replace(record, Record::new(weight, *power, split)?)
    }

    /// Takes back what `record` holds. The tallies are what they would be had it never
    /// been cast.
    ///
    /// Fails with [`Error::AlreadySettled`], [`Error::VotingNotBegun`] or
    /// [`Error::VotingOver`].
    pub fn withdraw(&mut self, record: &mut Record, now: u64) -> Result<()> {
        self.check_voting(now)?;
        self.replace(record, Record::default())
    }

    /// All votes.
    pub fn total(&self) -> Tally {
        self.tallies.iter().fold(Tally::ZERO, |sum, tally| sum.plus(*tally))
    }

    /// Whether the shares are fixed. From then on no record is needed.
    pub const fn is_settled(&self) -> bool {
        self.state == State::Settled as u8
    }

    fn check_voting(&self, now: u64) -> Result<()> {
        if self.is_settled() {
            return Err(Error::AlreadySettled);
        }
        if now < self.window.start {
            return Err(Error::VotingNotBegun);
        }
        if !self.window.is_voting(now) {
            return Err(Error::VotingOver);
        }
        Ok(())
    }

    fn replace(&mut self, record: &mut Record, new: Record) -> Result<()> {
        let total = self.total().minus(record.total()).plus(new.total());
        if !total.is_in_range() {
            return Err(Error::VotesOverflow);
        }
        let changes = record.parts().zip(new.parts());
        for (tally, (old, new)) in self.tallies.iter_mut().zip(changes) {
            *tally = tally.minus(old).plus(new);
        }
        *record = new;
        Ok(())
    }
}
