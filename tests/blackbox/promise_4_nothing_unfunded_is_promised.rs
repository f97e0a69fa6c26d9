//! Promise 4: a schedule is created by the instruction that moves the tokens, credited with
//! what the vault really received.

use harness::prelude::*;

fn pool() -> Given {
    Given::pool().capacity(2).staker("alice", 1_000)
}

#[test]
fn adding_a_stream_moves_its_whole_budget() {
    let farm = pool().reward(Token::spl(6), Curve::even(1_000_000, DAY)).ready();

    assert_eq!(farm.world.balance(&farm.reward_vault(0)), 1_000_000);
    assert_eq!(farm.then("funder").holding(&farm.reward(0)), 0);
    assert_eq!(farm.stream(0).funded, 1_000_000);
}

#[test]
fn a_stream_without_tokens_is_not_added() {
    let mut farm = pool().ready();
    let mint = farm.world.mint(&Token::spl(6));
    let funder = farm.world.actor("funder");
    farm.world.fund(&funder, &mint, 999_999);

    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000_000, DAY)).refused();

    assert!(!farm.pool().streams[0].is_in_use());
}

#[test]
fn a_transfer_fee_scales_the_curve_to_what_arrived() {
    let fee = Extension::TransferFee { bps: 100, most: u64::MAX };
    let curve = Curve::even(1_000_000, DAY).then(3_000_000, DAY);
    let mut farm =
        pool().accepting(Risks::TRANSFER_FEE).reward(Token::token_2022(6).with(fee), curve).ready();
    assert_eq!(farm.stream(0).funded, 3_960_000);

    farm.after(DAY);
    farm.then("alice").is_owed(0, 990_000);
    farm.after(DAY);

    farm.then("alice").is_owed(0, 3_960_000);
}

#[test]
fn an_extension_is_credited_when_its_tokens_have_moved() {
    let mut farm = pool().reward(Token::spl(6), Curve::even(1_000_000, DAY)).ready();

    farm.when("funder").extend(0, &Curve::even(500_000, DAY)).ok();

    assert_eq!(farm.stream(0).funded, 1_500_000);
    assert_eq!(farm.world.balance(&farm.reward_vault(0)), 1_500_000);
}

#[test]
fn tokens_sent_straight_to_a_vault_promise_nothing() {
    let mut farm = pool().reward(Token::spl(6), Curve::even(1_000_000, DAY)).ready();
    let (mint, vault) = (farm.reward(0), farm.reward_vault(0));

    farm.world.mint_to(&vault, &mint, 1_000_000);
    farm.after(2 * DAY);

    assert_eq!(farm.stream(0).funded, 1_000_000);
    farm.then("alice").is_owed(0, 1_000_000);
}

#[test]
fn a_refund_gives_back_exactly_what_is_no_longer_promised() {
    let mut farm = pool().reward(Token::spl(6), Curve::even(1_000_000, 10 * DAY)).ready();
    farm.after(4 * DAY);

    farm.when("funder").refund(0).ok();

    farm.then("funder").was_paid(0, 600_000);
    farm.after(YEAR);
    farm.then("alice").is_owed(0, 400_000);
    assert_eq!(farm.world.balance(&farm.reward_vault(0)), 400_000);
}

#[test]
fn an_extension_moves_its_tokens_or_nothing() {
    let mut farm =
        Given::pool().reward(Token::spl(6), Curve::even(1_000, DAY)).staker("alice", 1).ready();
    let extension = farm.when("funder").extend(0, &Curve::even(500, DAY)).build();
    let (funder, mint) = (farm.world.actor("funder"), farm.reward(0));
    farm.world.transfer(&funder, &mint, &farm.wallet_of("funder", &mint), 0);
    let sink = farm.world.actor("sink");
    let sink = farm.world.wallet(&sink, &mint);
    farm.world.transfer(&funder, &mint, &sink, 1);
    farm.world.send(funder, &[extension]).refused();
    assert_eq!(farm.stream(0).funded, 1_000);
}

#[test]
fn a_top_up_counts_what_arrived() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000, 10 * DAY))
        .staker("alice", 1)
        .ready();
    farm.after(5 * DAY);
    farm.when("anyone").top_up(0, 500).ok();
    farm.then("alice").is_owed(0, 500);
    farm.after(5 * DAY);
    farm.then("alice").is_owed(0, 1_500);
    farm.when("anyone").top_up(0, 500).fails(FarmError::ScheduleEnded);
}

#[test]
fn an_empty_stream_promises_nothing_until_it_is_extended() {
    let mut farm = Given::pool().reward(Token::spl(6), Curve::empty()).staker("alice", 1).ready();
    farm.after(10 * DAY);
    farm.then("alice").is_owed(0, 0);
    farm.when("funder").extend(0, &Curve::even(700, 7 * DAY)).ok();
    farm.after(DAY);
    farm.then("alice").is_owed(0, 100);
}

#[test]
fn a_schedule_of_no_amount_is_no_schedule() {
    let mut farm = Given::pool().capacity(1).ready();
    let mint = farm.world.mint(&Token::spl(6));
    let nothing = Curve::even(0, DAY).then(0, DAY);
    farm.when("manager").add_stream(0, &mint, &nothing).fails(FarmError::ScheduleEmpty);
}
