//! A vault is closed when nobody has an account in it, and leaves nothing behind.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, WEALTH};
use harness::wallet_of;
use harness::world::address_of;

/// Of one signature [lamports].
const FEE: u64 = 5_000;

/// Where the creator's leftovers go.
#[track_caller]
fn creators_wallet(scene: &mut VaultScene) -> Address {
    let (creator, mint) = (scene.farm.world.actor("creator"), scene.farm.stake_mint());
    scene.farm.world.wallet(&creator, &mint)
}

#[track_caller]
fn close(scene: &mut VaultScene, forfeit: bool, slots: &[usize]) -> Outcome {
    scene.run("creator", scene.close_vault("creator", forfeit, slots))
}

/// Nothing of the vault is left in the world.
#[track_caller]
fn gone(scene: &VaultScene) {
    for at in [scene.vault, scene.position(), scene.stake_account()] {
        assert!(scene.farm.world.account(&at).is_none(), "{at} is still there");
    }
}

#[test]
fn an_unused_vault_costs_its_creator_two_fees() {
    let mut scene = VaultScene::without_vault(Given::pool());
    creators_wallet(&mut scene);
    let creator = scene.farm.world.actor("creator");
    let before = scene.farm.world.lamports(&creator);
    scene.run("creator", scene.create("creator", 0)).ok();
    close(&mut scene, false, &[]).ok();
    gone(&scene);
    assert_eq!(scene.farm.world.lamports(&creator), before - 2 * FEE);
}

#[test]
fn a_vault_in_which_somebody_has_an_account_stays() {
    let mut scene = VaultScene::of(Given::pool()).with("alice", 1_000).with("bob", 1_000);
    creators_wallet(&mut scene);
    refused(close(&mut scene, true, &[]), Refusal::InUse);
    scene.leaves("alice").ok();
    scene.leaves("bob").ok();
    refused(close(&mut scene, true, &[]), Refusal::InUse);
    scene.run("bob", scene.close("bob", "bob", false)).ok();
    refused(close(&mut scene, true, &[]), Refusal::InUse);
    scene.run("alice", scene.close("alice", "alice", false)).ok();
    close(&mut scene, false, &[]).ok();
    gone(&scene);
    assert_eq!((scene.wallet("alice"), scene.wallet("bob")), (WEALTH, WEALTH));
}

#[test]
fn who_is_owed_a_reward_is_waited_for() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    creators_wallet(&mut scene);
    scene.farm.after(10 * DAY);
    scene.leaves("alice").ok();
    refused(close(&mut scene, true, &[]), Refusal::InUse);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 100_000);
    scene.goes("alice");
    close(&mut scene, false, &[]).ok();
    gone(&scene);
}

#[test]
fn only_who_created_it_closes_it() {
    let mut scene = VaultScene::of(Given::pool());
    scene.join("mallory");
    scene.goes("mallory");
    let theft = scene.close_vault("mallory", true, &[]);
    refused(scene.run("mallory", theft), Refusal::WrongRentPayer);
    let mut unsigned = scene.close_vault("creator", true, &[]);
    unsigned.accounts[0].is_signer = false;
    scene.run("mallory", unsigned).refused();
}

#[test]
fn what_donors_left_goes_to_who_created_it() {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    let wallet = creators_wallet(&mut scene);
    scene.join("donor");
    scene.goes("donor");
    scene.farm.after(10 * DAY);
    scene.goes("alice");
    scene.donates("donor", 500, true);
    scene.donates("donor", 70, false);
    scene.farm.after(10 * DAY);
    close(&mut scene, false, &[]).refused(); // the farm still owes what the donated stake earned
    scene.harvests(0).ok();
    scene.harvests(1).ok();
    let (creator, reward) = (address_of("creator"), scene.farm.reward(1));
    scene.farm.world.wallet(&creator, &reward);
    let left = scene.farm.world.balance(&wallet_of(&scene.vault, &reward));
    let mut fork = scene.clone();
    close(&mut fork, false, &[]).ok();
    gone(&fork);
    close(&mut scene, false, &[1]).ok();
    gone(&scene);
    assert!(scene.farm.world.account(&wallet_of(&scene.vault, &reward)).is_none());
    assert_eq!(scene.farm.world.holding(&creator, &reward), left);
    assert!(left >= 100_000, "ten days of the donated stake: {left}");
    let stake = scene.farm.world.balance(&wallet);
    assert!(stake >= 100_570, "the donations, and ten days of rewards: {stake}");
}

#[test]
fn what_the_farm_owes_may_be_given_up() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given.staker("bob", 500));
    creators_wallet(&mut scene);
    scene.join("donor");
    scene.goes("donor");
    scene.donates("donor", 500, true);
    scene.farm.after(10 * DAY);
    close(&mut scene, false, &[]).refused();
    close(&mut scene, true, &[]).ok();
    gone(&scene);
    scene.farm.after(90 * DAY); // what was given up streams again, with the rest
    scene.farm.when("bob").claim(&[0]).ok();
    scene.farm.then("bob").was_paid(0, 1_000_000);
}

#[test]
fn a_paused_pool_does_not_stand_in_the_way() {
    let mut scene = VaultScene::of(Given::pool()).with("alice", 1_000);
    creators_wallet(&mut scene);
    scene.farm.when("creator").set_paused(true).ok();
    scene.goes("alice");
    close(&mut scene, false, &[]).ok();
    gone(&scene);
}

#[test]
fn a_vault_may_begin_anew_at_the_same_address() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    creators_wallet(&mut scene);
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    scene.goes("alice");
    close(&mut scene, true, &[]).ok();
    scene.run("creator", scene.create("creator", 0)).ok();
    let mut scene = scene.with("alice", 1_000);
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    let before = scene.earned("alice", 0);
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0) - before, 100_000, "of its second life alone");
}

#[test]
fn half_a_list_of_rewards_is_refused() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given);
    creators_wallet(&mut scene);
    let mut short = scene.close_vault("creator", true, &[0]);
    short.accounts.pop();
    scene.run("creator", short).refused();
    assert!(scene.farm.world.account(&scene.vault).is_some());
}
