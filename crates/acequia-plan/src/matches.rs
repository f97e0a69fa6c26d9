//! Which reward of a file is which stream of a pool.
//!
//! Slots have no name in a file. A reward is first the stream that is just as it says, then the
//! first one that its funder may act on, then any of its mint and kind: so another's stream, a
//! gauge's for instance, is taken for a team's own only where nothing else can be meant. Where
//! there is none it is new, and gets the lowest free slot.

use acequia_core::Kind;
use acequia_farm_file::{Emission, Reward};
use acequia_interface::StreamSlot;
use solana_address::Address;

/// A stream and where it is.
#[derive(Clone, Copy, Debug)]
pub struct StreamAt<'a> {
    /// The pool.
    pub pool: Address,
    /// The slot.
    pub slot: u8,
    /// What is in it.
    pub stream: &'a StreamSlot,
}

impl StreamAt<'_> {
    /// By which an exported file knows it again: no other stream is ever called so.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.pool, self.slot, self.stream.books.generation)
    }
}

/// Where a reward is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// In this slot.
    There(u8),
    /// Nowhere yet; this slot is free for it.
    Free(u8),
    /// Nowhere, and there is no room.
    Nowhere,
}

/// What matches are found from.
#[derive(Clone, Copy)]
pub struct Matching<'a> {
    /// Of one pool of the file.
    pub rewards: &'a [Reward],
    /// What each of them pays.
    pub mints: &'a [Address],
    /// Of the pool on chain.
    pub slots: &'a [StreamSlot],
    /// Whose farm file it is.
    pub me: &'a Address,
    /// Whether a stream is just as a reward says, by their places in the lists.
    pub is_same: &'a dyn Fn(usize, usize) -> bool,
}

impl Matching<'_> {
    /// A match for each reward, in their order.
    pub fn matches(&self) -> Vec<Match> {
        let mut found = vec![None; self.rewards.len()];
        let is_mine = |slot: usize| self.slots[slot].funder == *self.me;
        self.pair(&mut found, &|nth, slot| is_mine(slot) && (self.is_same)(nth, slot));
        self.pair(&mut found, self.is_same);
        self.pair(&mut found, &|_, slot| is_mine(slot));
        self.pair(&mut found, &|_, _| true);
        let slots = (0u8..).zip(self.slots);
        let mut free = slots.filter(|(_, slot)| !slot.is_in_use()).map(|(at, _)| at);
        let mut new = || free.next().map_or(Match::Nowhere, Match::Free);
        found.iter().map(|slot| slot.map_or_else(&mut new, |at| Match::There(at as u8))).collect()
    }

    /// Gives each reward that has none yet the first stream of its mint and kind that is
    /// nobody's yet and that `fits`.
    fn pair(&self, found: &mut [Option<usize>], fits: &dyn Fn(usize, usize) -> bool) {
        for nth in 0..found.len() {
            if found[nth].is_some() {
                continue;
            }
            let suits = |at: &usize| {
                let slot = &self.slots[*at];
                is_stream_of(slot, &self.rewards[nth], &self.mints[nth]) && fits(nth, *at)
            };
            let free = (0..self.slots.len()).filter(|at| !found.contains(&Some(*at)));
            found[nth] = free.into_iter().find(suits);
        }
    }
}

fn is_stream_of(slot: &StreamSlot, reward: &Reward, mint: &Address) -> bool {
    let kind = match reward.emission {
        Emission::Curve(_) => Kind::Curve,
        Emission::Flow { .. } => Kind::Flow,
        Emission::Penalty { .. } => Kind::Penalty,
    };
    slot.is_in_use() && slot.mint == *mint && slot.books.kind == kind as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_core::{IdlePolicy, RateRule, Stream};

    fn flow() -> Reward {
        let emission = Emission::Flow { window: 600 };
        Reward { token: 0, emission, idle_policy: IdlePolicy::Wait, rate: RateRule::NONE }
    }

    fn slot(mint: u8, state: u8) -> StreamSlot {
        let mint = Address::new_from_array([mint; 32]);
        let books = Stream { state, kind: Kind::Flow as u8, ..Stream::default() };
        StreamSlot { mint, books, ..StreamSlot::default() }
    }

    const TEAM: Address = Address::new_from_array([8; 32]);
    const GAUGE: Address = Address::new_from_array([9; 32]);
    const A: Address = Address::new_from_array([1; 32]);
    const B: Address = Address::new_from_array([2; 32]);

    fn funded_by(funder: Address, slot: StreamSlot) -> StreamSlot {
        StreamSlot { funder, ..slot }
    }

    /// The matches of flows in these mints; `same` are the pairs that are just alike.
    fn matches(mints: &[Address], slots: &[StreamSlot], same: &[(usize, usize)]) -> Vec<Match> {
        let rewards = vec![flow(); mints.len()];
        let is_same = |nth, slot| same.contains(&(nth, slot));
        Matching { rewards: &rewards, mints, slots, me: &TEAM, is_same: &is_same }.matches()
    }

    #[test]
    fn a_reward_is_found_wherever_it_is() {
        let slots = [slot(2, 1), slot(0, 0), slot(1, 1), slot(1, 1)];
        let found = matches(&[A, B, A, A], &slots, &[]);
        assert_eq!(found, [Match::There(2), Match::There(0), Match::There(3), Match::Free(1)]);
        assert_eq!(matches(&[A, B], &slots[2..3], &[]), [Match::There(0), Match::Nowhere]);
    }

    #[test]
    fn a_teams_own_stream_is_meant_before_a_gauges_in_a_lower_slot() {
        let slots = [funded_by(GAUGE, slot(1, 1)), funded_by(TEAM, slot(1, 1))];
        assert_eq!(matches(&[A], &slots, &[]), [Match::There(1)]);
        assert_eq!(matches(&[A, A], &slots, &[]), [Match::There(1), Match::There(0)]);
    }

    #[test]
    fn an_exported_file_that_lists_the_gauges_first_means_each_as_it_says() {
        let slots = [funded_by(GAUGE, slot(1, 1)), funded_by(TEAM, slot(1, 1))];
        let both = [(0, 0), (1, 1)];
        assert_eq!(matches(&[A, A], &slots, &both), [Match::There(0), Match::There(1)]);
        let swapped = [(0, 1), (1, 0)];
        assert_eq!(matches(&[A, A], &slots, &swapped), [Match::There(1), Match::There(0)]);
        let alike = [(0, 0), (0, 1)];
        assert_eq!(matches(&[A], &slots, &alike), [Match::There(1)], "the team's own of the two");
    }

    #[test]
    fn no_reward_takes_the_stream_of_one_that_is_just_alike() {
        let slots = [funded_by(TEAM, slot(1, 1)), funded_by(GAUGE, slot(1, 1))];
        assert_eq!(matches(&[A, A], &slots, &[(1, 0)]), [Match::There(1), Match::There(0)]);
    }
}
