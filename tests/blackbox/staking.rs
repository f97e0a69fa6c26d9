//! What an LP does with positions and principal.

use harness::prelude::*;
use harness::world::LAMPORTS;

const FEE: u64 = 5_000;

fn pool() -> Given {
    Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
}

fn alice_and_bob() -> Scene {
    pool().staker("alice", 3_000).staker("bob", 1_000).ready()
}

fn with_locks() -> Given {
    pool().locks(YEAR, 30_000, 5_000)
}

// ---- positions ----

#[test]
fn opening_costs_rent_and_closing_returns_all_of_it() {
    let mut farm = pool().ready();
    let carol = farm.world.actor("carol");

    farm.when("carol").open().ok();
    let rent = farm.world.lamports(&farm.position_of("carol"));
    assert_eq!(farm.world.lamports(&carol), LAMPORTS - FEE - rent);
    farm.when("carol").close().ok();

    assert_eq!(farm.world.lamports(&carol), LAMPORTS - 2 * FEE);
    farm.then("carol").has_no_position();
}

#[test]
fn rent_goes_back_to_whoever_paid_it_not_to_the_owner() {
    let mut farm = pool().ready();
    farm.when("sponsor").open_for("carol").ok();
    let (sponsor, position) = (farm.world.actor("sponsor"), farm.position_of("sponsor"));

    farm.when("carol").at(position).close().ok();

    assert_eq!(farm.world.lamports(&sponsor), LAMPORTS - FEE);
}

#[test]
fn an_owner_may_have_many_positions() {
    let mut farm = alice_and_bob();
    for index in [1, 2, 65_535] {
        farm.when("alice").with_position(index).open().ok();
        farm.when("alice").with_position(index).stake(index as u64).ok();
    }

    farm.then("alice").position(65_535).has_staked(65_535);
    assert_eq!(farm.pool().totals.positions, 5);
}

#[test]
fn a_position_cannot_be_opened_twice() {
    let mut farm = alice_and_bob();

    farm.when("alice").open().refused();

    farm.then("alice").has_staked(3_000);
}

#[test]
fn lamports_sent_ahead_do_not_stop_an_opening() {
    let mut farm = pool().ready();
    let (mallory, position) = (farm.world.actor("mallory"), farm.position_of("carol"));
    let gift = solana_system_interface::instruction::transfer(&mallory, &position, 1_000_000);
    farm.world.send(mallory, &[gift]).ok();

    farm.when("carol").open().ok();
    farm.when("carol").stake(10).ok();

    farm.then("carol").has_staked(10);
}

#[test]
fn a_closed_position_can_be_opened_anew_and_owes_nothing_old() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").claim_all().ok();
    farm.when("alice").unstake(3_000).ok();
    farm.when("alice").close().ok();

    farm.when("alice").open().ok();
    farm.when("alice").stake(1_000).ok();
    farm.then("alice").is_owed(0, 0);
    farm.after(10 * DAY);

    farm.then("alice").is_owed(0, 50_000);
}

#[test]
fn a_position_with_stake_cannot_be_closed() {
    let mut farm = alice_and_bob();

    farm.when("alice").close().fails(FarmError::StakeLeft);
    farm.when("alice").close_and_forfeit().fails(FarmError::StakeLeft);
}

// ---- principal ----

#[test]
fn anyone_may_stake_on_behalf_of_an_owner() {
    let mut farm = alice_and_bob();

    farm.when("carol").at_position_of("alice").stake(500).ok();

    farm.then("alice").has_staked(3_500).parted_with(3_000);
    farm.then("carol").parted_with(500);
    farm.when("carol").at_position_of("alice").unstake(1).fails(FarmError::NotOwner);
}

#[test]
fn nothing_cannot_be_staked_or_unstaked() {
    let mut farm = alice_and_bob();

    farm.when("alice").stake(0).fails(FarmError::ZeroAmount);
    farm.when("alice").unstake(0).fails(FarmError::ZeroAmount);
    farm.when("alice").unstake(3_001).fails(FarmError::InsufficientStake);
}

#[test]
fn more_than_one_has_cannot_be_staked() {
    let mut farm = pool().wealth(100).staker("alice", 60).ready();

    farm.when("alice").stake(41).refused();

    farm.then("alice").has_staked(60).parted_with(60);
}

#[test]
fn caps_of_pool_and_position_hold_on_the_way_in() {
    let mut farm = pool().caps(5_000, 3_500).staker("alice", 3_000).staker("bob", 1_000).ready();

    farm.when("alice").stake(501).fails(FarmError::PositionCapExceeded);
    farm.when("alice").stake(500).ok();
    farm.when("bob").stake(501).fails(FarmError::PoolCapExceeded);
    farm.when("bob").stake(500).ok();
    farm.when("alice").unstake(1).ok();
    farm.when("bob").stake(1).ok();
}

#[test]
fn total_stake_up_to_the_last_unit_of_u64() {
    let mut farm = pool().wealth(u64::MAX).staker("alice", u64::MAX - 1).ready();
    farm.after(100 * DAY);
    // The mint's supply is full: what more there is to stake is what alice has kept.
    farm.when("alice").stake(1).ok();

    farm.then("alice").has_staked(u64::MAX).is_owed(0, 999_999);
    farm.everyone_can_exit();
}

#[test]
fn weight_that_would_overflow_is_refused_on_the_way_in() {
    let mut farm = with_locks().wealth(u64::MAX).staker("alice", u64::MAX / 2).ready();

    farm.when("alice").lock(YEAR).fails(FarmError::WeightOverflow);

    farm.everyone_can_exit();
}

// ---- claims ----

#[test]
fn any_subset_of_streams_can_be_claimed() {
    let even = || Curve::even(1_000_000, 100 * DAY);
    let mut farm = pool().reward(Token::spl(9), even()).reward(Token::spl(0), even());
    farm = farm.staker("alice", 1_000);
    let mut farm = farm.ready();
    farm.after(10 * DAY);

    farm.when("alice").claim(&[2, 0]).ok();

    farm.then("alice").was_paid(0, 100_000).is_owed(1, 100_000).was_paid(2, 100_000);
}

#[test]
fn a_claim_of_nothing_whole_pays_nothing_and_loses_nothing() {
    let mut farm = pool().staker("alice", 3).staker("bob", 1_000_000_000).ready();
    farm.after(50 * DAY);
    let before = farm.then("alice").owed_q64(0);

    farm.when("alice").claim_all().ok();

    assert!(before > 0);
    assert_eq!(farm.then("alice").owed_q64(0), before);
    farm.then("alice").was_paid(0, 0);
}

#[test]
fn a_claim_of_an_empty_slot_or_beyond_the_capacity_is_refused() {
    let mut farm = pool().capacity(3).staker("alice", 1_000).ready();
    farm.after(DAY);
    let honest = farm.when("alice").claim(&[0]).build();

    for bits in [0b010u16, 0b1000, 0x8000, 0b011] {
        let mut wrong = honest.clone();
        wrong.data[8..10].copy_from_slice(&bits.to_le_bytes());
        farm.step("alice", wrong).refused();
    }
}

#[test]
fn a_claim_with_an_account_too_many_or_in_the_wrong_order_is_refused() {
    let mut farm = pool().reward(Token::spl(6), Curve::even(1_000, DAY)).staker("alice", 1).ready();
    farm.after(DAY);

    farm.when("alice").claim(&[0, 1]).with(|i| i.accounts.swap(5, 7)).refused();
    farm.when("alice").claim(&[0, 1]).with(|i| i.accounts.swap(5, 6)).refused();
    let extra = farm.wallet_of("alice", &farm.reward(0));
    let extra = AccountMeta::new(extra, false);
    farm.when("alice")
        .claim(&[0])
        .with(|i| i.accounts.push(extra))
        .fails(FarmError::WrongAccountCount);
}

#[test]
fn a_pushed_claim_needs_the_owners_leave() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);

    farm.when("bob").at_position_of("alice").push_claim(&[0]).fails(FarmError::PushNotAllowed);
    farm.when("bob").at_position_of("alice").allow_push(true).fails(FarmError::NotOwner);
    farm.when("alice").allow_push(true).ok();
    farm.when("bob").at_position_of("alice").push_claim(&[0]).ok();

    farm.then("alice").was_paid(0, 375_000);
    farm.when("alice").allow_push(false).ok();
    farm.when("bob").at_position_of("alice").push_claim(&[0]).fails(FarmError::PushNotAllowed);
}

#[test]
fn a_pushed_claim_pays_the_owners_canonical_account_alone() {
    let mut farm = alice_and_bob();
    farm.after(50 * DAY);
    farm.when("alice").allow_push(true).ok();
    let (bob, mint) = (farm.world.actor("bob"), farm.reward(0));
    let bobs = farm.world.wallet(&bob, &mint);

    farm.when("bob")
        .at_position_of("alice")
        .push_claim(&[0])
        .with_account(5, bobs)
        .fails(FarmError::NotOwnersTokenAccount);
}

#[test]
fn compounding_stakes_what_is_owed() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    farm.when("alice").compound(0).ok();

    farm.then("alice").has_staked(101_000).is_owed(0, 0).parted_with(1_000);
}

#[test]
fn compounding_another_mint_is_refused() {
    let mut farm = alice_and_bob();
    farm.after(10 * DAY);

    farm.when("alice").compound(0).fails(FarmError::NotStakeMint);
}

#[test]
fn compounding_respects_pause_and_caps() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(10 * DAY);

    farm.when("creator").set_paused(true).ok();
    farm.when("alice").compound(0).fails(FarmError::Paused);
    farm.when("creator").set_paused(false).ok();
    farm.when("creator").set_caps(0, 1_001).ok();
    farm.when("alice").compound(0).fails(FarmError::PositionCapExceeded);

    farm.then("alice").is_owed(0, 100_000);
}

// ---- locks ----

#[test]
fn a_lock_multiplies_weight_linearly_in_time() {
    let mut farm = with_locks().staker("alice", 1_000).staker("bob", 1_000).ready();

    farm.when("alice").lock(YEAR).ok();
    farm.when("bob").lock(YEAR / 2).ok();

    farm.then("alice").weighs(3_000);
    farm.then("bob").weighs(2_000);
    farm.after(50 * DAY);
    farm.then("alice").is_owed(0, 300_000);
    farm.then("bob").is_owed(0, 200_000);
}

#[test]
fn a_pool_without_locks_offers_none() {
    let mut farm = Given::pool().flow_of_stake(DAY).staker("alice", 1_000).ready();

    farm.when("alice").lock(DAY).fails(FarmError::LockNotOffered);
    farm.when("alice").leave_early(1, 0).fails(FarmError::EarlyLeaveNotOffered);
}

#[test]
fn a_lock_of_no_time_or_too_long_is_refused() {
    let mut farm = with_locks().staker("alice", 1_000).ready();

    farm.when("alice").lock(0).fails(FarmError::LockOutOfRange);
    farm.when("alice").lock(YEAR + 1).fails(FarmError::LockOutOfRange);
}

#[test]
fn a_lock_can_be_made_longer_and_never_shorter() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR / 2).ok();
    farm.after(DAY);

    farm.when("alice").lock(YEAR / 2 - 2 * DAY).fails(FarmError::LockWouldShrink);
    farm.when("alice").lock(YEAR).ok();

    farm.then("alice").weighs(3_000);
}

#[test]
fn what_is_added_under_a_lock_earns_the_time_that_remains() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR / 2);

    farm.when("alice").stake(1_000).ok();

    farm.then("alice").has_staked(2_000).weighs(3_000 + 2_000);
}

#[test]
fn weight_stands_until_somebody_releases_an_ended_lock() {
    let mut farm = with_locks().staker("alice", 1_000).ready();
    farm.when("alice").lock(10 * DAY).ok();
    let locked = farm.then("alice").read().stake.weight;

    farm.when("bob").at_position_of("alice").release().fails(FarmError::LockNotOver);
    farm.after(10 * DAY);
    farm.then("alice").weighs(locked);
    farm.when("bob").at_position_of("alice").release().ok();

    farm.then("alice").weighs(1_000);
    farm.when("bob").at_position_of("alice").release().fails(FarmError::LockNotOver);
}

#[test]
fn leaving_a_lock_early_pays_those_who_stay() {
    let mut farm = Given::pool()
        .locks(YEAR, 20_000, 4_000)
        .flow_of_stake(10 * DAY)
        .staker("alice", 1_000_000)
        .staker("bob", 1_000)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR / 2);

    farm.when("alice").leave_early(1_000_000, 0).ok();

    // Half the time is left: half of forty percent.
    farm.then("alice").has_staked(0).parted_with(200_000);
    farm.after(10 * DAY);
    farm.then("bob").is_owed(0, 200_000);
}

#[test]
fn leaving_early_costs_nothing_in_the_end() {
    let mut farm = Given::pool()
        .locks(YEAR, 20_000, 5_000)
        .flow_of_stake(10 * DAY)
        .staker("alice", 1_000)
        .ready();
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR - 1);

    farm.when("alice").leave_early(1_000, 0).ok();

    farm.then("alice").parted_with(0);
}

#[test]
fn leaving_early_is_no_way_out_of_no_lock() {
    let mut farm =
        Given::pool().locks(YEAR, 20_000, 5_000).flow_of_stake(DAY).staker("alice", 1_000).ready();

    farm.when("alice").leave_early(1_000, 0).fails(FarmError::NotLocked);
}

#[test]
fn without_a_flow_of_the_stake_mint_nobody_leaves_early() {
    let mut farm =
        with_locks().reward_of_stake(Curve::even(1_000, DAY)).staker("alice", 1_000).ready();
    farm.when("alice").lock(YEAR).ok();

    farm.when("alice").leave_early(1_000, 0).fails(FarmError::NotPenaltyStream);
    farm.when("alice").leave_early(1_000, 1).fails(FarmError::NotPenaltyStream);
}

// ---- moving and handing over ----

#[test]
fn stake_moves_to_another_pool_in_one_instruction() {
    let mut farm = alice_and_bob();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).staker("alice", 0));
    farm.after(50 * DAY);

    farm.when("alice").move_stake(other, 2_000).ok();

    farm.then("alice").has_staked(1_000).is_owed(0, 375_000).parted_with(3_000);
    farm.then("alice").in_pool(other).has_staked(2_000);
    farm.everyone_can_exit();
}

#[test]
fn a_locked_stake_does_not_move() {
    let mut farm = with_locks().staker("alice", 3_000).ready();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).staker("alice", 0));
    farm.when("alice").lock(YEAR).ok();

    farm.when("alice").move_stake(other, 1).fails(FarmError::Locked);
}

#[test]
fn stake_does_not_move_past_a_pause_or_a_cap() {
    let mut farm = alice_and_bob();
    let mint = farm.stake_mint();
    let other = farm.also(Given::pool().staking_same(mint).caps(100, 0).staker("alice", 0));

    farm.when("alice").move_stake(other, 101).fails(FarmError::PoolCapExceeded);
    farm.when("creator").in_pool(other).set_paused(true).ok();
    farm.when("alice").move_stake(other, 1).fails(FarmError::Paused);
    farm.when("alice").move_stake(0, 1).refused();
}

#[test]
fn a_position_changes_hands_when_both_sign() {
    let mut farm = alice_and_bob();
    let position = farm.position_of("alice");
    farm.after(50 * DAY);

    farm.when("alice").transfer_to("carol").without_signature(1).refused();
    farm.when("alice").transfer_to("carol").ok();

    farm.when("alice").claim(&[0]).fails(FarmError::NotOwner);
    farm.when("carol").at(position).claim(&[0]).ok();
    farm.when("carol").at(position).unstake(3_000).ok();
    farm.then("carol").was_paid(0, 375_000);
}

#[test]
fn the_next_owner_has_not_allowed_pushed_claims() {
    let mut farm = alice_and_bob();
    farm.when("alice").allow_push(true).ok();

    farm.when("alice").transfer_to("carol").ok();

    assert!(!farm.then("alice").read().allows_push());
}

// ---- delegated pools ----

#[test]
fn a_delegate_sets_amounts_and_streams_pay_on_them() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.after(50 * DAY);

    farm.when("vault").set_stake("alice", 0).ok();
    farm.when("alice").claim_all().ok();

    farm.then("alice").has_staked(0).was_paid(0, 375_000);
    farm.after(50 * DAY);
    farm.then("bob").is_owed(0, 625_000);
}

#[test]
fn only_the_delegate_sets_amounts() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).ready();

    for who in ["alice", "creator", "manager"] {
        farm.when(who).set_stake("alice", 9).fails(FarmError::NotDelegate);
    }
    farm.when("vault").at_position_of("alice").claim(&[0]).fails(FarmError::NotOwner);
}

#[test]
fn an_owner_can_give_a_delegated_position_up_by_an_emergency_exit() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).staker("bob", 1_000).ready();

    farm.when("alice").emergency_exit().ok();

    farm.then("alice").has_staked(0);
    assert_eq!(farm.pool().totals.staked, 1_000);
}

#[test]
fn a_plain_pool_has_no_delegate() {
    let mut farm = alice_and_bob();

    farm.when("vault").set_stake("alice", 9).fails(FarmError::NotDelegate);
}

#[test]
fn setting_the_same_amount_is_refused_or_changes_nothing() {
    let mut farm = pool().delegated_to("vault").staker("alice", 3_000).ready();

    farm.when("vault").set_stake("alice", 3_000).run();

    farm.then("alice").has_staked(3_000);
}
