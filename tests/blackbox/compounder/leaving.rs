//! Nothing stands between a depositor and the principal.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT, WEALTH};

fn troubled() -> Given {
    Given::pool()
        .accepting(Risks::ALL)
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6).freezable(), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(6), Curve::even(1_000_000, 100 * DAY))
}

/// As [`troubled`], but for risks that a vault does not take.
fn scene() -> VaultScene {
    let risks = Risks(Risks::ALL.0 & !Risks::TRANSFER_FEE.0);
    VaultScene::of(troubled().accepting(risks)).with("alice", 3_000).with("bob", 1_000)
}

/// Everybody leaves with what they brought, at least but for rounding.
#[track_caller]
fn everybody_leaves(scene: &mut VaultScene) {
    for who in ["alice", "bob"] {
        scene.leaves(who).ok();
        assert!(scene.wallet(who) >= WEALTH - 1, "{who} has {}", scene.wallet(who));
    }
    assert_eq!((scene.staked(), scene.read().shares), (0, 0));
}

#[test]
fn at_once() {
    everybody_leaves(&mut scene());
}

#[test]
fn while_the_pool_is_paused() {
    let mut scene = scene();
    scene.farm.after(DAY);
    scene.farm.when("creator").set_paused(true).ok();
    scene.puts("alice", 1).refused();
    scene.compounds(0).refused();
    scene.harvests(0).ok(); // the stake mint's rewards come home all the same
    everybody_leaves(&mut scene);
    assert!(scene.wallet("alice") > WEALTH + 7_000);
}

#[test]
fn when_a_reward_vault_is_frozen() {
    let mut scene = scene();
    scene.farm.after(DAY);
    let (vault, mint) = (scene.farm.reward_vault(1), scene.farm.reward(1));
    scene.farm.world.freeze(&vault, &mint);
    scene.harvests(1).refused();
    everybody_leaves(&mut scene);
}

#[test]
fn when_the_vaults_reward_account_is_frozen_or_missing() {
    let mut scene = scene();
    scene.farm.after(DAY);
    everybody_leaves(&mut scene.clone());
    let mint = scene.farm.reward(1);
    let account = scene.farm.world.wallet(&scene.vault.clone(), &mint);
    scene.farm.world.freeze(&account, &mint);
    scene.harvests(1).refused();
    everybody_leaves(&mut scene);
}

#[test]
fn long_after_all_streams_have_ended() {
    let mut scene = scene();
    scene.farm.after(5 * YEAR);
    scene.compounds(0).ok();
    everybody_leaves(&mut scene);
    assert!(scene.wallet("alice") > WEALTH + 749_000);
}

#[test]
fn when_the_clock_went_backwards() {
    let mut scene = scene();
    scene.farm.world.set_time(START - 1_000);
    everybody_leaves(&mut scene);
}

#[test]
fn with_the_last_share_the_position_is_empty() {
    let mut scene = scene();
    scene.farm.after(DAY);
    scene.compounds(0).ok();
    everybody_leaves(&mut scene);
    let left = scene.lying();
    assert!(left > 0, "virtual shares have their part: {left}");
    assert_eq!(scene.assets(), 0, "which is nobody's");
    let stream = scene.farm.stream(0);
    scene.farm.after(10 * DAY);
    assert_eq!(scene.farm.stream(0).streamed, stream.streamed, "nothing streams to nobody");
    refused(scene.compounds(0), Refusal::NoHolders);
    scene.puts("bob", 10_000).ok();
    assert_eq!(
        (scene.staked(), scene.lying(), scene.held_by("bob")),
        (10_000, left, 10_000 * UNIT)
    );
}

#[test]
fn what_is_withdrawn_does_not_go_to_the_vault_itself() {
    let mut scene = scene();
    let mut back = scene.withdraw("alice", 10 * UNIT, 0);
    back.accounts[3].pubkey = scene.stake_account();
    refused(scene.run("alice", back), Refusal::OwnAccount);
}
