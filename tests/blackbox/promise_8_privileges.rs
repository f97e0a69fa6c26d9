//! Promise 8, from the runtime's own record of each call: a hook never receives a user's
//! signature, a vault's authority that signs, or an account of the farm to write.

use crate::hostile::*;
use harness::prelude::*;
use harness::world::address_of;

/// What was wrong with a call of the hook, if anything was.
fn wrong(farm: &Scene, ballot: &Ballot, call: &Call) -> Option<String> {
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    let farms = |at: &Address| {
        farm.world.account(at).is_some_and(|account| account.owner == acequia_interface::ID)
    };
    let receipt = farm.receipt_at("alice", ballot);
    let fixed = [authority, farm.site().pool, farm.position_of("alice"), address_of("alice")];
    let order: Vec<Address> = call.accounts.iter().take(4).map(|a| a.address).collect();
    if order != fixed {
        return Some(format!("the accounts begin with {order:?}"));
    }
    let bad = |a: &&Granted| {
        let fixed = fixed.contains(&a.address);
        let signs_too_much = a.signs != (a.address == authority);
        let farms = a.writable && (fixed || farms(&a.address) || a.address == receipt);
        signs_too_much || farms
    };
    call.accounts.iter().find(bad).map(|granted| format!("{granted:?}"))
}

/// Everything that could be passed on: the farm's own accounts, vaults, tokens, programs,
/// the users, and the fixed accounts once more.
fn things(farm: &mut Scene, ballot: &Ballot) -> Vec<Address> {
    let (stake, reward) = (farm.stake_mint(), farm.reward(0));
    let own = farm.world.key("the hook's own");
    farm.world.put_state(own, ballot.hook, vec![0; 64]);
    let bystander = farm.world.actor("bystander");
    vec![
        own,
        farm.site().pool,
        farm.position_of("alice"),
        farm.position_of("bob"),
        farm.receipt_at("alice", ballot),
        farm.receipt_at("bob", ballot),
        farm.pool().stake_vault,
        farm.reward_vault(0),
        farm.wallet_of("alice", &stake),
        farm.wallet_of("bob", &stake),
        stake.address,
        reward.address,
        addresses::vote_authority(&farm.site().pool, &ballot.hook).0,
        address_of("alice"),
        address_of("bob"),
        bystander,
        acequia_interface::ID,
        ballot.hook,
        addresses::SPL_TOKEN,
        addresses::SYSTEM,
    ]
}

/// The rights that a voter may ask for: none, to write, to sign, both.
fn asked(at: Address) -> [AccountMeta; 4] {
    [(false, false), (false, true), (true, false), (true, true)]
        .map(|(signs, writes)| AccountMeta { pubkey: at, is_signer: signs, is_writable: writes })
}

/// Whether somebody here can sign for that address.
fn can_sign(farm: &Scene, at: &Address) -> bool {
    ["alice", "bob", "bystander"].iter().any(|who| address_of(who) == *at)
        && farm.world.account(at).is_some()
}

#[test]
fn in_no_combination_of_extras_does_a_hook_get_more_than_it_should() {
    let (mut farm, ballot) = hooked();
    let things = things(&mut farm, &ballot);
    farm.when("bob").vote_with(&ballot, &[], &[]).ok();
    let metas: Vec<AccountMeta> = things.into_iter().flat_map(asked).collect();
    let metas: Vec<AccountMeta> =
        metas.into_iter().filter(|meta| !meta.is_signer || can_sign(&farm, &meta.pubkey)).collect();
    let before = farm.fork();
    let (mut passed, mut refused) = (0, 0);
    let mut try_with = |extras: &[AccountMeta]| {
        let mut farm = before.fork();
        let record = farm.world.record();
        let cast = farm.when("alice").vote_with(&ballot, extras, &[3]).build();
        let outcome = farm.world.send(address_of("alice"), &[cast]);
        if outcome.error.is_none() {
            let withdraw = farm.when("alice").withdraw_with(&ballot, extras, &[3]).build();
            farm.world.send(address_of("alice"), &[withdraw]).ok();
        }
        let calls = record.calls_of(&ballot.hook);
        for call in &calls {
            let wrong = wrong(&farm, &ballot, call);
            assert!(wrong.is_none(), "{extras:#?}\n{}", wrong.unwrap_or_default());
        }
        match calls.len() {
            0 => {
                refused += 1;
                outcome.refused();
            }
            2 => passed += 1,
            other => panic!("{other} calls of the hook, with {extras:#?}"),
        }
    };
    let mut rng = crate::random::Rng::new(8);
    for _ in 0..300 {
        let count = 3 + rng.below(14) as usize;
        let some: Vec<_> =
            (0..count).map(|_| metas[rng.below(metas.len() as u64) as usize].clone()).collect();
        try_with(&some);
    }
    for first in &metas {
        try_with(std::slice::from_ref(first));
        for second in &metas {
            try_with(&[first.clone(), second.clone()]);
        }
    }
    println!("{passed} combinations passed on, {refused} refused");
    assert!(passed > 200 && refused > 200);
}

#[test]
fn the_runtimes_record_shows_one_signer_that_is_worth_nothing() {
    let (mut farm, ballot) = hooked();
    let (vault, reward) = (farm.pool().stake_vault, farm.reward_vault(0));
    let bobs = farm.position_of("bob");
    let extras = [
        AccountMeta::new(vault, false),
        AccountMeta::new_readonly(reward, false),
        AccountMeta::new_readonly(bobs, false),
    ];
    let record = farm.world.record();

    let told = farm.when("alice").vote_with(&ballot, &extras, &[3]).ok().return_data;

    let [call] = &record.calls_of(&ballot.hook)[..] else { panic!("one call of the hook") };
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    let granted = |address, signs, writable| Granted { address, signs, writable };
    let expected = [
        granted(authority, true, false),
        granted(farm.site().pool, false, false),
        granted(farm.position_of("alice"), false, false),
        granted(address_of("alice"), false, false),
        granted(vault, false, true),
        granted(reward, false, false),
        granted(bobs, false, false),
    ];
    assert_eq!(call.accounts, expected);
    assert_eq!(call.depth, 2);
    assert_eq!(told, [SIGNS, 0, 0, 0, WRITES, 0, 0], "and that is what the hook saw");
    assert!(farm.world.account(&authority).is_none(), "it owns nothing, not even lamports");
}

#[test]
fn no_instruction_but_cast_and_withdraw_calls_a_hook() {
    for case in harness::catalog::all() {
        let mut farm = (case.scene)(2);
        let step = (case.step)(&mut farm).build();
        let record = farm.world.record();
        farm.step("anyone", step).ok();
        let hook = record.calls_of(&address_of(RECORDER));
        let votes = ["cast_vote", "withdraw_vote"].contains(&case.instruction());
        assert_eq!(!hook.is_empty(), votes, "{}", case.name);
        let known = [
            acequia_interface::ID,
            addresses::SPL_TOKEN,
            addresses::TOKEN_2022,
            addresses::SYSTEM,
            address_of(RECORDER),
        ];
        let stranger = record.calls().into_iter().find(|call| !known.contains(&call.program));
        assert_eq!(stranger, None, "{}", case.name);
    }
}
