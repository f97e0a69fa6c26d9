//! Views by return data: what a client shows and a calling program relies on.

use harness::prelude::*;

fn farm() -> Scene {
    Given::pool()
        .capacity(3)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY).then(0, DAY).then(500_000, DAY))
        .flow(Token::token_2022(9), 10 * DAY)
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready()
}

#[test]
fn pending_is_what_a_claim_then_pays() {
    let mut farm = farm();
    farm.when("donor").top_up(1, 777_777).ok();
    farm.after(33 * HOUR + 7);

    let pending = farm.view_pending("alice");
    farm.when("alice").claim_all().ok();

    for view in &pending {
        farm.then("alice").was_paid(view.slot as usize, view.claimable);
    }
    assert_eq!(pending.len(), 2, "empty slots are left out");
}

#[test]
fn pending_shows_the_fraction_and_agrees_with_the_core() {
    let mut farm = farm();
    farm.after(33 * HOUR + 7);

    let pending = farm.view_pending("alice");

    assert_eq!(pending[0].owed().get(), farm.then("alice").owed_q64(0));
    assert_eq!(pending[0].claimable, pending[0].owed().floor());
    assert_eq!((pending[0].slot, pending[0].generation), (0, 1));
}

#[test]
fn pending_of_an_empty_position_is_zero() {
    let mut farm = farm();
    farm.when("carol").open().ok();
    farm.after(10 * DAY);

    assert!(farm.view_pending("carol").iter().all(|view| view.claimable == 0));
}

#[test]
fn pending_of_sixteen_streams_fits_the_return_data() {
    let reward = |given: Given, _| given.reward(Token::spl(6), Curve::even(1_000_000, DAY));
    let mut farm = (0..16).fold(Given::pool(), reward).staker("alice", 7).ready();
    farm.after(HOUR);

    let slots: Vec<u8> = farm.view_pending("alice").iter().map(|view| view.slot).collect();

    assert_eq!(slots, (0..16).collect::<Vec<u8>>());
    assert_eq!(farm.view_pool().streams.len(), 16);
    assert_eq!(farm.view_solvency().len(), 16);
}

#[test]
fn a_view_changes_nothing() {
    let mut farm = farm();
    farm.after(10 * DAY);
    let (pool, position) = (farm.site().pool, farm.position_of("alice"));
    let before = (farm.world.account(&pool), farm.world.account(&position));

    let view = instructions::ViewPending { pool, position }.instruction();
    farm.step("anyone", view).ok();
    farm.step("anyone", instructions::ViewPool { pool }.instruction()).ok();

    assert_eq!((farm.world.account(&pool), farm.world.account(&position)), before);
}

#[test]
fn the_pool_shows_rate_runway_and_next_change() {
    let mut farm = farm();
    farm.after(40 * DAY);

    let view = farm.view_pool();
    let curve = view.streams[0].clone();

    assert_eq!(
        (view.staked, view.weight, view.positions, view.now),
        (4_000, 4_000, 2, START + 40 * DAY)
    );
    assert_eq!((curve.amount, curve.seconds), (1_000_000, 100 * DAY));
    assert_eq!(curve.unstreamed, 600_000 + 500_000);
    assert_eq!(curve.next_change_at, START + 100 * DAY);
    assert_eq!(curve.runs_dry_at, START + 102 * DAY);
}

#[test]
fn a_pause_in_the_curve_shows_as_a_rate_of_zero() {
    let mut farm = farm();
    farm.after(100 * DAY + HOUR);

    let curve = farm.view_pool().streams[0].clone();

    assert_eq!((curve.amount, curve.next_change_at), (0, START + 101 * DAY));
}

#[test]
fn a_stream_that_has_not_started_shows_its_start() {
    let later = Curve::even(1_000, DAY).starting(START + 5 * DAY);
    let mut farm = Given::pool().reward(Token::spl(6), later).staker("alice", 1).ready();

    let curve = farm.view_pool().streams[0].clone();

    assert_eq!((curve.amount, curve.seconds), (0, 0));
    assert_eq!((curve.next_change_at, curve.runs_dry_at), (START + 5 * DAY, START + 6 * DAY));
    assert_eq!(curve.unstreamed, 1_000);
}

#[test]
fn a_dry_stream_shows_no_rate() {
    let mut farm = farm();
    farm.after(YEAR);

    let curve = farm.view_pool().streams[0].clone();

    assert_eq!((curve.amount, curve.seconds, curve.unstreamed), (0, 0, 0));
}

#[test]
fn an_idle_pool_that_waits_shows_its_runway_put_off() {
    let mut farm = farm();
    farm.when("alice").unstake(3_000).ok();
    farm.when("bob").unstake(1_000).ok();
    farm.after(10 * DAY);

    assert_eq!(farm.view_pool().streams[0].runs_dry_at, START + 112 * DAY);
}

#[test]
fn solvency_shows_liability_and_surplus() {
    let mut farm = farm();
    let (mint, vault) = (farm.reward(0), farm.reward_vault(0));
    farm.world.mint_to(&vault, &mint, 5);
    farm.after(50 * DAY);
    farm.when("alice").claim_all().ok();

    let solvency = farm.view_solvency();

    let left = 1_500_000 - 375_000;
    assert_eq!(
        (solvency[0].vault, solvency[0].liability, solvency[0].surplus),
        (left + 5, left, 5)
    );
    assert!(solvency.iter().all(|view| view.is_solvent()));
}

#[test]
fn solvency_wants_every_vault_in_order() {
    let mut farm = farm();
    let pool = farm.site().pool;
    let (first, second) = (farm.reward_vault(0), farm.reward_vault(1));

    for vaults in [vec![], vec![first], vec![second, first], vec![first, second, first]] {
        let view = instructions::ViewSolvency { pool, vaults: &vaults }.instruction();
        farm.step("anyone", view).refused();
    }
}

#[test]
fn the_clients_own_reading_agrees_with_the_program() {
    let mut farm = farm();
    farm.after(17 * DAY + 3);

    let (pool, now) = (farm.pool(), farm.world.now());
    let own = farm.then("bob").read().claimable(&pool, now);

    for view in farm.view_pending("bob") {
        assert_eq!(view.claimable, own[view.slot as usize]);
    }
}
