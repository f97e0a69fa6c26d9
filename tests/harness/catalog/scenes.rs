//! The farms in which the steps are taken: warm ones, in which everybody has been paid
//! before.

use crate::prelude::*;
use crate::world::address_of;

/// What every stream streams in all [base units], and how long it lasts [s].
const BUDGET: u64 = 1_000_000_000_000;
const LASTS: u64 = 100 * DAY;

fn with_rewards(given: Given, count: usize) -> Given {
    (0..count).fold(given, |given, _| given.reward(Token::spl(6), Curve::even(BUDGET, LASTS)))
}

fn with_stakers(given: Given) -> Given {
    given.staker("alice", 1_000_000_007).staker("bob", 3_000_000_011)
}

/// Ten days in, alice has claimed everything and added to her stake; a day passes.
fn warm(given: Given) -> Scene {
    let mut farm = with_stakers(given).ready();
    farm.after(10 * DAY);
    farm.when("alice").claim_all().ok();
    farm.when("alice").stake(1_000_003).ok();
    farm.after(DAY);
    farm
}

/// A pool whose every slot streams a reward of its own, with locks.
pub fn plain(streams: usize) -> Scene {
    warm(with_rewards(Given::pool().locks(YEAR, 20_000, 0), streams))
}

/// The same, of rates that follow the stake: half of each is held back.
pub fn capped(streams: usize) -> Scene {
    let curve = || Curve::even(BUDGET, LASTS).full_at(8_000_000_036, 1_000);
    let given = Given::pool().locks(YEAR, 20_000, 0);
    warm((0..streams).fold(given, |given, _| given.reward(Token::spl(6), curve())))
}

/// The same with nobody in it.
pub fn empty(streams: usize) -> Scene {
    with_rewards(Given::pool(), streams).ready()
}

/// The same with its last slot free.
pub fn last_slot_free(streams: usize) -> Scene {
    let capacity = streams as u8;
    let given = with_rewards(Given::pool().capacity(capacity), streams - 1);
    let mut farm = with_stakers(given).ready();
    farm.after(DAY);
    farm
}

/// The same with a flow of the stake mint in its first slot.
pub fn with_flow(streams: usize) -> Scene {
    let given = Given::pool().flow_of_stake(7 * DAY);
    let mut farm = with_stakers(with_rewards(given, streams - 1)).ready();
    farm.when("donor").top_up(0, BUDGET).ok();
    farm.after(DAY);
    farm.when("alice").claim_all().ok();
    farm.after(DAY);
    farm
}

/// Of Token-2022 altogether.
pub fn token_2022(streams: usize) -> Scene {
    let given = Given::pool().staking(Token::token_2022(9));
    let reward = |given: Given, _| given.reward(Token::token_2022(6), Curve::even(BUDGET, LASTS));
    warm((0..streams).fold(given, reward))
}

/// Two pools of one stake mint, alice in both.
pub fn two_pools(streams: usize) -> Scene {
    let mut farm = plain(streams);
    let mint = farm.stake_mint();
    farm.also(with_stakers(with_rewards(Given::pool().staking_same(mint), streams)));
    farm.after(DAY);
    farm
}

/// Two pools, alice in both; the first stream of the one pays the stake mint of the other.
pub fn paying_on(streams: usize) -> Scene {
    let mut farm = plain(streams);
    let mint = farm.reward(0);
    farm.also(with_stakers(with_rewards(Given::pool().staking_same(mint), streams)));
    farm.after(DAY);
    farm
}

/// Alice has a second position in the pool.
pub fn twice(streams: usize) -> Scene {
    let mut farm = plain(streams);
    farm.when("alice").with_position(1).open().ok();
    farm.when("alice").with_position(1).stake(1_000_003).ok();
    farm.after(DAY);
    farm
}

/// A delegated pool.
pub fn delegated(streams: usize) -> Scene {
    let given = with_rewards(Given::pool().delegated_to("vault"), streams);
    let mut farm = with_stakers(given).ready();
    farm.after(DAY);
    farm
}

/// Every stream has 24 segments, all of which have passed since anybody came by.
pub fn long_untouched(streams: usize) -> Scene {
    let curve = (0..24).fold(Curve::empty(), |curve, _| curve.then(BUDGET / 24, DAY));
    let reward = |given: Given, _| given.reward(Token::spl(6), curve.clone());
    let mut farm = with_stakers((0..streams).fold(Given::pool(), reward)).ready();
    farm.after(YEAR);
    farm
}

/// Every stream has ended.
pub fn ended(streams: usize) -> Scene {
    let mut farm = plain(streams);
    farm.after(LASTS);
    farm
}

/// The stream in the first slot has ended and is being wound down; only fractions are owed.
pub fn winding_down(streams: usize) -> Scene {
    let mut farm = ended(streams);
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.when("funder").wind_down(0).ok();
    farm
}

/// The stream in the first slot owes nothing any more.
pub fn wound_down(streams: usize) -> Scene {
    let mut farm = winding_down(streams);
    farm.when("anyone").at_position_of("alice").sweep(0).ok();
    farm.when("anyone").at_position_of("bob").sweep(0).ok();
    farm
}

/// Alice's position is locked for half a year, in a pool whose first stream is its penalty flow.
pub fn locked(streams: usize) -> Scene {
    let mut farm = warm(with_rewards(Given::pool().locks(YEAR, 20_000, 5_000), streams - 1));
    farm.when("alice").lock(YEAR / 2).ok();
    farm.after(DAY);
    farm
}

/// Alice has left and claimed everything.
pub fn left(streams: usize) -> Scene {
    let mut farm = plain(streams);
    farm.when("alice").unstake(1_001_000_010).ok();
    farm.when("alice").claim_all().ok();
    farm
}

/// The recorder is the pool's hook.
pub fn hooked(streams: usize) -> Scene {
    let mut farm = plain(streams);
    farm.hook(RECORDER);
    farm
}

/// A ballot of the recorder is open, and nobody has voted.
pub fn polled(streams: usize) -> Scene {
    let mut farm = hooked(streams);
    farm.ballot(POLL, 7 * DAY);
    farm.after(DAY);
    farm
}

/// Alice has voted in it.
pub fn voted(streams: usize) -> Scene {
    let mut farm = polled(streams);
    let ballot = poll(&farm);
    farm.when("alice").vote(&ballot).ok();
    farm
}

/// The ballot of [`polled`], a day after it was opened.
pub fn poll(farm: &Scene) -> Ballot {
    let start = farm.world.now() - DAY;
    let (hook, address) = (address_of(RECORDER), address_of(POLL));
    Ballot { hook, address, start, end: start + 7 * DAY }
}

const POLL: &str = "poll";
