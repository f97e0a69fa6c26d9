//! Promise 7: a frozen, paused, closed or malicious reward mint blocks that one claim: never
//! another claim, never principal.

use harness::prelude::*;

/// One good reward and one that is bad in some way, half way through.
fn good_and_bad(token: Token) -> Scene {
    let risks = Risks::FREEZE_AUTHORITY.and(Risks::PAUSABLE).and(Risks::PERMANENT_DELEGATE);
    let mut farm = Given::pool()
        .accepting(risks)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(token, Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    // The accounts to be paid to exist before the trouble begins.
    farm.after(10 * DAY);
    farm.when("alice").claim_all().ok();
    farm.after(40 * DAY);
    farm
}

#[track_caller]
fn only_the_bad_one_is_stopped(farm: &mut Scene) {
    farm.when("alice").claim(&[0, 1]).refused();
    farm.when("alice").claim(&[1]).refused();
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 375_000).is_owed(1, 300_000);
    farm.when("bob").stake(5).ok();
    farm.everyone_can_exit();
}

#[test]
fn a_frozen_vault_of_spl_token() {
    let mut farm = good_and_bad(Token::spl(6).freezable());
    let (mint, vault) = (farm.reward(1), farm.reward_vault(1));
    farm.world.freeze(&vault, &mint);

    only_the_bad_one_is_stopped(&mut farm);

    farm.world.thaw(&vault, &mint);
    farm.when("alice").claim(&[1]).ok();
    farm.then("alice").was_paid(1, 375_000);
}

#[test]
fn a_paused_mint() {
    let mut farm = good_and_bad(Token::token_2022(6).with(Extension::Pausable));
    let mint = farm.reward(1);
    farm.world.pause_mint(&mint);

    only_the_bad_one_is_stopped(&mut farm);

    farm.world.resume_mint(&mint);
    farm.when("alice").claim(&[1]).ok();
    farm.then("alice").was_paid(1, 375_000);
}

#[test]
fn a_vault_emptied_by_its_issuer() {
    let mut farm = good_and_bad(Token::token_2022(6).with(Extension::PermanentDelegate));
    let (mint, vault) = (farm.reward(1), farm.reward_vault(1));
    let all = farm.world.balance(&vault);
    farm.world.seize(&vault, &mint, all);

    only_the_bad_one_is_stopped(&mut farm);

    let solvency = farm.view_solvency();
    assert!(solvency[0].is_solvent() && !solvency[1].is_solvent());
}

#[test]
fn a_frozen_destination_can_be_replaced_by_another() {
    let mut farm = good_and_bad(Token::spl(6).freezable());
    let mint = farm.reward(1);
    let (frozen, carol) = (farm.wallet_of("alice", &mint), farm.world.actor("carol"));
    farm.world.freeze(&frozen, &mint);
    let other = farm.world.wallet(&carol, &mint);

    farm.when("alice").claim(&[1]).refused();
    farm.when("alice").claim(&[1]).with_account(6, other).ok();

    farm.then("carol").was_paid(1, 300_000);
}

#[test]
fn an_insolvent_stream_pays_again_when_it_is_made_whole() {
    let mut farm = good_and_bad(Token::token_2022(6).with(Extension::PermanentDelegate));
    let (mint, vault) = (farm.reward(1), farm.reward_vault(1));
    farm.world.seize(&vault, &mint, 900_000);
    farm.when("alice").claim(&[1]).refused();

    farm.world.mint_to(&vault, &mint, 900_000);

    farm.when("alice").claim(&[1]).ok();
    farm.then("alice").was_paid(1, 375_000);
}

#[test]
fn a_bad_token_neither_stops_compounding_nor_locking_nor_moving() {
    let mut farm = Given::pool()
        .accepting(Risks::ALL)
        .locks(10 * DAY, 20_000, 0)
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6).freezable(), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 2_048)
        .ready();
    let other = farm.also(Given::pool().staking_same(farm.stake_mint()).staker("alice", 0));
    let (vault, mint) = (farm.reward_vault(1), farm.reward(1));
    farm.world.freeze(&vault, &mint);
    farm.after(50 * DAY);
    farm.when("alice").compound(0).ok();
    farm.when("alice").move_stake(other, 1_000).ok();
    farm.when("alice").lock(DAY).ok();
    farm.then("alice").has_staked(501_048);
    farm.when("alice").claim(&[1]).refused();
}
