//! Promise 8: a hook can harm only its own vote.
//!
//! The hook of these tests does what the payload says: see tests/programs/hostile.

use crate::hostile::*;
use acequia_interface::events::Event;
use harness::prelude::*;
use harness::world::address_of;

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
    let (farm, ballot) = hooked();
    for account in [
        AccountMeta::new(farm.pool().stake_vault, false),
        AccountMeta::new(farm.reward_vault(0), false),
        AccountMeta::new_readonly(farm.position_of("bob"), false),
        AccountMeta::new_readonly(farm.receipt_at("alice", &ballot), false),
    ] {
        fails_and_harms_nobody(&[account], &[4, EXTRA]);
    }
}

#[test]
fn one_that_takes_lamports() {
    let (farm, ballot) = hooked();
    let mallory = AccountMeta::new(address_of("mallory"), false);
    for from in [POOL, POSITION, VOTER] {
        fails_and_harms_nobody(std::slice::from_ref(&mallory), &[5, from, EXTRA]);
    }
    let (vault, reward) = (farm.pool().stake_vault, farm.reward_vault(0));
    for from in [
        AccountMeta::new(vault, false),
        AccountMeta::new(reward, false),
        AccountMeta::new(address_of("bob"), false),
        AccountMeta::new_readonly(farm.position_of("bob"), false),
        AccountMeta::new_readonly(farm.receipt_at("alice", &ballot), false),
    ] {
        fails_and_harms_nobody(&[mallory.clone(), from], &[5, EXTRA + 1, EXTRA]);
    }
}

#[test]
fn one_that_gives_accounts_away() {
    fails_and_harms_nobody(&[], &[6, POOL]);
    fails_and_harms_nobody(&[], &[6, POSITION]);
}

#[test]
fn one_that_refuses_withdrawals_holds_the_vote_to_its_end_and_no_longer() {
    let (mut farm, ballot) = hooked();
    farm.when("alice").vote_with(&ballot, &[], &[]).ok();
    farm.when("alice").withdraw_with(&ballot, &[], &[1]).refused();

    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.world.set_time(ballot.end);
    everyone_leaves_with_everything(farm);
}

/// An account of the hook's own, as big as that.
fn own(farm: &mut Scene, ballot: &Ballot, size: usize) -> AccountMeta {
    let own = farm.world.key("the hook's own");
    farm.world.put_state(own, ballot.hook, vec![0; size]);
    let mut account = farm.world.account(&own).expect("it was just put there");
    account.lamports *= 100_000; // rent for any size
    farm.world.put(own, account);
    AccountMeta::new(own, false)
}

/// What the runtime lets an account grow by in an instruction [bytes].
const GROWTH: u32 = 10_240;

fn resizing(account: u8, size: u32) -> Vec<u8> {
    [&[8, account], &size.to_le_bytes()[..]].concat()
}

#[test]
fn one_that_resizes_its_own_account() {
    for size in [0, 1, 1_000 + GROWTH] {
        let (mut farm, ballot) = hooked();
        let own = [own(&mut farm, &ballot, 1_000)];
        harms_nobody_in(&mut farm, &ballot, &own, &resizing(EXTRA, size));
        let left = farm.world.account(&own[0].pubkey).expect("its account").data.len();
        assert_eq!(left, size as usize, "what is the hook's own is its own business");
    }
    for size in [1_000 + GROWTH + 1, 10 * 1024 * 1024, 10 * 1024 * 1024 + 1, u32::MAX] {
        let (mut farm, ballot) = hooked();
        let own = own(&mut farm, &ballot, 1_000);
        fails_in(&mut farm, &ballot, &[own], &resizing(EXTRA, size));
    }
}

#[test]
fn one_that_resizes_accounts_that_are_not_its_own() {
    let (farm, ballot) = hooked();
    for account in [AUTHORITY, POOL, POSITION, VOTER] {
        for size in [7, 300 + GROWTH, u32::MAX] {
            fails_and_harms_nobody(&[], &resizing(account, size));
        }
    }
    for account in [
        AccountMeta::new(farm.pool().stake_vault, false),
        AccountMeta::new(farm.reward_vault(0), false),
        AccountMeta::new(address_of("bob"), false),
        AccountMeta::new_readonly(farm.position_of("bob"), false),
        AccountMeta::new_readonly(farm.receipt_at("alice", &ballot), false),
    ] {
        for size in [0, 10_000] {
            let size = if account.is_writable || size > 0 { size } else { 1 };
            fails_unless_as_before(&farm, &ballot, &account, size);
        }
    }
}

/// An account of nobody's that has no data stays so when it is made to have none.
#[track_caller]
fn fails_unless_as_before(farm: &Scene, ballot: &Ballot, account: &AccountMeta, size: u32) {
    let data = farm.world.account(&account.pubkey).map_or(0, |account| account.data.len());
    match data == size as usize {
        true => drop(harms_nobody_in(
            &mut farm.fork(),
            ballot,
            std::slice::from_ref(account),
            &resizing(EXTRA, size),
        )),
        false => fails_and_harms_nobody(std::slice::from_ref(account), &resizing(EXTRA, size)),
    }
}

#[test]
fn one_that_closes_its_own_account_in_the_middle_of_a_vote() {
    let (mut farm, ballot) = hooked();
    let (own, mallory) = (own(&mut farm, &ballot, 100), farm.world.actor("mallory"));
    let extras = [own.clone(), AccountMeta::new(mallory, false)];

    harms_nobody_in(&mut farm, &ballot, &extras, &[5, EXTRA, EXTRA + 1]);

    assert_eq!(farm.world.account(&own.pubkey), None);
    farm.when("alice").withdraw_with(&ballot, &[], &[]).ok();
    farm.when("alice").unstake(3_000).ok();
}

#[test]
fn one_that_returns_and_logs_as_much_as_it_can() {
    let (mut farm, ballot) = hooked();
    let told = harms_nobody_in(&mut farm, &ballot, &[], &[9, 0x00, 0x04]);
    assert_eq!(told.return_data, [0xff; 1024], "the runtime's limit");
    fails_in(&mut farm, &ballot, &[], &[9, 0x01, 0x04]);
    fails_in(&mut farm, &ballot, &[], &[9, 0xff, 0xff]);

    let (mut farm, ballot) = hooked();
    let logged = harms_nobody_in(&mut farm, &ballot, &[], &[10, 100]);
    assert!(logged.log().len() > 100_000);
}

#[test]
fn one_that_ends_with_the_farms_own_error_numbers_or_with_any() {
    let farms = [FarmError::NotOwner, FarmError::VoteLocked, FarmError::NoOpenVote];
    let farms = farms.map(|error| error.code() as u64);
    let runtimes = (1..=26).map(|number| number << 32);
    let any = [1, u32::MAX as u64, 1 << 63, u64::MAX, 0xdead_beef_0000_0001];
    for code in farms.into_iter().chain(runtimes).chain(any) {
        let payload = [&[11], &code.to_le_bytes()[..]].concat();
        let (mut farm, ballot) = hooked();
        fails_to_vote(&mut farm, &ballot, &[], &payload);
        farm.everyone_can_exit();
    }
    let (mut farm, ballot) = hooked();
    let refusal = [&[11], &(FarmError::NotOwner.code() as u64).to_le_bytes()[..]].concat();
    let outcome = fails_in(&mut farm, &ballot, &[], &refusal);
    assert_eq!(outcome.farm_error(), Some(FarmError::NotOwner), "a number alone proves nothing");
    assert!(outcome.log().contains(&format!("Program {} failed", ballot.hook)), "the log does");
}

#[test]
fn one_that_logs_what_looks_like_an_event_of_the_farm() {
    let (mut farm, ballot) = hooked();
    let exit = farm.fork().when("bob").emergency_exit().ok();
    let forged = exit.logs.iter().find_map(|line| line.strip_prefix("Program data: "));
    let forged = base64(forged.expect("the event of an exit"));

    let outcome = harms_nobody_in(&mut farm, &ballot, &[], &[&[13], &forged[..]].concat());

    let lines = outcome.logs.iter().filter(|line| line.starts_with("Program data: "));
    assert_eq!(lines.count(), 2, "one line alone does not tell who wrote it");
    let [event] = &outcome.events()[..] else { panic!("the farm logged one event") };
    assert!(matches!(event, Event::VoteCast(_)), "the lines around it do: {event:?}");
}

/// The bytes that base64 stands for.
fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |c: u8| DIGITS.iter().position(|digit| *digit == c).map(|at| at as u32);
    let sextets: Vec<u32> = text.bytes().filter_map(digit).collect();
    let bytes = sextets.chunks(4).flat_map(|four| {
        let bits = four.iter().enumerate().map(|(nth, six)| six << (18 - 6 * nth)).sum::<u32>();
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}
