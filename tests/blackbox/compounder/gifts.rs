//! What is nobody's: gifts, what rounding and virtual shares leave, what the farm pushes.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT, WEALTH};
use harness::wallet_of;
use harness::world::address_of;

/// A pool with a flow of its stake mint over a week, and somebody else in it.
fn flowing() -> Given {
    Given::pool().flow_of_stake(7 * DAY).staker("outsider", 4_000)
}

/// Alice and Bob, and somebody with something to give.
fn shared(given: Given) -> VaultScene {
    let mut scene = VaultScene::of(given).with("alice", 3_000).with("bob", 1_000);
    scene.join("donor");
    scene
}

/// How much of a mint there is.
fn supply(scene: &VaultScene, mint: &Mint) -> u64 {
    let data = scene.farm.world.account(&mint.address).expect("the mint").data;
    u64::from_le_bytes(data[36..44].try_into().expect("eight bytes"))
}

#[test]
fn f36_a_gift_to_an_empty_vault_refuses_nobody() {
    for staked in [true, false] {
        let mut scene = VaultScene::of(Given::pool());
        scene.join("mallory");
        scene.donates("mallory", 1 << 20, staked);
        let mut scene = scene.with("alice", 1).with("bob", 1_000);
        assert_eq!((scene.held_by("alice"), scene.held_by("bob")), (UNIT, 1_000 * UNIT));
        scene.leaves("alice").ok();
        scene.leaves("bob").ok();
        assert_eq!((scene.wallet("alice"), scene.wallet("bob")), (WEALTH, WEALTH));
    }
}

#[test]
fn a_gift_moves_no_price_and_goes_to_whoever_is_staked() {
    let mut scene = shared(flowing());
    let worth = scene.worth(scene.held_by("alice"));
    scene.donates("donor", 300_000, true);
    scene.donates("donor", 100_000, false);
    assert_eq!(scene.worth(scene.held_by("alice")), worth);
    scene.gives_away(Some(0)).ok();
    assert_eq!((scene.staked(), scene.lying(), scene.assets()), (4_000, 0, 4_000));
    assert_eq!(scene.farm.stream(0).funded, 400_000);
    refused(scene.gives_away(Some(0)), Refusal::NothingToGive);
    scene.farm.after(8 * DAY);
    scene.compounds(0).ok();
    assert_eq!(scene.assets(), 4_000 + 200_000, "the vault is half of the pool");
    scene.farm.when("outsider").claim(&[0]).ok();
    scene.leaves("alice").ok();
    scene.leaves("bob").ok();
    assert!(scene.wallet("alice") >= WEALTH + 149_900 && scene.wallet("bob") >= WEALTH + 49_900);
}

/// F36: who created the vault earned a victim's loss by closing it.
#[test]
fn f36_what_is_left_goes_to_the_pool_and_not_to_who_created_the_vault() {
    let mut scene = shared(flowing());
    scene.farm.after(DAY);
    scene.farm.when("funder").top_up(0, 1_000_000).ok();
    scene.farm.after(DAY);
    scene.compounds(0).ok();
    for who in ["alice", "bob", "donor"] {
        scene.goes(who);
    }
    let left = scene.lying();
    assert!(left > 0, "virtual shares had their part");
    let creator = scene.farm.world.actor("creator");
    let mint = scene.farm.stake_mint();
    scene.farm.world.wallet(&creator, &mint);
    let close = scene.close_vault("creator", true, &[]);
    refused(scene.run("creator", close.clone()), Refusal::NotGivenAway);
    scene.gives_away(Some(0)).ok();
    assert_eq!(scene.farm.stream(0).funded, 1_000_000 + left);
    scene.run("creator", close).ok();
    assert_eq!(scene.farm.world.holding(&creator, &mint), 0);
}

#[test]
fn where_there_is_no_such_flow_it_is_burnt() {
    let mut scene = shared(Given::pool().reward_of_stake(Curve::even(1_000_000, 100 * DAY)));
    scene.donates("donor", 300, true);
    scene.donates("donor", 100, false);
    let before = supply(&scene, &scene.farm.stake_mint());
    refused(scene.gives_away(Some(0)), Refusal::UnsuitableFlow); // a curve
    scene.gives_away(None).ok();
    assert_eq!(supply(&scene, &scene.farm.stake_mint()), before - 400);
    assert_eq!((scene.staked(), scene.lying()), (4_000, 0));
}

#[test]
fn where_there_is_one_it_is_not_burnt() {
    let mut scene = shared(flowing());
    scene.donates("donor", 100, false);
    refused(scene.gives_away(None), Refusal::UnsuitableFlow);
    scene.gives_away(Some(0)).ok();
}

#[test]
fn flows_that_are_short_ending_of_another_mint_or_for_penalties_do_not_count() {
    let givens = [
        Given::pool().flow_of_stake(DAY - 1),
        Given::pool().flow(Token::spl(6), 7 * DAY),
        Given::pool().locks(YEAR, 20_000, 500).capacity(2),
    ];
    for given in givens {
        let mut scene = shared(given);
        scene.donates("donor", 100, false);
        refused(scene.gives_away(Some(0)), Refusal::UnsuitableFlow);
        scene.gives_away(None).ok();
    }
    let mut scene = shared(flowing());
    scene.farm.when("funder").top_up(0, 1_000_000).ok();
    scene.farm.when("funder").wind_down(0).ok();
    scene.donates("donor", 100, false);
    refused(scene.gives_away(Some(0)), Refusal::UnsuitableFlow);
    scene.gives_away(None).ok();
}

#[test]
fn other_mints_are_given_away_when_nobody_has_an_account() {
    let given = Given::pool()
        .flow(Token::spl(6), 7 * DAY)
        .reward(Token::token_2022(6), Curve::even(1_000_000, 100 * DAY));
    let mut scene = shared(given);
    let (vault, mints) = (scene.vault, [scene.farm.reward(0), scene.farm.reward(1)]);
    for mint in &mints {
        scene.farm.world.fund(&vault, mint, 5_000);
    }
    let give = scene.give_away(&mints[0], Some(0));
    refused(scene.run("anyone", give.clone()), Refusal::InUse);
    ["alice", "bob", "donor"].into_iter().for_each(|who| scene.goes(who));
    scene.run("anyone", give).ok();
    assert_eq!(scene.farm.stream(0).funded, 5_000);
    let give = scene.give_away(&mints[1], None);
    scene.run("anyone", give).ok();
    let close = scene.close_vault("creator", true, &[0, 1]);
    scene.run("creator", close).ok();
}

/// A closing stream's debts are pushed into the vault's own account: they are the holders', and are
/// told from gifts by the position's own books.
#[test]
fn what_the_farm_pushes_is_the_holders() {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 10 * DAY))
        .reward(Token::spl(6), Curve::even(1_000_000, 10 * DAY))
        .staker("outsider", 4_000);
    for seen in [true, false] {
        for retired in [true, false] {
            let mut scene = shared(given.clone());
            scene.farm.after(5 * DAY);
            if seen {
                scene.takes("bob", UNIT).ok();
            }
            scene.farm.after(5 * DAY);
            let mints = [scene.farm.stake_mint(), scene.farm.reward(1)];
            pushes(&mut scene, retired);
            scene.donates("donor", 777, false);
            for (slot, mint) in [0, 1].into_iter().zip(&mints) {
                scene.run("anyone", scene.harvest_of(slot, mint)).ok();
            }
            check_pushed(scene, &mints[1], &format!("seen {seen}, retired {retired}"));
        }
    }
}

/// 30 days after both streams' closing began, anyone pushes what they owe to the vault.
fn pushes(scene: &mut VaultScene, retired: bool) {
    let position = scene.position();
    for slot in [0, 1] {
        scene.farm.when("funder").wind_down(slot as u8).ok();
    }
    scene.farm.after(30 * DAY);
    for slot in [0, 1] {
        let mint = scene.farm.reward(slot);
        scene.farm.world.wallet(&scene.vault.clone(), &mint);
        scene.farm.when("anyone").at(position).push_claim(&[slot as u8]).ok();
        if retired {
            scene.farm.when("outsider").claim(&[slot as u8]).ok();
            scene.farm.when("funder").retire(slot as u8).ok();
        }
    }
}

#[track_caller]
fn check_pushed(mut scene: VaultScene, mint: &Mint, case: &str) {
    // A half of each stream is the vault's, but for fractions.
    assert!((503_930..=504_000).contains(&scene.assets()), "{case}: {}", scene.assets());
    let gift = scene.lying() + scene.staked() - scene.assets();
    assert!((777..=779).contains(&gift), "{case}: {gift}");
    for (who, part) in [("alice", 375_000), ("bob", 125_000)] {
        scene.farm.world.wallet(&address_of(who), mint);
        scene.run(who, scene.claim(who, mint)).ok();
        let earned = scene.farm.world.holding(&address_of(who), mint);
        assert!((part - 70..=part + 50).contains(&earned), "{case}: {who} {earned}");
        scene.leaves(who).ok();
    }
    assert!(scene.wallet("alice") >= WEALTH + 374_800 && scene.wallet("bob") >= WEALTH + 124_800);
    let left = scene.farm.world.balance(&wallet_of(&scene.vault, mint));
    assert!(left <= 3, "{case}: {left}");
}
