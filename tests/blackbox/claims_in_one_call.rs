//! A claim of several streams is one call of p-token, and as many as there are streams of any other
//! token program: what is paid is the same.

use harness::prelude::*;

const SPL_TOKEN: Address = acequia_interface::addresses::SPL_TOKEN;
const TOKEN_2022: Address = acequia_interface::addresses::TOKEN_2022;

/// A pool with a reward of each of those tokens, half way through; alice was paid before.
fn rewards(tokens: &[Token]) -> Scene {
    let curve = || Curve::even(1_000_000, 100 * DAY);
    let pool = Given::pool().accepting(Risks::FREEZE_AUTHORITY);
    let pool = tokens.iter().fold(pool, |pool, token| pool.reward(token.clone(), curve()));
    let mut farm = pool.staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.after(10 * DAY);
    farm.when("alice").claim_all().ok();
    farm.after(40 * DAY);
    farm
}

fn spl(count: usize) -> Vec<Token> {
    vec![Token::spl(6).freezable(); count]
}

fn calls(outcome: &Outcome, program: &Address) -> usize {
    let says = format!("Program {program} invoke [2]");
    outcome.logs.iter().filter(|line| **line == says).count()
}

#[track_caller]
fn are_paid(farm: &Scene, slots: usize) {
    for slot in 0..slots {
        farm.then("alice").was_paid(slot, 375_000).is_owed(slot, 0);
    }
}

/// Refused before anything moves, with the slot's number in the log.
#[track_caller]
fn refused_in_slot(step: Step, error: FarmError, slot: &str) {
    let outcome = step.fails(error);
    let line = format!("Program log: slot {slot}");
    assert!(outcome.logs.contains(&line), "{}", outcome.log());
    assert_eq!(calls(&outcome, &SPL_TOKEN), 0, "nothing was called");
}

#[test]
fn p_token_is_called_once_for_all() {
    for count in [2, 10] {
        let mut farm = rewards(&spl(count));
        let outcome = farm.when("alice").claim_all().ok();
        assert_eq!(calls(&outcome, &SPL_TOKEN), 1);
        are_paid(&farm, count);
    }
}

#[test]
fn sixteen_are_one_call_too() {
    let mut farm = rewards(&spl(16));
    let outcome = farm.when("alice").claim_all().by_table().ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 1);
    are_paid(&farm, 16);
}

/// A batch of one is dearer than a transfer, and every token program takes a transfer.
#[test]
fn one_stream_is_a_plain_transfer() {
    let mut farm = rewards(&spl(2));
    let outcome = farm.when("alice").claim(&[1]).ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 1);
    assert!(outcome.logs.iter().all(|line| !line.contains("Batch")));
    farm.then("alice").was_paid(1, 375_000).is_owed(0, 300_000);
}

#[test]
fn spl_token_of_before_is_called_for_each() {
    let mut farm = rewards(&spl(3));
    farm.world.deploy_spl_token_of_before();
    let outcome = farm.when("alice").claim_all().ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 3);
    are_paid(&farm, 3);
}

#[test]
fn token_2022_is_called_for_each() {
    let mut farm = rewards(&vec![Token::token_2022(6); 3]);
    let outcome = farm.when("alice").claim_all().ok();
    assert_eq!(calls(&outcome, &TOKEN_2022), 3);
    are_paid(&farm, 3);
}

#[test]
fn a_claim_that_mixes_them_pays_all() {
    let tokens = [Token::spl(6), Token::token_2022(6), Token::spl(6), Token::token_2022(9)];
    for (old, spl_calls) in [(false, 1), (true, 2)] {
        let mut farm = rewards(&tokens);
        if old {
            farm.world.deploy_spl_token_of_before();
        }
        let outcome = farm.when("alice").claim_all().ok();
        let called = [SPL_TOKEN, TOKEN_2022].map(|program| calls(&outcome, &program));
        assert_eq!(called, [spl_calls, 2]);
        are_paid(&farm, 4);
    }
}

/// What is paid, owed and logged does not depend on the token program's age.
#[test]
fn one_call_and_many_come_to_the_same() {
    let logged = [false, true].map(|old| {
        let mut farm = rewards(&spl(4));
        if old {
            farm.world.deploy_spl_token_of_before();
        }
        let outcome = farm.when("alice").claim(&[0, 2, 3]).ok();
        let owed: Vec<u128> = (0..4).map(|slot| farm.then("alice").owed_q64(slot)).collect();
        (outcome.events(), owed)
    });
    assert_eq!(logged[0], logged[1]);
}

/// Nothing is owed by a stream that was claimed this second: it is not part of the call.
#[test]
fn a_stream_that_owes_nothing_is_passed_over() {
    let mut farm = rewards(&spl(3));
    farm.when("alice").claim(&[1]).ok();
    let outcome = farm.when("alice").claim_all().ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 1);
    are_paid(&farm, 3);
    let outcome = farm.when("alice").claim_all().ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 0);
}

#[test]
fn a_frozen_vault_is_named_by_its_slot() {
    let mut farm = rewards(&spl(3));
    let (vault, mint) = (farm.reward_vault(1), farm.reward(1));
    farm.world.freeze(&vault, &mint);
    refused_in_slot(farm.when("alice").claim_all(), FarmError::RewardFrozen, "01");
    farm.when("alice").claim(&[0, 2]).ok();
    farm.then("alice").was_paid(0, 375_000).was_paid(2, 375_000).is_owed(1, 300_000);
}

#[test]
fn a_frozen_destination_is_named_by_its_slot() {
    let mut farm = rewards(&spl(3));
    let mint = farm.reward(2);
    let wallet = farm.wallet_of("alice", &mint);
    farm.world.freeze(&wallet, &mint);
    refused_in_slot(farm.when("alice").claim_all(), FarmError::RewardFrozen, "02");
}

/// The destinations are the accounts 6, 8 and 10.
#[test]
fn a_destination_of_another_mint_is_named_by_its_slot() {
    let mut farm = rewards(&spl(3));
    let other = farm.wallet_of("alice", &farm.reward(0));
    let step = farm.when("alice").claim_all().with_account(8, other);
    refused_in_slot(step, FarmError::DestinationMint, "01");
}

#[test]
fn a_destination_that_is_no_token_account_is_named_by_its_slot() {
    let mut farm = rewards(&spl(3));
    let (pool, mint) = (farm.site().pool, farm.reward(0).address);
    for other in [mint, pool] {
        let step = farm.when("alice").claim_all().with_account(6, other);
        step.refused();
    }
    let mut copy = farm.world.account(&farm.wallet_of("alice", &farm.reward(0))).expect("alice's");
    let forged = farm.world.key("forged");
    copy.owner = Address::new_from_array([9; 32]);
    farm.world.put(forged, copy);
    let step = farm.when("alice").claim_all().with_account(6, forged);
    refused_in_slot(step, FarmError::NotTokenAccount, "00");
}

#[test]
fn a_vault_of_the_pools_own_is_named_by_its_slot() {
    let mut farm = rewards(&spl(3));
    let vault = farm.reward_vault(0);
    let step = farm.when("alice").claim(&[1, 2]).with_account(6, vault);
    refused_in_slot(step, FarmError::PoolAsDestination, "01");
}

/// Pushed claims go out in the same way.
#[test]
fn a_pushed_claim_is_one_call_too() {
    let mut farm = rewards(&spl(3));
    farm.when("alice").allow_push(true).ok();
    let outcome = farm.when("bob").at_position_of("alice").push_claim(&[0, 1, 2]).ok();
    assert_eq!(calls(&outcome, &SPL_TOKEN), 1);
    are_paid(&farm, 3);
}
