//! Every instruction of the vault, where it can be carried out: the bench measures these.

use super::{VaultScene, UNIT};
use crate::prelude::*;

/// A call that goes through.
#[derive(Clone, Copy)]
pub struct VaultCase {
    /// "vault:", the instruction's name, and in brackets what is special.
    pub name: &'static str,
    /// The scene it is made in, by how many streams the pool has.
    pub scene: fn(usize) -> VaultScene,
    /// The call.
    pub call: fn(&mut VaultScene) -> Outcome,
}

const fn case(
    name: &'static str,
    scene: fn(usize) -> VaultScene,
    call: fn(&mut VaultScene) -> Outcome,
) -> VaultCase {
    VaultCase { name, scene, call }
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<VaultCase> {
    vec![
        case("vault: deposit", compounding, |scene| scene.puts("alice", 1_000)),
        case("vault: withdraw", compounding, |scene| scene.takes("alice", 1_000 * UNIT)),
        case("vault: withdraw (all there is)", alone, |scene| scene.leaves("alice")),
        case("vault: harvest", passing_on, |scene| scene.run("anyone", scene.harvest(0))),
        case("vault: compound", compounding, |scene| scene.compounds(0)),
        case("vault: claim", harvested, |scene| scene.claims("alice", 0)),
        case("vault: open_account", compounding, |scene| {
            scene.run("carol", scene.open("carol", "carol"))
        }),
        case("vault: close_account", left, |scene| {
            scene.run("bob", scene.close("bob", "bob", true))
        }),
        case("vault: create_vault", compounding, |scene| {
            scene.run("creator", scene.create("creator", 1))
        }),
        case("vault: close_vault", deserted, |scene| {
            scene.run("creator", scene.close_vault("creator", true, &[]))
        }),
        case("vault: announce", compounding, |scene| scene.run("alice", scene.announce("alice"))),
        case("vault: call_off", forsaken, |scene| scene.run("anyone", scene.call_off())),
        case("vault: give_away", gifted, |scene| scene.gives_away(Some(0))),
        case("vault: give_away (burnt)", littered, |scene| scene.gives_away(None)),
        case("vault: emergency_exit", forsaken, |scene| {
            scene.run("anyone", scene.emergency_exit())
        }),
    ]
}

const PAYS: u64 = 1_000_000;

fn streams(given: Given, count: usize) -> Given {
    let curve = || Curve::even(PAYS, 100 * DAY);
    (0..count).fold(given, |given, _| given.reward(Token::spl(6), curve()))
}

/// A vault that two have used, so that all it writes to is warm.
fn used(given: Given) -> VaultScene {
    let mut scene = VaultScene::of(given).with("alice", 3_000_000).with("bob", 1_000_000);
    scene.farm.world.actor("anyone");
    scene.farm.world.actor("carol");
    scene.farm.after(10 * DAY);
    for who in ["alice", "bob"] {
        scene.puts(who, 1_000).ok();
    }
    scene.farm.after(10 * DAY);
    scene
}

/// The first stream pays the stake mint.
fn compounding(count: usize) -> VaultScene {
    let given = Given::pool().reward_of_stake(Curve::even(PAYS, 100 * DAY));
    used(streams(given, count - 1))
}

/// All streams pay other mints; the first was harvested before.
fn passing_on(count: usize) -> VaultScene {
    let mut scene = used(streams(Given::pool(), count));
    scene.harvests(0).ok();
    scene.farm.after(DAY);
    scene
}

/// And once more, so that there is something to claim.
fn harvested(count: usize) -> VaultScene {
    let mut scene = passing_on(count);
    scene.claims("alice", 0).ok();
    scene.farm.after(DAY);
    scene.harvests(0).ok();
    scene
}

fn alone(count: usize) -> VaultScene {
    let mut scene = compounding(count);
    scene.goes("bob");
    scene.farm.after(DAY);
    scene
}

fn left(count: usize) -> VaultScene {
    let mut scene = compounding(count);
    scene.leaves("bob").ok();
    scene
}

/// Nobody has an account any more.
fn deserted(count: usize) -> VaultScene {
    let mut scene = compounding(count);
    scene.goes("alice");
    scene.goes("bob");
    scene.gives_away(None).ok();
    scene
}

/// Somebody has staked for the vault and sent it something; the first stream is a flow.
fn gifted(count: usize) -> VaultScene {
    let given = Given::pool().flow_of_stake(7 * DAY);
    with_gifts(used(streams(given, count - 1)))
}

/// The same where no stream is a flow.
fn littered(count: usize) -> VaultScene {
    with_gifts(compounding(count))
}

fn with_gifts(mut scene: VaultScene) -> VaultScene {
    for staked in [true, false] {
        scene.donates("alice", 1_000, staked);
    }
    scene
}

/// An emergency has stood for 14 days.
fn forsaken(count: usize) -> VaultScene {
    let mut scene = compounding(count);
    scene.run("alice", scene.announce("alice")).ok();
    scene.farm.after(14 * DAY);
    scene
}
