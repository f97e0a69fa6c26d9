//! Every instruction of the gauge, as a step that goes through where it can be taken. The
//! bench measures these, and the tests of attacks tamper with them.

use super::{GaugeScene, GaugeStep, GivenGauge, ANYONE};
use crate::world::{DAY, HOUR};
use acequia_gauge_core::WHOLE_POWER;
use acequia_gauge_interface::instructions::{CreateGauge, ViewEpoch};

/// A step that goes through.
#[derive(Clone, Copy)]
pub struct GaugeCase {
    /// "gauge:", the instruction's name, and in brackets what is special.
    pub name: &'static str,
    /// The scene it is taken in, by how many streams the pools have.
    pub scene: fn(usize) -> GaugeScene,
    /// The step.
    pub step: for<'a> fn(&'a mut GaugeScene) -> GaugeStep<'a>,
}

impl GaugeCase {
    /// The instruction's name alone.
    pub fn instruction(&self) -> &'static str {
        self.name.split(' ').nth(1).unwrap_or_default()
    }
}

const fn case(
    name: &'static str,
    scene: fn(usize) -> GaugeScene,
    step: for<'a> fn(&'a mut GaugeScene) -> GaugeStep<'a>,
) -> GaugeCase {
    GaugeCase { name, scene, step }
}

/// The case of that name.
#[track_caller]
pub fn find(name: &str) -> GaugeCase {
    let found = all().into_iter().find(|case| case.name == name);
    found.unwrap_or_else(|| panic!("no case is called {name}"))
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<GaugeCase> {
    [votes(), epochs(), gauges()].concat()
}

fn votes() -> Vec<GaugeCase> {
    vec![
        case("gauge: cast_vote (whole, again)", voting, |gauge| {
            let cast = gauge.cast("alice", 0, &[0, 0x10, 0x27]);
            gauge.do_step("alice", cast)
        }),
        case("gauge: cast_vote (over 16 pools, again)", voting_over_sixteen, |gauge| {
            let payload: Vec<u8> = (0..16).flat_map(|place| [place, 0x71, 0x02]).collect();
            let cast = gauge.cast("alice", 0, &payload);
            gauge.do_step("alice", cast)
        }),
        case("gauge: withdraw_vote", voting, |gauge| gauge.withdraw("alice", 0)),
        case("gauge: open_vote_record", voting, |gauge| {
            let position = gauge.seat_of("bob");
            gauge.open_record("bob", 0, position)
        }),
        case("gauge: close_vote_record", settled, |gauge| gauge.close_record("alice", 0)),
    ]
}

fn epochs() -> Vec<GaugeCase> {
    vec![
        case("gauge: open_epoch", funded, |gauge| gauge.open(0)),
        case("gauge: update_epoch", opened, |gauge| gauge.update(0)),
        case("gauge: settle_epoch", over, |gauge| gauge.settle(0)),
        case("gauge: settle_epoch (16 pools)", over_with_sixteen, |gauge| gauge.settle(0)),
        case("gauge: apply_share", settled, |gauge| gauge.apply(0, 0)),
        case("gauge: apply_share (running)", running, |gauge| gauge.apply(1, 0)),
        case("gauge: apply_share (after a pause)", paused, |gauge| gauge.apply(2, 0)),
        case("gauge: apply_share (Token-2022)", settled_2022, |gauge| gauge.apply(0, 0)),
        case("gauge: give_back_share", late, |gauge| gauge.give_back(0, 0)),
        case("gauge: close_epoch", spent, |gauge| gauge.close_epoch(0)),
        case("gauge: view_epoch", voting_over_sixteen, |gauge| {
            let view = ViewEpoch { epoch: gauge.epoch_at(0) }.instruction();
            gauge.do_step(ANYONE, view)
        }),
    ]
}

fn gauges() -> Vec<GaugeCase> {
    vec![
        case("gauge: create_gauge", funded, |gauge| {
            let (creator, payer) = (gauge.world.actor(ANYONE), gauge.world.actor("payer"));
            let (reward_mint, token_program) = (gauge.mint.address, gauge.mint.program);
            let terms = gauge.state().terms;
            let create = CreateGauge { creator, payer, reward_mint, token_program, id: 1, terms };
            gauge.do_step(ANYONE, create.instruction())
        }),
        case("gauge: set_terms", funded, |gauge| gauge.set_terms(1, 5_000)),
        case("gauge: add_pool", unlisted, |gauge| gauge.add_pool(0, WHOLE_POWER)),
        case("gauge: set_power", funded, |gauge| gauge.set_power(1, 7)),
        case("gauge: set_power (an epoch too)", opened, |gauge| gauge.set_power(1, 7)),
        case("gauge: set_power_manager", funded, |gauge| gauge.set_power_manager("heir")),
        case("gauge: propose_power_manager", funded, |gauge| gauge.propose_powers("heir")),
        case("gauge: accept_power_manager", powers_offered, |gauge| gauge.accept_powers("heir")),
        case("gauge: remove_pool", funded, |gauge| gauge.remove_pool(0)),
        case("gauge: refund_stream", to_nobody, |gauge| gauge.refund_stream(1)),
        case("gauge: wind_down_stream", ended, |gauge| gauge.wind_down(0)),
        case("gauge: wind_down_stream (2 epochs)", ended_beside_two, |gauge| gauge.wind_down(0)),
        case("gauge: retire_stream", wound_down, |gauge| gauge.retire(0)),
        case("gauge: retire_stream (Token-2022)", wound_down_2022, |gauge| gauge.retire(0)),
        case("gauge: propose_authority", funded, |gauge| gauge.propose("heir")),
        case("gauge: accept_authority", offered, |gauge| gauge.accept("heir")),
        case("gauge: fund_gauge", funded, |gauge| gauge.fund(1_000)),
        case("gauge: refund_gauge", funded, |gauge| gauge.refund()),
        case("gauge: close_gauge", funded, |gauge| gauge.close_gauge()),
        case("gauge: initialize_extra_account_metas", funded, |gauge| {
            gauge.initialize_extra_account_metas(0)
        }),
    ]
}

// ---- scenes ----

/// Two pools of that many streams each, one of which is the gauge's.
fn two(streams: usize) -> GivenGauge {
    GivenGauge::weekly().pool("alice", 3_000_007).pool("bob", 1_000_003).beside(streams - 1)
}

/// Alice's pool has that many streams; the other fifteen have the gauge's alone.
fn sixteen(_: usize) -> GivenGauge {
    (1..16).fold(GivenGauge::weekly().pool("alice", 3_000_007), |given, nth| {
        given.pool(&format!("lp {nth}"), 1_000_000 + nth)
    })
}

fn with_budget(mut gauge: GaugeScene) -> GaugeScene {
    gauge.fund(999_999_999_989).ok();
    gauge
}

fn funded(streams: usize) -> GaugeScene {
    with_budget(two(streams).ready())
}

fn unlisted(streams: usize) -> GaugeScene {
    two(streams).made()
}

/// Epoch 0 is open and has not begun, and there is more for it.
fn opened(streams: usize) -> GaugeScene {
    let mut gauge = funded(streams);
    gauge.open(0).ok();
    gauge.fund(1_000).ok();
    gauge
}

fn offered(streams: usize) -> GaugeScene {
    let mut gauge = funded(streams);
    gauge.propose("heir").ok();
    gauge
}

fn powers_offered(streams: usize) -> GaugeScene {
    let mut gauge = funded(streams);
    gauge.propose_powers("heir").ok();
    gauge
}

/// What epoch 0 gave to the second pool has streamed to nobody.
fn to_nobody(streams: usize) -> GaugeScene {
    let given = GivenGauge::weekly().pool("alice", 3_000_007).pool("bob", 0).refunding();
    let mut gauge = voted_in(with_budget(given.beside(streams - 1).ready()));
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_end_of(0);
    gauge
}

/// Epoch 0 is open, and alice has voted and claimed what else she was owed.
fn voting(streams: usize) -> GaugeScene {
    voted_in(funded(streams))
}

fn voted_in(mut gauge: GaugeScene) -> GaugeScene {
    gauge.begin(0);
    gauge.after(DAY);
    gauge.vote("alice", 0, &[(0, 6_000), (1, 4_000)]).ok();
    gauge
}

fn voting_over_sixteen(streams: usize) -> GaugeScene {
    voted_in(with_budget(sixteen(streams).ready()))
}

fn over(streams: usize) -> GaugeScene {
    let mut gauge = voting(streams);
    gauge.at_voting_end_of(0);
    gauge
}

fn over_with_sixteen(streams: usize) -> GaugeScene {
    let mut gauge = with_budget(sixteen(streams).ready());
    gauge.begin(0);
    let shares: Vec<(usize, u16)> = (0..16).map(|place| (place, 625)).collect();
    gauge.vote("alice", 0, &shares).ok();
    gauge.at_voting_end_of(0);
    gauge
}

fn settle(mut gauge: GaugeScene) -> GaugeScene {
    gauge.settle(0).ok();
    gauge
}

fn settled(streams: usize) -> GaugeScene {
    settle(over(streams))
}

fn settled_2022(streams: usize) -> GaugeScene {
    let given = two(streams)
        .splitting(crate::token::Token::token_2022(6), acequia_interface::risks::Risks::NONE);
    let mut gauge = voted_in(with_budget(given.ready()));
    gauge.at_voting_end_of(0);
    settle(gauge)
}

/// What epoch 0 gave is streamed, and the first pool is on no list any more.
fn ended(streams: usize) -> GaugeScene {
    end(settled(streams))
}

fn end(mut gauge: GaugeScene) -> GaugeScene {
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.remove_pool(0).ok();
    gauge
}

/// The second pool is listed by two epochs.
fn ended_beside_two(streams: usize) -> GaugeScene {
    let mut gauge = ended(streams);
    for number in [3, 4] {
        gauge.fund(1_000).ok();
        gauge.begin(number);
        gauge.at_voting_end_of(number);
        gauge.settle(number).ok();
    }
    gauge
}

/// A stream that owes fractions alone, to the unit that is left of them.
fn wound_down(streams: usize) -> GaugeScene {
    wind_down(ended(streams))
}

fn wound_down_2022(streams: usize) -> GaugeScene {
    wind_down(end(settled_2022(streams)))
}

fn wind_down(mut gauge: GaugeScene) -> GaugeScene {
    gauge.wind_down(0).ok();
    gauge.farm.when("alice").claim_all().ok();
    gauge
}

/// The share of epoch 0 streams, and that of epoch 1 is to follow it.
fn running(streams: usize) -> GaugeScene {
    let mut gauge = settled(streams);
    gauge.apply(0, 0).ok();
    next(gauge, 1)
}

fn next(mut gauge: GaugeScene, number: u64) -> GaugeScene {
    gauge.fund(999_999_999_989).ok();
    gauge.begin(number);
    gauge.after(DAY);
    gauge.vote("alice", number, &[(0, 6_000), (1, 4_000)]).ok();
    gauge.at_voting_end_of(number);
    gauge.settle(number).ok();
    gauge
}

/// The share of epoch 0 was applied late, and ends before that of epoch 2 may begin.
fn paused(streams: usize) -> GaugeScene {
    let mut gauge = settled(streams);
    gauge.at_voting_end_of(1);
    gauge.after(HOUR);
    gauge.apply(0, 0).ok();
    next(gauge, 2)
}

fn late(streams: usize) -> GaugeScene {
    let mut gauge = settled(streams);
    gauge.at_boundary_of(1);
    gauge
}

fn spent(streams: usize) -> GaugeScene {
    let mut gauge = settled(streams);
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();
    gauge.at_end_of(0);
    gauge
}
