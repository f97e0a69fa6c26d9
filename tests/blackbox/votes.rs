//! Votes: what has been staked since before a ballot began votes, once, and is held until
//! the ballot ends.

use harness::prelude::*;
use harness::world::address_of;

/// Alice has 3,000 and bob 1,000 in a pool whose hook is the recorder; a ballot of a week
/// has just begun.
pub fn polled() -> (Scene, Ballot) {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(HOUR);
    (farm, ballot)
}

#[test]
fn what_is_staked_votes_with_its_weight() {
    let (mut farm, ballot) = polled();

    farm.when("alice").vote(&ballot).ok();
    farm.when("bob").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 4_000);
    let receipt = farm.receipt("alice", &ballot).expect("a receipt");
    assert_eq!((receipt.weight, receipt.sequence), (3_000, 1));
    let votes = farm.view_votes("alice");
    assert_eq!((votes.open, votes.held(), votes.free_at), (1, 3_000, ballot.end));
}

#[test]
fn a_flash_stake_votes_with_nothing() {
    let (mut farm, ballot) = polled();
    farm.when("carol").open().ok();
    farm.when("carol").stake(1_000_000).ok();

    farm.when("carol").vote(&ballot).fails(FarmError::NoEligibleWeight);
}

#[test]
fn stake_added_after_the_start_does_not_vote() {
    let (mut farm, ballot) = polled();
    farm.when("alice").stake(50_000).ok();

    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 3_000);
    farm.when("alice").unstake(50_000).ok();
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
}

#[test]
fn a_window_that_is_not_the_receivers_own_is_refused_by_it() {
    let (mut farm, ballot) = polled();
    farm.when("carol").open().ok();
    farm.when("carol").stake(1_000_000).ok();
    farm.after(HOUR);

    let later = Ballot { start: ballot.start + 2 * HOUR, ..ballot };
    farm.when("carol").vote(&later).refused();
    let shorter = Ballot { end: ballot.end - 1, ..ballot };
    farm.when("alice").vote(&shorter).refused();

    assert_eq!(farm.tally(&ballot), 0);
}

#[test]
fn voting_again_replaces_the_vote_and_opens_no_second_one() {
    let (mut farm, ballot) = polled();

    farm.when("alice").vote(&ballot).ok();
    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 3_000);
    assert_eq!((farm.view_votes("alice").open, farm.view_votes("alice").sequence), (1, 2));
    farm.when("alice").withdraw_vote(&ballot).ok();
    assert_eq!((farm.tally(&ballot), farm.view_votes("alice").held()), (0, 0));
}

#[test]
fn the_vote_lock_holds_until_the_ballot_ends() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();

    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.when("alice").emergency_exit().fails(FarmError::VoteLocked);
    farm.when("alice").transfer_to("carol").fails(FarmError::VotesOpen);
    farm.when("alice").claim_all().ok();
    farm.world.set_time(ballot.end - 1);
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);

    farm.world.set_time(ballot.end);
    farm.when("alice").unstake(3_000).ok();
    farm.when("alice").withdraw_vote(&ballot).fails(FarmError::BallotNotOpen);
}

#[test]
fn withdrawing_lifts_the_vote_lock_and_cannot_be_done_twice() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();

    farm.when("alice").withdraw_vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 0);
    farm.when("alice").withdraw_vote(&ballot).fails(FarmError::NoOpenVote);
    farm.when("alice").unstake(3_000).ok();
}

/// F37: whatever an authority does with the hook, a vote that counts holds.
#[test]
fn no_change_of_the_hook_lifts_a_vote_lock() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    farm.when("creator").propose_hook(ballot.hook).fails(FarmError::HookInPlace);
    let other = farm.world.deploy(HOSTILE);
    farm.when("creator").propose_hook(other).ok();
    farm.after(2 * DAY);

    farm.when("creator").activate_hook().ok();
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.when("creator").remove_hook().ok();
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.when("alice").emergency_exit().fails(FarmError::VoteLocked);

    farm.when("alice").withdraw_vote(&ballot).ok();
    assert_eq!(farm.tally(&ballot), 0, "the hook that it was passed to is told");
    farm.when("alice").unstake(3_000).ok();
}

#[test]
fn a_removed_hook_takes_no_new_votes_and_its_vote_lock_ends_with_the_ballot() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    farm.when("creator").remove_hook().ok();

    farm.when("bob").vote(&ballot).refused();
    farm.world.set_time(ballot.end);
    farm.when("alice").unstake(3_000).ok();
    assert_eq!(farm.tally(&ballot), 3_000, "what was recorded stays recorded");
}

#[test]
fn a_hook_that_comes_back_is_told_what_stands() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    farm.when("creator").remove_hook().ok();
    farm.when("bob").stake(1).ok();
    farm.hook(RECORDER);

    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 3_000);
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
}

/// F51: taking a proposal back leaves the active hook alone, and removing the hook the proposal.
#[test]
fn f51_a_proposed_hook_is_taken_back_alone_and_expires() {
    let (mut farm, ballot) = polled();
    let other = farm.world.deploy(HOSTILE);
    farm.when("creator").withdraw_hook_proposal().fails(FarmError::NoPendingHook);
    farm.when("creator").propose_hook(other).ok();
    farm.when("mallory").withdraw_hook_proposal().fails(FarmError::NotAuthority);
    farm.when("creator").withdraw_hook_proposal().ok();
    assert_eq!((farm.pool().hook, farm.pool().pending_hook), (ballot.hook, Address::default()));

    farm.when("creator").propose_hook(other).ok();
    farm.after(16 * DAY + 1);
    farm.when("creator").activate_hook().fails(FarmError::HookProposalExpired);
    farm.when("creator").propose_hook(other).ok();
    farm.when("creator").remove_hook().ok();
    assert_eq!((farm.pool().hook, farm.pool().pending_hook), (Address::default(), other));
    farm.after(16 * DAY);
    farm.when("creator").activate_hook().ok();
    assert_eq!(farm.pool().hook, other);
}

/// F42: a proposal that was lengthened after a vote's old end counts it anew, as replacing nothing.
#[test]
fn a_vote_whose_ballot_has_ended_is_passed_on_as_none() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    farm.world.set_time(ballot.end);
    let longer = farm.ballot_between(0, "poll", ballot.start, ballot.end + DAY);

    let vote = farm.when("alice").vote(&longer).run();

    // The recorder keeps one record for any window, so it refuses what replaces nothing.
    assert_eq!(vote.custom_error(), Some(acequia_vote_hook::Error::WrongPreviousWeight.code()));
}

/// F26: a ballot that outlasts the lock keeps no boost: anyone takes it off when the lock ends, and
/// honest `stake` goes on working.
#[test]
fn f26_no_open_vote_keeps_the_boost_of_an_ended_lock() {
    let mut farm = Given::pool()
        .locks(YEAR, 100_000, 0)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 100)
        .staker("bob", 100)
        .ready();
    farm.hook(RECORDER);
    farm.when("alice").lock(10 * DAY).ok();
    farm.after(DAY);
    let ballot = farm.ballot("poll", 12 * DAY);
    farm.after(1);
    farm.when("alice").vote(&ballot).ok();
    assert_eq!(farm.tally(&ballot), 100, "without the boost, which ends before the ballot");
    farm.after(10 * DAY);

    farm.when("anyone").at_position_of("alice").release().ok();
    farm.then("alice").weighs(100);
    farm.when("alice").stake(1).ok();
    farm.when("alice").unstake(2).fails(FarmError::VoteLocked);
    farm.when("alice").unstake(1).ok();
    assert_eq!(farm.pool().totals.weight, 200);
}

/// F26: and where nobody comes to release it, the position's own claim takes it off.
#[test]
fn f26_a_claim_takes_an_ended_boost_off() {
    let mut farm = Given::pool()
        .locks(YEAR, 100_000, 0)
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 100)
        .staker("bob", 100)
        .ready();
    farm.when("alice").lock(DAY).ok();
    farm.after(2 * DAY);
    farm.when("alice").claim_all().ok();
    farm.then("alice").weighs(100);
    assert_eq!(farm.pool().totals.weight, 200);
}

/// F50: 100 locked tenfold long ago, 900 added just before the lock ends, a ballot begun in between:
/// the 900 do not vote.
#[test]
fn f50_an_ended_boost_leaves_no_older_date_to_younger_principal() {
    let mut farm = Given::pool().locks(YEAR, 100_000, 0).staker("alice", 100).ready();
    farm.hook(RECORDER);
    farm.when("alice").lock(YEAR).ok();
    farm.after(YEAR - 2 * DAY);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(2 * DAY - 1);
    farm.when("alice").stake(900).ok();
    farm.after(1);
    farm.when("anyone").at_position_of("alice").release().ok();

    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 100);
}

/// F50: 100 locked tenfold that voted cannot leave early with 90.
#[test]
fn f50_what_a_vote_counted_does_not_leave_early() {
    let mut farm = Given::pool().locks(YEAR, 100_000, 5_000).staker("alice", 100).ready();
    farm.hook(RECORDER);
    farm.when("alice").lock(YEAR).ok();
    farm.after(DAY);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(1);
    farm.when("alice").vote(&ballot).ok();
    assert_eq!(farm.tally(&ballot), 1_000);

    farm.when("alice").leave_early(90).fails(FarmError::VoteLocked);
    farm.when("alice").leave_early(1).fails(FarmError::VoteLocked);
}

/// F52: a stranger's stake of one unit pushes no step out of a position's history.
#[test]
fn f52_nobodys_dust_displaces_a_step_of_the_history() {
    let mut farm = Given::pool().staker("alice", 100).ready();
    farm.hook(RECORDER);
    for _ in 0..2 {
        farm.after(DAY);
        farm.when("alice").stake(100).ok();
    }
    farm.after(DAY);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(1);
    farm.when("mallory").at_position_of("alice").stake(1).ok();

    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 300);
}

#[test]
fn moved_stake_cannot_vote_again() {
    let (mut farm, ballot) = polled();
    let other = farm.also(Given::pool().staking_same(farm.stake_mint()).staker("alice", 0));
    farm.when("alice").vote(&ballot).ok();
    farm.when("alice").move_stake(other, 1).fails(FarmError::VoteLocked);
    farm.when("alice").withdraw_vote(&ballot).ok();
    farm.when("alice").unstake(3_000).ok();

    farm.when("carol").open().ok();
    farm.when("carol").stake(3_000).ok();
    farm.when("alice").stake(3_000).ok();

    farm.when("carol").vote(&ballot).fails(FarmError::NoEligibleWeight);
    farm.when("alice").vote(&ballot).fails(FarmError::NoEligibleWeight);
}

#[test]
fn a_position_that_changed_hands_cannot_vote_again() {
    let (mut farm, ballot) = polled();
    let position = farm.position_of("alice");
    farm.when("alice").vote(&ballot).ok();
    farm.when("alice").withdraw_vote(&ballot).ok();
    farm.when("alice").transfer_to("carol").ok();
    farm.after(HOUR);

    farm.when("carol").at(position).vote(&ballot).fails(FarmError::NoEligibleWeight);
}

#[test]
fn a_replayed_vote_is_a_new_one_and_counts_nothing_twice() {
    let (mut farm, ballot) = polled();
    let vote = farm.when("alice").vote(&ballot).build();

    for sequence in 1..4 {
        farm.step("alice", vote.clone()).ok();
        assert_eq!(farm.receipt("alice", &ballot).expect("a receipt").sequence, sequence);
    }

    assert_eq!((farm.tally(&ballot), farm.view_votes("alice").open), (3_000, 1));
}

#[test]
fn a_ballot_that_is_not_open_or_too_long_is_refused() {
    let (mut farm, ballot) = polled();
    let now = farm.world.now();

    for (window, why) in [
        ((now + 1, now + DAY), FarmError::BallotNotOpen),
        ((now - DAY, now), FarmError::BallotNotOpen),
        ((now - HOUR, now + 14 * DAY + 1), FarmError::BallotTooLong),
    ] {
        let (start, end) = window;
        farm.when("alice").vote(&Ballot { start, end, ..ballot }).fails(why);
    }
}

#[test]
fn a_receipt_is_closed_by_anyone_when_the_vote_is_over_and_not_before() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    let (alice, receipt) = (farm.world.actor("alice"), farm.receipt_at("alice", &ballot));
    let rent = farm.world.lamports(&receipt);
    let close = farm.when("anyone").at_position_of("alice").close_receipt(&ballot).build();
    farm.step("anyone", close.clone()).fails(FarmError::ReceiptInUse);

    farm.world.set_time(ballot.end);
    let before = farm.world.lamports(&alice);
    farm.step("anyone", close).ok();

    assert_eq!(farm.world.lamports(&alice) - before, rent);
    assert_eq!(farm.receipt("alice", &ballot), None);
}

#[test]
fn closing_the_receipt_of_a_ballot_that_has_ended_lets_its_vote_go() {
    let (mut farm, long) = polled();
    let short = farm.ballot("short", DAY);
    farm.after(1);
    farm.when("alice").vote(&long).ok();
    farm.when("alice").vote(&short).ok();
    farm.world.set_time(short.end);
    farm.when("alice").withdraw_vote(&long).ok();
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);

    farm.when("anyone").at_position_of("alice").close_receipt(&short).ok();

    assert_eq!((farm.view_votes("alice").open, farm.view_votes("alice").held()), (0, 0));
    farm.when("alice").unstake(3_000).ok();
}

#[test]
fn a_receipt_of_before_is_not_counted_among_the_votes_of_now() {
    let (mut farm, first) = polled();
    farm.when("alice").vote(&first).ok();
    farm.world.set_time(first.end);
    let second = farm.ballot("second", DAY);
    farm.after(1);
    farm.when("alice").vote(&second).ok();

    farm.when("anyone").at_position_of("alice").close_receipt(&first).ok();

    assert_eq!(farm.view_votes("alice").open, 1);
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
}

#[test]
fn a_receipt_outlives_its_position_and_can_still_be_closed() {
    let (mut farm, ballot) = polled();
    farm.when("alice").vote(&ballot).ok();
    farm.world.set_time(ballot.end);
    let close = farm.when("alice").close_receipt(&ballot).build();
    farm.when("alice").unstake(3_000).ok();
    farm.when("alice").claim_all().ok();
    farm.when("alice").close_and_forfeit().ok();

    farm.step("anyone", close).ok();

    assert_eq!(farm.receipt("alice", &ballot), None);
}

/// The zero address, which stands for no hook, is that of the system program.
#[test]
fn a_pool_without_a_hook_takes_no_vote() {
    let mut farm = Given::pool().staker("alice", 3_000).ready();
    let (hook, address, start) = (Address::default(), address_of("a ballot"), farm.world.now());
    let none = Ballot { hook, address, start, end: start + DAY };

    farm.when("alice").vote_with(&none, &[], b"for").fails(FarmError::NoHook);
}

#[test]
fn a_hook_is_proposed_waits_48_hours_and_is_activated() {
    let mut farm = Given::pool().staker("alice", 3_000).ready();
    let hook = farm.world.deploy(RECORDER);
    farm.when("creator").activate_hook().fails(FarmError::NoPendingHook);
    farm.when("creator").remove_hook().fails(FarmError::NoHook);
    farm.when("mallory").propose_hook(hook).fails(FarmError::NotAuthority);

    farm.when("creator").propose_hook(hook).ok();
    farm.after(DAY);
    farm.when("creator").propose_hook(hook).ok();
    farm.after(2 * DAY - 1);
    farm.when("creator").activate_hook().fails(FarmError::HookNotReady);
    assert_eq!(farm.pool().hook, Address::default());

    farm.after(1);
    farm.when("creator").activate_hook().ok();
    let pool = farm.pool();
    assert_eq!((pool.hook, pool.pending_hook), (hook, Address::default()));
}

#[test]
fn what_is_no_program_or_moves_tokens_is_refused_as_a_hook() {
    let mut farm = Given::pool().staker("alice", 3_000).ready();
    let alice = farm.world.actor("alice");
    for refused in [
        acequia_interface::ID,
        addresses::SPL_TOKEN,
        addresses::TOKEN_2022,
        addresses::ASSOCIATED_TOKEN,
        addresses::SYSTEM,
        alice,
    ] {
        farm.when("creator").propose_hook(refused).fails(FarmError::HookRefused);
    }
}

#[test]
fn extra_accounts_may_not_sign_nor_be_writable_ones_of_the_farm_nor_too_many() {
    let (mut farm, ballot) = polled();
    let (carol, bobs) = (farm.world.actor("carol"), farm.position_of("bob"));
    let (pool, vault) = (farm.site().pool, farm.pool().stake_vault);
    let many = vec![AccountMeta::new_readonly(vault, false); 17];
    let authority = addresses::vote_authority(&pool, &ballot.hook).0;
    for extras in [
        vec![AccountMeta::new_readonly(carol, true)],
        vec![AccountMeta::new(bobs, false)],
        vec![AccountMeta::new(pool, false)],
        vec![AccountMeta::new(authority, false)],
        many,
    ] {
        let vote = farm.when("alice").vote_with(&ballot, &extras, b"");
        vote.fails(FarmError::ExtraAccountRefused);
    }
}

#[test]
fn a_payload_of_more_than_256_bytes_is_refused() {
    let (mut farm, ballot) = polled();

    farm.when("alice").vote_with(&ballot, &[], &[7; 257]).fails(FarmError::PayloadTooLong);
}

#[test]
fn stake_added_in_the_very_second_of_the_start_does_not_vote() {
    let mut farm = Given::pool().staker("alice", 3_000).ready();
    farm.hook(RECORDER);
    farm.when("alice").stake(1).ok();
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.when("alice").stake(50_000).ok();

    farm.when("alice").vote(&ballot).ok();

    assert_eq!(farm.tally(&ballot), 3_000);
}
