//! An epoch after voting: shares, each applied or given back once.

use crate::{books::Books, epoch::Epoch, epoch::State, Error, Result, Tally, BPS, MAX_POOLS};
use acequia_core::wide;
use core::num::NonZeroU64;

/// How a budget is split. Shares and rollover add up to it, to the unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allocation {
    /// What each pool gets [base units].
    pub shares: [u64; MAX_POOLS],
    /// What is left for the next epoch: what the caps cut off, or everything where there is
    /// no quorum [base units].
    pub rollover: u64,
}

/// A segment to fund in a pool's stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What it emits [base units].
    pub amount: u64,
    /// How long it lasts [s].
    pub seconds: u32,
    /// When it should begin [unix s].
    pub boundary: u64,
}

/// Where a segment goes in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The start to give with it [unix s]; 0 stands for as soon as possible.
    pub start: u64,
    /// How long a pause goes before it [s].
    pub pause: u32,
    /// When it begins, should nothing wait [unix s].
    pub begins: u64,
}

impl Grant {
    /// Where it goes in a stream that has something left until `ends_at`, or nothing: as soon as
    /// possible, and never before the boundary, for until then the votes of the epoch before have their
    /// say. A stream that has something left goes on from its end and takes no start, and no start may lie
    /// in the past.
    pub fn place(&self, now: u64, ends_at: Option<u64>) -> Place {
        let free = ends_at.unwrap_or(now);
        let begins = free.max(self.boundary);
        // Less than an epoch: the boundary is not further away when it is settled.
        let pause = begins.saturating_sub(free) as u32;
        match ends_at {
            Some(_) => Place { start: 0, pause, begins },
            None => Place { start: if pause > 0 { begins } else { 0 }, pause: 0, begins },
        }
    }
}

impl Epoch {
    /// How the budget would be split if voting ended with the votes there are.
    ///
    /// With pools in order, pool i gets the difference of `budget * votes for pools 0..=i /
    /// all votes` and the same for 0..i, each rounded down, but no more than the cap,
    /// `budget * cap_bps / 10^4` rounded down.
    pub fn allocation(&self) -> Allocation {
        let total = self.total();
        let (mut sum, mut reached) = (Tally::ZERO, 0u64);
        let mut split = Allocation { rollover: self.budget, ..Allocation::default() };
        if total.get() < Tally::of_votes(self.quorum).get() {
            return split;
        }
        for (share, tally) in split.shares.iter_mut().zip(self.tallies) {
            sum = sum.plus(tally);
            let before = core::mem::replace(&mut reached, sum.share_floor(self.budget, total));
            *share = reached.wrapping_sub(before).min(self.cap_floor());
            split.rollover = split.rollover.wrapping_sub(*share);
        }
        split
    }

    /// The most that one pool may get [base units, rounded down].
    pub fn cap_floor(&self) -> u64 {
        let whole = NonZeroU64::new(BPS).unwrap_or(NonZeroU64::MIN);
        wide::mul_div_floor(self.budget, self.cap_bps as u64, whole)
    }

    /// Fixes the shares, once voting is over, and returns what rolls over [base units].
    ///
    /// Fails with [`Error::AlreadySettled`] or [`Error::VotingNotOver`].
    pub fn settle(&mut self, books: &mut Books, now: u64) -> Result<u64> {
        if self.is_settled() {
            return Err(Error::AlreadySettled);
        }
        if now < self.window.voting_end {
            return Err(Error::VotingNotOver);
        }
        let Allocation { shares, rollover } = self.allocation();
        (self.shares, self.rollover) = (shares, rollover);
        self.state = State::Settled as u8;
        books.roll_over(rollover);
        Ok(rollover)
    }

    /// Takes the share of a pool, for the caller to fund a segment with. In any order, once.
    ///
    /// Fails with [`Error::NotSettled`], [`Error::PoolOutOfRange`], [`Error::NoShare`] or
    /// [`Error::ShareSpent`].
    pub fn apply(&mut self, books: &mut Books, pool: usize) -> Result<Grant> {
        let (amount, bit) = self.unspent(pool)?;
        self.applied |= bit;
        books.apply(amount);
        Ok(Grant { amount, seconds: self.window.seconds(), boundary: self.window.boundary })
    }

    /// Lets a share go that could not be applied until an epoch after the boundary, and
    /// returns it [base units]: it is idle again.
    ///
    /// Fails as [`apply`](Self::apply), or with [`Error::GiveBackTooEarly`].
    pub fn give_back(&mut self, books: &mut Books, now: u64, pool: usize) -> Result<u64> {
        let (amount, bit) = self.unspent(pool)?;
        if now < self.window.kept_until() {
            return Err(Error::GiveBackTooEarly);
        }
        self.returned |= bit;
        books.roll_over(amount);
        Ok(amount)
    }

    /// What of [`Books::held`] this epoch holds [base units].
    pub fn holds(&self) -> u64 {
        if !self.is_settled() {
            return self.budget;
        }
        let shares = (0..MAX_POOLS).map(|pool| self.unspent(pool).map_or(0, |(amount, _)| amount));
        shares.fold(0u64, u64::wrapping_add)
    }

    /// Whether every share is applied or given back.
    pub fn is_spent(&self) -> bool {
        self.is_settled() && self.holds() == 0
    }

    /// Whether the epoch has done all that it was for, and was there long enough for others to read: then
    /// its account may go.
    pub fn is_done(&self, now: u64) -> bool {
        self.is_spent() && now >= self.window.kept_until()
    }

    /// Which shares have been applied or given back, a bit for each pool.
    pub(crate) const fn spent(&self) -> u16 {
        self.applied | self.returned
    }

    /// The share of a pool and its bit, if it has not been spent.
    fn unspent(&self, pool: usize) -> Result<(u64, u16)> {
        if !self.is_settled() {
            return Err(Error::NotSettled);
        }
        if pool >= self.pools as usize {
            return Err(Error::PoolOutOfRange);
        }
        let bit = 1u16.wrapping_shl(pool as u32);
        match self.shares.get(pool) {
            _ if self.spent() & bit != 0 => Err(Error::ShareSpent),
            None | Some(0) => Err(Error::NoShare),
            Some(share) => Ok((*share, bit)),
        }
    }
}
