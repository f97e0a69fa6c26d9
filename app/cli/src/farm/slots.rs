//! Which reward of a file is which stream of a pool.
//!
//! Slots have no name in a file. A reward is the first stream of its mint and kind that no
//! earlier reward has taken; where there is none it is new, and gets the lowest free slot.

use acequia_core::Kind;
use acequia_farm_file::{Emission, Reward};
use acequia_interface::StreamSlot;
use solana_address::Address;

/// Where a reward is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// In this slot.
    There(u8),
    /// Nowhere yet; this slot is free for it.
    Free(u8),
    /// Nowhere, and there is no room.
    Nowhere,
}

/// A seat for each reward. `mints` are the rewards' own, in their order.
pub fn seats(rewards: &[Reward], mints: &[Address], slots: &[StreamSlot]) -> Vec<Seat> {
    let mut taken = vec![false; slots.len()];
    let mut seats: Vec<Option<Seat>> = Vec::with_capacity(rewards.len());
    for (reward, mint) in rewards.iter().zip(mints) {
        let same = |at: &usize| !taken[*at] && is_stream_of(&slots[*at], reward, mint);
        let found = (0..slots.len()).find(same);
        found.into_iter().for_each(|at| taken[at] = true);
        seats.push(found.map(|at| Seat::There(at as u8)));
    }
    let mut free = (0u8..).zip(slots).filter(|(_, slot)| !slot.is_in_use()).map(|(at, _)| at);
    let place =
        |seat: Option<Seat>| seat.unwrap_or_else(|| free.next().map_or(Seat::Nowhere, Seat::Free));
    seats.into_iter().map(place).collect()
}

fn is_stream_of(slot: &StreamSlot, reward: &Reward, mint: &Address) -> bool {
    let kind = match reward.emission {
        Emission::Curve(_) => Kind::Curve,
        Emission::Flow { .. } => Kind::Flow,
    };
    slot.is_in_use() && slot.mint == *mint && slot.books.kind == kind as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_core::{IdlePolicy, Stream};

    fn flow() -> Reward {
        let emission = Emission::Flow { window: 600 };
        Reward { token: 0, emission, idle_policy: IdlePolicy::Wait }
    }

    fn slot(mint: u8, state: u8) -> StreamSlot {
        let mint = Address::new_from_array([mint; 32]);
        let books = Stream { state, kind: Kind::Flow as u8, ..Stream::default() };
        let none = Address::default();
        let (token_program, decimals, vault_bump) = (0, 0, 0);
        StreamSlot { mint, vault: none, funder: none, token_program, decimals, vault_bump, books }
    }

    #[test]
    fn a_reward_is_found_wherever_it_is() {
        let (a, b) = (Address::new_from_array([1; 32]), Address::new_from_array([2; 32]));
        let slots = [slot(2, 1), slot(0, 0), slot(1, 1), slot(1, 1)];
        let found = seats(&[flow(), flow(), flow(), flow()], &[a, b, a, a], &slots);
        assert_eq!(found, [Seat::There(2), Seat::There(0), Seat::There(3), Seat::Free(1)]);
        let full = seats(&[flow(), flow()], &[a, b], &slots[2..3]);
        assert_eq!(full, [Seat::There(0), Seat::Nowhere]);
    }
}
