//! A vault is closed when nobody has an account in it, and leaves nothing behind.

use harness::coop::{refused, Coop, Refusal, WEALTH};
use harness::prelude::*;
use harness::wallet_of;
use harness::world::address_of;

/// Of one signature [lamports].
const FEE: u64 = 5_000;

/// Where the creator's leftovers go.
#[track_caller]
fn creators_wallet(coop: &mut Coop) -> Address {
    let (creator, mint) = (coop.farm.world.actor("creator"), coop.farm.stake_mint());
    coop.farm.world.wallet(&creator, &mint)
}

#[track_caller]
fn close(coop: &mut Coop, forfeit: bool, slots: &[usize]) -> Outcome {
    coop.run("creator", coop.close_vault("creator", forfeit, slots))
}

/// Nothing of the vault is left in the world.
#[track_caller]
fn gone(coop: &Coop) {
    for at in [coop.vault, coop.position(), coop.stake_account()] {
        assert!(coop.farm.world.account(&at).is_none(), "{at} is still there");
    }
}

#[test]
fn an_unused_vault_costs_its_creator_two_fees() {
    let mut coop = Coop::without_vault(Given::pool());
    creators_wallet(&mut coop);
    let creator = coop.farm.world.actor("creator");
    let before = coop.farm.world.lamports(&creator);
    coop.run("creator", coop.create("creator", 0)).ok();
    close(&mut coop, false, &[]).ok();
    gone(&coop);
    assert_eq!(coop.farm.world.lamports(&creator), before - 2 * FEE);
}

#[test]
fn a_vault_in_which_somebody_has_an_account_stays() {
    let mut coop = Coop::of(Given::pool()).with("alice", 1_000).with("bob", 1_000);
    creators_wallet(&mut coop);
    refused(close(&mut coop, true, &[]), Refusal::InUse);
    coop.leaves("alice").ok();
    coop.leaves("bob").ok();
    refused(close(&mut coop, true, &[]), Refusal::InUse);
    coop.run("bob", coop.close("bob", "bob", false)).ok();
    refused(close(&mut coop, true, &[]), Refusal::InUse);
    coop.run("alice", coop.close("alice", "alice", false)).ok();
    close(&mut coop, false, &[]).ok();
    gone(&coop);
    assert_eq!((coop.wallet("alice"), coop.wallet("bob")), (WEALTH, WEALTH));
}

#[test]
fn who_is_owed_a_reward_is_waited_for() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_000);
    creators_wallet(&mut coop);
    coop.farm.after(10 * DAY);
    coop.leaves("alice").ok();
    refused(close(&mut coop, true, &[]), Refusal::InUse);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0), 100_000);
    coop.goes("alice");
    close(&mut coop, false, &[]).ok();
    gone(&coop);
}

#[test]
fn only_who_created_it_closes_it() {
    let mut coop = Coop::of(Given::pool());
    coop.join("mallory");
    coop.goes("mallory");
    let theft = coop.close_vault("mallory", true, &[]);
    refused(coop.run("mallory", theft), Refusal::WrongRentPayer);
    let mut unsigned = coop.close_vault("creator", true, &[]);
    unsigned.accounts[0].is_signer = false;
    coop.run("mallory", unsigned).refused();
}

#[test]
fn what_donors_left_goes_to_who_created_it() {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_000);
    let wallet = creators_wallet(&mut coop);
    coop.join("donor");
    coop.goes("donor");
    coop.farm.after(10 * DAY);
    coop.goes("alice");
    coop.donates("donor", 500, true);
    coop.donates("donor", 70, false);
    coop.farm.after(10 * DAY);
    close(&mut coop, false, &[]).refused(); // the farm still owes what the donated stake earned
    coop.harvests(0).ok();
    coop.harvests(1).ok();
    let (creator, reward) = (address_of("creator"), coop.farm.reward(1));
    coop.farm.world.wallet(&creator, &reward);
    let left = coop.farm.world.balance(&wallet_of(&coop.vault, &reward));
    let mut fork = coop.clone();
    close(&mut fork, false, &[]).ok();
    gone(&fork);
    close(&mut coop, false, &[1]).ok();
    gone(&coop);
    assert!(coop.farm.world.account(&wallet_of(&coop.vault, &reward)).is_none());
    assert_eq!(coop.farm.world.holding(&creator, &reward), left);
    assert!(left >= 100_000, "ten days of the donated stake: {left}");
    let stake = coop.farm.world.balance(&wallet);
    assert!(stake >= 100_570, "the donations, and ten days of rewards: {stake}");
}

#[test]
fn what_the_farm_owes_may_be_given_up() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given.staker("bob", 500));
    creators_wallet(&mut coop);
    coop.join("donor");
    coop.goes("donor");
    coop.donates("donor", 500, true);
    coop.farm.after(10 * DAY);
    close(&mut coop, false, &[]).refused();
    close(&mut coop, true, &[]).ok();
    gone(&coop);
    coop.farm.after(90 * DAY); // what was given up streams again, with the rest
    coop.farm.when("bob").claim(&[0]).ok();
    coop.farm.then("bob").was_paid(0, 1_000_000);
}

#[test]
fn a_paused_pool_does_not_stand_in_the_way() {
    let mut coop = Coop::of(Given::pool()).with("alice", 1_000);
    creators_wallet(&mut coop);
    coop.farm.when("creator").set_paused(true).ok();
    coop.goes("alice");
    close(&mut coop, false, &[]).ok();
    gone(&coop);
}

#[test]
fn a_vault_may_begin_anew_at_the_same_address() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_000);
    creators_wallet(&mut coop);
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    coop.goes("alice");
    close(&mut coop, true, &[]).ok();
    coop.run("creator", coop.create("creator", 0)).ok();
    let mut coop = coop.with("alice", 1_000);
    coop.farm.after(10 * DAY);
    coop.harvests(0).ok();
    let before = coop.earned("alice", 0);
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0) - before, 100_000, "of its second life alone");
}

#[test]
fn half_a_list_of_rewards_is_refused() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given);
    creators_wallet(&mut coop);
    let mut short = coop.close_vault("creator", true, &[0]);
    short.accounts.pop();
    coop.run("creator", short).refused();
    assert!(coop.farm.world.account(&coop.vault).is_some());
}
