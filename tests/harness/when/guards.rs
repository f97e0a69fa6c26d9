//! What anyone does before something else, in one transaction.

use super::Actor;
use crate::cases;
use crate::catalog::scenes;
use crate::prelude::*;
use crate::world::address_of;
use acequia_interface::instructions::{Guard, SettlePool};

impl<'a> Actor<'a> {
    /// Settles the pool.
    pub fn settle_pool(self) -> Step<'a> {
        let pool = self.site.pool;
        self.step(SettlePool { pool }.instruction())
    }

    /// Asks for facts about the pool and the position; before 0 is at any time [unix s].
    pub fn guard(self, before: u64, facts: &[Fact]) -> Step<'a> {
        let (pool, position) = (self.site.pool, Some(self.position));
        self.step(Guard { pool, position, before, facts }.instruction())
    }
}

cases! { ($) guards as guard_cases
    settle_pool "settle_pool" => scenes::plain, |farm| farm.when("anyone").settle_pool();
    "settle_pool (24 segments passed)" => scenes::long_untouched, |farm| {
        farm.when("anyone").settle_pool()
    };
    "guard (time alone)" => scenes::plain, |farm| {
        let before = farm.world.now() + 60;
        farm.when("anyone").at_position_of("alice").guard(before, &[])
    };
    "guard (owner and stream)" => scenes::plain, |farm| {
        let all = every_fact(farm);
        let some = [all[4], all[9]];
        farm.when("anyone").at_position_of("alice").guard(0, &some)
    };
    guard "guard (every fact)" => scenes::plain, |farm| {
        let (before, facts) = (farm.world.now() + 60, every_fact(farm));
        farm.when("anyone").at_position_of("alice").guard(before, &facts)
    };
}

/// One fact of each kind, as true as can be, of alice's position and the stream in slot 0.
pub fn every_fact(farm: &Scene) -> Vec<Fact> {
    let (pool, alice, stream) = (farm.pool(), farm.then("alice"), farm.stream(0));
    let (stake, generation) = (alice.read().stake, stream.generation);
    vec![
        Fact::Authority { authority: pool.authority },
        Fact::Hook { hook: pool.hook },
        Fact::Paused { paused: pool.is_paused() },
        Fact::CreatedAt { created_at: pool.created_at },
        Fact::Owner { owner: address_of("alice") },
        Fact::Amount { at_least: stake.amount },
        Fact::Weight { at_least: stake.weight },
        Fact::LockEnd { at_most: stake.lock_end },
        Fact::Owed { slot: 0, generation, at_least: alice.owed(0) },
        Fact::Stream {
            slot: 0,
            generation,
            committed_until: stream.committed_until,
            ends_at: stream.schedule.ends_at(),
        },
    ]
}
