//! A vault, by its depositors and by whoever harvests for it.

use crate::support::{Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{lp, team};
use acequia_vault_interface::{Stored, Vault};
use solana_address::Address;

/// A farm that pays RIO, and AGUA, which is what it stakes; and a vault over it.
fn valley(net: &Net) -> (Desk, Desk, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(net, 2);
    lp.types(&format!("acequia vault create {pool} --yes")).ok();
    team.types(&format!("acequia rewards fund {pool} --slot 1 70 --yes")).ok();
    (team, lp, pool)
}

fn vault(net: &Net, pool: &Address) -> Vault {
    Vault::read(&net.bytes(&Vault::address(pool, 0).0)).expect("a vault")
}

#[test]
fn a_vault_takes_deposits_compounds_passes_rewards_on_and_pays_all_of_it_back() {
    let net = Net::start();
    let (_, lp, pool) = valley(&net);
    let deposit = format!("acequia vault deposit {pool}");
    lp.types(&format!("{deposit} 2_000 --yes")).fails(&["this needs"]);
    let said = lp.types(&format!("{deposit} 400 --yes")).ok();
    assert!(said.out.contains("a vault does not vote"), "{}", said.out);
    assert_eq!(vault(&net, &pool).assets, AGUA.units(400));

    net.travel_to(START + 9 * DAY);
    let keeper = Desk::new(&net.url, 7);
    net.give_sol(&keeper.address(), 1_000_000_000);
    let listed = lp.types("acequia vault list --json").ok().json();
    let due: u64 = listed[0]["yours"].as_str().expect("text").parse().expect("units");
    assert!(due.abs_diff(AGUA.units(470)) < AGUA.units(1), "the price has what is owed: {due}");
    keeper.types(&format!("acequia vault harvest {pool} --yes")).ok();
    assert_eq!(net.held(&keeper.address(), RIO) + net.held(&keeper.address(), AGUA), 0);
    assert!(vault(&net, &pool).assets.abs_diff(due) < AGUA.units(1) / 100, "it was compounded");

    let shown = lp.types(&format!("acequia vault show {pool}")).ok();
    assert!(shown.out.contains("owed to you"), "{}", shown.out);
    lp.types(&format!("acequia vault claim {pool} --yes")).ok();
    let claimed = net.held(&lp.address(), RIO);
    assert!(claimed.abs_diff(RIO.units(900)) < RIO.units(2), "{claimed}");

    lp.types(&format!("acequia vault withdraw {pool} 1_000 --yes")).fails(&["worth less"]);
    lp.types(&format!("acequia vault withdraw {pool} 70 --yes")).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(670));
    lp.types(&format!("acequia vault withdraw {pool} all --close --yes")).ok();
    let back = net.held(&lp.address(), AGUA);
    assert!(back.abs_diff(AGUA.units(1_070)) < AGUA.units(1), "with what it earned: {back}");
    let left = vault(&net, &pool);
    assert_eq!((left.shares, left.accounts), (0, 0));
    lp.types(&format!("acequia vault withdraw {pool} all --yes")).fails(&["no shares"]);
}

#[test]
fn what_is_asked_for_in_tokens_is_burnt_in_as_few_shares_as_are_worth_it() {
    let net = Net::start();
    let (_, lp, pool) = valley(&net);
    lp.types(&format!("acequia vault deposit {pool} 400 --yes")).ok();
    net.travel_to(START + 3 * DAY + 7);
    let plain = format!("acequia vault withdraw {pool} 123.456789 --without-compounding --yes");
    lp.types(&plain).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600) + 123_456_789);
    let said = lp.types(&format!("acequia vault show {pool} --json")).ok().json();
    assert_eq!(said["assets"], (AGUA.units(400) - 123_456_789).to_string());
}

#[test]
fn an_emergency_is_announced_called_off_and_carried_out_after_14_days() {
    let net = Net::start();
    let (_, lp, pool) = valley(&net);
    lp.types(&format!("acequia vault deposit {pool} 400 --yes")).ok();
    let emergency = format!("acequia vault emergency {pool}");
    lp.types(&format!("{emergency} --carry-out --yes")).fails(&["has stood for 14 days"]);
    lp.types(&format!("{emergency} --announce --yes")).ok();
    let listed = lp.types("acequia vault list").ok();
    assert!(listed.out.contains("emergency announced"), "{}", listed.out);
    lp.types(&format!("{emergency} --call-off --yes")).ok();
    lp.types(&format!("{emergency} --announce --yes")).ok();
    net.travel_to(START + 15 * DAY);
    lp.types(&format!("{emergency} --carry-out --yes")).ok();
    lp.types(&format!("acequia vault deposit {pool} 5 --yes")).fails(&["has left the farm"]);
    lp.types(&format!("acequia vault withdraw {pool} all --yes")).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(1_000));
}
