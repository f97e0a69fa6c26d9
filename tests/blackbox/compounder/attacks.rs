//! What has emptied vaults elsewhere.

use harness::coop::{refused, Coop, Refusal, WEALTH};
use harness::prelude::*;
use harness::world::address_of;

/// The first depositor pushes the price up, the victim comes, both leave; what each has then.
fn inflate(staked: bool, donation: u64, victim: u64, victim_first: bool) -> (u64, u64) {
    let mut coop = Coop::of(Given::pool()).with("mallory", 1);
    coop.join("alice");
    coop.donates("mallory", donation, staked);
    let went = coop.puts("alice", victim);
    if went.error.is_some() {
        refused(went, Refusal::DepositTooSmall);
    }
    let order = if victim_first { ["alice", "mallory"] } else { ["mallory", "alice"] };
    for who in order.into_iter().filter(|who| *who == "mallory" || victim > 0) {
        if coop.held_by(who) > 0 {
            coop.leaves(who).ok();
        }
    }
    (coop.wallet("mallory"), coop.wallet("alice"))
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
    let mut coop = Coop::of(Given::pool()).with("mallory", 1);
    coop.join("alice");
    let deposit = coop.deposit("alice", "alice", 1_999, 1_999);
    coop.donates("mallory", 1_000, true);
    refused(coop.run("alice", deposit), Refusal::PriceMoved);
    assert_eq!(coop.wallet("alice"), WEALTH);
}

#[test]
fn a_donation_belongs_to_who_holds_shares() {
    for staked in [true, false] {
        let mut coop = Coop::of(Given::pool()).with("alice", 3_000_000).with("bob", 1_000_000);
        coop.join("donor");
        coop.donates("donor", 400_000, staked);
        coop.leaves("alice").ok();
        coop.leaves("bob").ok();
        assert_eq!(coop.wallet("alice"), WEALTH + 299_999);
        assert!((WEALTH + 99_998..=WEALTH + 100_000).contains(&coop.wallet("bob")));
    }
}

#[test]
fn a_donation_of_a_reward_is_not_read_as_a_harvest() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_000);
    let (vault, mint) = (coop.vault, coop.farm.reward(0));
    coop.farm.world.fund(&vault, &mint, 5_000);
    coop.farm.after(DAY);
    coop.harvests(0).ok();
    coop.claims("alice", 0).ok();
    assert_eq!(coop.earned("alice", 0), 10_000);
}

#[test]
fn going_in_and_out_never_gains() {
    let given = Given::pool().reward_of_stake(Curve::even(1_000_003, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_234_567);
    coop.join("mallory");
    for nth in 1..60 {
        coop.farm.after(3_601);
        coop.compounds(0).ok();
        coop.puts("mallory", nth * 7 + 1).run_away(&mut coop);
        assert!(coop.wallet("mallory") <= WEALTH);
    }
}

/// To read as a sentence: what comes after a deposit that may have been too small.
trait RunAway {
    fn run_away(self, coop: &mut Coop);
}

impl RunAway for Outcome {
    fn run_away(self, coop: &mut Coop) {
        self.ok();
        coop.leaves("mallory").ok();
    }
}

#[test]
fn somebody_elses_shares_cannot_be_withdrawn_or_claimed() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut coop = Coop::of(given).with("alice", 1_000).with("mallory", 1);
    coop.farm.after(DAY);
    coop.harvests(0).ok();
    let mint = coop.farm.reward(0);
    coop.farm.world.wallet(&address_of("mallory"), &mint);
    for mut theft in [coop.withdraw("mallory", 1, 0), coop.claim("mallory", &mint)] {
        theft.accounts[2].pubkey = coop.shares_of("alice");
        coop.run("mallory", theft).refused();
    }
    for mut theft in [coop.withdraw("alice", 1, 0), coop.claim("alice", &mint)] {
        theft.accounts[0].is_signer = false;
        coop.run("mallory", theft).refused();
    }
}

#[test]
fn nobody_takes_the_vaults_position_but_by_the_vault() {
    let mut coop = Coop::of(Given::pool()).with("alice", 1_000);
    let at = coop.position();
    let position = coop.farm.world.position(&at);
    assert_eq!((position.owner, position.allows_push()), (coop.vault, false));
    coop.farm.when("mallory").at(at).unstake(1_000).fails(FarmError::NotOwner);
    coop.farm.when("mallory").at(at).emergency_exit().fails(FarmError::NotOwner);
}
