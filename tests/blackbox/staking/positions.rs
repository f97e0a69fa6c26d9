//! Positions: opened, closed, many, paid for by others.

use super::{alice_and_bob, pool, FEE};
use harness::prelude::*;
use harness::world::LAMPORTS;

#[test]
fn opening_costs_rent_and_closing_returns_all_of_it() {
    let mut farm = pool().ready();
    let carol = farm.world.actor("carol");

    farm.when("carol").open().ok();
    let rent = farm.world.lamports(&farm.position_of("carol"));
    assert_eq!(farm.world.lamports(&carol), LAMPORTS - FEE - rent);
    farm.when("carol").close().ok();

    assert_eq!(farm.world.lamports(&carol), LAMPORTS - 2 * FEE);
    farm.then("carol").has_no_position();
}

#[test]
fn rent_goes_back_to_whoever_paid_it_not_to_the_owner() {
    let mut farm = pool().ready();
    farm.when("sponsor").open_for("carol").ok();
    let (sponsor, position) = (farm.world.actor("sponsor"), farm.position_of("sponsor"));

    farm.when("carol").at(position).close().ok();

    assert_eq!(farm.world.lamports(&sponsor), LAMPORTS - FEE);
}

#[test]
fn an_owner_may_have_many_positions() {
    let mut farm = alice_and_bob();
    for index in [1, 2, 65_535] {
        farm.when("alice").with_position(index).open().ok();
        farm.when("alice").with_position(index).stake(index as u64).ok();
    }

    farm.then("alice").position(65_535).has_staked(65_535);
    assert_eq!(farm.pool().totals.positions, 5);
}

#[test]
fn a_position_cannot_be_opened_twice() {
    let mut farm = alice_and_bob();

    farm.when("alice").open().refused();

    farm.then("alice").has_staked(3_000);
}

#[test]
fn lamports_sent_ahead_do_not_stop_an_opening() {
    let mut farm = pool().ready();
    let (mallory, position) = (farm.world.actor("mallory"), farm.position_of("carol"));
    let gift = solana_system_interface::instruction::transfer(&mallory, &position, 1_000_000);
    farm.world.send(mallory, &[gift]).ok();

    farm.when("carol").open().ok();
    farm.when("carol").stake(10).ok();

    farm.then("carol").has_staked(10);
}

#[test]
fn a_closed_position_can_be_opened_anew_and_owes_nothing_old() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").claim_all().ok();
    farm.when("alice").unstake(3_000).ok();
    farm.when("alice").close().ok();

    farm.when("alice").open().ok();
    farm.when("alice").stake(1_000).ok();
    farm.then("alice").is_owed(0, 0);
    farm.after(10 * DAY);

    farm.then("alice").is_owed(0, 50_000);
}

#[test]
fn a_position_with_stake_cannot_be_closed() {
    let mut farm = alice_and_bob();

    farm.when("alice").close().fails(FarmError::StakeLeft);
    farm.when("alice").close_and_forfeit().fails(FarmError::StakeLeft);
}
