//! When epochs begin, close and end; budget, quorum and cap.

use crate::{Error, Result, BPS, MAX_TIME};
use acequia_core::votes::MAX_VOTE_LOCK_SECONDS;

/// The longest epoch [s]: 14 days, for a vote may hold stake no longer.
pub const MAX_EPOCH_SECONDS: u32 = MAX_VOTE_LOCK_SECONDS as u32;
/// The shortest time between the end of voting and the boundary [s]: an hour, in which anyone settles the
/// epoch, opens the next one and applies shares.
pub const MIN_CLOSING_SECONDS: u32 = 3_600;
/// The shortest epoch [s]: a second to vote.
pub const MIN_EPOCH_SECONDS: u32 = MIN_CLOSING_SECONDS + 1;

acequia_core::stored! { ($)
    /// When epochs begin, close and end; budget, quorum and cap.
    //
    // Genesis, length and closing time are fixed when a gauge is created, or epochs would overlap;
    // the others may change, for epochs that have not begun.
    pub struct Terms as stored_terms {
        /// When epoch 0 starts [unix s].
        pub genesis: u64,
        /// How many votes an epoch needs for its budget to be split at all [votes].
        pub quorum: u64,
        /// The most that an epoch splits, of what is idle [base units]; 0 is all of it.
        pub epoch_budget: u64,
        /// How long an epoch lasts [s].
        pub epoch_seconds: u32,
        /// How long before its end voting ends [s].
        pub closing_seconds: u32,
        /// The most of the budget that one pool may get [bps].
        pub cap_bps: u32,
        /// Zero.
        pub _reserved: u32,
    }
}

acequia_core::stored! { ($)
    /// When an epoch takes votes and when it ends.
    pub struct Window as stored_window {
        /// From when it takes votes: the start of its ballot [unix s].
        pub start: u64,
        /// Until when it takes votes, itself excluded: the end of its ballot [unix s].
        pub voting_end: u64,
        /// When it ends, and what it has funded begins to stream [unix s].
        pub boundary: u64,
    }
}

impl Terms {
    /// Checks the terms against the bounds of the gauge.
    pub const fn check(&self) -> Result<()> {
        let length = self.epoch_seconds;
        if length < MIN_EPOCH_SECONDS || length > MAX_EPOCH_SECONDS {
            return Err(Error::EpochLengthOutOfRange);
        }
        if self.closing_seconds < MIN_CLOSING_SECONDS || self.closing_seconds >= length {
            return Err(Error::ClosingOutOfRange);
        }
        if self.cap_bps == 0 || self.cap_bps as u64 > BPS {
            return Err(Error::CapOutOfRange);
        }
        if self.genesis > MAX_TIME {
            return Err(Error::EpochOutOfRange);
        }
        Ok(())
    }

    /// The window of an epoch. Fails with [`Error::EpochOutOfRange`] for one beyond the
    /// calendar.
    pub fn window(&self, number: u64) -> Result<Window> {
        let length = self.epoch_seconds as u64;
        let since_genesis = number.checked_mul(length).ok_or(Error::EpochOutOfRange)?;
        let start = self.genesis.saturating_add(since_genesis);
        let boundary = start.saturating_add(length);
        if boundary > MAX_TIME {
            return Err(Error::EpochOutOfRange);
        }
        let voting_end = boundary.saturating_sub(self.closing_seconds as u64);
        Ok(Window { start, voting_end, boundary })
    }

    /// The number of the epoch that is running at `now`; none before genesis.
    pub fn number_at(&self, now: u64) -> Option<u64> {
        now.checked_sub(self.genesis)?.checked_div(self.epoch_seconds as u64)
    }

    /// The window of an epoch that may be opened now: from the end of voting in the one before it, or
    /// where it `is_first` to be opened while it is the next to start, until its own start. So every
    /// voter has the whole of it before them, and no budget is tied up for long.
    ///
    /// Fails with [`Error::EpochOutOfRange`], [`Error::VotingBegun`] or
    /// [`Error::EpochTooEarly`].
    pub fn openable(&self, number: u64, now: u64, is_first: bool) -> Result<Window> {
        let window = self.window(number)?;
        if window.has_begun(now) {
            return Err(Error::VotingBegun);
        }
        let next = self.number_at(now).map_or(0, |running| running.saturating_add(1));
        let closing = now.saturating_add(self.closing_seconds as u64) >= window.start;
        if number != next || !(closing || is_first) {
            return Err(Error::EpochTooEarly);
        }
        Ok(window)
    }

    /// The most that an epoch splits [base units].
    pub const fn budget_limit(&self) -> u64 {
        match self.epoch_budget {
            0 => u64::MAX,
            limit => limit,
        }
    }
}

impl Window {
    /// Whether it takes votes, or has taken them.
    pub const fn has_begun(&self, now: u64) -> bool {
        now >= self.start
    }

    /// Whether votes are taken.
    pub const fn is_voting(&self, now: u64) -> bool {
        self.start <= now && now < self.voting_end
    }

    /// How long the epoch lasts, and how long its shares stream [s].
    pub const fn seconds(&self) -> u32 {
        // At most 14 days.
        self.boundary.saturating_sub(self.start) as u32
    }

    /// Until when the epoch and its votes are kept for anyone to read, and from when a share that was
    /// not applied may be given back [unix s]: an epoch after the boundary.
    pub const fn kept_until(&self) -> u64 {
        self.boundary.saturating_add(self.seconds() as u64)
    }
}
