//! What is owed, paid to its owners by somebody else; and the end of a reward that nobody comes for.

use crate::support::{Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{lp, team};
use acequia_core::stream::State;
use acequia_interface::addresses::{self, SPL_TOKEN};
use solana_address::Address;

/// Two LPs with equal stakes for 100 days, so that each is owed half of 9,000 RIO.
fn two_are_owed(net: &Net) -> (Desk, [Desk; 2], Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lps = [lp(net, 2), lp(net, 3)];
    for lp in &lps {
        lp.types(&format!("acequia stake {pool} 100 --yes")).ok();
    }
    net.travel_to(START + 100 * DAY);
    (team, lps, pool)
}

#[test]
fn a_team_pays_out_to_those_who_allow_it_and_to_nobody_else() {
    let net = Net::start();
    let (team, [willing, other], pool) = two_are_owed(&net);
    let push = format!("acequia rewards push {pool} --yes");
    let said = team.types(&push).ok();
    assert!(said.out.contains("Nothing to do"), "{}", said.out);
    assert!(said.out.contains("their owner has to claim it"), "{}", said.out);

    willing.types(&format!("acequia claim {pool} --pushes allow --yes")).ok();
    let before = net.lamports(&willing.address());
    let said = team.types(&push).ok();
    assert!(said.out.contains("you pay the rent of 1 account,"), "{}", said.out);
    let paid = net.held(&willing.address(), RIO);
    assert!(paid.abs_diff(RIO.units(4_500)) < RIO.units(1), "{paid}");
    assert_eq!(net.held(&other.address(), RIO), 0);
    assert_eq!(net.lamports(&willing.address()), before, "their hand was not needed");
    team.types(&push).ok();
    assert_eq!(net.held(&willing.address(), RIO), paid, "nothing twice");
}

#[test]
fn whoever_never_comes_back_is_paid_thirty_days_after_the_end_and_the_slot_is_free() {
    let net = Net::start();
    let (team, [gone, other], pool) = two_are_owed(&net);
    other.types(&format!("acequia claim {pool} --yes")).ok();
    let (push, retire) = (
        format!("acequia rewards push {pool} --slots 0 --yes"),
        format!("acequia rewards retire {pool} --slot 0 --yes"),
    );
    team.types(&retire).fails(&["1 position has not claimed yet", "--wind-down"]);
    let stranger = Desk::new(&net.url, 9);
    net.give_sol(&stranger.address(), 1_000_000_000);
    stranger.types(&format!("{retire} --wind-down")).fails(&["Only its funder"]);
    team.types(&format!("{retire} --wind-down")).ok();
    let again = team.types(&format!("{retire} --wind-down")).ok();
    assert!(again.out.contains("it is wound down, since"), "{}", again.out);
    net.travel_to(START + 129 * DAY);
    team.types(&push).ok();
    assert_eq!(net.held(&gone.address(), RIO), 0);
    stranger.types(&retire).fails(&["Only its funder", "30 days"]);

    // The canonical account was given away: another of theirs takes it.
    net.travel_to(START + 131 * DAY);
    net.give(&gone.address(), RIO, 0);
    let canonical = addresses::associated_token(&gone.address(), &RIO.mint(), &SPL_TOKEN);
    net.change(&canonical, |data| data[32..64].copy_from_slice(&[b'T'; 32]));
    let said = stranger.types(&push).ok();
    assert!(said.out.contains("handed over"), "{}", said.out);
    let another = Address::new_from_array([b'O'; 32]);
    let mut data = [0u8; 165];
    data[..32].copy_from_slice(RIO.mint().as_ref());
    data[32..64].copy_from_slice(gone.address().as_ref());
    data[108] = 1;
    net.put(&another, &SPL_TOKEN, &data);
    stranger.types(&push).ok();
    let paid = u64::from_le_bytes(net.bytes(&another)[64..72].try_into().expect("8 bytes"));
    assert!(paid.abs_diff(RIO.units(4_500)) < RIO.units(1), "{paid}");

    // Anyone retires it, for its funder.
    let before = (net.lamports(&team.address()), net.held(&team.address(), RIO));
    stranger.types(&retire).ok();
    assert_eq!(net.pool(&pool).expect("a pool").streams[0].books.state, State::Empty as u8);
    assert!(net.lamports(&team.address()) > before.0, "the rent is the funder's");
    assert!(net.held(&team.address(), RIO) >= before.1);
}

/// What is left to stream in a pool that has closed for good is the funder's, without a wait or a refund:
/// the core says so.
#[test]
fn a_reward_of_a_pool_that_has_closed_is_retired_with_what_is_left() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let deposit = format!("acequia rewards fund {pool} --slot 1 70 --yes");
    team.types(&deposit).ok();
    let retire = |slot: u8| format!("acequia rewards retire {pool} --slot {slot} --yes");
    team.types(&retire(0)).fails(&["has amounts left to stream, until 2030-06-15"]);
    team.types(&format!("acequia pool closing {pool} --announce --yes")).ok();
    net.travel_to(START + 15 * DAY);
    team.types(&format!("acequia pool closing {pool} --for-good --yes")).ok();
    for slot in [0, 1] {
        team.types(&retire(slot)).ok();
    }
    assert_eq!(net.held(&team.address(), RIO), RIO.units(20_000), "all of the 9,000 come back");
    assert_eq!(net.held(&team.address(), AGUA), AGUA.units(5_000));
    team.types(&format!("acequia pool close {pool} --yes")).ok();
    assert!(!net.exists(&pool));
}

#[test]
fn what_nobody_comes_back_for_is_closed_with_its_pool() {
    let net = Net::start();
    let (team, [gone, other], pool) = two_are_owed(&net);
    for lp in [&gone, &other] {
        lp.types(&format!("acequia unstake {pool} all --yes")).ok();
    }
    let close = format!("acequia pool close {pool} --yes");
    team.types(&format!("acequia pool closing {pool} --announce --yes")).ok();
    net.travel_to(START + 115 * DAY);
    team.types(&format!("acequia pool closing {pool} --for-good --yes")).ok();
    for slot in [0, 1] {
        team.types(&format!("acequia rewards retire {pool} --slot {slot} --wind-down --yes")).ok();
    }
    team.types(&close).fails(&["still holds rewards, in the slots 0, 1"]);
    team.types(&format!("acequia rewards push {pool} --yes")).ok();
    assert!(net.held(&gone.address(), RIO) > RIO.units(4_499));
    for slot in [0, 1] {
        team.types(&format!("acequia rewards retire {pool} --slot {slot} --yes")).ok();
    }
    let before = net.lamports(&gone.address());
    let said = team.types(&close).ok();
    assert!(said.out.contains("2 positions, left behind"), "{}", said.out);
    assert!(net.lamports(&gone.address()) > before, "the rent goes to who paid it");
    assert!(!net.exists(&pool));
}
