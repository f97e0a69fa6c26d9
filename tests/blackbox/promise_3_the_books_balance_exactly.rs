//! Promise 3: for every stream, after every instruction, to the last 2^-64 of a unit. The
//! harness checks the equation after each step of every test; these make it hard.

use harness::prelude::*;

/// What all positions are owed together and the carry [2^-64 base units].
fn owed_and_carry(farm: &Scene, slot: usize, who: &[&str]) -> u128 {
    let owed: u128 = who.iter().map(|name| farm.then(name).owed_q64(slot)).sum();
    owed + farm.stream(slot).carry.get()
}

#[test]
fn thirds_and_sevenths_lose_nothing() {
    let mut farm = Given::pool()
        .reward(Token::spl(9), Curve::even(1_000_000_007, 97 * DAY))
        .reward(Token::spl(0), Curve::even(11, 13 * DAY).then(1, 7 * DAY))
        .staker("alice", 3)
        .staker("bob", 7)
        .staker("carol", 11)
        .ready();
    for nth in 1..60u64 {
        farm.after(nth * 3_607 % (2 * DAY));
        let who = ["alice", "bob", "carol"][nth as usize % 3];
        match nth % 5 {
            0 => farm.when(who).claim_all().ok(),
            1 => farm.when(who).stake(nth * nth).ok(),
            2 => farm.when(who).unstake(1).ok(),
            3 => farm.when(who).claim(&[1]).ok(),
            _ => farm.when(who).stake(1).ok(),
        };
    }
    for slot in 0..2 {
        let stream = farm.stream(slot);
        let all = owed_and_carry(&farm, slot, &["alice", "bob", "carol"]);
        assert_eq!(all, u128::from(stream.streamed - stream.paid) << 64);
    }
}

#[test]
fn every_unit_funded_is_paid_in_the_end_but_fractions() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(999_999_999_989, 31 * DAY))
        .staker("alice", 1_000_003)
        .staker("bob", 7)
        .ready();
    farm.after(40 * DAY);
    farm.everyone_claims();
    let stream = farm.stream(0);
    assert_eq!(stream.streamed, 999_999_999_989);
    assert!(stream.streamed - stream.paid < 2);
}

#[test]
fn a_donation_to_a_vault_is_nobodys_and_changes_nothing() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_000)
        .ready();
    let (reward, stake) = (farm.reward(0), farm.stake_mint());
    let (vault, stake_vault) = (farm.reward_vault(0), farm.pool().stake_vault);
    farm.world.mint_to(&vault, &reward, 5_555);
    farm.world.mint_to(&stake_vault, &stake, 7_777);
    farm.after(100 * DAY);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 1_000_000).has_staked(1_000);
    assert_eq!(farm.view_solvency()[0].surplus, 5_555);
    farm.everyone_can_exit();
}

#[test]
fn sixteen_streams_at_once() {
    let mut given = Given::pool().staker("alice", 5).staker("bob", 9);
    for nth in 0..16u64 {
        let token = if nth % 2 == 0 { Token::spl(nth as u8) } else { Token::token_2022(nth as u8) };
        given = given.reward(token, Curve::even(10u64.pow(nth as u32 % 12) + nth, (nth + 1) * DAY));
    }
    let mut farm = given.ready();
    farm.after(8 * DAY + 1);
    farm.when("alice").stake(6).ok();
    farm.after(20 * DAY);
    farm.when("bob").unstake(9).ok();
    let paid = farm.when("alice").claim_all().by_table().ok();
    assert!(paid.cu < 60_000, "{}", paid.cu);
    for slot in 0..16 {
        let stream = farm.stream(slot);
        assert_eq!(stream.streamed, stream.funded, "slot {slot} has streamed everything");
    }
    farm.everyone_can_exit();
}

#[test]
fn the_last_unit_comes_with_the_last_second() {
    let mut farm =
        Given::pool().reward(Token::spl(0), Curve::even(1, YEAR)).staker("alice", 1).ready();
    farm.after(YEAR - 1);
    farm.then("alice").is_owed(0, 0);
    farm.after(1);
    farm.then("alice").is_owed(0, 1);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 1);
}

#[test]
fn an_insolvent_vault_is_seen_by_anyone() {
    // A permanent delegate, accepted by the creator, takes what is owed.
    let mut farm = Given::pool()
        .accepting(Risks::PERMANENT_DELEGATE)
        .reward(
            Token::token_2022(6).with(Extension::PermanentDelegate),
            Curve::even(1_000, 10 * DAY),
        )
        .staker("alice", 1)
        .ready();
    let (vault, mint) = (farm.reward_vault(0), farm.reward(0));
    farm.world.seize(&vault, &mint, 400);
    let view = farm.view_solvency()[0].clone();
    assert_eq!((view.vault, view.liability, view.surplus), (600, 1_000, 0));
}

#[test]
fn how_often_somebody_claims_changes_nothing() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(999_999_937, 30 * DAY))
        .staker("alice", 1_234_567)
        .staker("bob", 7_654_321)
        .ready();
    let mut seldom = farm.fork();
    seldom.after(30 * DAY);

    for _ in 0..30 {
        farm.after(DAY);
        farm.when("alice").claim_all().ok();
    }

    let paid = (farm.then("alice").holding(&farm.reward(0)) as u128) << 64;
    let (often, once) = (farm.then("alice").owed_q64(0) + paid, seldom.then("alice").owed_q64(0));
    // Each settling rounds the index down once and carries the rest on: within a share each.
    let share = 30 * 1_234_567;
    assert!(often.abs_diff(once) < share, "{often} and {once}");
}

#[test]
fn splitting_a_stake_over_positions_changes_nothing() {
    let pool = || Given::pool().reward(Token::spl(6), Curve::even(1_000_003, 9 * DAY));
    let mut whole = pool().staker("bob", 1_000).staker("alice", 999).ready();
    let mut split = pool().staker("bob", 1_000).staker("alice", 333).ready();
    for index in [1, 2] {
        split.when("alice").with_position(index).open().ok();
        split.when("alice").with_position(index).stake(333).ok();
    }

    whole.after(9 * DAY);
    split.after(9 * DAY);

    let parts = (0..3).map(|index| split.then("alice").position(index).owed_q64(0));
    assert_eq!(parts.sum::<u128>(), whole.then("alice").owed_q64(0));
}
