//! What the pools looked like after every event, for plots.

use acequia_interface::Pool;

/// A pool at one moment.
#[derive(Clone, Debug)]
pub struct Sample {
    /// When [unix s].
    pub time: u64,
    /// Principal in it [base units].
    pub staked: u64,
    /// What each slot has streamed by then [base units].
    pub streamed: Vec<u64>,
}

impl Sample {
    /// A pool settled to `time`.
    pub fn of(pool: &Pool, time: u64) -> Self {
        let pool = pool.settled_to(time);
        let streamed = pool.streams.iter().map(|slot| slot.books.streamed).collect();
        Self { time, staked: pool.totals.staked, streamed }
    }
}

/// The last sample at or before a time: stakes stand still between events.
pub fn at(samples: &[Sample], time: u64) -> Option<&Sample> {
    let after = samples.partition_point(|sample| sample.time <= time);
    samples.get(after.checked_sub(1)?)
}
