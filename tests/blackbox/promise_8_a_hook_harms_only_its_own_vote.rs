//! Promise 8: a hook can harm only its own vote.
//!
//! The hook of these tests does what the payload says: see tests/programs/hostile.

use harness::prelude::*;

/// What the hook sees first, by index.
const AUTHORITY: u8 = 0;
const POOL: u8 = 1;
const POSITION: u8 = 2;
const VOTER: u8 = 3;
/// The first extra account.
const EXTRA: u8 = 4;
/// Rights that a call claims: to sign, to write.
const SIGNS: u8 = 1;
const WRITES: u8 = 2;

/// Alice and bob in a pool with two rewards, whose hook is hostile.
fn hooked() -> (Scene, Ballot) {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(5_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    let hook = farm.hook(HOSTILE);
    let (address, start) = (farm.world.key("anything"), farm.world.now());
    farm.after(DAY);
    (farm, Ballot { hook, address, start, end: start + 7 * DAY })
}

/// Everything but who paid which fee: accounts of the farm, and tokens.
fn state(farm: &Scene) -> Vec<(Address, Vec<u8>)> {
    let owners = [acequia_interface::ID, addresses::SPL_TOKEN];
    let accounts = owners.iter().flat_map(|owner| farm.world.svm.get_program_accounts(owner));
    let mut state: Vec<_> = accounts.map(|(at, account)| (at, account.data.to_vec())).collect();
    state.sort();
    state
}

/// Alice votes, and the hook does that. The vote fails; nothing has changed; everybody
/// leaves with all principal and everything owed.
#[track_caller]
fn fails_and_harms_nobody(extras: &[AccountMeta], payload: &[u8]) {
    let (mut farm, ballot) = hooked();
    let before = state(&farm);

    farm.when("alice").vote_with(&ballot, extras, payload).refused();

    assert_eq!(state(&farm), before);
    everyone_leaves_with_everything(farm);
}

#[track_caller]
fn everyone_leaves_with_everything(mut farm: Scene) {
    farm.everyone_can_exit();
    farm.world.set_time(START + 200 * DAY);
    farm.when("alice").unstake(3_000).ok();
    farm.when("bob").unstake(1_000).ok();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.then("alice").was_paid(0, 750_000).was_paid(1, 3_750);
    farm.then("bob").was_paid(0, 250_000).was_paid(1, 1_250);
}

/// Accounts of the farm named in [`hooked`] are the same in every run.
#[track_caller]
fn named() -> (Address, Address, Address, Address) {
    let (farm, _) = hooked();
    let stake = farm.stake_mint();
    (
        farm.pool().stake_vault,
        farm.wallet_of("alice", &stake),
        farm.reward_vault(0),
        farm.site().pool,
    )
}

#[test]
fn a_hook_gets_one_signer_that_is_worth_nothing_and_nothing_of_the_farm_to_write() {
    let (mut farm, ballot) = hooked();
    let (vault, reward) = (farm.pool().stake_vault, farm.reward_vault(0));
    let extras = [
        AccountMeta::new(vault, false),
        AccountMeta::new_readonly(reward, false),
        AccountMeta::new_readonly(farm.position_of("bob"), false),
    ];

    let told = farm.when("alice").vote_with(&ballot, &extras, &[3]).ok().return_data;

    // The runtime's own word: authority, pool, position, voter, then the extras.
    assert_eq!(told, [SIGNS, 0, 0, 0, WRITES, 0, 0]);
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    assert!(farm.world.account(&authority).is_none(), "it owns nothing, not even lamports");
}

#[test]
fn a_vote_that_the_hook_takes_leaves_everybody_free_at_its_end() {
    let (mut farm, ballot) = hooked();
    farm.when("alice").vote_with(&ballot, &[], &[]).ok();

    farm.when("bob").claim_all().ok();
    farm.when("bob").unstake(1).ok();
    farm.when("bob").stake(1).ok();
    farm.world.set_time(ballot.end);

    everyone_leaves_with_everything(farm);
}

#[test]
fn one_that_fails() {
    fails_and_harms_nobody(&[], &[1]);
}

#[test]
fn one_that_burns_all_compute() {
    fails_and_harms_nobody(&[], &[2]);
}

#[test]
fn one_that_writes_accounts_of_the_farm() {
    fails_and_harms_nobody(&[], &[4, POOL]);
    fails_and_harms_nobody(&[], &[4, POSITION]);
    let (vault, ..) = named();
    fails_and_harms_nobody(&[AccountMeta::new(vault, false)], &[4, EXTRA]);
}

#[test]
fn one_that_takes_lamports() {
    let mallory = AccountMeta::new(harness::world::address_of("mallory"), false);
    for from in [POOL, POSITION, VOTER] {
        fails_and_harms_nobody(std::slice::from_ref(&mallory), &[5, from, EXTRA]);
    }
}

#[test]
fn one_that_gives_accounts_away() {
    fails_and_harms_nobody(&[], &[6, POOL]);
    fails_and_harms_nobody(&[], &[6, POSITION]);
}

#[test]
fn one_that_spends_with_the_signature_it_got_or_claims_the_voters() {
    let (vault, wallet, reward, _) = named();
    let extras = [
        AccountMeta::new_readonly(addresses::SPL_TOKEN, false),
        AccountMeta::new(vault, false),
        AccountMeta::new(wallet, false),
        AccountMeta::new(reward, false),
    ];
    let transfer = [3, 1, 0, 0, 0, 0, 0, 0, 0];
    for (from, to) in [(5, 6), (6, 5), (7, 7)] {
        for signer in [AUTHORITY, POOL, VOTER] {
            let accounts = [7, EXTRA, 3, from, WRITES, to, WRITES, signer, SIGNS];
            fails_and_harms_nobody(&extras, &[&accounts[..], &transfer].concat());
        }
    }
}

#[test]
fn one_that_calls_the_farm() {
    let farm = AccountMeta::new_readonly(acequia_interface::ID, false);
    let view = instructions::ViewVotes::DISCRIMINATOR;
    let accounts = [7, EXTRA, 2, POOL, 0, POSITION, 0];
    fails_and_harms_nobody(&[farm], &[&accounts[..], &view].concat());
}

#[test]
fn one_that_refuses_withdrawals_holds_the_vote_to_its_end_and_no_longer() {
    let (mut farm, ballot) = hooked();
    farm.when("alice").vote_with(&ballot, &[], &[]).ok();
    let withdrawal = instructions::WithdrawVote {
        voter: farm.world.actor("alice"),
        pool: farm.site().pool,
        position: farm.position_of("alice"),
        hook_program: ballot.hook,
        extras: &[],
        ballot: ballot.address,
        payload: &[1],
    };

    farm.step("alice", withdrawal.instruction()).refused();

    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.world.set_time(ballot.end);
    everyone_leaves_with_everything(farm);
}
