//! Slots: who fills them, with what, and that nobody can block them.

use super::one;
use harness::prelude::*;

#[test]
fn only_the_reward_manager_adds_streams() {
    let mut farm = Given::pool().capacity(2).ready();
    let mint = farm.world.mint(&Token::spl(6));

    for who in ["creator", "funder", "mallory"] {
        farm.when(who).add_flow(0, &mint, DAY as u32).fails(FarmError::NotRewardManager);
    }
}

#[test]
fn a_slot_in_use_or_beyond_the_capacity_is_refused() {
    let mut farm = one(Curve::even(1_000, DAY)).capacity(2).ready();
    let mint = farm.world.mint(&Token::spl(6));

    farm.when("manager").add_flow(0, &mint, DAY as u32).fails(FarmError::SlotInUse);
    farm.when("manager").add_flow(2, &mint, DAY as u32).fails(FarmError::SlotOutOfRange);
    farm.when("manager").add_flow(1, &mint, DAY as u32).ok();
}

#[test]
fn one_mint_may_have_several_streams_with_vaults_apart() {
    let mut farm = one(Curve::even(1_000, DAY)).capacity(2).staker("alice", 1).ready();
    let mint = farm.reward(0);
    farm.when("manager").add_flow(1, &mint, DAY as u32).ok();
    farm.when("donor").top_up(1, 5_000).ok();

    farm.after(DAY);
    farm.when("alice").claim_all().ok();

    assert_ne!(farm.reward_vault(0), farm.reward_vault(1));
    farm.then("alice").was_paid(0, 6_000);
}

#[test]
fn a_vault_that_somebody_made_ahead_does_not_stop_a_stream() {
    let mut farm = Given::pool().staker("alice", 1).ready();
    let (mint, pool) = (farm.world.mint(&Token::spl(6)), farm.site().pool);
    let (mallory, funder) = (farm.world.actor("mallory"), farm.world.actor("funder"));
    let vault = addresses::reward_vault(&pool, &mint.address, 0).0;
    let gift = solana_system_interface::instruction::transfer(&mallory, &vault, 5_000_000);
    farm.world.send(mallory, &[gift]).ok();
    farm.world.fund(&funder, &mint, 1_000);

    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).ok();

    farm.after(DAY);
    farm.then("alice").is_owed(0, 1_000);
}
