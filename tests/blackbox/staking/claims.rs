//! Claims: any subset, pushed, compounded.

use super::{alice_and_bob, pool};
use harness::prelude::*;

#[test]
fn any_subset_of_streams_can_be_claimed() {
    let even = || Curve::even(1_000_000, 100 * DAY);
    let mut farm = pool().reward(Token::spl(9), even()).reward(Token::spl(0), even());
    farm = farm.staker("alice", 1_000);
    let mut farm = farm.ready();
    farm.after(10 * DAY);

    farm.when("alice").claim(&[2, 0]).ok();

    farm.then("alice").was_paid(0, 100_000).is_owed(1, 100_000).was_paid(2, 100_000);
}

#[test]
fn a_claim_of_nothing_whole_pays_nothing_and_loses_nothing() {
    let mut farm = pool().staker("alice", 3).staker("bob", 1_000_000_000).ready();
    farm.after(50 * DAY);
    let before = farm.then("alice").owed_q64(0);

    farm.when("alice").claim_all().ok();

    assert!(before > 0);
    assert_eq!(farm.then("alice").owed_q64(0), before);
    farm.then("alice").was_paid(0, 0);
}

#[test]
fn a_claim_of_an_empty_slot_or_beyond_the_capacity_is_refused() {
    let mut farm = pool().capacity(3).staker("alice", 1_000).ready();
    farm.after(DAY);
    let honest = farm.when("alice").claim(&[0]).build();

    for bits in [0b010u16, 0b1000, 0x8000, 0b011] {
        let mut wrong = honest.clone();
        wrong.data[8..10].copy_from_slice(&bits.to_le_bytes());
        farm.step("alice", wrong).refused();
    }
}

#[test]
fn a_claim_with_an_account_too_many_or_in_the_wrong_order_is_refused() {
    let mut farm = pool().reward(Token::spl(6), Curve::even(1_000, DAY)).staker("alice", 1).ready();
    farm.after(DAY);

    farm.when("alice").claim(&[0, 1]).with(|i| i.accounts.swap(5, 7)).refused();
    farm.when("alice").claim(&[0, 1]).with(|i| i.accounts.swap(5, 6)).refused();
    let extra = farm.wallet_of("alice", &farm.reward(0));
    let extra = AccountMeta::new(extra, false);
    farm.when("alice")
        .claim(&[0])
        .with(|i| i.accounts.push(extra))
        .fails(FarmError::WrongAccountCount);
}

#[test]
fn a_pushed_claim_needs_the_owners_leave() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);

    farm.when("bob").at_position_of("alice").push_claim(&[0]).fails(FarmError::PushNotAllowed);
    farm.when("bob").at_position_of("alice").allow_push(true).fails(FarmError::NotOwner);
    farm.when("alice").allow_push(true).ok();
    farm.when("bob").at_position_of("alice").push_claim(&[0]).ok();

    farm.then("alice").was_paid(0, 375_000);
    farm.when("alice").allow_push(false).ok();
    farm.when("bob").at_position_of("alice").push_claim(&[0]).fails(FarmError::PushNotAllowed);
}

#[test]
fn a_pushed_claim_pays_the_owners_canonical_account_alone() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").allow_push(true).ok();
    let (bob, mint) = (farm.world.actor("bob"), farm.reward(0));
    let bobs = farm.world.wallet(&bob, &mint);

    farm.when("bob")
        .at_position_of("alice")
        .push_claim(&[0])
        .with_account(5, bobs)
        .fails(FarmError::NotOwnersTokenAccount);
}

#[test]
fn compounding_stakes_what_is_owed() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    farm.when("alice").compound(0).ok();

    farm.then("alice").has_staked(101_000).is_owed(0, 0).parted_with(1_000);
}

#[test]
fn compounding_another_mint_is_refused() {
    let mut farm = alice_and_bob();
    farm.after(10 * DAY);

    farm.when("alice").compound(0).fails(FarmError::NotStakeMint);
}

#[test]
fn compounding_respects_pause_and_caps() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    farm.when("creator").set_paused(true).ok();
    farm.when("alice").compound(0).fails(FarmError::Paused);
    farm.when("creator").set_paused(false).ok();
    farm.when("creator").set_caps(0, 1_001).ok();
    farm.when("alice").compound(0).fails(FarmError::PositionCapExceeded);

    farm.then("alice").is_owed(0, 100_000);
}
