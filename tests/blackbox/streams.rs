//! What funders do, and what their streams then pay.

use harness::prelude::*;

fn one(curve: Curve) -> Given {
    Given::pool().reward(Token::spl(6), curve)
}

// ---- shapes ----

#[test]
fn a_stepped_curve_with_a_cliff() {
    let curve = Curve::empty().then(0, 30 * DAY).then(250_000, 1).then(750_000, 30 * DAY);
    let mut farm = one(curve).staker("alice", 1_000).ready();

    farm.after(30 * DAY);
    farm.then("alice").is_owed(0, 0);
    farm.after(1);
    farm.then("alice").is_owed(0, 250_000);
    farm.after(15 * DAY);

    farm.then("alice").is_owed(0, 625_000);
}

#[test]
fn a_decaying_curve_of_24_segments() {
    let curve = (0..24).fold(Curve::empty(), |curve, nth| curve.then(1 << (23 - nth), DAY));
    let total = curve.total();
    let mut farm = one(curve).staker("alice", 1 << 20).ready();

    let mut before = 0;
    for nth in 0..24 {
        farm.after(DAY);
        let owed = farm.then("alice").owed(0);
        assert_eq!(owed - before, 1 << (23 - nth), "day {nth}");
        before = owed;
    }
    assert_eq!(before, total);
}

#[test]
fn a_curve_that_starts_later() {
    let mut farm =
        one(Curve::even(1_000, 10 * DAY).starting(START + 5 * DAY)).staker("alice", 1).ready();

    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 0);
    farm.after(DAY);

    farm.then("alice").is_owed(0, 100);
}

#[test]
fn a_curve_cannot_start_in_the_past() {
    let mut farm = Given::pool().ready();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);
    let early = Curve::even(1_000, DAY).starting(START - 1);

    farm.when("manager").add_stream(0, &mint, &early).fails(FarmError::StartOutOfRange);
}

#[test]
fn too_many_too_short_and_empty_segments_are_refused() {
    let mut farm = Given::pool().ready();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);
    let long = (0..25).fold(Curve::empty(), |curve, _| curve.then(1, DAY));

    farm.when("manager").add_stream(0, &mint, &long).fails(FarmError::ScheduleTooLong);
    farm.when("manager").add_stream(0, &mint, &Curve::even(1, 0)).fails(FarmError::SegmentTooShort);
    farm.when("manager").add_stream(0, &mint, &Curve::even(0, 1)).fails(FarmError::ScheduleEmpty);
}

#[test]
fn the_longest_and_the_largest_curve_that_can_be_written() {
    let most = (1 << 63) - 1;
    let curve = Curve::even(most, u32::MAX as u64);
    let mut farm = one(curve).staker("alice", 1).staker("bob", u32::MAX as u64).ready();
    farm.after(u32::MAX as u64);

    farm.everyone_claims();
    farm.everyone_can_exit();
}

#[test]
fn lifetime_funding_is_bounded_on_the_way_in() {
    let mut farm = one(Curve::even((1 << 63) - 2, DAY)).staker("alice", 1).ready();

    farm.when("donor").top_up(0, 2).fails(FarmError::FundingOverflow);
    farm.when("donor").top_up(0, 1).ok();

    farm.everyone_can_exit();
}

// ---- slots ----

#[test]
fn only_the_reward_manager_adds_streams() {
    let mut farm = Given::pool().capacity(2).ready();
    let mint = farm.world.mint(&Token::spl(6));

    for who in ["creator", "funder", "mallory"] {
        farm.when(who).add_flow(0, &mint, DAY as u32).fails(FarmError::NotRewardManager);
    }
}

#[test]
fn a_slot_in_use_or_beyond_the_capacity_is_refused() {
    let mut farm = one(Curve::even(1_000, DAY)).capacity(2).ready();
    let mint = farm.world.mint(&Token::spl(6));

    farm.when("manager").add_flow(0, &mint, DAY as u32).fails(FarmError::SlotInUse);
    farm.when("manager").add_flow(2, &mint, DAY as u32).fails(FarmError::SlotOutOfRange);
    farm.when("manager").add_flow(1, &mint, DAY as u32).ok();
}

#[test]
fn one_mint_may_have_several_streams_with_vaults_apart() {
    let mut farm = one(Curve::even(1_000, DAY)).capacity(2).staker("alice", 1).ready();
    let mint = farm.reward(0);
    farm.when("manager").add_flow(1, &mint, DAY as u32).ok();
    farm.when("donor").top_up(1, 5_000).ok();

    farm.after(DAY);
    farm.when("alice").claim_all().ok();

    assert_ne!(farm.reward_vault(0), farm.reward_vault(1));
    farm.then("alice").was_paid(0, 6_000);
}

#[test]
fn a_vault_that_somebody_made_ahead_does_not_stop_a_stream() {
    let mut farm = Given::pool().staker("alice", 1).ready();
    let (mint, pool) = (farm.world.mint(&Token::spl(6)), farm.site().pool);
    let (mallory, funder) = (farm.world.actor("mallory"), farm.world.actor("funder"));
    let vault = addresses::reward_vault(&pool, &mint.address, 0).0;
    let gift = solana_system_interface::instruction::transfer(&mallory, &vault, 5_000_000);
    farm.world.send(mallory, &[gift]).ok();
    farm.world.fund(&funder, &mint, 1_000);

    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).ok();

    farm.after(DAY);
    farm.then("alice").is_owed(0, 1_000);
}

// ---- nobody staked ----

#[test]
fn while_nobody_is_staked_a_waiting_curve_stands_still() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).ready();
    farm.after(30 * DAY);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();

    farm.then("alice").is_owed(0, 0);
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 500);
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, 1_000);
}

#[test]
fn while_nobody_is_staked_a_refunding_curve_pays_its_funder() {
    let mut farm = one(Curve::even(1_000, 10 * DAY).refunding()).ready();
    farm.after(3 * DAY);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();
    farm.after(7 * DAY);

    farm.then("alice").is_owed(0, 700);
    farm.when("funder").refund(0).ok();

    farm.then("funder").was_paid(0, 300);
    farm.then("alice").is_owed(0, 700);
}

#[test]
fn a_gap_in_the_middle_is_nobodys() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(2 * DAY);
    farm.when("alice").unstake(1).ok();
    farm.after(YEAR);
    farm.when("alice").stake(1).ok();
    farm.then("alice").is_owed(0, 200);

    farm.after(8 * DAY);

    farm.then("alice").is_owed(0, 1_000);
}

// ---- funding ----

#[test]
fn a_running_curve_is_extended_at_its_end() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(5 * DAY);

    let early = Curve::even(500, DAY).starting(START + 6 * DAY);
    farm.when("funder").extend(0, &early).fails(FarmError::StartNotContiguous);
    farm.when("funder").extend(0, &Curve::even(500, 5 * DAY)).ok();

    farm.then("alice").is_owed(0, 500);
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 1_500);
}

#[test]
fn an_ended_curve_starts_anew_without_paying_for_the_gap() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(40 * DAY);

    farm.when("funder").extend(0, &Curve::even(1_000, 10 * DAY)).ok();

    farm.then("alice").is_owed(0, 1_000);
    farm.after(DAY);
    farm.then("alice").is_owed(0, 1_100);
}

#[test]
fn only_the_funder_extends_commits_refunds_and_winds_down() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();

    for who in ["creator", "manager", "mallory"] {
        farm.when(who).extend(0, &Curve::even(1, DAY)).fails(FarmError::NotFunder);
        farm.when(who).commit(0, START + DAY).fails(FarmError::NotFunder);
        farm.when(who).refund(0).fails(FarmError::NotFunder);
        farm.when(who).wind_down(0).fails(FarmError::NotFunder);
        farm.when(who).retire(0).fails(FarmError::NotFunder);
    }
}

#[test]
fn a_flow_spreads_each_deposit_over_its_window() {
    let mut farm = Given::pool().flow(Token::spl(6), 10 * DAY).staker("alice", 1).ready();
    farm.when("donor").top_up(0, 1_000).ok();
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 500);

    farm.when("donor").top_up(0, 2_000).ok();
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 2_000);
    farm.after(5 * DAY);

    farm.then("alice").is_owed(0, 3_000);
}

#[test]
fn dust_does_not_delay_a_flow() {
    let mut farm = Given::pool().flow(Token::spl(6), 10 * DAY).staker("alice", 1).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();

    for _ in 0..100 {
        farm.after(DAY / 10);
        farm.when("mallory").top_up(0, 1).ok();
    }

    assert!(farm.then("alice").owed(0) >= 1_000_000, "all of the deposit, in its ten days");
}

#[test]
fn a_flow_window_has_bounds() {
    let mut farm = Given::pool().ready();
    let mint = farm.world.mint(&Token::spl(6));

    farm.when("manager").add_flow(0, &mint, 599).fails(FarmError::WindowOutOfRange);
    farm.when("manager").add_flow(0, &mint, u32::MAX).fails(FarmError::WindowOutOfRange);
    farm.when("manager").add_flow(0, &mint, 600).ok();
}

#[test]
fn a_flow_is_not_extended_and_a_curve_not_ramped() {
    let mut farm = Given::pool().flow(Token::spl(6), DAY).staker("alice", 1).ready();

    farm.when("funder").extend(0, &Curve::even(1_000, DAY)).fails(FarmError::WrongStreamKind);
    farm.when("donor").top_up(0, 0).fails(FarmError::ZeroAmount);
}

// ---- the end of a stream ----

fn ended() -> Scene {
    let mut farm =
        one(Curve::even(1_000_003, 10 * DAY)).staker("alice", 3).staker("bob", 7).ready();
    farm.after(10 * DAY);
    farm
}

#[test]
fn a_running_stream_is_not_wound_down() {
    let mut farm = one(Curve::even(1_000, 10 * DAY)).staker("alice", 1).ready();
    farm.after(10 * DAY - 1);

    farm.when("funder").wind_down(0).fails(FarmError::StreamNotFinished);
}

#[test]
fn a_finished_stream_is_swept_and_retired_with_all_its_rent() {
    let mut farm = ended();
    farm.when("funder").wind_down(0).ok();
    farm.when("bob").at_position_of("alice").sweep(0).fails(FarmError::RewardsOwed);
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    let (funder, vault) = (farm.world.actor("funder"), farm.reward_vault(0));
    let mint = farm.reward(0);
    farm.world.wallet(&funder, &mint);
    let (rent, before) = (farm.world.lamports(&vault), farm.world.lamports(&funder));

    farm.when("funder").retire(0).ok();

    assert_eq!(farm.world.lamports(&funder), before + rent - 5_000);
    assert!(farm.world.account(&vault).is_none());
    assert!(!farm.pool().streams[0].is_in_use());
    let paid = ["alice", "bob", "funder"].map(|who| farm.then(who).holding(&mint));
    assert_eq!(paid.iter().sum::<u64>(), 1_000_003, "not a unit is left anywhere");
}

#[test]
fn fractions_of_absent_owners_are_swept_by_anyone() {
    let mut farm = ended();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.when("funder").wind_down(0).ok();

    farm.when("funder").retire(0).fails(FarmError::StreamStillOwes);
    farm.when("anyone").at_position_of("alice").sweep(0).ok();
    farm.when("anyone").at_position_of("bob").sweep(0).ok();

    farm.when("funder").retire(0).ok();
}

#[test]
fn nothing_is_swept_from_a_stream_that_runs() {
    let mut farm = ended();

    farm.when("anyone").at_position_of("alice").sweep(0).fails(FarmError::StreamNotClosing);
}

#[test]
fn a_closing_stream_takes_no_funding() {
    let mut farm = ended();
    farm.when("funder").wind_down(0).ok();

    farm.when("funder").extend(0, &Curve::even(1, DAY)).fails(FarmError::StreamNotActive);
    farm.when("donor").top_up(0, 1).fails(FarmError::StreamNotActive);
    farm.when("funder").commit(0, START + YEAR).fails(FarmError::StreamNotActive);
}

#[test]
fn a_reused_slot_owes_nothing_of_its_former_stream() {
    let mut farm = ended();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.when("funder").wind_down(0).ok();
    farm.when("anyone").at_position_of("alice").sweep(0).ok();
    farm.when("anyone").at_position_of("bob").sweep(0).ok();
    farm.when("funder").retire(0).ok();
    let (mint, funder) = (farm.world.mint(&Token::spl(6)), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);

    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, 10 * DAY)).ok();

    assert_eq!(farm.stream(0).generation, 2);
    farm.then("alice").is_owed(0, 0);
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 300);
    farm.then("bob").is_owed(0, 700);
}

#[test]
fn a_donated_unit_does_not_keep_a_vault_open() {
    let mut farm = ended();
    let (mint, vault) = (farm.reward(0), farm.reward_vault(0));
    farm.when("funder").wind_down(0).ok();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.world.mint_to(&vault, &mint, 1);

    farm.when("funder").retire(0).ok();

    assert!(farm.world.account(&vault).is_none());
}
