//! What votes has been staked since before voting began, and votes once.

use acequia_realms_core::weight::ONE;
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::governance::RelinquishVote;
use acequia_realms_interface::votes::Place;
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, NO, YES};

/// Governance's own reason for refusing a second vote.
const VOTE_EXISTS: u32 = 0x207;

/// Alice has 3,000 staked and bob 1,000; a proposal is being voted on since an hour.
fn voting() -> (RealmScene, Place) {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    let proposal = realm.propose();
    realm.after(HOUR);
    (realm, proposal)
}

#[test]
fn a_second_vote_is_refused_by_governance() {
    let (mut realm, proposal) = voting();
    realm.vote("alice", &proposal, YES).ok();

    realm.vote("alice", &proposal, YES).governance_refuses(VOTE_EXISTS);

    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn casting_again_counts_no_position_twice() {
    let (mut realm, proposal) = voting();
    let voting = realm.voting("alice", &proposal, 0, 0);
    let again = realm.cast(0, &voting);

    realm.vote("alice", &proposal, YES).with(|all| all.insert(all.len() - 1, again)).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn a_flash_stake_votes_with_nothing() {
    let (mut realm, proposal) = voting();
    realm.when("carol").open().ok();
    realm.when("carol").stake(1_000_000).ok();

    let outcome = realm.vote("carol", &proposal, YES).refused();

    assert_eq!(outcome.farm_error(), Some(FarmError::NoEligibleWeight));
    assert_eq!(realm.counted(&proposal), (0, 0));
}

#[test]
fn stake_added_after_voting_began_does_not_vote() {
    let (mut realm, proposal) = voting();
    realm.when("alice").stake(1_000_000).ok();

    realm.vote("alice", &proposal, YES).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn stake_added_in_the_second_voting_began_does_not_vote() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    realm.when("alice").stake(1_000).ok();

    realm.vote("alice", &proposal, YES).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn a_window_that_began_earlier_or_later_than_voting_is_refused() {
    let (mut realm, proposal) = voting();
    let (voting, window) = (realm.voting("alice", &proposal, 0, 0), realm.window(&proposal));
    let (start, end) = (window.start, window.end);

    for (start, end) in [(start - 1, end), (start + 1, end), (start, end - 1), (start, end + 1)] {
        let wrong = realm.cast_within(0, &voting, start, end);
        let step = realm.vote("alice", &proposal, YES);
        step.with(|all| *all.iter_mut().rev().nth(1).expect("a cast") = wrong)
            .fails(RealmsError::WrongWindow);
    }
}

#[test]
fn stake_that_voted_cannot_move_and_vote_again() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).pool("bob", 1_000).ready();
    let proposal = realm.propose();
    realm.vote("alice", &proposal, YES).ok();

    realm.when("alice").unstake(3_000).fails(FarmError::VoteLocked);
    realm.when("alice").emergency_exit().fails(FarmError::VoteLocked);
    realm.when("alice").transfer_to("carol").fails(FarmError::VotesOpen);
}

#[test]
fn stake_that_was_freed_and_staked_elsewhere_is_too_young() {
    let (mut realm, proposal) = voting();
    realm.vote("alice", &proposal, YES).ok();
    let voting = realm.voting("alice", &proposal, 0, 0);
    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();
    realm.when("alice").unstake(3_000).ok();
    realm.when("carol").open().ok();
    realm.when("carol").stake(3_000).ok();

    let outcome = realm.vote("carol", &proposal, YES).refused();

    assert_eq!(outcome.farm_error(), Some(FarmError::NoEligibleWeight));
    assert_eq!(realm.counted(&proposal), (0, 0));
}

#[test]
fn a_removed_hook_frees_no_stake_until_the_adapter_has_taken_the_vote_back() {
    let (mut realm, proposal) = voting();
    realm.vote("alice", &proposal, YES).ok();

    realm.when("creator").remove_hook().ok();
    realm.when("alice").transfer_to("carol").fails(FarmError::VotesOpen);
    realm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    let voting = realm.voting("alice", &proposal, 0, 0);
    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();

    realm.when("alice").transfer_to("carol").ok();
    assert_eq!(realm.tally("alice", &proposal).expect("a tally").votes, 0);
    assert_eq!(realm.counted(&proposal), (0, 0));
    realm.everyone_can_exit();
}

#[test]
fn a_vote_without_the_farm_is_refused() {
    let (mut realm, proposal) = voting();
    let voting = realm.voting("alice", &proposal, 0, 0);
    let mut forged = realm.cast(0, &voting);
    let receipt = acequia_interface::addresses::vote_authority(
        &realm.site().pool,
        &acequia_realms_interface::ID,
    );
    let vote = acequia_vote_hook::Vote {
        ballot: proposal.proposal.to_bytes(),
        weight: 1_000_000,
        previous_weight: 0,
        ballot_start: realm.window(&proposal).start,
        ballot_end: realm.window(&proposal).end,
        sequence: 1,
        payload: &[],
    };
    let mut buffer = [0; acequia_vote_hook::MAX_LENGTH];
    forged.program_id = acequia_realms_interface::ID;
    forged.data = vote.encode(&mut buffer).expect("a vote").to_vec();
    forged.accounts = [receipt.0, realm.site().pool, voting.position, voting.voter]
        .map(|key| AccountMeta::new_readonly(key, false))
        .to_vec();
    forged.accounts.extend(voting.extras());
    let open = realm.pass_on(0, &voting).build();
    realm.world.send(voting.voter, &open[..open.len() - 1]).ok();

    realm.does("alice", forged.clone()).fails(RealmsError::AuthorityNotSigner);
    forged.accounts[0] = AccountMeta::new_readonly(voting.voter, true);
    realm.does("alice", forged).fails(RealmsError::WrongAuthority);
}

#[test]
fn relinquishing_and_voting_the_other_way_counts_once() {
    let (mut realm, proposal) = voting();
    realm.vote("alice", &proposal, YES).ok();

    let relinquish = RelinquishVote { place: proposal, voter: realm.world.actor("alice") };
    realm.vote("alice", &proposal, NO).after(relinquish.instruction()).ok();

    assert_eq!(realm.counted(&proposal), (0, 3_000));
}

#[test]
fn votes_cast_keep_what_they_counted_when_the_power_changes() {
    let (mut realm, proposal) = voting();
    realm.vote("alice", &proposal, YES).ok();

    realm.list(0, 2 * ONE);
    realm.vote("bob", &proposal, YES).ok();

    assert_eq!(realm.counted(&proposal), (3_000 + 2 * 1_000, 0));
    assert_eq!(realm.tally("alice", &proposal).expect("a tally").votes, 3_000);
}
