//! Nothing stands between a depositor and the principal.

use harness::coop::{refused, Coop, Refusal, WEALTH};
use harness::prelude::*;

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
fn coop() -> Coop {
    let risks = Risks(Risks::ALL.0 & !Risks::TRANSFER_FEE.0);
    Coop::of(troubled().accepting(risks)).with("alice", 3_000).with("bob", 1_000)
}

/// Everybody leaves with what they brought, at least but for rounding.
#[track_caller]
fn everybody_leaves(coop: &mut Coop) {
    for who in ["alice", "bob"] {
        coop.leaves(who).ok();
        assert!(coop.wallet(who) >= WEALTH - 1, "{who} has {}", coop.wallet(who));
    }
    assert_eq!((coop.staked(), coop.read().shares), (0, 0));
}

#[test]
fn at_once() {
    everybody_leaves(&mut coop());
}

#[test]
fn while_the_pool_is_paused() {
    let mut coop = coop();
    coop.farm.after(DAY);
    coop.farm.when("creator").set_paused(true).ok();
    coop.puts("alice", 1).refused();
    coop.compounds(0).refused();
    coop.harvests(0).ok(); // the stake mint's rewards come home all the same
    everybody_leaves(&mut coop);
    assert!(coop.wallet("alice") > WEALTH + 7_000);
}

#[test]
fn when_a_reward_vault_is_frozen() {
    let mut coop = coop();
    coop.farm.after(DAY);
    let (vault, mint) = (coop.farm.reward_vault(1), coop.farm.reward(1));
    coop.farm.world.freeze(&vault, &mint);
    coop.harvests(1).refused();
    everybody_leaves(&mut coop);
}

#[test]
fn when_the_vaults_reward_account_is_frozen_or_missing() {
    let mut coop = coop();
    coop.farm.after(DAY);
    everybody_leaves(&mut coop.clone());
    let mint = coop.farm.reward(1);
    let account = coop.farm.world.wallet(&coop.vault.clone(), &mint);
    coop.farm.world.freeze(&account, &mint);
    coop.harvests(1).refused();
    everybody_leaves(&mut coop);
}

#[test]
fn long_after_all_streams_have_ended() {
    let mut coop = coop();
    coop.farm.after(5 * YEAR);
    coop.compounds(0).ok();
    everybody_leaves(&mut coop);
    assert!(coop.wallet("alice") > WEALTH + 749_000);
}

#[test]
fn when_the_clock_went_backwards() {
    let mut coop = coop();
    coop.farm.world.set_time(START - 1_000);
    everybody_leaves(&mut coop);
}

#[test]
fn with_the_last_share_the_position_is_empty() {
    let mut coop = coop();
    coop.farm.after(DAY);
    coop.compounds(0).ok();
    everybody_leaves(&mut coop);
    let left = coop.assets();
    assert!(left > 0, "the virtual share has its part: {left}");
    let stream = coop.farm.stream(0);
    coop.farm.after(10 * DAY);
    assert_eq!(coop.farm.stream(0).streamed, stream.streamed, "nothing streams to nobody");
    refused(coop.compounds(0), Refusal::NoHolders);
    coop.puts("bob", 10_000).ok();
    assert_eq!(coop.staked(), 10_000 + left, "what was left is staked again");
}

#[test]
fn an_emergency_needs_a_farm_that_has_failed_for_14_days() {
    let mut coop = coop();
    coop.farm.after(14 * DAY - 1);
    refused(coop.run("anyone", coop.emergency_exit()), Refusal::NoEmergency);
    coop.harvests(2).ok();
    coop.farm.after(14 * DAY - 1);
    refused(coop.run("anyone", coop.emergency_exit()), Refusal::NoEmergency);
    coop.farm.after(1);
    coop.run("anyone", coop.emergency_exit()).ok();
    assert_eq!((coop.staked(), coop.assets()), (0, 4_000));
    everybody_leaves(&mut coop);
}

#[test]
fn everybody_leaves_a_farm_whose_books_are_broken() {
    let mut coop = coop();
    coop.farm.after(DAY);
    let pool = coop.farm.site().pool;
    let mut account = coop.farm.world.account(&pool).expect("the pool");
    account.data[FLAGS] |= 1 << 7; // a flag that there is not, so no invariant holds
    coop.farm.world.put(pool, account);
    let anyone = coop.farm.world.actor("anyone");
    let alice = harness::world::address_of("alice");
    let refuse = coop.withdraw("alice", 3_000, 0);
    coop.farm.world.send(alice, &[refuse]).fails(FarmError::InvariantBroken);
    coop.farm.after(14 * DAY);
    let exit = coop.emergency_exit();
    coop.farm.world.send(anyone, &[exit]).ok();
    for who in ["alice", "bob"] {
        let withdraw = coop.withdraw(who, coop.held_by(who), 0);
        coop.farm.world.send(harness::world::address_of(who), &[withdraw]).ok();
        assert_eq!(coop.wallet(who), WEALTH, "{who}");
    }
}

#[test]
fn after_an_emergency_a_deposit_goes_back_to_the_farm() {
    let mut coop = coop();
    coop.farm.after(14 * DAY);
    coop.run("anyone", coop.emergency_exit()).ok();
    coop.puts("alice", 5).ok();
    assert_eq!(coop.staked(), 4_005);
    refused(coop.run("anyone", coop.emergency_exit()), Refusal::NoEmergency);
    everybody_leaves(&mut coop);
}

#[test]
fn what_is_withdrawn_does_not_go_to_the_vault_itself() {
    let mut coop = coop();
    let mut back = coop.withdraw("alice", 10, 0);
    back.accounts[3].pubkey = coop.stake_account();
    refused(coop.run("alice", back), Refusal::OwnAccount);
}
