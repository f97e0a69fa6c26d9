//! What a bystander who looks at a position after every transaction knows of it.

/// Every weight that a position was seen to have, and the times since when.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// [unix s, weight]; a change of hands is a weight of zero in between.
    seen: Vec<(u64, u64)>,
    owner: Option<[u8; 32]>,
}

impl Held {
    /// It weighs that much now, for that owner; nothing for none, where there is no position.
    pub fn see(&mut self, now: u64, owner: Option<[u8; 32]>, weight: u64) {
        if owner != self.owner {
            self.seen.push((now, 0));
            self.owner = owner;
        }
        if self.seen.last().map(|(_, weight)| *weight) != Some(weight) {
            self.seen.push((now, weight));
        }
    }

    /// The least that it has weighed from before `start` until now.
    pub fn since_before(&self, start: u64) -> u64 {
        let Some(then) = self.seen.iter().rposition(|(time, _)| *time < start) else {
            return 0;
        };
        self.seen[then..].iter().map(|(_, weight)| *weight).min().unwrap_or(0)
    }
}
