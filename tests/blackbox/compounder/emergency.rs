//! What happens when the farm does not pay: a holder says so, anyone shows that it does, and 14 days later
//! the vault leaves for good.

use harness::prelude::*;
use harness::vault::{refused, Refusal, VaultScene, UNIT, WEALTH};
use harness::world::address_of;

/// Where pools and positions keep the version of their layout, and a pool its flags.
const VERSION: usize = 8;
const FLAGS: usize = 11;
const PATIENCE: u64 = 14 * DAY;

fn scene() -> VaultScene {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("mallory", 4_000);
    VaultScene::of(given).with("alice", 3_000).with("bob", 1_000)
}

fn announced() -> VaultScene {
    let mut scene = scene();
    scene.run("alice", scene.announce("alice")).ok();
    scene
}

fn left() -> VaultScene {
    let mut scene = announced();
    scene.farm.after(PATIENCE);
    exits(&mut scene).ok();
    scene
}

#[track_caller]
fn exits(scene: &mut VaultScene) -> Outcome {
    scene.run("anyone", scene.emergency_exit())
}

/// Breaks a byte of a farm's account. The harness cannot read the farm then.
fn breaks(scene: &mut VaultScene, at: Address, byte: usize, bits: u8) {
    let mut account = scene.farm.world.account(&at).expect("it is there");
    account.data[byte] ^= bits;
    scene.farm.world.put(at, account);
}

#[track_caller]
fn sends(scene: &mut VaultScene, who: &str, instruction: Instruction) -> Outcome {
    scene.farm.world.actor(who);
    scene.farm.world.send(address_of(who), &[instruction])
}

/// F32: whoever stays in the pool earned what a quiet vault forfeited.
#[test]
fn f32_a_vault_that_was_quiet_for_14_days_is_not_taken_out_of_a_farm_that_works() {
    let mut scene = scene();
    scene.farm.after(PATIENCE);
    refused(exits(&mut scene), Refusal::NoEmergency);
    scene.harvests(0).ok();
    scene.leaves("alice").ok();
    assert!(scene.wallet("alice") > WEALTH + 40_000, "three eighths of 14 days");
}

#[test]
fn an_emergency_is_announced_by_a_holder_once_and_stands_14_days() {
    let mut scene = announced();
    refused(scene.run("bob", scene.announce("bob")), Refusal::AlreadyAnnounced);
    scene.farm.after(PATIENCE - 1);
    refused(exits(&mut scene), Refusal::NoEmergency);
    scene.farm.after(1);
    exits(&mut scene).ok();
    assert_eq!((scene.staked(), scene.lying(), scene.assets()), (0, 4_000, 4_000));
}

#[test]
fn only_who_holds_a_share_announces_one() {
    let mut scene = scene();
    scene.farm.world.actor("carol");
    scene.join("carol");
    refused(scene.run("carol", scene.announce("carol")), Refusal::InsufficientShares);
    let mut theft = scene.announce("carol");
    theft.accounts[2].pubkey = scene.shares_of("alice");
    refused(scene.run("carol", theft), Refusal::NotOwner);
    let mut unsigned = scene.announce("alice");
    unsigned.accounts[0].is_signer = false;
    scene.run("carol", unsigned).refused();
}

#[test]
fn anyone_calls_it_off_by_a_unit_that_the_farm_pays() {
    let mut scene = announced();
    scene.farm.after(PATIENCE);
    scene.run("carol", scene.call_off()).ok();
    assert_eq!((scene.staked(), scene.lying(), scene.assets()), (3_999, 1, 4_000));
    refused(exits(&mut scene), Refusal::NoEmergency);
    refused(scene.run("carol", scene.call_off()), Refusal::NoEmergency);
    scene.run("alice", scene.announce("alice")).ok();
    scene.farm.after(PATIENCE - 1);
    refused(exits(&mut scene), Refusal::NoEmergency);
    scene.compounds(0).ok();
    assert_eq!(scene.lying(), 0, "the unit is staked again");
    assert_eq!(scene.assets(), scene.staked());
}

#[test]
fn a_withdrawal_that_the_farm_pays_calls_it_off() {
    let mut scene = announced();
    scene.farm.after(PATIENCE);
    scene.takes("bob", UNIT).ok();
    refused(exits(&mut scene), Refusal::NoEmergency);
}

#[test]
fn what_the_farm_does_not_pay_calls_nothing_off() {
    let mut scene = announced();
    scene.puts("bob", 7).ok();
    scene.harvests(1).ok();
    scene.farm.after(PATIENCE);
    exits(&mut scene).ok();
}

#[test]
fn nothing_staked_is_called_off_by_a_unit_staked_for_the_vault() {
    let mut scene = VaultScene::of(Given::pool()).with("alice", 1);
    for _ in 0..2 {
        scene.run("alice", scene.announce("alice")).ok();
        if scene.staked() == 0 {
            scene.run("carol", scene.call_off()).refused();
            scene.donates("alice", 1, true);
        }
        scene.run("carol", scene.call_off()).ok();
    }
    assert_eq!((scene.staked(), scene.lying(), scene.assets()), (0, 2, 1));
    scene.leaves("alice").ok();
    assert_eq!(scene.wallet("alice"), WEALTH - 1);
}

#[test]
fn everybody_leaves_a_farm_whose_books_are_broken() {
    let mut scene = scene();
    scene.farm.after(DAY);
    let pool = scene.farm.site().pool;
    breaks(&mut scene, pool, FLAGS, 1 << 7); // a flag that there is not, so no invariant holds
    let refuse = scene.withdraw("alice", 3_000 * UNIT, 0);
    sends(&mut scene, "alice", refuse).fails(FarmError::InvariantBroken);
    let announce = scene.announce("alice");
    sends(&mut scene, "alice", announce).ok();
    scene.farm.after(PATIENCE);
    let off = scene.call_off();
    sends(&mut scene, "mallory", off).fails(FarmError::InvariantBroken);
    let exit = scene.emergency_exit();
    sends(&mut scene, "anyone", exit).ok();
    for who in ["alice", "bob"] {
        let withdraw = scene.withdraw(who, scene.held_by(who), 0);
        sends(&mut scene, who, withdraw).ok();
        assert_eq!(scene.wallet(who), WEALTH, "{who}");
    }
}

/// F42: paying out read the farm's accounts, and stopped where their layout had moved on.
#[test]
fn f42_a_vault_that_has_left_pays_whatever_the_farms_accounts_look_like() {
    let scene = left();
    let (pool, position) = (scene.farm.site().pool, scene.position());
    let both = [pool, position];
    type Change = fn(&mut solana_account::Account);
    let changes: [Change; 3] =
        [|a| a.data[VERSION] = 2, |a| a.data.truncate(5), |a| *a = Default::default()];
    for change in changes {
        let mut scene = scene.clone();
        let payments = ["alice", "bob"].map(|who| scene.withdraw(who, scene.held_by(who), 0));
        for at in both {
            let mut account = scene.farm.world.account(&at).expect("it is there");
            change(&mut account);
            scene.farm.world.put(at, account);
        }
        for (who, withdraw) in ["alice", "bob"].into_iter().zip(payments) {
            sends(&mut scene, who, withdraw).ok();
            assert_eq!(scene.wallet(who), WEALTH, "{who}");
        }
    }
}

/// A sibling: while the vault is in the farm it counts what is its own, too, and asks the farm.
#[test]
fn a_layout_that_the_vault_does_not_know_is_left_to_the_farm() {
    let mut scene = scene();
    let (at, withdraw) = (scene.position(), scene.withdraw("alice", 3_000 * UNIT, 0));
    breaks(&mut scene, at, VERSION, 3);
    let outcome = sends(&mut scene, "alice", withdraw);
    let refused = outcome.custom_error();
    assert!(refused.is_some_and(|code| code < 7_000), "by the farm, not the vault: {refused:?}");
}

#[test]
fn a_vault_that_has_left_stakes_nothing_any_more() {
    let mut scene = left();
    refused(scene.puts("alice", 5), Refusal::HasLeft);
    refused(scene.compounds(0), Refusal::HasLeft);
    refused(scene.run("alice", scene.announce("alice")), Refusal::HasLeft);
    refused(scene.run("alice", scene.call_off()), Refusal::NoEmergency);
    refused(exits(&mut scene), Refusal::NoEmergency);
}

#[test]
fn what_the_farm_owed_is_the_holders_who_were_there() {
    let mut scene = announced();
    scene.farm.after(PATIENCE);
    scene.farm.when("anyone").settle_pool().ok();
    exits(&mut scene).ok();
    scene.leaves("bob").ok();
    scene.farm.after(DAY);
    scene.harvests(1).ok();
    for (who, part) in [("alice", 3), ("bob", 1)] {
        scene.claims(who, 1).ok();
        assert_eq!(scene.earned(who, 1), part * 140_000 / 8, "{who}");
    }
    scene.harvests(0).ok();
    assert_eq!((scene.lying(), scene.assets()), (3_000 + 70_000, 3_000 + 70_000));
    scene.leaves("alice").ok();
    assert!(scene.wallet("alice") >= WEALTH + 69_970, "{}", scene.wallet("alice"));
}

#[test]
fn gifts_that_come_back_with_the_principal_are_nobodys() {
    let mut scene = announced();
    scene.join("donor");
    scene.donates("donor", 500, true);
    scene.donates("donor", 70, false);
    scene.farm.after(PATIENCE);
    exits(&mut scene).ok();
    assert_eq!((scene.lying(), scene.assets()), (4_570, 4_000));
    scene.leaves("alice").ok();
    scene.leaves("bob").ok();
    assert_eq!((scene.wallet("alice"), scene.wallet("bob")), (WEALTH, WEALTH));
}
