//! A vault is closed when nobody has an account in it, and leaves nothing behind.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, WEALTH};
use harness::wallet_of;
use harness::world::address_of;

/// Of one signature [lamports].
const FEE: u64 = 5_000;

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
fn what_donors_left_is_given_away_first() {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    scene.join("donor");
    scene.goes("donor");
    scene.farm.after(10 * DAY);
    scene.goes("alice");
    scene.donates("donor", 500, true);
    scene.donates("donor", 70, false);
    scene.farm.after(10 * DAY);
    refused(close(&mut scene, false, &[]), Refusal::NotGivenAway);
    scene.gives_away(None).ok();
    close(&mut scene, false, &[]).refused(); // the farm still owes what the donated stake earned
    scene.harvests(0).ok();
    scene.harvests(1).ok();
    scene.gives_away(None).ok();
    let mut fork = scene.clone();
    close(&mut fork, false, &[]).ok();
    gone(&fork);
    refused(close(&mut scene, false, &[1]), Refusal::NotGivenAway);
    let reward = scene.farm.reward(1);
    scene.run("anyone", scene.give_away(&reward, None)).ok();
    close(&mut scene, false, &[1]).ok();
    gone(&scene);
    assert!(scene.farm.world.account(&wallet_of(&scene.vault, &reward)).is_none());
}

/// Its closer may close an empty position with the pool: the vault's rent still comes back.
#[test]
fn a_vault_whose_pool_is_gone_is_closed_all_the_same() {
    let mut scene = VaultScene::of(Given::pool()).with("alice", 1_000);
    scene.goes("alice");
    let position = scene.position();
    scene.farm.when("creator").announce_closing(true).ok();
    scene.farm.after(14 * DAY);
    scene.farm.when("creator").wind_down_pool().ok();
    scene.farm.when("creator").at(position).close().ok();
    assert!(scene.farm.world.account(&position).is_none());
    close(&mut scene, false, &[]).ok();
    gone(&scene);
}

/// A stranger's account that holds nothing does not hold the vault's rent.
#[test]
fn who_created_it_closes_accounts_that_hold_nothing() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    scene.join("mallory");
    let closing = |scene: &VaultScene, who: &str, by: &str, forfeit| {
        let mut close = scene.close(who, who, forfeit);
        close.accounts[0].pubkey = address_of(by);
        close
    };
    scene.farm.after(10 * DAY);
    for who in ["alice", "mallory"] {
        refused(scene.run("bob", closing(&scene, who, "bob", false)), Refusal::NotOwner);
    }
    refused(scene.run("creator", closing(&scene, "alice", "creator", false)), Refusal::NotEmpty);
    scene.leaves("alice").ok();
    for forfeit in [true, false] {
        let close = closing(&scene, "alice", "creator", forfeit);
        refused(scene.run("creator", close), Refusal::NotEmpty); // she is owed ten days
    }
    scene.run("creator", closing(&scene, "mallory", "creator", false)).ok();
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 100_000);
    scene.run("creator", closing(&scene, "alice", "creator", false)).ok();
    close(&mut scene, false, &[]).ok();
    gone(&scene);
}

#[test]
fn what_the_farm_owes_may_be_given_up() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given.staker("bob", 500));
    scene.join("donor");
    scene.goes("donor");
    scene.donates("donor", 500, true);
    scene.farm.after(10 * DAY);
    scene.gives_away(None).ok();
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
    scene.farm.when("creator").set_paused(true).ok();
    scene.goes("alice");
    close(&mut scene, false, &[]).ok();
    gone(&scene);
}

#[test]
fn a_vault_may_begin_anew_at_the_same_address() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    scene.farm.after(10 * DAY);
    scene.harvests(0).ok();
    scene.goes("alice");
    scene.run("anyone", scene.give_away(&scene.farm.reward(0), None)).ok();
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
    let mut short = scene.close_vault("creator", true, &[0]);
    short.accounts.pop();
    scene.run("creator", short).refused();
    assert!(scene.farm.world.account(&scene.vault).is_some());
}
