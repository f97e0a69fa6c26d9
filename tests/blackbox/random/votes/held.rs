//! What a bystander who looks at a position after every transaction knows of it.

use harness::prelude::Position;

/// All that a position was seen to hold, and the times since when.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// [unix s, principal, boost]; a change of hands is nothing in between.
    seen: Vec<(u64, u64, u64)>,
    owner: Option<[u8; 32]>,
    lock_end: u64,
}

impl Held {
    /// It is like that now, or there is none.
    pub fn see(&mut self, now: u64, position: Option<&Position>) {
        let owner = position.map(|position| position.owner.to_bytes());
        if owner != self.owner {
            self.seen.push((now, 0, 0));
            self.owner = owner;
        }
        let stake = position.map(|position| position.stake).unwrap_or_default();
        self.lock_end = stake.lock_end;
        self.seen.push((now, stake.amount, stake.weight - stake.amount));
        let last = self.seen.len() - 1;
        if last > 0
            && (self.seen[last].1, self.seen[last].2)
                == (self.seen[last - 1].1, self.seen[last - 1].2)
        {
            self.seen.pop();
        }
    }

    /// The least principal that it has held from before `start` until now, and the least boost where
    /// the lock outlasts the ballot.
    pub fn since_before(&self, start: u64, end: u64) -> u64 {
        let Some(then) = self.seen.iter().rposition(|(time, ..)| *time < start) else {
            return 0;
        };
        let since = &self.seen[then..];
        let principal = since.iter().map(|(_, principal, _)| *principal).min().unwrap_or(0);
        let boost = since.iter().map(|(.., boost)| *boost).min().unwrap_or(0);
        principal + if end <= self.lock_end { boost } else { 0 }
    }
}
