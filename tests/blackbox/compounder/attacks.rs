//! What has emptied vaults elsewhere.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, WEALTH};
use harness::world::address_of;

/// The first depositor pushes the price up, the victim comes, both leave; what each has then.
fn inflate(staked: bool, donation: u64, victim: u64, victim_first: bool) -> (u64, u64) {
    let mut scene = VaultScene::of(Given::pool()).with("mallory", 1);
    scene.join("alice");
    scene.donates("mallory", donation, staked);
    let went = scene.puts("alice", victim);
    if went.error.is_some() {
        refused(went, Refusal::DepositTooSmall);
    }
    let order = if victim_first { ["alice", "mallory"] } else { ["mallory", "alice"] };
    for who in order.into_iter().filter(|who| *who == "mallory" || victim > 0) {
        if scene.held_by(who) > 0 {
            scene.leaves(who).ok();
        }
    }
    (scene.wallet("mallory"), scene.wallet("alice"))
}

#[test]
fn pushing_the_price_up_before_a_deposit_never_pays() {
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
                let lost = WEALTH.saturating_sub(alice);
                let case = format!("{donation} given, {victim} deposited");
                assert!(mallory < WEALTH, "{case}: the attacker has {mallory}");
                assert!(WEALTH - mallory >= lost, "{case}: costs less than the victim's {lost}");
            }
        }
    }
}

#[test]
fn a_limit_refuses_a_price_that_was_pushed_up() {
    let mut scene = VaultScene::of(Given::pool()).with("mallory", 1);
    scene.join("alice");
    let deposit = scene.deposit("alice", "alice", 1_999, 1_999);
    scene.donates("mallory", 1_000, true);
    refused(scene.run("alice", deposit), Refusal::PriceMoved);
    assert_eq!(scene.wallet("alice"), WEALTH);
}

#[test]
fn a_donation_belongs_to_who_holds_shares() {
    for staked in [true, false] {
        let mut scene =
            VaultScene::of(Given::pool()).with("alice", 3_000_000).with("bob", 1_000_000);
        scene.join("donor");
        scene.donates("donor", 400_000, staked);
        scene.leaves("alice").ok();
        scene.leaves("bob").ok();
        assert_eq!(scene.wallet("alice"), WEALTH + 299_999);
        assert!((WEALTH + 99_998..=WEALTH + 100_000).contains(&scene.wallet("bob")));
    }
}

#[test]
fn a_donation_of_a_reward_is_not_read_as_a_harvest() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = VaultScene::of(given).with("alice", 1_000);
    let (vault, mint) = (scene.vault, scene.farm.reward(0));
    scene.farm.world.fund(&vault, &mint, 5_000);
    scene.farm.after(DAY);
    scene.harvests(0).ok();
    scene.claims("alice", 0).ok();
    assert_eq!(scene.earned("alice", 0), 10_000);
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
