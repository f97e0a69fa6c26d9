//! A farm whose hook does what the payload says (tests/programs/hostile), and what must be
//! true of it whatever the hook does.

use harness::prelude::*;
use harness::world::address_of;
use solana_account::Account;
use std::collections::BTreeMap;

/// What the hook sees first, by index.
pub const AUTHORITY: u8 = 0;
pub const POOL: u8 = 1;
pub const POSITION: u8 = 2;
pub const VOTER: u8 = 3;
/// The first extra account.
pub const EXTRA: u8 = 4;
/// Who owns the clock and the like.
const SYSVARS: Address = Address::from_str_const("Sysvar1111111111111111111111111111111111111");
/// Rights that a call claims: to sign, to write.
pub const SIGNS: u8 = 1;
pub const WRITES: u8 = 2;

/// Alice and bob in a pool with two rewards, whose hook is hostile.
pub fn hooked() -> (Scene, Ballot) {
    let mut farm = rewarding();
    let hook = farm.hook(HOSTILE);
    let (address, start) = (farm.world.key("anything"), farm.world.now());
    farm.after(DAY);
    (farm, Ballot { hook, address, start, end: start + 7 * DAY })
}

/// The same without a hook.
pub fn rewarding() -> Scene {
    Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(5_000, 100 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready()
}

/// Every account there is, but the one who pays fees and what the runtime writes itself.
pub fn state(farm: &Scene) -> BTreeMap<Address, Account> {
    let accounts = farm.world.svm.accounts_db().inner.iter();
    let payer = address_of("alice");
    accounts
        .map(|(at, account)| (*at, Account::from(account.clone())))
        .filter(|(at, account)| *at != payer && account.owner != SYSVARS)
        .collect()
}

/// Alice votes, and the hook does that; then it takes a vote and does that when it is
/// withdrawn. Both fail; nothing has changed; everybody leaves with all principal and
/// everything owed.
#[track_caller]
pub fn fails_and_harms_nobody(extras: &[AccountMeta], payload: &[u8]) {
    let (mut farm, ballot) = hooked();
    fails_in(&mut farm, &ballot, extras, payload);
}

/// The same in a farm that has been made ready for it. Returns why the vote failed.
#[track_caller]
pub fn fails_in(
    farm: &mut Scene,
    ballot: &Ballot,
    extras: &[AccountMeta],
    payload: &[u8],
) -> Outcome {
    let outcome = fails_to_vote(farm, ballot, extras, payload);
    everyone_leaves_with_everything(farm.fork());
    farm.when("alice").vote_with(ballot, &[], &[]).ok();
    let before = state(farm);
    farm.when("alice").withdraw_with(ballot, extras, payload).refused();
    assert!(state(farm) == before, "a withdrawal that failed has changed something");
    everyone_leaves_with_everything(farm.fork());
    outcome
}

/// Alice votes, and the hook does that. The vote fails, and nothing has changed.
#[track_caller]
pub fn fails_to_vote(
    farm: &mut Scene,
    ballot: &Ballot,
    extras: &[AccountMeta],
    payload: &[u8],
) -> Outcome {
    let (before, paid) = (state(farm), farm.world.lamports(&address_of("alice")));
    let outcome = farm.when("alice").vote_with(ballot, extras, payload).refused();
    assert!(state(farm) == before, "a vote that failed has changed something");
    assert_eq!(paid - farm.world.lamports(&address_of("alice")), 5_000, "one fee");
    outcome
}

/// Alice votes, the hook does that, and the vote goes through. Nothing but the vote and what
/// is the hook's own has changed.
#[track_caller]
pub fn harms_nobody_in(
    farm: &mut Scene,
    ballot: &Ballot,
    extras: &[AccountMeta],
    payload: &[u8],
) -> Outcome {
    let before = state(farm);
    let outcome = farm.when("alice").vote_with(ballot, extras, payload).ok();
    let vote = [farm.position_of("alice"), farm.receipt_at("alice", ballot)];
    let hooks = |account: Option<&Account>| account.is_some_and(|a| a.owner == ballot.hook);
    let after = state(farm);
    for at in before.keys().chain(after.keys()).filter(|at| !vote.contains(at)) {
        let (was, is) = (before.get(at), after.get(at));
        let own = extras.iter().any(|meta| meta.pubkey == *at) && (hooks(was) || is_purse(is));
        assert!(was == is || own, "{at} was {was:?} and is {is:?}");
    }
    everyone_leaves_with_everything(farm.fork());
    outcome
}

/// Whether lamports may have been sent there: an account of nobody's program.
fn is_purse(account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.owner == addresses::SYSTEM && account.data.is_empty())
}

/// Everybody can leave at once, votes aside, and in the end gets all they are due to the unit.
#[track_caller]
pub fn everyone_leaves_with_everything(mut farm: Scene) {
    farm.everyone_can_exit();
    farm.world.set_time(START + 200 * DAY);
    farm.when("alice").unstake(3_000).ok();
    farm.when("bob").unstake(1_000).ok();
    farm.when("alice").claim_all().ok();
    farm.when("bob").claim_all().ok();
    farm.then("alice").was_paid(0, 750_000).was_paid(1, 3_750).parted_with(0);
    farm.then("bob").was_paid(0, 250_000).was_paid(1, 1_250).parted_with(0);
}

/// What a hook claims for itself when it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claims {
    /// Whatever the instruction asks for.
    Everything,
    /// To write what it may write, and its one signature.
    WhatItHas,
}

/// A payload with which the hook makes that call, and the extra accounts that it needs.
pub fn call(
    farm: &Scene,
    ballot: &Ballot,
    wanted: &Instruction,
    claims: Claims,
) -> (Vec<AccountMeta>, Vec<u8>) {
    let mut seen = Seen::new(farm, ballot);
    let program = seen.index(farm, &AccountMeta::new_readonly(wanted.program_id, false));
    let mut payload = vec![7, program, wanted.accounts.len() as u8];
    for meta in &wanted.accounts {
        let index = seen.index(farm, meta);
        let all = u8::from(meta.is_signer) * SIGNS + u8::from(meta.is_writable) * WRITES;
        payload.extend([index, if claims == Claims::Everything { all } else { seen.has(index) }]);
    }
    payload.extend(&wanted.data);
    (seen.extras, payload)
}

/// The address that a relay signs with.
pub fn own_address(relay: &Address) -> (Address, u8) {
    Address::find_program_address(&[b"relay"], relay)
}

/// That call through a relay: a program that the farm has nothing to do with, and that signs
/// for its own address.
pub fn relayed(relay: Address, wanted: &Instruction) -> Instruction {
    let (own, bump) = own_address(&relay);
    let callee = AccountMeta::new_readonly(wanted.program_id, false);
    let mut accounts = vec![callee];
    accounts.extend(wanted.accounts.iter().cloned().map(|mut meta| {
        meta.is_signer &= meta.pubkey != own;
        meta
    }));
    let nth = wanted.accounts.iter().position(|meta| meta.pubkey == own);
    let nth = nth.map_or(u8::MAX, |nth| nth as u8);
    let data = [&[nth, bump], &wanted.data[..]].concat();
    Instruction { program_id: relay, accounts, data }
}

/// The accounts that a hook gets with a vote.
struct Seen {
    fixed: [Address; 4],
    extras: Vec<AccountMeta>,
}

impl Seen {
    fn new(farm: &Scene, ballot: &Ballot) -> Self {
        let (pool, alice) = (farm.site().pool, address_of("alice"));
        let authority = addresses::vote_authority(&pool, &ballot.hook).0;
        Self { fixed: [authority, pool, farm.position_of("alice"), alice], extras: Vec::new() }
    }

    /// Where the hook finds the account; it becomes an extra one where it is not there yet,
    /// as writable as the farm lets it be.
    fn index(&mut self, farm: &Scene, meta: &AccountMeta) -> u8 {
        let fixed = self.fixed.iter().position(|at| *at == meta.pubkey);
        if let Some(at) = fixed {
            return at as u8;
        }
        let farms =
            farm.world.account(&meta.pubkey).is_some_and(|a| a.owner == acequia_interface::ID);
        let writable = meta.is_writable && !farms;
        let known = self.extras.iter().position(|extra| extra.pubkey == meta.pubkey);
        let at = known.unwrap_or_else(|| {
            self.extras.push(AccountMeta::new_readonly(meta.pubkey, false));
            self.extras.len() - 1
        });
        self.extras[at].is_writable |= writable;
        EXTRA + at as u8
    }

    fn has(&self, index: u8) -> u8 {
        match index.checked_sub(EXTRA) {
            Some(extra) => u8::from(self.extras[extra as usize].is_writable) * WRITES,
            None if index == AUTHORITY => SIGNS,
            None => 0,
        }
    }
}
