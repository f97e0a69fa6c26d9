//! Votes taken back, and stake that leaves: never while governance counts its vote, and always
//! when it does not.

use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::instructions::{
    CloseVote, CloseVoterWeightRecord, OpenVote, UnlistPool,
};
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{addresses, ID};
use harness::prelude::*;
use harness::realm::SOVEREIGN;
use harness::realm::{GivenRealm, RealmScene, Terms, NO, YES};

/// Alice's 3,000 have voted for a proposal, as governance has counted.
fn voted() -> (RealmScene, Place, Voting) {
    voted_on(Terms::default())
}

fn voted_on(terms: Terms) -> (RealmScene, Place, Voting) {
    let given = GivenRealm::new().terms(terms).pool("alice", 3_000).staker("bob", 1_000);
    let mut realm = given.ready();
    let proposal = realm.propose();
    realm.vote("alice", &proposal, YES).ok();
    let voting = realm.voting("alice", &proposal, 0, 0);
    (realm, proposal, voting)
}

#[test]
fn a_vote_that_governance_counts_cannot_be_withdrawn() {
    let (mut realm, proposal, voting) = voted();

    realm.withdraw(0, &voting).fails(RealmsError::GovernanceCountsVote);

    assert_eq!(realm.counted(&proposal), (3_000, 0));
    realm.when("alice").unstake(1).fails(FarmError::VoteLocked);
}

#[test]
fn relinquished_in_governance_it_is_withdrawn_in_one_transaction() {
    let (mut realm, proposal, voting) = voted();

    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();

    assert_eq!(realm.counted(&proposal), (0, 0));
    assert_eq!(
        (realm.told("alice").weight, realm.tally("alice", &proposal).unwrap().votes),
        (0, 0)
    );
    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn withdrawn_first_it_cannot_be_voted_in_the_same_slot() {
    let (mut realm, proposal, voting) = voted();
    let (withdraw, vote) = (realm.withdrawal(0, &voting), realm.civic_vote(&voting, YES));

    realm.relinquish("alice", &proposal).then(withdraw).then(vote).ok();

    assert_eq!(realm.counted(&proposal), (0, 0), "a vote without weight");
}

#[test]
fn a_vote_that_governance_never_saw_is_withdrawn_freely() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    realm.pass_on(0, &voting).ok();

    realm.withdraw(0, &voting).ok();

    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn casting_less_again_is_refused_while_governance_counts_more() {
    let (mut realm, proposal, voting) = voted();
    realm.list(0, ONE / 2);

    let less = realm.cast(0, &voting);
    realm.does("alice", less.clone()).fails(RealmsError::GovernanceCountsVote);
    realm.relinquish("alice", &proposal).then(less).ok();

    assert_eq!(realm.told("alice").weight, 1_500);
}

#[test]
fn what_was_added_after_the_vote_can_be_withdrawn() {
    let given = GivenRealm::new().pool("alice", 3_000).pool("alice", 500);
    let mut realm = given.ready();
    let proposal = realm.propose();
    realm.vote("alice", &proposal, YES).ok();
    let more = realm.voting("alice", &proposal, 1, 0);
    realm.pass_on(1, &more).ok();

    realm.withdraw(1, &more).ok();

    assert_eq!(realm.tally("alice", &proposal).expect("a tally").votes, 3_000);
    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn a_proposal_decided_early_frees_its_voters() {
    let terms = Terms { tips: true, ..Terms::default() };
    let (mut realm, proposal, voting) = voted_on(terms);
    realm.set_max(MaxRule::Fixed(4_000)).ok();
    realm.vote("bob", &proposal, YES).ok();
    assert_eq!(realm.state(&proposal), 3, "it has succeeded");

    realm.withdraw(0, &voting).ok();

    realm.when("alice").unstake(3_000).ok();
    assert_eq!(realm.counted(&proposal), (4_000, 0));
}

#[test]
fn a_cancelled_proposal_frees_its_voters() {
    let (mut realm, proposal, voting) = voted();
    realm.cancel(&proposal).ok();
    assert_eq!(realm.state(&proposal), 6);

    realm.withdraw(0, &voting).ok();
    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn the_lock_ends_with_the_window_whatever_governance_does() {
    let (mut realm, proposal, voting) = voted();
    let end = realm.window(&proposal).end;
    realm.world.set_time(end - 1);
    realm.when("alice").unstake(1).fails(FarmError::VoteLocked);

    realm.world.set_time(end);
    let outcome = realm.withdraw(0, &voting).refused();
    assert_eq!(outcome.farm_error(), Some(FarmError::BallotNotOpen));
    realm.when("alice").unstake(3_000).ok();

    realm.finalize(&proposal).ok();
    assert_eq!(realm.counted(&proposal), (3_000, 0));
}

#[test]
fn votes_of_a_pool_off_the_list_can_be_withdrawn_and_not_cast() {
    let (mut realm, proposal, voting) = voted();
    let (registrar, pool) = (realm.place.registrar(), realm.site().pool);
    let authority = realm.world.actor(SOVEREIGN);
    realm.does(SOVEREIGN, UnlistPool { authority, registrar, pool }.instruction()).ok();

    let again = realm.cast(0, &voting);
    realm.does("alice", again).fails(RealmsError::PoolNotListed);
    realm.vote("bob", &proposal, NO).fails(RealmsError::PoolNotListed);
    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();
    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn a_window_that_governance_changes_holds_no_vote_back() {
    let (mut realm, proposal, voting) = voted();
    realm.lasts(&proposal, 5 * DAY);

    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();
    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn everyone_can_exit_whatever_the_adapter_does() {
    let (mut realm, proposal, voting) = voted();
    realm.everyone_can_exit();

    for file in ["hostile", "recorder"] {
        realm.world.deploy_at(ID, file);
        realm.fork().withdraw(0, &voting).run();
        realm.everyone_can_exit();
    }
    realm.when("creator").remove_hook().ok();
    realm.when("alice").unstake(3_000).fails(FarmError::VoteLocked);
    let end = realm.window(&proposal).end;
    realm.world.set_time(end);
    realm.when("alice").unstake(3_000).ok();
}

#[test]
fn all_rent_comes_back_when_the_proposal_is_decided() {
    let (mut realm, proposal, voting) = voted();
    let record = addresses::vote_record(&proposal.proposal, &voting.position).0;
    let tally = addresses::tally(&proposal.proposal, &voting.voter).0;
    let rent_payer = voting.voter;
    let close = CloseVote { vote_record: record, tally, proposal: proposal.proposal, rent_payer };
    let close_tally = realm.closing_tally("alice", &proposal);
    realm.does("anyone", close.instruction()).fails(RealmsError::VoteMayCount);
    realm.does("anyone", close_tally.clone()).fails(RealmsError::RecordsLeft);

    let end = realm.window(&proposal).end;
    realm.world.set_time(end);
    realm.does("anyone", close.instruction()).fails(RealmsError::VoteMayCount);
    realm.finalize(&proposal).ok();
    let before = realm.world.lamports(&rent_payer);
    realm.does("anyone", close.instruction()).ok();
    realm.does("anyone", close_tally).ok();
    let rents = [256, 208].map(|bytes| realm.world.svm.minimum_balance_for_rent_exemption(bytes));
    assert_eq!(realm.world.lamports(&rent_payer) - before, rents.iter().sum::<u64>());

    let registrar = realm.place.registrar();
    let weight = CloseVoterWeightRecord { voter: rent_payer, registrar }.instruction();
    realm.does("alice", weight).ok();
    assert!(realm.world.account(&realm.place.voter_weight_record(&rent_payer)).is_none());
}

#[test]
fn nobody_can_close_what_a_voter_needs_to_withdraw() {
    let (mut realm, proposal, voting) = voted();
    realm.cancel(&proposal).ok();
    let close = CloseVote {
        vote_record: addresses::vote_record(&proposal.proposal, &voting.position).0,
        tally: addresses::tally(&proposal.proposal, &voting.voter).0,
        proposal: proposal.proposal,
        rent_payer: voting.voter,
    };
    realm.does("mallory", close.instruction()).fails(RealmsError::VoteMayCount);

    let registrar = realm.place.registrar();
    let weight = CloseVoterWeightRecord { voter: voting.voter, registrar }.instruction();
    realm.does("alice", weight).ok();
    realm.withdraw(0, &voting).refused();
    let anew = OpenVote { payer: realm.world.actor("anyone"), voting }.instruction();
    realm.does("anyone", anew).ok();
    realm.withdraw(0, &voting).ok();
    realm.when("alice").unstake(3_000).ok();
    realm.does("anyone", close.instruction()).ok();
}

#[test]
fn a_withdrawn_vote_can_be_closed_and_cast_anew() {
    let (mut realm, proposal, voting) = voted();
    let withdraw = realm.withdrawal(0, &voting);
    realm.relinquish("alice", &proposal).then(withdraw).ok();
    let close = CloseVote {
        vote_record: addresses::vote_record(&proposal.proposal, &voting.position).0,
        tally: addresses::tally(&proposal.proposal, &voting.voter).0,
        proposal: proposal.proposal,
        rent_payer: voting.voter,
    };
    realm.does("anyone", close.instruction()).ok();
    assert_eq!(realm.tally("alice", &proposal).expect("a tally").records, 0);

    realm.vote("alice", &proposal, NO).ok();

    assert_eq!(realm.counted(&proposal), (0, 3_000));
}
