//! How a pool stood at each full hour: kept as events come, so that a chart costs no walk through all of them.

use acequia_interface::events::Books;

/// Seconds in an hour.
pub const HOUR: u64 = 3_600;

/// How a pool stood at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// Principal [base units].
    pub staked: u64,
    /// What it counted for.
    pub weight: u64,
    /// Owners with any stake.
    pub owners: u32,
}

/// Samples at full hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    first: u64,
    samples: Vec<Sample>,
    now: Sample,
    /// By the number of an owner [base units].
    of_owners: Vec<u128>,
}

impl Hours {
    /// Begins with the first full hour at or after a time [unix s].
    pub fn since(time: u64) -> Self {
        Self { first: time.div_ceil(HOUR), ..Self::default() }
    }

    /// A position that an owner held so much in is another's now, or holds something else.
    pub(super) fn change(&mut self, time: u64, was: (u32, u64), is: (u32, u64), books: &Books) {
        self.pass_to(time);
        self.add(was.0, |held| held.saturating_sub(was.1.into()));
        self.add(is.0, |held| held + u128::from(is.1));
        self.now.staked = books.pool_staked;
        self.now.weight = books.pool_weight;
    }

    fn add(&mut self, owner: u32, change: impl FnOnce(u128) -> u128) {
        let owner = owner as usize;
        if self.of_owners.len() <= owner {
            self.of_owners.resize(owner + 1, 0);
        }
        let held = &mut self.of_owners[owner];
        let before = core::mem::replace(held, change(*held));
        match (before > 0, *held > 0) {
            (false, true) => self.now.owners += 1,
            (true, false) => self.now.owners -= 1,
            _ => {}
        }
    }

    /// What happens in the second of a full hour happens after it.
    fn pass_to(&mut self, time: u64) {
        let passed = (time / HOUR + 1).saturating_sub(self.first) as usize;
        if passed > self.samples.len() {
            self.samples.resize(passed, self.now);
        }
    }

    /// How it stood at a full hour [unix s / 3,600]; before the first, empty.
    pub fn at(&self, hour: u64) -> Sample {
        let Some(nth) = hour.checked_sub(self.first) else { return Sample::default() };
        self.samples.get(nth as usize).copied().unwrap_or(self.now)
    }

    /// How it stands after the last event.
    pub fn now(&self) -> Sample {
        self.now
    }
}
