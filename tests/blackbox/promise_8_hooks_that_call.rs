//! Promise 8: a hook that calls the farm again, or spends with what it got. Each instruction
//! here goes through when the one it belongs to sends it; the hook sends it in the middle of
//! alice's vote, or of her withdrawal.

use crate::hostile::*;
use harness::prelude::*;
use harness::world::address_of;
use solana_instruction_error::InstructionError;
use solana_system_interface::instruction as system;
use spl_token_2022_interface::instruction as token;

/// Why a vote in which the hook makes that call fails; nobody was harmed.
#[track_caller]
fn calls(farm: &Scene, ballot: &Ballot, wanted: &Instruction, claims: Claims) -> InstructionError {
    let (extras, payload) = call(farm, ballot, wanted, claims);
    assert!(extras.len() <= 16 && payload.len() <= 256, "the farm would refuse that vote");
    let outcome = fails_in(&mut farm.fork(), ballot, &extras, &payload);
    outcome.instruction_error().expect("the instruction failed").clone()
}

/// Everything of the farm that moves principal, rewards, votes or powers, as alice, bob and
/// the pool's authority would send it.
fn instructions_that_matter(farm: &mut Scene, ballot: &Ballot) -> Vec<Instruction> {
    let mut list = Vec::new();
    // On another ballot: an account that the vote itself writes is no extra account.
    let other = &Ballot { address: farm.world.key("something else"), ..*ballot };
    for who in ["alice", "bob"] {
        list.push(farm.when(who).vote_with(other, &[], &[]).build());
        list.push(farm.when(who).withdraw_with(other, &[], &[]).build());
        list.push(farm.when(who).unstake(1_000).build());
        list.push(farm.when(who).claim_all().build());
        list.push(farm.when(who).emergency_exit().build());
        list.push(farm.when(who).stake(1_000).build());
        list.push(farm.when(who).transfer_to("mallory").build());
        list.push(farm.when(who).close_and_forfeit().build());
        list.push(farm.when(who).lock(DAY).build());
    }
    list.push(farm.when("creator").remove_hook().build());
    list.push(farm.when("creator").set_paused(true).build());
    list.push(farm.when("creator").propose_authority("mallory").build());
    list.push(farm.when("funder").refund(0).build());
    list
}

/// Each of them in a vote, with all rights and with those the hook has, as the runtime
/// refuses it.
fn re_enters(through_another: bool) {
    let (mut farm, ballot) = hooked();
    let relay = farm.world.deploy(RELAY);
    farm.world.actor("mallory");
    for direct in instructions_that_matter(&mut farm, &ballot) {
        let wanted = if through_another { relayed(relay, &direct) } else { direct };
        let signs = wanted.accounts.iter().any(|meta| meta.is_signer || meta.is_writable);
        let why = calls(&farm, &ballot, &wanted, Claims::Everything);
        assert!(signs && why == InstructionError::PrivilegeEscalation, "{why:?}");
        let why = calls(&farm, &ballot, &wanted, Claims::WhatItHas);
        assert_eq!(why, InstructionError::ReentrancyNotAllowed);
    }
}

#[test]
fn one_that_calls_the_farm() {
    re_enters(false);
}

#[test]
fn one_that_calls_the_farm_through_another_program() {
    re_enters(true);
}

#[test]
fn one_that_calls_the_farm_with_the_receipt_of_this_vote_does_not_get_it() {
    let (mut farm, ballot) = hooked();
    for again in [
        farm.when("alice").vote_with(&ballot, &[], &[]).build(),
        farm.when("alice").withdraw_with(&ballot, &[], &[]).build(),
    ] {
        let (extras, payload) = call(&farm, &ballot, &again, Claims::Everything);
        let record = farm.world.record();
        fails_in(&mut farm.fork(), &ballot, &extras, &payload);
        assert_eq!(record.calls_of(&ballot.hook).len(), 1, "only the vote without it");
    }
}

#[test]
fn one_that_only_looks_by_calling_a_view() {
    let (farm, ballot) = hooked();
    let (pool, position) = (farm.site().pool, farm.position_of("alice"));
    let view = instructions::ViewVotes { pool, position }.instruction();
    let why = calls(&farm, &ballot, &view, Claims::WhatItHas);
    assert_eq!(why, InstructionError::ReentrancyNotAllowed);
}

/// Token instructions that would take what is in an account, or the account, with that
/// signature.
fn takes(farm: &Scene, from: Address, to: Address, who: Address) -> Vec<Instruction> {
    let (program, mint) = (addresses::SPL_TOKEN, farm.stake_mint());
    let mallory = address_of("mallory");
    let owner = token::AuthorityType::AccountOwner;
    vec![
        token::transfer_checked(&program, &from, &mint.address, &to, &who, &[], 1, mint.decimals),
        token::set_authority(&program, &from, Some(&mallory), owner, &who, &[]),
        token::approve(&program, &from, &mallory, &who, &[], 1),
        token::burn(&program, &from, &mint.address, &who, &[], 1),
        token::close_account(&program, &from, &mallory, &who, &[]),
    ]
    .into_iter()
    .map(|instruction| instruction.expect("a token program"))
    .collect()
}

#[test]
fn one_that_spends_tokens_with_every_signature_it_got_or_can_claim() {
    let (mut farm, ballot) = hooked();
    let (stake, mallory) = (farm.stake_mint(), farm.world.actor("mallory"));
    let to = farm.world.fund(&mallory, &stake, 1);
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    let owners = [authority, farm.site().pool, farm.position_of("alice"), address_of("alice")];
    let purses = [
        farm.pool().stake_vault,
        farm.reward_vault(0),
        farm.wallet_of("alice", &stake),
        farm.wallet_of("bob", &stake),
    ];
    for who in owners {
        for from in purses {
            for wanted in takes(&farm, from, to, who) {
                let (extras, payload) = call(&farm, &ballot, &wanted, Claims::Everything);
                fails_to_vote(&mut farm.fork(), &ballot, &extras, &payload);
            }
        }
        let wanted = &takes(&farm, purses[0], to, who)[0];
        calls(&farm, &ballot, wanted, Claims::Everything);
        calls(&farm, &ballot, wanted, Claims::WhatItHas);
    }
}

#[test]
fn one_that_spends_lamports_with_every_signature_it_got_or_can_claim() {
    let (mut farm, ballot) = hooked();
    let mallory = farm.world.actor("mallory");
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    for who in [authority, address_of("alice"), address_of("bob"), farm.site().pool] {
        for wanted in [
            system::transfer(&who, &mallory, 1),
            system::assign(&who, &ballot.hook),
            system::allocate(&who, 100),
        ] {
            for claims in [Claims::Everything, Claims::WhatItHas] {
                calls(&farm, &ballot, &wanted, claims);
            }
        }
    }
}

#[test]
fn one_that_is_given_lamports_cannot_make_the_vote_authority_spend_them() {
    let (mut farm, ballot) = hooked();
    let mallory = farm.world.actor("mallory");
    let authority = addresses::vote_authority(&farm.site().pool, &ballot.hook).0;
    farm.world.put_state(authority, addresses::SYSTEM, Vec::new());
    let wanted = system::transfer(&authority, &mallory, 1);

    let why = calls(&farm, &ballot, &wanted, Claims::Everything);

    assert_eq!(why, InstructionError::PrivilegeEscalation, "it may not be written");
}
