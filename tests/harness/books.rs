//! Promise 3: the books balance exactly, over all positions of a pool.
//!
//! Checked against the pool as it stands, without settling it, and again settled to the
//! present second: what has accrued and not yet been settled must balance as well.

use crate::world::World;
use acequia_core::wide::join;
use acequia_interface::{Pool, Position, StreamSlot};
use solana_address::Address;

/// Asserts promise 3 of one pool, to the last 2^-64 of a unit.
///
/// # Panics
/// Naming the slot and the equation that does not hold.
#[track_caller]
pub fn check(world: &World, address: &Address) {
    let pool = world.pool(address);
    let positions: Vec<Position> = world.positions(address).into_iter().map(|(_, p)| p).collect();
    check_totals(world, &pool, &positions);
    for settled in [pool.settled_to(pool.totals.last_update), pool.settled_to(world.now())] {
        check_streams(&settled, &positions);
    }
    check_vaults(world, &pool);
}

#[track_caller]
fn check_totals(world: &World, pool: &Pool, positions: &[Position]) {
    let sum = |part: fn(&Position) -> u64| positions.iter().map(part).map(u128::from).sum::<u128>();
    let totals = &pool.totals;
    assert_eq!(sum(|p| p.stake.amount), totals.staked as u128, "staked is the sum of positions");
    assert_eq!(sum(|p| p.stake.weight), totals.weight as u128, "weight is the sum of positions");
    assert_eq!(positions.len() as u64, totals.positions, "every position is counted");
    if !pool.is_delegated() {
        let vault = world.balance(&pool.stake_vault);
        let seized = world.seized.contains(&pool.stake_vault);
        assert!(
            seized || vault >= totals.staked,
            "the stake vault holds {vault} of {}",
            totals.staked
        );
    }
}

#[track_caller]
fn check_streams(pool: &Pool, positions: &[Position]) {
    let owed = owed_by_slot(pool, positions);
    for (nth, (slot, owed)) in pool.streams.iter().zip(owed).enumerate() {
        if slot.is_in_use() {
            check_stream(nth, slot, owed);
        }
    }
}

#[track_caller]
fn check_stream(nth: usize, slot: &StreamSlot, owed: u128) {
    let b = &slot.books;
    let parts = b.refunded as u128 + b.idle as u128 + b.unstreamed() as u128 + b.streamed as u128;
    assert_eq!(
        b.funded as u128, parts,
        "slot {nth}: funded is refunded, idle, unstreamed, streamed"
    );
    let held = join(b.streamed - b.paid, 0);
    assert_eq!(owed + b.carry.get(), held, "slot {nth}: owed and carry are streamed less paid");
    assert!(b.is_sound(), "slot {nth}: the stream is sound");
}

/// What each slot owes to all positions, settled or not [2^-64 base units].
fn owed_by_slot(pool: &Pool, positions: &[Position]) -> Vec<u128> {
    let mut sums = vec![0u128; pool.streams.len()];
    for position in positions {
        for ((sum, slot), checkpoint) in
            sums.iter_mut().zip(&pool.streams).zip(position.settled(pool))
        {
            if checkpoint.generation == slot.books.generation {
                *sum += checkpoint.owed.get();
            }
        }
    }
    sums
}

/// Issuers with power over a mint can take what they like: those vaults are not checked.
#[track_caller]
fn check_vaults(world: &World, pool: &Pool) {
    for (nth, slot) in pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use()) {
        let (vault, due) = (world.balance(&slot.vault), slot.books.liability());
        let seized = world.seized.contains(&slot.vault);
        assert!(seized || vault >= due, "slot {nth}: the vault holds {vault} of {due}");
    }
}
