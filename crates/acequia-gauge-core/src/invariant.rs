//! What is true of an epoch after every operation.

use crate::{Epoch, Tally, MAX_POOLS};

impl Epoch {
    /// Whether the epoch is as it must be after every operation. Divides nothing but for the
    /// cap, so a program can afford to ask it last in every instruction.
    pub fn is_sound(&self) -> bool {
        (1..=MAX_POOLS).contains(&(self.pools as usize))
            && self.is_empty_beyond_its_pools()
            && self.total().is_in_range()
            && self.applied & self.returned == 0
            && if self.is_settled() { self.adds_up() } else { self.has_not_been_split() }
    }

    fn is_empty_beyond_its_pools(&self) -> bool {
        let pools = self.pools as usize;
        let mut unused = self.tallies.iter().zip(self.shares).skip(pools);
        unused.all(|(tally, share)| (*tally, share) == (Tally::ZERO, 0))
            && (self.spent() as u32) >> pools == 0
    }

    /// Shares and rollover are the budget, to the unit, and no share is over the cap.
    fn adds_up(&self) -> bool {
        let sum = self.shares.iter().try_fold(self.rollover, |sum, share| sum.checked_add(*share));
        let cap = self.cap_floor();
        sum == Some(self.budget) && self.shares.iter().all(|share| *share <= cap)
    }

    fn has_not_been_split(&self) -> bool {
        self.shares == [0; MAX_POOLS] && (self.rollover, self.spent()) == (0, 0)
    }
}
