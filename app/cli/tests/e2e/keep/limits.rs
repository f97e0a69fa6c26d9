//! What a keeper holds back, what it leaves alone, and what it shows.

use super::world::{World, BEFORE, BEGIN, PUSHED, TOKENS};
use crate::support::DAY;
use acequia_gauge_interface::addresses as gauges;

/// A file that asks for no more than what anyone may do, with these limits.
fn file(world: &World, fees: &str, rent: &str, push: &str) -> String {
    let (valley, terraces, gauge) = (world.valley, world.terraces, world.gauge);
    format!(
        "pools = [\"{valley}\", \"{terraces}\"]\ngauges = [\"{gauge}\"]\npush = \"{push}\"\n\
         settle = \"1 hour\"\n\
         make-accounts = true\n[limits]\nfees = \"{fees}\"\nrent = \"{rent}\"\n"
    )
}

/// How many transactions it told of.
fn done(out: &str) -> usize {
    out.lines().filter(|line| line.starts_with('✓')).count()
}

#[test]
fn it_spends_no_more_than_it_may_and_does_the_rest_on_another_day() {
    let world = World::begin();
    let (keeper, net) = (&world.keeper, &world.net);
    keeper.write("poor.toml", &file(&world, "0.000005", "0", "never"));
    keeper.write("rich.toml", &file(&world, "0.1", "0.5", "never"));
    let once = |file: &str| keeper.types(&format!("acequia keep {file} --once")).ok().out;
    let epoch = gauges::epoch(&world.gauge, 0).0;
    let (before, out) = (net.lamports(&keeper.address()), once("poor.toml"));
    assert_eq!(done(&out), 1, "pools are settled, no epoch is opened: {out}");
    assert!(!net.exists(&epoch), "no rent may be out");
    assert_eq!(done(&once("poor.toml")), 0, "the day's fees are spent");
    assert_eq!(net.lamports(&keeper.address()), before - 5_000);
    net.travel_to(BEFORE + DAY / 4 - 1);
    assert!(done(&once("rich.toml")) >= 1);
    assert!(net.exists(&epoch));
    net.travel_to(BEGIN + 3 * DAY);
    assert_eq!(done(&once("poor.toml")), 1, "another day");
}

#[test]
fn a_reward_that_cannot_pay_stops_nothing_but_itself() {
    let world = World::begin();
    let (keeper, net) = (&world.keeper, &world.net);
    net.travel_to(BEGIN + 28 * DAY);
    let [_, usdc, seed, rio] = TOKENS;
    let streams = net.pool(&world.valley).expect("a pool").streams;
    let vault = streams.iter().find(|s| s.mint == usdc.0.mint()).expect("a reward").vault;
    net.change(&vault, |data| data[64..72].fill(0));
    keeper.write("keep.toml", &file(&world, "0.1", "0.5", "1 day"));
    let said = keeper.types("acequia keep keep.toml --once").ok();
    assert!(said.err.contains("not done: pay out what is owed (1)"), "{}", said.err);
    for who in PUSHED {
        assert!(world.held(who, rio) > 0 && world.held(who, seed) > 0);
        assert_eq!(world.held(who, usdc), 0);
    }
}

#[test]
fn what_is_due_can_be_seen_and_tried_out_before_it_is_done() {
    let world = World::begin();
    let (keeper, net) = (&world.keeper, &world.net);
    keeper.write("keep.toml", &file(&world, "0.1", "0.5", "never"));
    let before = net.transactions(&keeper.address());
    for mode in ["--simulate", "--print"] {
        let said = keeper.types(&format!("acequia keep keep.toml {mode}")).ok();
        for words in ["What is due", "epoch", "settle", "open the epoch 0"] {
            assert!(said.out.contains(words), "{words}: {}", said.out);
        }
    }
    assert_eq!(net.transactions(&keeper.address()), before);
    keeper.types("acequia keep").fails(&["There is nothing to keep", "--pool and --gauge"]);
    keeper.write("wrong.toml", "pool = []");
    keeper.types("acequia keep wrong.toml").fails(&["unknown field `pool`", "docs/keeper.md"]);
}
