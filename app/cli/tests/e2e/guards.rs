//! What somebody signs is what they saw: what changed before it landed refuses it whole.

use crate::support::{Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use acequia_interface::errors::FarmError;
use acequia_interface::instructions::Guard;
use serde_json::Value;
use solana_address::Address;
use solana_keypair::Keypair;

/// A multisig's vault, whose members approve days after a plan was made; here its key is a desk's.
struct Plan<'a> {
    net: &'a Net,
    key: Keypair,
    messages: Vec<String>,
}

impl<'a> Plan<'a> {
    fn of(net: &'a Net, vault: &Desk, seed: u8, typed: &str) -> Self {
        let typed = format!("acequia {typed} --multisig {} --json", vault.address());
        let said = vault.types(&typed).ok().json();
        let messages = said["result"]["messages"].as_array().expect("messages");
        let text = |one: &Value| one["message_base58"].as_str().expect("text").to_string();
        Self { net, key: Desk::key(seed), messages: messages.iter().map(text).collect() }
    }

    fn lands(&self) {
        self.messages.iter().for_each(|message| self.net.sign_and_send(message, &self.key));
    }

    #[track_caller]
    fn is_refused(&self, error: FarmError) {
        let last = self.messages.last().expect("a message");
        let why = self.net.sign_and_refuse(last, &self.key).to_string();
        let code = format!("\"Custom\":{}", error.code());
        assert!(why.contains(&code), "not {error:?}: {why}");
    }
}

/// A farm whose 9,000 RIO over 90 days are promised for 30, and an LP in it.
fn valley(net: &Net) -> (Desk, Desk, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    (team, lp, pool)
}

#[test]
fn nobody_is_locked_for_rewards_that_were_cut_in_the_meantime() {
    let net = Net::start();
    let (team, lp, pool) = valley(&net);
    let lock = Plan::of(&net, &lp, 2, &format!("lock {pool} '50 days'"));
    team.types(&format!("acequia rewards refund {pool} --slot 0 --yes")).ok();
    lock.is_refused(FarmError::GuardEnd);
    // What is seen now is what one signs for.
    Plan::of(&net, &lp, 2, &format!("lock {pool} '50 days'")).lands();

    let again = "--budget 90 --schedule '{ shape = \"constant\", for = \"9 days\" }'";
    team.types(&format!("acequia rewards schedule {pool} --slot 0 {again} --yes")).ok();
    let first = Plan::of(&net, &lp, 2, &format!("stake {pool} 5 --index 1 --lock '50 days'"));
    team.types(&format!("acequia rewards refund {pool} --slot 0 --yes")).ok();
    first.is_refused(FarmError::GuardEnd);

    let stake = Plan::of(&net, &lp, 2, &format!("stake {pool} 5"));
    lp.types(&format!("acequia lock {pool} '55 days' --yes")).ok();
    stake.is_refused(FarmError::GuardLockEnd);
    let said = lp.types(&format!("acequia stake {pool} 5 --yes --json")).ok().json();
    let promise = said["plan"]["commits"][0].as_str().expect("a promise");
    assert!(promise.contains("until 2030-05-11"), "the lock's end is said: {promise}");
}

#[test]
fn an_authority_is_taken_over_and_given_up_as_it_was_seen() {
    let net = Net::start();
    let (team, _, pool) = valley(&net);
    let heir = Desk::new(&net.url, 3);
    net.give_sol(&heir.address(), 1_000_000_000);
    let authority = format!("pool authority {pool}");
    team.types(&format!("acequia {authority} --propose {} --yes", heir.address())).ok();
    let accept = Plan::of(&net, &heir, 3, &format!("{authority} --accept"));
    let renounce = Plan::of(&net, &team, 1, &format!("{authority} --renounce"));
    team.types(&format!("acequia pool pause {pool} --yes")).ok();
    accept.is_refused(FarmError::GuardPaused);
    renounce.is_refused(FarmError::GuardPaused);
    team.types(&format!("acequia pool pause {pool} --resume --yes")).ok();
    accept.lands();
    renounce.is_refused(FarmError::GuardAuthority);
    assert_eq!(net.pool(&pool).expect("a pool").authority, heir.address());
}

#[test]
fn what_is_paid_goes_to_the_pool_and_the_reward_that_were_seen() {
    let net = Net::start();
    let (team, lp, pool) = valley(&net);
    let heir = Desk::new(&net.url, 3);
    net.give_sol(&heir.address(), 1_000_000_000);
    let schedule = "--schedule '{ shape = \"constant\", for = \"9 days\" }'";
    let add = format!("rewards add {pool} --mint {} --budget 90 --committed all", RIO.mint());
    let add = Plan::of(&net, &team, 1, &format!("{add} {schedule}"));
    let more = format!("rewards schedule {pool} --slot 0 --budget 900 {schedule}");
    let more = Plan::of(&net, &team, 1, &more);
    team.write("farm.toml", &farm("12_000", 120));
    let extend = Plan::of(&net, &team, 1, "pool create farm.toml");
    net.give(&lp.address(), RIO, 100);
    let fund = Plan::of(&net, &lp, 2, &format!("rewards fund {pool} --slot 0 100"));

    team.types(&format!("acequia pool authority {pool} --propose {} --yes", heir.address())).ok();
    heir.types(&format!("acequia pool authority {pool} --accept --yes")).ok();
    add.is_refused(FarmError::GuardAuthority);
    team.types(&format!("acequia rewards refund {pool} --slot 0 --yes")).ok();
    for plan in [more, extend, fund] {
        plan.is_refused(FarmError::GuardEnd);
    }
}

#[test]
fn a_pool_is_put_on_a_list_as_it_was_seen() {
    let net = Net::start();
    let (team, _, pool) = valley(&net);
    let heir = Desk::new(&net.url, 3);
    net.give_sol(&heir.address(), 1_000_000_000);
    let create = format!("gauge create --mint {} --epoch '7 days' --closing '1 day'", RIO.mint());
    team.types(&format!("acequia {create} --genesis '1 day' --yes")).ok();
    let gauge = acequia_gauge_interface::addresses::gauge(&team.address(), &RIO.mint(), 0).0;
    let add = Plan::of(&net, &team, 1, &format!("gauge add {gauge} {pool}"));
    team.types(&format!("acequia pool authority {pool} --propose {} --yes", heir.address())).ok();
    heir.types(&format!("acequia pool authority {pool} --accept --yes")).ok();
    add.is_refused(FarmError::GuardAuthority);
}

#[test]
fn an_order_about_a_reward_does_not_fall_on_the_next_one_in_its_slot() {
    let net = Net::start();
    let (team, _, pool) = valley(&net);
    // The flow in slot 1 is retired, and another takes its place.
    let retire = Plan::of(&net, &team, 1, &format!("rewards retire {pool} --slot 1"));
    let keep = Plan::of(&net, &team, 1, &format!("rewards hand-over {pool} --slot 1 --take-back"));
    team.types(&format!("acequia rewards retire {pool} --slot 1 --yes")).ok();
    let add = format!("rewards add {pool} --mint {} --window '7 days'", AGUA.mint());
    team.types(&format!("acequia {add} --yes")).ok();
    retire.is_refused(FarmError::GuardStream);
    keep.is_refused(FarmError::GuardStream);
}

#[test]
fn a_hook_is_activated_and_removed_as_it_was_seen() {
    let net = Net::start();
    let (team, _, pool) = valley(&net);
    let (first, second) = (crate::support::RECORDER, acequia_gauge_interface::ID);
    team.types(&format!("acequia hook propose {pool} {first} --yes")).ok();
    net.travel_to(START + 3 * DAY);
    let activate = Plan::of(&net, &team, 1, &format!("hook activate {pool}"));
    team.types(&format!("acequia hook withdraw {pool} --yes")).ok();
    team.types(&format!("acequia hook propose {pool} {second} --yes")).ok();
    net.travel_to(START + 5 * DAY + 1);
    activate.is_refused(FarmError::GuardExpired);
    let remove = Plan::of(&net, &team, 1, &format!("hook propose {pool} {first}"));
    team.types(&format!("acequia hook activate {pool} --yes")).ok();
    remove.is_refused(FarmError::GuardHook);
}

#[test]
fn a_plan_for_a_multisig_is_good_for_a_week_and_for_that_pool() {
    let net = Net::start();
    let (team, _, pool) = valley(&net);
    let pause = Plan::of(&net, &team, 1, &format!("pool pause {pool}"));
    let created_at = acequia_interface::Pool::offset_of("created_at");
    net.change(&pool, |data| data[created_at] ^= 1);
    pause.is_refused(FarmError::GuardCreatedAt);
    net.change(&pool, |data| data[created_at] ^= 1);
    net.travel_to(START + 8 * DAY);
    pause.is_refused(FarmError::GuardExpired);
    Plan::of(&net, &team, 1, &format!("pool pause {pool}")).lands();
}

/// Leaving and claiming wait for nothing.
#[test]
fn the_way_out_has_no_guard() {
    let net = Net::start();
    let (_, lp, pool) = valley(&net);
    net.travel_to(START + DAY);
    for typed in [
        format!("unstake {pool} all --close"),
        format!("unstake {pool} all --emergency"),
        format!("claim {pool}"),
    ] {
        let vault = lp.address();
        let said = lp.types(&format!("acequia {typed} --multisig {vault} --json")).ok().json();
        let messages = said["result"]["messages"].as_array().expect("messages").clone();
        for one in messages {
            let bytes = bs58::decode(one["message_base58"].as_str().expect("text")).into_vec();
            let bytes = bytes.expect("base58");
            let guard = bytes.windows(8).any(|eight| eight == Guard::DISCRIMINATOR);
            assert!(!guard, "{typed}: {one}");
        }
    }
}

#[test]
fn positions_are_merged_until_the_end_that_was_seen() {
    let net = Net::start();
    let (team, lp, pool) = valley(&net);
    lp.types(&format!("acequia stake {pool} 100 --index 1 --yes")).ok();
    lp.types(&format!("acequia lock {pool} '10 days' --yes")).ok();
    let merge = |into: u32| {
        Plan::of(&net, &lp, 2, &format!("merge {pool} --index {} --into {into}", 1 - into))
    };
    for (index, end) in [(0, 20), (1, 30)] {
        let plans = [merge(0), merge(1)];
        lp.types(&format!("acequia lock {pool} '{end} days' --index {index} --yes")).ok();
        plans.iter().for_each(|plan| plan.is_refused(FarmError::GuardLockEnd));
    }
    let plan = merge(0);
    team.types(&format!("acequia rewards refund {pool} --slot 0 --yes")).ok();
    plan.is_refused(FarmError::GuardEnd);
    merge(0).lands();
}
