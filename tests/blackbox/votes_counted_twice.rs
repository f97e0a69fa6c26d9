//! Ways to make the same stake count twice: moved to another pool, replayed, put in another
//! order, forged, or sent to another ballot. Each is refused, by the farm or by the receiver.

use crate::hostile::{own_address, relayed};
use crate::votes::polled;
use acequia_vote_hook::Error;
use harness::prelude::*;

/// A second pool of the same stake mint with a ballot of its own in the same hook, both begun
/// before anybody voted; alice and bob have empty positions there.
fn two_pools() -> (Scene, [Ballot; 2]) {
    let mut farm = Given::pool().staker("alice", 3_000).staker("bob", 1_000).ready();
    let mint = farm.stake_mint();
    let given = Given::pool().staking_same(mint).staker("alice", 0).staker("bob", 500);
    let other = farm.also(given);
    farm.hook(RECORDER);
    farm.hook_in(other, RECORDER);
    let ballots = [farm.ballot("poll", 7 * DAY), farm.ballot_in(other, "other poll", 7 * DAY)];
    farm.after(HOUR);
    (farm, ballots)
}

#[test]
fn stake_taken_out_and_restaked_elsewhere_does_not_vote_there() {
    let (mut farm, [here, there]) = two_pools();
    farm.when("alice").vote(&here).ok();
    farm.when("alice").withdraw_vote(&here).ok();
    farm.when("alice").unstake(3_000).ok();

    farm.when("alice").in_pool(1).stake(3_000).ok();
    farm.when("alice").in_pool(1).vote(&there).fails(FarmError::NoEligibleWeight);

    assert_eq!((farm.tally(&here), farm.tally(&there)), (0, 0));
}

#[test]
fn stake_moved_to_another_pool_does_not_vote_there() {
    let (mut farm, [here, there]) = two_pools();
    farm.when("bob").move_stake(1, 400).ok();

    farm.when("bob").in_pool(1).vote(&there).ok();
    farm.when("bob").vote(&here).ok();

    assert_eq!((farm.tally(&here), farm.tally(&there)), (600, 500), "once, or not at all");
    farm.when("bob").move_stake(1, 1).fails(FarmError::VoteLocked);
}

#[test]
fn what_was_voted_with_and_taken_out_at_the_end_does_not_vote_in_a_ballot_still_open() {
    let (mut farm, [here, _]) = two_pools();
    farm.when("alice").vote(&here).ok();
    let longer = Ballot { end: here.end + DAY, ..farm.ballot_in(1, "longer", 8 * DAY) };
    farm.world.set_time(here.end);
    farm.when("alice").unstake(3_000).ok();
    farm.when("alice").in_pool(1).stake(3_000).ok();

    farm.when("alice").in_pool(1).vote(&longer).fails(FarmError::NoEligibleWeight);
}

/// The accounts that the recorder wants for a vote of that actor's on that ballot.
fn extras(farm: &mut Scene, who: &str, ballot: &Ballot) -> Vec<AccountMeta> {
    let vote = farm.when(who).vote(ballot).build();
    vote.accounts[vote.accounts.len() - 2..].to_vec()
}

#[test]
fn a_vote_for_a_foreign_ballot_is_refused_by_the_receiver() {
    let (mut farm, [here, there]) = two_pools();
    let [own, foreign] = [here, there].map(|ballot| extras(&mut farm, "alice", &ballot));
    let unheard = Ballot { address: farm.world.key("no ballot"), ..here };

    farm.when("alice").vote_with(&there, &foreign, &[]).refused();
    farm.when("alice").vote_with(&there, &own, &[]).refused();
    farm.when("alice").vote_with(&here, &foreign, &[]).refused();
    farm.when("alice").vote_with(&unheard, &own, &[]).refused();
    let crossed = [own[0].clone(), foreign[1].clone()];
    farm.when("alice").vote_with(&here, &crossed, &[]).refused();
    let bobs = extras(&mut farm, "bob", &here);
    farm.when("alice").vote_with(&here, &bobs, &[]).refused();

    assert_eq!((farm.tally(&here), farm.tally(&there)), (0, 0));
    farm.when("alice").vote_with(&here, &own, &[]).ok();
}

#[test]
fn a_vote_for_a_foreign_pool_is_refused() {
    let (mut farm, [here, there]) = two_pools();
    let (pools, bobs) = ([farm.sites[0].pool, farm.sites[1].pool], farm.position_of("bob"));
    let (receipt, hook) = (farm.receipt_at("alice", &here), here.hook);

    farm.when("alice").vote(&here).with_account(3, pools[1]).fails(FarmError::WrongPool);
    farm.when("bob").in_pool(1).at(bobs).vote(&there).fails(FarmError::WrongPool);
    let foreign = addresses::vote_authority(&pools[1], &hook).0;
    farm.when("alice").vote(&here).with_account(6, foreign).fails(FarmError::WrongVoteAuthority);

    farm.when("alice").vote(&here).ok();
    farm.when("bob").vote(&here).ok();
    farm.when("bob").withdraw_vote(&here).with_account(4, receipt).fails(FarmError::WrongReceipt);
    assert_eq!((farm.tally(&here), farm.tally(&there)), (4_000, 0));
}

/// What the recorder was told with the last vote, as an instruction that anyone can send.
fn told(record: &Record, ballot: &Ballot) -> Instruction {
    let call = record.calls_of(&ballot.hook).pop().expect("a call of the recorder");
    let meta = |granted: &Granted| AccountMeta {
        pubkey: granted.address,
        is_signer: granted.signs,
        is_writable: granted.writable,
    };
    let accounts = call.accounts.iter().map(meta).collect();
    Instruction { program_id: call.program, accounts, data: call.data }
}

/// The number with which a receiver refuses.
fn refusal(outcome: Outcome) -> Option<Error> {
    let code = outcome.custom_error()?;
    REFUSALS.into_iter().find(|error| error.code() == code)
}

const REFUSALS: [Error; 3] =
    [Error::AuthorityNotSigner, Error::WrongAuthority, Error::StaleSequence];

/// Two votes of alice's as the recorder was told them: the first and the one that replaced it.
fn two_votes() -> (Scene, Ballot, [Instruction; 2]) {
    let (mut farm, ballot) = polled();
    let record = farm.world.record();
    farm.when("alice").vote(&ballot).ok();
    let older = told(&record, &ballot);
    farm.when("alice").vote(&ballot).ok();
    let newer = told(&record, &ballot);
    (farm, ballot, [older, newer])
}

#[test]
fn a_vote_is_replayed_at_the_receiver_by_nobody_who_cannot_sign_for_the_farm() {
    let (mut farm, ballot, votes) = two_votes();
    let relay = farm.world.deploy(RELAY);
    for mut vote in votes {
        vote.accounts[0].is_signer = false;
        let direct = farm.step("mallory", vote.clone()).refused();
        assert_eq!(refusal(direct), Some(Error::AuthorityNotSigner));

        vote.accounts[0].pubkey = own_address(&relay).0;
        let forged = farm.step("mallory", relayed(relay, &vote)).refused();
        assert_eq!(refusal(forged), Some(Error::WrongAuthority));
    }
    assert_eq!(farm.tally(&ballot), 3_000);
}

#[test]
fn the_signature_that_one_hook_gets_is_worth_nothing_to_another() {
    let (mut farm, ballot, [older, _]) = two_votes();
    let other = farm.also(Given::pool().staking_same(farm.stake_mint()).staker("mallory", 5));
    let hostile = farm.hook_in(other, HOSTILE);
    let authority = addresses::vote_authority(&farm.sites[other].pool, &hostile).0;
    let [recorder, pool, position, voter, poll, kept] = [
        AccountMeta::new_readonly(ballot.hook, false),
        AccountMeta::new_readonly(older.accounts[1].pubkey, false),
        AccountMeta::new_readonly(older.accounts[2].pubkey, false),
        AccountMeta::new_readonly(older.accounts[3].pubkey, false),
        older.accounts[4].clone(),
        older.accounts[5].clone(),
    ];
    // Account 0 is the signature that the hostile hook was given; the rest are extras.
    let call = [7, 4, 6, 0, 1, 5, 0, 6, 0, 7, 0, 8, 2, 9, 2];
    let payload = [&call[..], &older.data].concat();
    let start = farm.world.now() - HOUR;
    let own = Ballot { hook: hostile, address: authority, start, end: start + DAY };

    let extras = [recorder, pool, position, voter, poll, kept];
    let vote = farm.when("mallory").in_pool(other).vote_with(&own, &extras, &payload).refused();

    assert_eq!(refusal(vote), Some(Error::WrongAuthority));
    assert_eq!(farm.tally(&ballot), 3_000);
}

#[test]
fn an_older_vote_does_not_replace_a_newer_one_even_if_the_farm_signed_it() {
    let (mut farm, ballot, votes) = two_votes();
    for taken_back in [false, true] {
        if taken_back {
            farm.when("alice").withdraw_vote(&ballot).ok();
        }
        for vote in votes.clone() {
            let mallory = farm.world.actor("mallory");
            let again = farm.world.send_unsigned(mallory, &[vote]).refused();
            assert_eq!(refusal(again), Some(Error::StaleSequence));
        }
        assert_eq!(farm.tally(&ballot), if taken_back { 0 } else { 3_000 });
    }
}
