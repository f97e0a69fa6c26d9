//! What is staked votes in a realm, in the transaction of the vote, with the right weight.

use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::errors::RealmsError;
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, Terms, NO, YES};

/// Governance's own reasons.
const EXPIRED: u32 = 0x241;
const MAX_EXPIRED: u32 = 0x24f;

#[test]
fn a_vote_counts_in_the_realm_with_what_is_staked() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    let proposal = realm.propose();

    realm.vote("alice", &proposal, YES).ok();
    realm.vote("bob", &proposal, NO).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 1_000));
    assert_eq!(realm.governance_vote("alice", &proposal), Some(3_000));
    realm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    realm.everyone_can_exit();
}

/// Alice has 3,000 and 500 in two positions of a pool, and 200 in one where a unit votes two
/// and a half times.
fn of_three_positions() -> RealmScene {
    let half = ONE / 2;
    let given = GivenRealm::new().pool("alice", 3_000).pool("alice", 200).power(2 * ONE + half);
    let mut realm = given.ready();
    realm.when("alice").with_position(1).open().ok();
    realm.when("alice").with_position(1).stake(500).ok();
    realm.after(1);
    realm
}

#[test]
fn positions_and_pools_of_one_owner_are_added_up_in_one_vote() {
    let mut realm = of_three_positions();
    let proposal = realm.propose();
    let votings = [(0, 0), (0, 1), (1, 0)];
    let votings = votings.map(|(nth, index)| (nth, realm.voting("alice", &proposal, nth, index)));

    realm.vote_with(&votings, YES).ok();

    assert_eq!(realm.counted(&proposal), (3_000 + 500 + 500, 0));
    let tally = realm.tally("alice", &proposal).expect("a tally");
    assert_eq!((tally.votes, tally.records), (4_000, 3));
}

#[test]
fn stake_that_votes_after_the_vote_counts_when_the_vote_is_taken_anew() {
    let mut realm = of_three_positions();
    let proposal = realm.propose();
    realm.vote("alice", &proposal, YES).ok();
    let more = realm.voting("alice", &proposal, 0, 1);

    realm.pass_on(0, &more).ok();
    assert_eq!(realm.counted(&proposal), (3_000, 0));

    let anew = realm.civic_vote(&more, YES);
    let cast = realm.cast(0, &more);
    realm.relinquish("alice", &proposal).then(cast).then(anew).ok();
    assert_eq!(realm.counted(&proposal), (3_500, 0));
}

#[test]
fn a_power_rounds_votes_down() {
    let third = ONE / 3;
    let mut realm = GivenRealm::new().pool("alice", 1_000).power(third).ready();
    let proposal = realm.propose();

    realm.vote("alice", &proposal, YES).ok();

    assert_eq!(realm.counted(&proposal), (333, 0));
}

#[test]
fn votes_that_reach_two_to_the_64th_are_refused() {
    let mut realm = GivenRealm::new().pool("alice", (1 << 32) + 1).power(u64::MAX).ready();
    let proposal = realm.propose();

    realm.vote("alice", &proposal, YES).fails(RealmsError::VotesOverflow);
    realm.everyone_can_exit();
}

#[test]
fn a_vote_decides_a_proposal_against_the_rule_and_not_against_the_stake() {
    let terms = Terms { tips: true, ..Terms::default() };
    let given = GivenRealm::new().terms(terms).max(MaxRule::Fixed(5_000));
    let mut realm = given.pool("alice", 2_999).staker("bob", 1).ready();
    let proposal = realm.propose();

    realm.vote("alice", &proposal, YES).ok();
    assert_eq!(realm.state(&proposal), 2, "2,999 of 5,000 are less than 60 %");
    realm.vote("bob", &proposal, YES).ok();
    assert_eq!(realm.state(&proposal), 3, "3,000 are 60 %");
}

#[test]
fn the_window_is_to_the_second_that_of_governance() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    realm.after(HOUR);
    let proposal = realm.propose();
    let (began, window) = (realm.world.now(), realm.window(&proposal));
    assert_eq!((window.start, window.end), (began, began + 4 * DAY + 1));

    realm.world.set_time(window.end - 1);
    realm.vote("alice", &proposal, NO).ok();
    realm.fork().vote("bob", &proposal, NO).ok();
    realm.world.set_time(window.end);
    let late = realm.voting("bob", &proposal, 0, 0);
    realm.pass_on(0, &late).refused();
    let vote = realm.civic_vote(&late, NO);
    realm.does("bob", vote).refused();
    assert_eq!(realm.counted(&proposal), (0, 3_000));
    realm.finalize(&proposal).ok();
}

#[test]
fn a_legacy_or_councilless_governance_is_read_as_governance_reads_it() {
    let terms = Terms { council_votes: false, cool_off_seconds: 77, ..Terms::default() };
    let mut realm = GivenRealm::new().terms(terms).pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let window = realm.window(&proposal);
    assert_eq!(window.end - window.start, 3 * DAY + 77 + 1);

    realm.world.set_time(window.end - 1);
    realm.vote("alice", &proposal, NO).ok();
    assert_eq!(realm.counted(&proposal), (0, 3_000));
}

#[test]
fn a_vote_on_a_long_proposal_is_for_its_last_14_days() {
    let terms = Terms { base_seconds: 30 * DAY as u32, ..Terms::default() };
    let mut realm = GivenRealm::new().terms(terms).pool("alice", 3_000).ready();
    let proposal = realm.propose();

    let voting = realm.voting("alice", &proposal, 0, 0);
    let (open, early) = (realm.pass_on(0, &voting).build(), realm.cast(0, &voting));
    realm.world.send(voting.voter, &open[..1]).ok();
    let outcome = realm.farm.step("alice", early).fails(FarmError::BallotTooLong);
    assert!(outcome.error.is_some());

    let end = realm.window(&proposal).end;
    realm.world.set_time(end - 14 * DAY);
    realm.vote("alice", &proposal, NO).ok();
}

#[test]
fn a_weight_counts_in_its_slot_alone() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    realm.pass_on(0, &voting).ok();
    let vote = realm.civic_vote(&voting, YES);
    realm.fork().does("alice", vote.clone()).ok();

    realm.next_slot();
    realm.does("alice", vote).governance_refuses(EXPIRED);
    realm.vote("alice", &proposal, YES).ok();
}

#[test]
fn a_share_of_the_supply_is_refreshed_in_each_transaction() {
    let max = MaxRule::ShareOfSupply(5_000);
    let mut realm = GivenRealm::new().max(max).supply(20_000).pool("alice", 6_000).ready();
    let proposal = realm.propose();
    assert_eq!(realm.told_max().max, 10_000);

    realm.next_slot();
    let stale = realm.vote("alice", &proposal, YES).run();
    assert_eq!(stale.custom_error(), Some(MAX_EXPIRED), "{}", stale.log());
    let refresh = realm.refresh();
    realm.vote("alice", &proposal, YES).after(refresh).ok();

    assert_eq!(realm.counted(&proposal), (6_000, 0));
}
