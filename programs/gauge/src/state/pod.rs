//! The plain structs of `acequia-gauge-core` as bytes of an account.

acequia_onchain::pod! {
    /// When epochs begin, close and end; quorum and cap.
    Terms wraps acequia_gauge_core::Terms {
        /// When epoch 0 starts [unix s].
        genesis: u64,
        /// How many votes an epoch needs for its budget to be split at all [votes].
        quorum: u64,
        /// How long an epoch lasts [s].
        epoch_seconds: u32,
        /// How long before its end voting ends [s].
        closing_seconds: u32,
        /// The most of the budget that one pool may get [bps].
        cap_bps: u32,
        /// Zero.
        _reserved: u32,
    }

    /// Where a gauge's tokens are: `funded = refunded + idle + held + applied`.
    Books wraps acequia_gauge_core::Books {
        /// What the budget has ever received [base units].
        funded: u64,
        /// What has been taken back out [base units].
        refunded: u64,
        /// What no epoch holds: the budget of the next one to be opened [base units].
        idle: u64,
        /// What epochs hold [base units].
        held: u64,
        /// What has been passed on to pools [base units].
        applied: u64,
        /// The lowest number that an epoch may still be opened with.
        next_epoch: u64,
    }

    /// When an epoch takes votes and when it ends.
    Window wraps acequia_gauge_core::Window {
        /// From when it takes votes: the start of its ballot [unix s].
        start: u64,
        /// Until when it takes votes, itself excluded: the end of its ballot [unix s].
        voting_end: u64,
        /// When it ends, and what it has funded begins to stream [unix s].
        boundary: u64,
    }

    /// A number of votes [2^-32 / 10^4 votes].
    Tally wraps acequia_gauge_core::Tally {
        /// The low word.
        lo: u64,
        /// The high word.
        hi: u64,
    }

    /// An epoch's votes and shares. Places in the arrays are those of its list of pools.
    EpochBooks wraps acequia_gauge_core::Epoch {
        /// Its number.
        number: u64,
        /// When it takes votes and when it ends.
        window: Window,
        /// What is split [base units].
        budget: u64,
        /// What settling left for the next epoch [base units].
        rollover: u64,
        /// How many votes it needs [votes].
        quorum: u64,
        /// The votes per unit of weight of each pool [2^-32 votes per weight].
        powers: [u64; 16],
        /// The votes for each pool.
        tallies: [Tally; 16],
        /// What each pool gets, once settled [base units].
        shares: [u64; 16],
        /// The most that one pool may get [bps of the budget].
        cap_bps: u16,
        /// Which shares have been applied, a bit for each pool.
        applied: u16,
        /// Which shares have been given back, a bit for each pool.
        returned: u16,
        /// How many pools there are.
        pools: u8,
        /// 0 open, 1 settled.
        state: u8,
    }

    /// How a vote is divided.
    Split wraps acequia_gauge_core::Split {
        /// By the pool's place in the epoch's list [bps]; 10,000 in all, or nothing.
        bps: [u16; 16],
    }

    /// One position's vote; all zeroes for none.
    Vote wraps acequia_gauge_core::Record {
        /// What voted [weight of the position's pool].
        weight: u64,
        /// The power of that pool in that epoch [2^-32 votes per weight].
        power: u64,
        /// How it was divided.
        split: Split,
    }
}
