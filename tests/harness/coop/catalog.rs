//! Every instruction of the vault, where it can be carried out: the bench measures these.

use super::Coop;
use crate::prelude::*;

/// A call that goes through.
#[derive(Clone, Copy)]
pub struct VaultCase {
    /// "vault:", the instruction's name, and in brackets what is special.
    pub name: &'static str,
    /// The scene it is made in, by how many streams the pool has.
    pub scene: fn(usize) -> Coop,
    /// The call.
    pub call: fn(&mut Coop) -> Outcome,
}

const fn case(
    name: &'static str,
    scene: fn(usize) -> Coop,
    call: fn(&mut Coop) -> Outcome,
) -> VaultCase {
    VaultCase { name, scene, call }
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<VaultCase> {
    vec![
        case("vault: deposit", compounding, |coop| coop.puts("alice", 1_000)),
        case("vault: withdraw", compounding, |coop| coop.takes("alice", 1_000)),
        case("vault: withdraw (all there is)", alone, |coop| coop.leaves("alice")),
        case("vault: harvest", passing_on, |coop| coop.run("anyone", coop.harvest(0))),
        case("vault: compound", compounding, |coop| coop.compounds(0)),
        case("vault: claim", harvested, |coop| coop.claims("alice", 0)),
        case("vault: open_account", compounding, |coop| {
            coop.run("carol", coop.open("carol", "carol"))
        }),
        case("vault: close_account", left, |coop| coop.run("bob", coop.close("bob", "bob", true))),
        case("vault: create_vault", compounding, |coop| {
            coop.run("creator", coop.create("creator", 1))
        }),
        case("vault: close_vault", deserted, |coop| {
            coop.run("creator", coop.close_vault("creator", true, &[]))
        }),
        case("vault: emergency_exit", forsaken, |coop| coop.run("anyone", coop.emergency_exit())),
    ]
}

const PAYS: u64 = 1_000_000;

fn streams(given: Given, count: usize) -> Given {
    let curve = || Curve::even(PAYS, 100 * DAY);
    (0..count).fold(given, |given, _| given.reward(Token::spl(6), curve()))
}

/// A vault that two have used, so that all it writes to is warm.
fn used(given: Given) -> Coop {
    let mut coop = Coop::of(given).with("alice", 3_000_000).with("bob", 1_000_000);
    coop.farm.world.actor("anyone");
    coop.farm.world.actor("carol");
    coop.farm.after(10 * DAY);
    for who in ["alice", "bob"] {
        coop.puts(who, 1_000).ok();
    }
    coop.farm.after(10 * DAY);
    coop
}

/// The first stream pays the stake mint.
fn compounding(count: usize) -> Coop {
    let given = Given::pool().reward_of_stake(Curve::even(PAYS, 100 * DAY));
    used(streams(given, count - 1))
}

/// All streams pay other mints; the first was harvested before.
fn passing_on(count: usize) -> Coop {
    let mut coop = used(streams(Given::pool(), count));
    coop.harvests(0).ok();
    coop.farm.after(DAY);
    coop
}

/// And once more, so that there is something to claim.
fn harvested(count: usize) -> Coop {
    let mut coop = passing_on(count);
    coop.claims("alice", 0).ok();
    coop.farm.after(DAY);
    coop.harvests(0).ok();
    coop
}

fn alone(count: usize) -> Coop {
    let mut coop = compounding(count);
    coop.goes("bob");
    coop.farm.after(DAY);
    coop
}

fn left(count: usize) -> Coop {
    let mut coop = compounding(count);
    coop.leaves("bob").ok();
    coop
}

/// Nobody has an account any more.
fn deserted(count: usize) -> Coop {
    let mut coop = compounding(count);
    coop.goes("alice");
    coop.goes("bob");
    let (creator, mint) = (coop.farm.world.actor("creator"), coop.farm.stake_mint());
    coop.farm.world.wallet(&creator, &mint);
    coop
}

/// The farm has not been called for 14 days.
fn forsaken(count: usize) -> Coop {
    let mut coop = compounding(count);
    coop.farm.after(14 * DAY);
    coop
}
