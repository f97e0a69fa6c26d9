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
    // longer changes.
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
    /// Opens an epoch with all that is idle as its budget, for pools of these powers.
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
        if powers.is_empty() || powers.len() > MAX_POOLS {
            return Err(Error::PoolCountOutOfRange);
        }
        terms.check()?;
        let mut epoch = Self {
            number,
            window: terms.openable(number, now)?,
            quorum: terms.quorum,
            cap_bps: terms.cap_bps as u16,
            pools: powers.len() as u8,
            ..Self::default()
        };
        let places = epoch.powers.iter_mut().zip(powers);
        places.for_each(|(place, power)| *place = *power);
        epoch.budget = books.open(number)?;
        Ok(epoch)
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
