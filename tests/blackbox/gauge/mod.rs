//! The gauge: stakers of several pools vote each epoch on how a budget is split among them.
//! The real bytes of gauge and farm, in one world.

mod attacks;
mod clients;
mod conformance;
mod epochs;
mod idl;
mod money;
mod random;
mod retiring;
mod returning;
mod shares;
mod votes;

use harness::prelude::*;

/// Alice has 3,000 in one pool and bob 1,000 in another; a budget of a million is in epoch 0,
/// which has just begun.
fn opened() -> GaugeScene {
    opened_with(GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000))
}

fn opened_with(given: GivenGauge) -> GaugeScene {
    let mut gauge = given.ready();
    gauge.fund(1_000_000).ok();
    gauge.begin(0);
    gauge
}

/// Voting is over: alice was for her own pool, bob for his.
fn voted() -> GaugeScene {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge
}

/// And it is settled: 750,000 to alice's pool and 250,000 to bob's.
fn settled() -> GaugeScene {
    let mut gauge = voted();
    gauge.settle(0).ok();
    gauge
}
