//! Every instruction, as a step that goes through in a farm where it can be taken.
//!
//! The bench measures these; the tests of attacks tamper with them. A new instruction goes
//! in here first, and has both.

pub mod scenes;

use crate::prelude::*;
use crate::world::address_of;

/// A step that goes through.
#[derive(Clone, Copy)]
pub struct Case {
    /// The instruction's name, and in brackets what is special.
    pub name: &'static str,
    /// The farm it is taken in, by number of streams.
    pub scene: fn(usize) -> Scene,
    /// The step.
    pub step: for<'a> fn(&'a mut Scene) -> Step<'a>,
}

const fn case(
    name: &'static str,
    scene: fn(usize) -> Scene,
    step: for<'a> fn(&'a mut Scene) -> Step<'a>,
) -> Case {
    Case { name, scene, step }
}

impl Case {
    /// The instruction's name alone.
    pub fn instruction(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or_default()
    }
}

/// The case of that name.
#[track_caller]
pub fn find(name: &str) -> Case {
    let found = all().into_iter().find(|case| case.name == name);
    found.unwrap_or_else(|| panic!("no case is called {name}"))
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<Case> {
    [staking(), rewards(), positions(), streams(), pools(), votes(), views()]
        .into_iter()
        .flatten()
        .collect()
}

fn staking() -> Vec<Case> {
    vec![
        case("stake", scenes::plain, |farm| farm.when("alice").stake(1_000)),
        case("stake (Token-2022)", scenes::token_2022, |farm| farm.when("alice").stake(1_000)),
        case("stake (24 segments passed)", scenes::long_untouched, |farm| {
            farm.when("alice").stake(1_000)
        }),
        case("unstake", scenes::plain, |farm| farm.when("alice").unstake(1_000)),
        case("unstake (Token-2022)", scenes::token_2022, |farm| farm.when("alice").unstake(1_000)),
        case("unstake (24 segments passed)", scenes::long_untouched, |farm| {
            farm.when("alice").unstake(1_000)
        }),
        case("set_stake", scenes::delegated, |farm| farm.when("vault").set_stake("alice", 5_000)),
        case("move_stake", scenes::two_pools, |farm| farm.when("alice").move_stake(1, 1_000)),
        case("emergency_exit", scenes::plain, |farm| farm.when("alice").emergency_exit()),
        case("lock_position", scenes::plain, |farm| farm.when("alice").lock(YEAR / 2)),
        case("release_lock", released, |farm| {
            farm.when("anyone").at_position_of("alice").release()
        }),
        case("leave_lock_early", scenes::locked, |farm| farm.when("alice").leave_early(1_000, 0)),
    ]
}

fn released(streams: usize) -> Scene {
    let mut farm = scenes::locked(streams);
    farm.after(YEAR / 2);
    farm
}

fn rewards() -> Vec<Case> {
    vec![
        case("claim (one)", scenes::plain, |farm| farm.when("alice").claim(&[0])),
        case("claim (all)", scenes::plain, |farm| farm.when("alice").claim_all()),
        case("claim (all, Token-2022)", scenes::token_2022, |farm| farm.when("alice").claim_all()),
        case("push_claim (one)", pushable, |farm| {
            farm.when("anyone").at_position_of("alice").push_claim(&[0])
        }),
        case("compound", scenes::with_flow, |farm| farm.when("alice").compound(0)),
    ]
}

fn pushable(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    farm.when("alice").allow_push(true).ok();
    farm
}

fn positions() -> Vec<Case> {
    vec![
        case("open_position", scenes::plain, |farm| farm.when("carol").open()),
        case("transfer_position", scenes::plain, |farm| farm.when("alice").transfer_to("carol")),
        case("set_push_claims", scenes::plain, |farm| farm.when("alice").allow_push(true)),
        case("close_position", scenes::left, |farm| farm.when("alice").close()),
    ]
}

fn streams() -> Vec<Case> {
    vec![
        case("add_stream (1 segment)", scenes::last_slot_free, |farm| add_stream(farm, 1)),
        case("add_stream (24 segments)", scenes::last_slot_free, |farm| add_stream(farm, 24)),
        case("add_flow_stream", scenes::last_slot_free, |farm| {
            let mint = farm.world.mint(&Token::spl(6));
            let slot = last_slot(farm);
            farm.when("manager").add_flow(slot, &mint, 7 * DAY as u32)
        }),
        case("extend_stream", scenes::plain, |farm| {
            farm.when("funder").extend(0, &Curve::even(1_000_000, DAY))
        }),
        case("top_up (curve)", scenes::plain, |farm| farm.when("donor").top_up(0, 1_000_000)),
        case("top_up (flow)", scenes::with_flow, |farm| farm.when("donor").top_up(0, 1_000_000)),
        case("commit_stream", scenes::plain, |farm| {
            farm.when("funder").commit(0, START + 20 * DAY)
        }),
        case("refund_stream", scenes::plain, |farm| farm.when("funder").refund(0)),
        case("wind_down_stream", scenes::ended, |farm| farm.when("funder").wind_down(0)),
        case("sweep_fraction", scenes::winding_down, |farm| {
            farm.when("anyone").at_position_of("alice").sweep(0)
        }),
        case("retire_stream", scenes::wound_down, |farm| farm.when("funder").retire(0)),
    ]
}

fn last_slot(farm: &Scene) -> u8 {
    farm.pool().capacity - 1
}

fn add_stream(farm: &mut Scene, segments: u64) -> Step<'_> {
    let curve = (0..segments).fold(Curve::empty(), |curve, _| curve.then(1_000_000, DAY));
    let mint = farm.world.mint(&Token::spl(6));
    let (slot, funder) = (last_slot(farm), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, curve.total());
    farm.when("manager").add_stream(slot, &mint, &curve)
}

fn pools() -> Vec<Case> {
    vec![
        case("create_pool", scenes::empty, |farm| {
            let capacity = farm.pool().capacity;
            farm.creating(&Given::pool().capacity(capacity))
        }),
        case("create_delegated_pool", scenes::empty, |farm| {
            let capacity = farm.pool().capacity;
            farm.creating(&Given::pool().delegated_to("vault").capacity(capacity))
        }),
        case("propose_authority", scenes::plain, |farm| {
            farm.when("creator").propose_authority("carol")
        }),
        case("accept_authority", proposed, |farm| farm.when("carol").accept_authority()),
        case("renounce_authority", scenes::plain, |farm| farm.when("creator").renounce_authority()),
        case("set_reward_manager", scenes::plain, |farm| {
            farm.when("creator").set_reward_manager("carol")
        }),
        case("set_caps", scenes::plain, |farm| farm.when("creator").set_caps(u64::MAX, 0)),
        case("set_paused", scenes::plain, |farm| farm.when("creator").set_paused(true)),
        case("close_pool", vacant, |farm| farm.when("creator").close_pool()),
    ]
}

fn proposed(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    farm.when("creator").propose_authority("carol").ok();
    farm
}

fn vacant(streams: usize) -> Scene {
    Given::pool().capacity(streams as u8).ready()
}

fn votes() -> Vec<Case> {
    vec![
        case("propose_hook", scenes::hooked, |farm| {
            farm.when("creator").propose_hook(address_of(RECORDER))
        }),
        case("activate_hook", announced, |farm| farm.when("creator").activate_hook()),
        case("remove_hook", scenes::hooked, |farm| farm.when("creator").remove_hook()),
        case("cast_vote", scenes::polled, cast_vote),
        case("cast_vote (again)", scenes::voted, cast_vote),
        case("withdraw_vote", scenes::voted, |farm| {
            let ballot = scenes::poll(farm);
            farm.when("alice").withdraw_vote(&ballot)
        }),
        case("close_vote_receipt", withdrawn, |farm| {
            let ballot = scenes::poll(farm);
            farm.when("anyone").at_position_of("alice").close_receipt(&ballot)
        }),
    ]
}

fn cast_vote(farm: &mut Scene) -> Step<'_> {
    let ballot = scenes::poll(farm);
    farm.when("alice").vote(&ballot)
}

fn announced(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    let hook = farm.world.deploy(RECORDER);
    farm.when("creator").propose_hook(hook).ok();
    farm.after(2 * DAY);
    farm
}

fn withdrawn(streams: usize) -> Scene {
    let mut farm = scenes::voted(streams);
    let ballot = scenes::poll(&farm);
    farm.when("alice").withdraw_vote(&ballot).ok();
    farm
}

fn views() -> Vec<Case> {
    vec![
        case("view_votes", scenes::voted, |farm| {
            let (pool, position) = (farm.site().pool, farm.position_of("alice"));
            farm.step("anyone", instructions::ViewVotes { pool, position }.instruction())
        }),
        case("view_pending", scenes::plain, |farm| {
            let (pool, position) = (farm.site().pool, farm.position_of("alice"));
            farm.step("anyone", instructions::ViewPending { pool, position }.instruction())
        }),
        case("view_pool", scenes::plain, |farm| {
            let pool = farm.site().pool;
            farm.step("anyone", instructions::ViewPool { pool }.instruction())
        }),
        case("view_solvency", scenes::plain, |farm| {
            let (pool, streams) = (farm.site().pool, farm.pool().streams);
            let vaults: Vec<Address> = streams.iter().map(|slot| slot.vault).collect();
            let view = instructions::ViewSolvency { pool, vaults: &vaults };
            farm.step("anyone", view.instruction())
        }),
    ]
}
