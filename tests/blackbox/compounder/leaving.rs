//! Nothing stands between a depositor and the principal.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, WEALTH};

/// Where a pool keeps its flags.
const FLAGS: usize = 11;

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
    let left = scene.assets();
    assert!(left > 0, "the virtual share has its part: {left}");
    let stream = scene.farm.stream(0);
    scene.farm.after(10 * DAY);
    assert_eq!(scene.farm.stream(0).streamed, stream.streamed, "nothing streams to nobody");
    refused(scene.compounds(0), Refusal::NoHolders);
    scene.puts("bob", 10_000).ok();
    assert_eq!(scene.staked(), 10_000 + left, "what was left is staked again");
}

#[test]
fn an_emergency_needs_a_farm_that_has_failed_for_14_days() {
    let mut scene = scene();
    scene.farm.after(14 * DAY - 1);
    refused(scene.run("anyone", scene.emergency_exit()), Refusal::NoEmergency);
    scene.harvests(2).ok();
    scene.farm.after(14 * DAY - 1);
    refused(scene.run("anyone", scene.emergency_exit()), Refusal::NoEmergency);
    scene.farm.after(1);
    scene.run("anyone", scene.emergency_exit()).ok();
    assert_eq!((scene.staked(), scene.assets()), (0, 4_000));
    everybody_leaves(&mut scene);
}

#[test]
fn everybody_leaves_a_farm_whose_books_are_broken() {
    let mut scene = scene();
    scene.farm.after(DAY);
    let pool = scene.farm.site().pool;
    let mut account = scene.farm.world.account(&pool).expect("the pool");
    account.data[FLAGS] |= 1 << 7; // a flag that there is not, so no invariant holds
    scene.farm.world.put(pool, account);
    let anyone = scene.farm.world.actor("anyone");
    let alice = harness::world::address_of("alice");
    let refuse = scene.withdraw("alice", 3_000, 0);
    scene.farm.world.send(alice, &[refuse]).fails(FarmError::InvariantBroken);
    scene.farm.after(14 * DAY);
    let exit = scene.emergency_exit();
    scene.farm.world.send(anyone, &[exit]).ok();
    for who in ["alice", "bob"] {
        let withdraw = scene.withdraw(who, scene.held_by(who), 0);
        scene.farm.world.send(harness::world::address_of(who), &[withdraw]).ok();
        assert_eq!(scene.wallet(who), WEALTH, "{who}");
    }
}

#[test]
fn after_an_emergency_a_deposit_goes_back_to_the_farm() {
    let mut scene = scene();
    scene.farm.after(14 * DAY);
    scene.run("anyone", scene.emergency_exit()).ok();
    scene.puts("alice", 5).ok();
    assert_eq!(scene.staked(), 4_005);
    refused(scene.run("anyone", scene.emergency_exit()), Refusal::NoEmergency);
    everybody_leaves(&mut scene);
}

#[test]
fn what_is_withdrawn_does_not_go_to_the_vault_itself() {
    let mut scene = scene();
    let mut back = scene.withdraw("alice", 10, 0);
    back.accounts[3].pubkey = scene.stake_account();
    refused(scene.run("alice", back), Refusal::OwnAccount);
}
