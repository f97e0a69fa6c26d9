//! Promise 8: a hook that was honest when a vote was cast, and is upgraded or closed while
//! the vote holds stake. Claims and additions go on; the lock ends with the ballot, and no change of
//! the pool's hook shortens or lengthens it.

use crate::hostile::*;
use harness::prelude::*;

/// Alice has voted honestly on a ballot of the recorder, which mallory may upgrade.
fn voted() -> (Scene, Ballot) {
    let mut farm = rewarding();
    let hook = farm.hook(RECORDER);
    farm.world.let_upgrade(&hook, "mallory");
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(DAY);
    farm.when("alice").vote(&ballot).ok();
    assert_eq!(farm.tally(&ballot), 3_000);
    (farm, ballot)
}

/// While the hook is broken alice can do everything but fall below her vote, bob can do
/// everything; when the ballot ends so can she.
#[track_caller]
fn holds_the_vote_to_its_end_and_nothing_else(farm: &Scene, ballot: &Ballot, payload: &[u8]) {
    let mut held = farm.fork();
    held.when("alice").withdraw_with(ballot, &[], payload).refused();
    held.when("alice").unstake(1).fails(FarmError::VoteLocked);
    held.when("alice").emergency_exit().fails(FarmError::VoteLocked);
    held.when("alice").claim_all().ok();
    held.when("alice").stake(10).ok();
    held.when("alice").unstake(10).ok();
    held.when("bob").vote_with(ballot, &[], payload).refused();
    held.when("bob").claim_all().ok();
    held.when("bob").unstake(1_000).ok();
    held.world.set_time(ballot.end);
    held.when("alice").unstake(1).ok();
    held.when("alice").emergency_exit().ok();

    farm.everyone_can_exit();
    everyone_leaves_with_everything(farm.fork());
}

/// When the pool removes it, nobody is held longer than to the ballot's end.
#[track_caller]
fn is_removed(farm: &Scene, ballot: &Ballot) {
    let mut removed = farm.fork();
    removed.when("creator").remove_hook().ok();
    removed.when("alice").unstake(1).fails(FarmError::VoteLocked);
    removed.when("bob").unstake(1_000).ok();
    removed.world.set_time(ballot.end);
    removed.when("alice").emergency_exit().ok();

    let mut removed = farm.fork();
    removed.when("creator").remove_hook().ok();
    removed.everyone_can_exit();
}

#[test]
fn one_that_is_upgraded_to_a_hostile_one_between_vote_and_withdrawal() {
    let (mut farm, ballot) = voted();

    farm.world.upgrade(&ballot.hook, "mallory", HOSTILE);

    let payload = [11, 9, 0, 0, 0, 0, 0, 0, 0];
    let why = farm.fork().when("alice").withdraw_with(&ballot, &[], &payload).refused();
    assert_eq!(why.custom_error(), Some(9), "the hostile program answers now");
    holds_the_vote_to_its_end_and_nothing_else(&farm, &ballot, &payload);
    is_removed(&farm, &ballot);
}

#[test]
fn one_that_is_upgraded_cannot_keep_a_vote_that_it_lets_go() {
    let (mut farm, ballot) = voted();
    farm.world.upgrade(&ballot.hook, "mallory", HOSTILE);

    farm.when("alice").withdraw_with(&ballot, &[], &[]).ok();

    farm.when("alice").unstake(3_000).ok();
    assert_eq!(farm.tally(&ballot), 3_000, "what it says of its own counts is its own business");
}

#[test]
fn one_that_is_closed_between_vote_and_withdrawal() {
    let (mut farm, ballot) = voted();

    farm.world.close_program(&ballot.hook, "mallory");

    holds_the_vote_to_its_end_and_nothing_else(&farm, &ballot, &[]);
    is_removed(&farm, &ballot);
}

#[test]
fn one_that_is_closed_takes_no_votes() {
    let mut farm = rewarding();
    let hook = farm.hook(RECORDER);
    farm.world.let_upgrade(&hook, "mallory");
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(DAY);
    farm.world.close_program(&hook, "mallory");

    let before = state(&farm);
    let vote = farm.when("alice").vote_with(&ballot, &[], &[]).refused();

    assert!(vote.log().contains("not deployed"), "{}", vote.log());
    assert!(state(&farm) == before, "a vote that failed has changed something");
    farm.when("alice").unstake(3_000).ok();
    farm.when("creator").remove_hook().ok();
    farm.hook(HOSTILE);
    farm.everyone_can_exit();
}

#[test]
fn one_that_is_closed_while_proposed_can_be_put_in_place_and_harms_nobody() {
    let mut farm = rewarding();
    let hook = farm.world.deploy(RECORDER);
    farm.world.let_upgrade(&hook, "mallory");
    farm.when("creator").propose_hook(hook).ok();
    farm.after(2 * DAY);
    farm.world.close_program(&hook, "mallory");

    farm.when("creator").activate_hook().ok();

    everyone_leaves_with_everything(farm);
}
