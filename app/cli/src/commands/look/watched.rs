//! Whose history is looked at: an address's, or that of everything a wallet has staked.

use crate::context::Context;
use crate::error::Outcome;
use acequia_interface::addresses;
use acequia_interface::events::{Event, Value};
use acequia_node::history::{newest, Ask, Seen};
use solana_address::Address;
use std::collections::HashSet;

/// The numbers that a wallet's positions in a pool are thought to have. One that has been closed is known
/// by its address alone.
const NUMBERS: u32 = 32;

/// Histories that are read together.
pub struct Watched {
    /// Each with the newest transaction of it that was listed.
    marks: Vec<(Address, Option<String>)>,
    /// What was listed before. One transaction is in several histories, and reaches them one by one.
    listed: HashSet<String>,
    owner: Option<Owner>,
}

/// Somebody whose positions are watched, in one pool where one is named.
struct Owner {
    wallet: Address,
    pool: Option<Address>,
    positions: HashSet<Address>,
}

impl Watched {
    /// All that happens to one address.
    pub fn address(address: Address) -> Self {
        Self { marks: vec![(address, None)], listed: HashSet::new(), owner: None }
    }

    /// All that happens to a wallet's positions: what it did itself, and what others did to those that
    /// are open.
    pub fn owner(context: &Context, wallet: Address, pool: Option<Address>) -> Outcome<Self> {
        let open = context.rpc.positions(Some(&wallet), pool.as_ref())?;
        let positions: HashSet<Address> = open.iter().map(|at| at.address).collect();
        let all = [wallet].into_iter().chain(positions.iter().copied());
        let marks = all.map(|address| (address, None)).collect();
        let owner = Some(Owner { wallet, pool, positions });
        Ok(Self { marks, listed: HashSet::new(), owner })
    }

    /// What was not listed before, the oldest first and the newest `most` of it.
    pub fn news(&mut self, ask: Ask, most: usize) -> Outcome<Vec<Seen>> {
        let mut found: Vec<Seen> = Vec::new();
        for (address, mark) in &mut self.marks {
            let all = newest(ask, address, mark.as_deref(), most)?;
            if let Some(first) = all.first() {
                *mark = Some(first.signature.clone());
            }
            found.extend(all.into_iter().rev());
        }
        // Stable: within a block an address's own order stays.
        found.sort_by_key(|seen| seen.slot);
        found.retain(|seen| self.listed.insert(seen.signature.clone()));
        Ok(found.split_off(found.len().saturating_sub(most)))
    }

    /// Whether an event is about what is watched.
    pub fn concerns(&mut self, event: &Event) -> bool {
        let Some(owner) = &mut self.owner else { return true };
        let concerns = owner.has(event);
        let opened = field(event, "position").filter(|at| concerns && owner.positions.insert(*at));
        if opened.is_some() && event.name() == "PositionOpened" {
            self.marks.extend(opened.map(|position| (position, None)));
        }
        concerns
    }
}

impl Owner {
    fn has(&self, event: &Event) -> bool {
        let pool = field(event, "pool");
        if self.pool.is_some() && pool != self.pool {
            return false;
        }
        match (field(event, "owner"), field(event, "position"), pool) {
            (Some(owner), ..) => owner == self.wallet,
            (None, Some(position), Some(pool)) => {
                self.positions.contains(&position) || self.opened(&pool, &position)
            }
            _ => false,
        }
    }

    fn opened(&self, pool: &Address, position: &Address) -> bool {
        (0..NUMBERS).any(|index| addresses::position(pool, &self.wallet, index).0 == *position)
    }
}

fn field(event: &Event, name: &str) -> Option<Address> {
    event.fields().into_iter().find_map(|(key, value)| match value {
        Value::Address(address) if key == name => Some(address),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_interface::events::{PausedSet, PushClaimsSet};
    use acequia_node::history::Answer;
    use serde_json::{json, Value};

    /// A node whose transactions touch the addresses that they list, the oldest first.
    fn node(all: &[(&'static str, u64, &[u8])]) -> impl Fn(&'static str, Value) -> Outcome<Answer> {
        let all: Vec<(&str, u64, Vec<Address>)> = all
            .iter()
            .map(|(name, slot, of)| (*name, *slot, of.iter().map(address).collect()))
            .collect();
        move |_, params| {
            let of = params[0].as_str().expect("an address").to_string();
            let until = params[1]["until"].as_str();
            let named =
                all.iter().rev().filter(|(_, _, at)| at.iter().any(|a| a.to_string() == of));
            let new = named.take_while(|(name, ..)| Some(*name) != until);
            let one = |(name, slot, _): &(&str, u64, _)| json!({ "signature": name, "slot": slot, "err": null });
            Ok(Ok(new.map(one).collect()))
        }
    }

    fn address(byte: &u8) -> Address {
        Address::new_from_array([*byte; 32])
    }

    fn names(found: &[Seen]) -> Vec<&str> {
        found.iter().map(|seen| seen.signature.as_str()).collect()
    }

    fn two() -> Watched {
        let marks = [1, 2].map(|byte| (address(&byte), None)).to_vec();
        Watched { marks, listed: HashSet::new(), owner: None }
    }

    #[test]
    fn several_histories_are_one_in_the_order_of_blocks_each_transaction_once() {
        let mut watched = two();
        let before = node(&[("a", 1, &[1]), ("b", 2, &[1, 2]), ("c", 3, &[2])]);
        assert_eq!(names(&watched.news(&before, 50).expect("a list")), ["a", "b", "c"]);
        let after = node(&[
            ("c", 3, &[2]),
            ("d", 4, &[2]),
            ("b", 2, &[1]),
            ("e", 4, &[1]),
            ("f", 5, &[1, 2]),
        ]);
        assert_eq!(names(&watched.news(&after, usize::MAX).expect("a list")), ["e", "d", "f"]);
        assert_eq!(watched.news(&after, usize::MAX), Ok(vec![]));
    }

    #[test]
    fn no_more_than_asked_for_and_the_newest() {
        let all = node(&[("a", 1, &[1]), ("b", 2, &[2]), ("c", 3, &[1]), ("d", 4, &[2])]);
        assert_eq!(names(&two().news(&all, 2).expect("a list")), ["c", "d"]);
    }

    #[test]
    fn an_event_is_somebodys_by_owner_or_position_in_the_pool_that_was_named() {
        let (pool, wallet) = (address(&7), address(&9));
        let position = |index| addresses::position(&pool, &wallet, index).0;
        let owner = |pool| Owner { wallet, pool, positions: [address(&5)].into() };
        let of = |position| Event::PushClaimsSet(PushClaimsSet { pool, position, allowed: true });
        for (at, is_theirs) in [(address(&5), true), (position(3), true), (address(&6), false)] {
            assert_eq!(owner(None).has(&of(at)), is_theirs, "{at}");
            assert_eq!(owner(Some(pool)).has(&of(at)), is_theirs, "{at}");
            assert!(!owner(Some(address(&8))).has(&of(at)), "{at}");
        }
        assert!(
            !owner(None).has(&Event::PausedSet(PausedSet { pool, paused: true })),
            "the pool's own affair"
        );
    }
}
