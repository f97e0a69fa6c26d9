//! A proposal is voted on longer, or shorter, than it was said: what was cast within another window
//! counts no more, and nothing is told of stake that has left.

use acequia_interface::instructions::CloseVoteReceipt;
use acequia_realms_core::weight::ONE;
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::ID;
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, NO, YES};

/// Alice has 3,000 in one position and 500 in another. Votes are taken for three days, and against
/// for one more.
fn scene() -> (RealmScene, Place, [Voting; 2]) {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    realm.when("alice").with_position(1).open().ok();
    realm.when("alice").with_position(1).stake(500).ok();
    realm.after(1);
    let proposal = realm.propose();
    let votings = [0, 1].map(|index| realm.voting("alice", &proposal, 0, index));
    (realm, proposal, votings)
}

/// To the second in which the stake of its voters is free again.
fn to_the_end(realm: &mut RealmScene, proposal: &Place) {
    let end = realm.window(proposal).end;
    realm.world.set_time(end);
}

fn tally(realm: &RealmScene, proposal: &Place) -> u64 {
    realm.tally("alice", proposal).expect("a tally").votes
}

#[test]
fn f41_stake_that_has_left_is_not_told() {
    let (mut realm, proposal, [_, small]) = scene();
    realm.vote("alice", &proposal, YES).ok();
    to_the_end(&mut realm, &proposal);
    realm.when("alice").unstake(3_000).ok();
    realm.lasts(&proposal, 6 * DAY);

    let vote = realm.vote_with(&[(0, small)], YES).build();
    let step = realm.relinquish("alice", &proposal);
    step.with(|all| all.extend(vote)).ok();

    assert_eq!((realm.counted(&proposal), tally(&realm, &proposal)), ((500, 0), 500));
}

/// A vote is taken back whose window is still open; what is left in the tally is of one that is over.
#[test]
fn f41_a_withdrawal_tells_nothing_of_a_window_that_is_over() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.pass_on(0, &small).ok();
    realm.lasts(&proposal, DAY);
    realm.pass_on(0, &large).ok();
    to_the_end(&mut realm, &proposal);
    realm.when("alice").unstake(3_000).ok();
    realm.lasts(&proposal, 6 * DAY);
    assert_eq!(tally(&realm, &proposal), 3_000);

    let vote = realm.civic_vote(&small, YES);
    realm.withdraw(0, &small).then(vote).run();

    assert_eq!((realm.told("alice").weight, realm.counted(&proposal)), (0, (0, 0)));
    realm.when("alice").with_position(1).unstake(500).ok();
}

/// The stake of what is left would be free before governance stops to count it.
#[test]
fn f41_a_withdrawal_tells_nothing_that_the_proposal_outlasts() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.pass_on(0, &large).ok();
    realm.pass_on(0, &small).ok();
    realm.lasts(&proposal, 6 * DAY);

    realm.withdraw(0, &small).ok();

    assert_eq!((tally(&realm, &proposal), realm.told("alice").weight), (3_000, 0));
}

#[test]
fn a_withdrawal_tells_what_is_left_while_the_proposal_takes_votes() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.vote_with(&[(0, large), (0, small)], YES).ok();

    let (withdraw, anew) = (realm.withdrawal(0, &small), realm.civic_vote(&large, NO));
    realm.relinquish("alice", &proposal).then(withdraw).then(anew).ok();

    assert_eq!(realm.counted(&proposal), (0, 3_000));
}

/// The receipt was closed at the old end: what is recorded there is no weight to the farm any more.
#[test]
fn f42_who_voted_before_a_proposal_was_lengthened_votes_again() {
    for receipt_closed in [true, false] {
        let (mut realm, proposal, [voting, _]) = scene();
        realm.vote("alice", &proposal, YES).ok();
        to_the_end(&mut realm, &proposal);
        if receipt_closed {
            let (position, rent_payer) = (voting.position, voting.voter);
            let receipt = addresses::vote_receipt(&position, &ID, &proposal.proposal).0;
            let close = CloseVoteReceipt { receipt, position, rent_payer };
            realm.does("anyone", close.instruction()).ok();
        }
        realm.lasts(&proposal, 6 * DAY);

        let vote = realm.vote("alice", &proposal, NO).build();
        realm.relinquish("alice", &proposal).with(|all| all.extend(vote)).ok();

        assert_eq!((realm.counted(&proposal), tally(&realm, &proposal)), ((0, 3_000), 3_000));
        realm.when("alice").unstake(1).fails(FarmError::VoteLocked);
        to_the_end(&mut realm, &proposal);
        realm.when("alice").unstake(3_000).ok();
    }
}

#[test]
fn who_votes_within_another_window_votes_with_each_position_again() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.vote_with(&[(0, large), (0, small)], YES).ok();
    realm.lasts(&proposal, 5 * DAY);

    let again = realm.cast(0, &small);
    realm.does("alice", again.clone()).fails(RealmsError::GovernanceCountsVote);
    realm.relinquish("alice", &proposal).then(again).ok();
    assert_eq!((tally(&realm, &proposal), realm.told("alice").weight), (500, 500));
    realm.vote_with(&[(0, large)], YES).ok();

    assert_eq!((tally(&realm, &proposal), realm.counted(&proposal)), (3_500, (3_500, 0)));
}

/// A window comes back: what was cast within it before is not in the tally, nor taken off it.
#[test]
fn a_window_that_comes_back_begins_a_tally_too() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.pass_on(0, &large).ok();
    realm.lasts(&proposal, 5 * DAY);
    realm.pass_on(0, &small).ok();
    realm.lasts(&proposal, 3 * DAY);
    let again = realm.cast(0, &small);
    realm.does("alice", again).ok();
    assert_eq!(tally(&realm, &proposal), 500);

    realm.withdraw(0, &large).ok();
    assert_eq!(tally(&realm, &proposal), 500);
    realm.when("alice").unstake(3_000).ok();
    realm.withdraw(0, &small).ok();
    assert_eq!(
        (tally(&realm, &proposal), realm.tally("alice", &proposal).unwrap().records),
        (0, 2)
    );
}

#[test]
fn a_record_of_a_former_window_is_closed_without_a_trace_in_the_tally() {
    let (mut realm, proposal, [large, small]) = scene();
    realm.vote_with(&[(0, large)], YES).ok();
    to_the_end(&mut realm, &proposal);
    realm.lasts(&proposal, 6 * DAY);
    let close = realm.closing(&large);
    realm.does("anyone", close.clone()).fails(RealmsError::VoteMayCount);
    let vote = realm.vote_with(&[(0, small)], NO).build();
    realm.relinquish("alice", &proposal).with(|all| all.extend(vote)).ok();
    to_the_end(&mut realm, &proposal);
    realm.finalize(&proposal).ok();

    realm.does("anyone", close).ok();
    assert_eq!(tally(&realm, &proposal), 500);
    let close = realm.closing(&small);
    realm.does("anyone", close).ok();
    let close = realm.closing_tally("alice", &proposal);
    realm.does("anyone", close).ok();
    assert_eq!(realm.registrar().tallies, 0);
}

/// The pool was closed, and another made at its address: the registrar lists the former one.
#[test]
fn f25_a_pool_made_anew_at_its_address_does_not_vote_until_it_is_listed_anew() {
    let mut realm = GivenRealm::new().pool("alice", 0).ready();
    realm.when("alice").close().ok();
    realm.when("creator").close_pool().ok();
    realm.after(1);
    let former = realm.farm.sites.split_off(0);
    let given = Given::pool().staking_same(former[0].stake).staker("alice", 3_000);
    realm.farm.also(given);
    assert_eq!(realm.site().pool, former[0].pool, "the same address");
    realm.when("creator").propose_hook(ID).ok();
    realm.after(2 * DAY);
    realm.when("creator").activate_hook().ok();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    let prepare = realm.pass_on(0, &voting).build();
    realm.world.send(voting.voter, &prepare[..prepare.len() - 1]).ok();

    realm.vote("alice", &proposal, YES).fails(RealmsError::PoolReplaced);
    assert_eq!(realm.counted(&proposal), (0, 0));

    // What was prepared while the former one was listed shuts nobody out.
    realm.list(0, ONE);
    realm.vote("alice", &proposal, YES).ok();
    assert_eq!(realm.counted(&proposal), (3_000, 0));
}
