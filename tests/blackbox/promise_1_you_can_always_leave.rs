//! Promise 1: unstaking needs no reward account, no hook, no oracle, no authority, and works
//! while paused. The one exception is a lock the LP signed for.

use acequia_interface::StreamSlot;
use harness::prelude::*;

/// A pool of three rewards, one of them about to make trouble, and two stakers.
fn troubled(token: Token) -> Scene {
    Given::pool()
        .accepting(Risks::ALL)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(token, Curve::even(1_000_000, 100 * DAY))
        .reward(Token::token_2022(9), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready()
}

fn all_of_it_leaves(farm: &mut Scene) {
    farm.after(DAY);
    farm.everyone_can_exit();
    farm.when("alice").unstake(3_000).ok();
    farm.then("alice").has_staked(0).parted_with(0);
}

#[test]
fn any_part_can_be_unstaked_at_any_time() {
    let mut farm = troubled(Token::spl(0));
    farm.when("alice").unstake(1).ok();
    farm.after(1);
    farm.when("alice").unstake(1_000).ok();
    farm.after(500 * DAY);
    farm.when("alice").unstake(1_999).ok();
    farm.then("alice").has_staked(0).parted_with(0);
    farm.when("alice").unstake(1).fails(FarmError::InsufficientStake);
}

#[test]
fn unstaking_in_the_second_of_staking_gives_everything_back() {
    let mut farm = troubled(Token::spl(0));
    farm.when("carol").open().ok();
    farm.when("carol").stake(500).ok();
    farm.when("carol").unstake(500).ok();
    farm.then("carol").parted_with(0);
}

#[test]
fn unstaking_works_while_the_pool_is_paused() {
    let mut farm = troubled(Token::spl(0));
    farm.when("creator").set_paused(true).ok();
    farm.when("bob").stake(1).fails(FarmError::Paused);
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_when_the_authority_is_gone() {
    let mut farm = troubled(Token::spl(0));
    farm.when("creator").renounce_authority().ok();
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_when_a_reward_vault_is_frozen() {
    let mut farm = troubled(Token::spl(6).freezable());
    let (vault, mint) = (farm.reward_vault(1), farm.reward(1));
    farm.world.freeze(&vault, &mint);
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_when_a_reward_mint_is_paused() {
    let mut farm = troubled(Token::token_2022(6).with(Extension::Pausable));
    let mint = farm.reward(1);
    farm.world.pause_mint(&mint);
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_when_a_reward_vault_was_emptied_by_its_issuer() {
    let mut farm = troubled(Token::token_2022(6).with(Extension::PermanentDelegate));
    let (vault, mint) = (farm.reward_vault(1), farm.reward(1));
    farm.world.seize(&vault, &mint, 1_000_000);
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_when_a_reward_vault_and_mint_no_longer_exist() {
    let mut farm = troubled(Token::spl(6));
    let (vault, mint) = (farm.reward_vault(1), farm.reward(1).address);
    farm.after(DAY);
    let mut world = farm.world.fork();
    for gone in [vault, mint] {
        world.put(gone, Default::default());
    }
    let unstake = farm.when("alice").unstake(3_000).build();
    let alice = world.actor("alice");
    world.send(alice, &[unstake]).ok();
    assert_eq!(world.position(&farm.position_of("alice")).stake.amount, 0);
}

#[test]
fn unstaking_works_when_every_schedule_has_ended() {
    let mut farm = troubled(Token::spl(0));
    farm.after(20 * YEAR);
    all_of_it_leaves(&mut farm);
}

#[test]
fn unstaking_works_with_sixteen_streams() {
    let mut given = Given::pool().staker("alice", 3_000).staker("bob", 7);
    for nth in 0..16u64 {
        given =
            given.reward(Token::spl(nth as u8 % 10), Curve::even(1_000_003 * (nth + 1), 30 * DAY));
    }
    let mut farm = given.ready();
    all_of_it_leaves(&mut farm);
}

#[test]
fn an_emergency_exit_reads_nothing_but_the_index() {
    // Every stream is garbage: times, amounts, cursor, state. The slots' addresses stay, so
    // that only the books are broken.
    let mut farm = troubled(Token::spl(0));
    farm.after(DAY);
    let (pool, alice) = (farm.site().pool, farm.world.actor("alice"));
    let exit = farm.when("alice").emergency_exit().build();
    let mut account = farm.world.account(&pool).unwrap();
    let capacity = farm.pool().streams.len();
    for slot in 0..capacity {
        let slot = Pool::size(slot as u8);
        account.data[slot..][StreamSlot::offset_of("books")..StreamSlot::SIZE].fill(0xa5);
    }
    farm.world.put(pool, account);
    farm.world.send(alice, &[exit]).ok();
    let stake = farm.stake_mint();
    assert_eq!(farm.world.holding(&alice, &stake), farm.site().wealth);
}

#[test]
fn an_emergency_exit_forfeits_only_what_came_after_the_last_update() {
    let mut farm = troubled(Token::spl(0));
    farm.after(50 * DAY);
    farm.when("bob").stake(1).ok();
    farm.after(DAY);
    farm.when("alice").emergency_exit().ok();
    farm.then("alice").is_owed(0, 375_000).has_staked(0).parted_with(0);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 375_000);
}

#[test]
fn an_emergency_exit_works_while_paused() {
    let mut farm = troubled(Token::spl(0));
    farm.when("creator").set_paused(true).ok();
    farm.when("alice").emergency_exit().ok();
    farm.then("alice").parted_with(0);
}

#[test]
fn a_lock_the_lp_signed_for_is_the_one_exception_and_it_ends() {
    let mut farm = Given::pool()
        .locks(100 * DAY, 30_000, 0)
        .reward(Token::spl(6), Curve::even(1_000_000, 400 * DAY))
        .staker("alice", 3_000)
        .ready();
    farm.when("alice").lock(100 * DAY).ok();
    farm.after(100 * DAY - 1);
    farm.when("alice").unstake(1).fails(FarmError::Locked);
    farm.when("alice").emergency_exit().fails(FarmError::Locked);
    farm.after(1);
    farm.when("alice").unstake(3_000).ok();
    farm.then("alice").parted_with(0);
}

#[test]
fn no_lock_is_longer_than_the_programs_constant() {
    let longest = acequia_core::lock::MAX_LOCK_SECONDS as u64;
    let mut farm = Given::pool().locks(longest, 100_000, 5_000).ready();
    let too_long = Given::pool().locks(longest + 1, 100_000, 5_000);
    farm.creating(&too_long).fails(FarmError::LockRuleOutOfRange);
    assert_eq!(longest, 4 * YEAR);
}

#[test]
fn a_position_held_by_a_program_leaves_like_any_other() {
    // Staked on behalf of another: whoever opened it has no say, the owner leaves.
    let mut farm = troubled(Token::spl(0));
    farm.when("vault").open_for("carol").ok();
    let position = position_at(&farm.site().pool, &farm.world.actor("vault"), 0);
    farm.when("vault").at(position).stake(900).ok();
    farm.when("vault").at(position).unstake(900).fails(FarmError::NotOwner);
    farm.when("carol").at(position).unstake(900).ok();
    let stake = farm.stake_mint();
    assert_eq!(farm.then("carol").holding(&stake), farm.site().wealth + 900);
}

#[test]
fn principal_of_a_token_with_fees_leaves_whole_as_it_arrived() {
    let fee = Extension::TransferFee { bps: 100, most: 1_000 };
    let mut farm = Given::pool()
        .staking(Token::token_2022(6).with(fee))
        .accepting(Risks::TRANSFER_FEE)
        .staker("alice", 10_000)
        .staker("bob", 5_000)
        .ready();
    farm.then("alice").has_staked(9_900);
    farm.when("alice").unstake(9_900).ok();
    farm.then("alice").has_staked(0).parted_with(100 + 99);
}

#[test]
fn leaving_works_when_sixteen_streams_have_24_segments_each_to_catch_up_on() {
    let curve = (1..=24).fold(Curve::empty(), |curve, nth| curve.then(nth * 1_000, nth * HOUR));
    let reward = |given: Given, nth| given.reward(Token::spl(nth), curve.clone());
    let given = (0..16).fold(Given::pool(), reward);
    let mut farm = given.staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.after(YEAR);

    let outcome = farm.when("alice").unstake(3_000).ok();

    assert!(outcome.cu < 200_000, "fits a transaction that asks for no extra units");
    farm.everyone_can_exit();
}

#[test]
fn leaving_works_when_the_clock_went_backwards() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .ready();
    farm.after(10 * DAY);
    farm.when("alice").claim_all().ok();
    farm.world.set_time(START - YEAR);

    farm.then("alice").is_owed(0, 0);
    farm.everyone_can_exit();
}

#[test]
fn claiming_works_while_the_pool_is_paused() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    farm.after(50 * DAY);
    farm.when("creator").set_paused(true).ok();

    farm.when("alice").claim_all().ok();

    farm.then("alice").was_paid(0, 500_000);
}

#[test]
fn nobody_else_can_lock_a_position() {
    let mut farm = Given::pool().locks(YEAR, 20_000, 0).staker("alice", 3_000).ready();

    farm.when("bob").at_position_of("alice").lock(DAY).fails(FarmError::NotOwner);
    farm.when("creator").at_position_of("alice").lock(DAY).fails(FarmError::NotOwner);

    farm.everyone_can_exit();
}
