//! What has emptied vaults elsewhere.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT, WEALTH};
use harness::world::address_of;

/// The first depositor pushes the price up, the victim comes, both leave; what each has then.
fn inflate(staked: bool, donation: u64, victim: u64, victim_first: bool) -> (u64, u64) {
    let mut scene = VaultScene::of(Given::pool()).with("mallory", 1);
    scene.join("alice");
    scene.donates("mallory", donation, staked);
    scene.puts("alice", victim).ok();
    let order = if victim_first { ["alice", "mallory"] } else { ["mallory", "alice"] };
    order.into_iter().for_each(|who| _ = scene.leaves(who).ok());
    (scene.wallet("mallory"), scene.wallet("alice"))
}

#[test]
fn gifts_before_a_deposit_take_nothing_from_it() {
    for staked in [true, false] {
        for (donation, victim) in [
            (1_000, 999),
            (1_000, 500),
            (1_000, 501),
            (1_000, 1_002),
            (1_000, 1_500),
            (1_000_000_000, 1_000_000_000),
            (1_000_000_000, 999_999_999),
            (1_000_000_000, 500_000_002),
            (1_000_000_000, 5_000_000_000),
        ] {
            for victim_first in [true, false] {
                let (mallory, alice) = inflate(staked, donation, victim, victim_first);
                let case = format!("{donation} given, {victim} deposited");
                assert_eq!(mallory, WEALTH - donation, "{case}");
                assert_eq!(alice, WEALTH, "{case}");
            }
        }
    }
}

#[test]
fn a_limit_refuses_a_price_that_was_pushed_up() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("mallory", 1_000_000);
    scene.join("alice");
    let deposit = scene.deposit("alice", "alice", 1_999, 1_999 * UNIT);
    scene.farm.after(DAY);
    scene.compounds(0).ok();
    refused(scene.run("alice", deposit), Refusal::PriceMoved);
    assert_eq!(scene.wallet("alice"), WEALTH);
}

/// Whoever owns nearly all of a pool's stream lets it run for a vault in which they hold a unit.
#[test]
fn pushing_the_price_up_by_rewards_costs_what_it_takes_and_is_refused() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("mallory", 1);
    scene.farm.after(100 * DAY);
    scene.compounds(0).ok();
    assert_eq!(scene.assets(), 1_000_000_001);
    scene.join("alice");
    refused(scene.puts("alice", 700_000), Refusal::DepositTooSmall);
    scene.puts("alice", 5_000_000_000).ok();
    scene.leaves("alice").ok();
    assert!(scene.wallet("alice") >= WEALTH - 5_000_000, "no more than 10 basis points");
    scene.leaves("mallory").ok();
    assert!(scene.wallet("mallory") <= WEALTH + 503_000_000, "half of it is nobody's");
}

/// Like a push: the vault cannot tell who sent it.
#[test]
fn a_donation_of_a_reward_is_passed_on_to_who_holds_shares_now() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    let (vault, mint) = (scene.vault, scene.farm.reward(0));
    scene.farm.world.fund(&vault, &mint, 5_000);
    scene.farm.after(DAY);
    scene.harvests(0).ok();
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 15_000);
}

#[test]
fn going_in_and_out_never_gains() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_003, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_234_567);
    scene.join("mallory");
    for nth in 1..60 {
        scene.farm.after(3_601);
        scene.compounds(0).ok();
        scene.puts("mallory", nth * 7 + 1).run_away(&mut scene);
        assert!(scene.wallet("mallory") <= WEALTH);
    }
}

/// To read as a sentence: what comes after a deposit that may have been too small.
trait RunAway {
    fn run_away(self, scene: &mut VaultScene);
}

impl RunAway for Outcome {
    fn run_away(self, scene: &mut VaultScene) {
        self.ok();
        scene.leaves("mallory").ok();
    }
}

#[test]
fn somebody_elses_shares_cannot_be_withdrawn_or_claimed() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000).with("mallory", 1);
    scene.farm.after(DAY);
    scene.harvests(0).ok();
    let mint = scene.farm.reward(0);
    scene.farm.world.wallet(&address_of("mallory"), &mint);
    for mut theft in [scene.withdraw("mallory", 1, 0), scene.claim("mallory", &mint)] {
        theft.accounts[2].pubkey = scene.shares_of("alice");
        scene.run("mallory", theft).refused();
    }
    for mut theft in [scene.withdraw("alice", 1, 0), scene.claim("alice", &mint)] {
        theft.accounts[0].is_signer = false;
        scene.run("mallory", theft).refused();
    }
}

#[test]
fn nobody_takes_the_vaults_position_but_by_the_vault() {
    let mut scene = VaultScene::of(Given::pool()).with("alice", 1_000);
    let at = scene.position();
    let position = scene.farm.world.position(&at);
    assert_eq!((position.owner, position.allows_push()), (scene.vault, false));
    scene.farm.when("mallory").at(at).unstake(1_000).fails(FarmError::NotOwner);
    scene.farm.when("mallory").at(at).emergency_exit().fails(FarmError::NotOwner);
}
