//! Bytes: what governance reads, what clients read, what finds the accounts of a vote.

use acequia_realms_core::records::{NEVER, VOTER_WEIGHT};
use acequia_realms_interface::instructions::InitializeExtraAccountMetas;
use acequia_realms_interface::{addresses, errors::RealmsError, ID};
use acequia_vote_hook::{Vote, CAST, MAX_LENGTH};
use harness::prelude::*;
use harness::realm::{GivenRealm, YES};
use harness::world::address_of;
use serde_json::Value;
use spl_tlv_account_resolution::state::ExtraAccountMetaList;

/// The type under which the list stands: the interface's discriminator.
struct Cast;

impl spl_discriminator::SplDiscriminate for Cast {
    const SPL_DISCRIMINATOR: spl_discriminator::ArrayDiscriminator =
        spl_discriminator::ArrayDiscriminator::new(CAST);
}

/// Runs what waits for nothing.
fn block_on<T>(future: impl std::future::Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("it waits for something"),
    }
}

pub fn idl() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../idl/realms.json");
    let text = std::fs::read_to_string(path).expect("the IDL");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_weight_record_is_borsh_byte_for_byte() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    realm.next_slot();
    realm.vote("alice", &proposal, YES).ok();

    let slot = realm.world.svm.get_sysvar::<solana_clock::Clock>().slot;
    let voter = realm.world.actor("alice");
    let expected = [
        &VOTER_WEIGHT[..],
        realm.place.realm.as_ref(),
        realm.place.mint.as_ref(),
        voter.as_ref(),
        &3_000u64.to_le_bytes(),
        &[1],
        &slot.to_le_bytes(),
        &[1, 0],
        &[1],
        proposal.proposal.as_ref(),
        &[0; 8],
    ]
    .concat();
    let account = realm.world.account(&realm.place.voter_weight_record(&voter)).expect("it");
    assert_eq!((account.data.len(), account.owner), (164, ID));
    assert_eq!(account.data, expected);
}

#[test]
fn the_maximum_record_is_borsh_byte_for_byte() {
    let realm = GivenRealm::new().pool("alice", 3_000).ready();
    let expected = [
        &[157, 95, 242, 151, 16, 98, 26, 118][..],
        realm.place.realm.as_ref(),
        realm.place.mint.as_ref(),
        &10_000u64.to_le_bytes(),
        &[1],
        &NEVER.to_le_bytes(),
        &[0; 8],
    ]
    .concat();
    let at = addresses::max_voter_weight_record(&realm.place.registrar()).0;
    assert_eq!(realm.world.account(&at).expect("the record").data, expected);
}

#[test]
fn a_client_finds_the_accounts_of_a_vote_by_the_list() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    realm.pass_on(0, &voting).ok();
    let (payer, pool) = (realm.world.actor("anyone"), realm.site().pool);
    let write = InitializeExtraAccountMetas { payer, pool }.instruction();
    realm.does("anyone", write.clone()).ok();
    realm.does("anyone", write).ok();

    let list = realm.world.account(&addresses::extra_account_metas(&pool).0).expect("the list");
    let window = realm.window(&proposal);
    let vote = Vote {
        ballot: proposal.proposal.to_bytes(),
        weight: 1,
        previous_weight: 2,
        ballot_start: window.start,
        ballot_end: window.end,
        sequence: 3,
        payload: &[],
    };
    let mut buffer = [0; MAX_LENGTH];
    let authority = acequia_interface::addresses::vote_authority(&pool, &ID).0;
    let fixed = [authority, pool, voting.position, voting.voter];
    let mut found = Instruction {
        program_id: ID,
        accounts: fixed.map(|key| AccountMeta::new_readonly(key, false)).to_vec(),
        data: vote.encode(&mut buffer).expect("a vote").to_vec(),
    };
    let accounts = &realm.world;
    block_on(ExtraAccountMetaList::add_to_instruction::<Cast, _, _>(
        &mut found,
        |at| async move { Ok(accounts.account(&at).map(|account| account.data)) },
        &list.data,
    ))
    .expect("the accounts are found");
    assert_eq!(found.accounts[4..], voting.extras());
}

/// A list of a former version, shorter, longer or only other, is written anew by anyone.
#[test]
fn a_list_that_says_something_else_is_written_anew_by_anyone() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let (payer, pool) = (realm.world.actor("anyone"), realm.site().pool);
    let write = InitializeExtraAccountMetas { payer, pool }.instruction();
    realm.does("anyone", write.clone()).ok();
    let at = addresses::extra_account_metas(&pool).0;
    let list = realm.world.account(&at).expect("the list");
    for size in [0, 51, list.data.len(), 400] {
        realm.world.put_state(at, ID, vec![7; size]);
        realm.does("anyone", write.clone()).ok();
        assert_eq!(realm.world.account(&at).as_ref(), Some(&list), "{size} bytes before");
    }
    realm.world.put_state(at, address_of("another program"), vec![7; 51]);
    realm.does("anyone", write).refused();
}

#[test]
fn errors_and_discriminators_are_those_of_the_idl() {
    let idl = idl();
    let listed = idl["errors"].as_array().expect("errors");
    let theirs: Vec<(u64, &str)> = listed
        .iter()
        .map(|error| {
            (error["code"].as_u64().expect("a code"), error["msg"].as_str().expect("text"))
        })
        .collect();
    let ours: Vec<(u64, &str)> =
        RealmsError::ALL.iter().map(|error| (error.code().into(), error.message())).collect();
    assert_eq!(theirs, ours);

    use acequia_realms_interface::instructions::*;
    let known = [
        ("open_vote", OpenVote::DISCRIMINATOR, 0),
        ("close_vote", CloseVote::DISCRIMINATOR, 0),
        ("close_tally", CloseTally::DISCRIMINATOR, 0),
        ("close_registrar", CloseRegistrar::DISCRIMINATOR, 0),
        ("close_voter_weight_record", CloseVoterWeightRecord::DISCRIMINATOR, 0),
        ("create_registrar", CreateRegistrar::DISCRIMINATOR, 2),
        ("list_pool", ListPool::DISCRIMINATOR, 1),
        ("unlist_pool", UnlistPool::DISCRIMINATOR, 1),
        ("set_max_voter_weight", SetMaxVoterWeight::DISCRIMINATOR, 2),
        ("refresh_max_voter_weight", RefreshMaxVoterWeight::DISCRIMINATOR, 0),
        ("propose_authority", ProposeAuthority::DISCRIMINATOR, 1),
        ("accept_authority", AcceptAuthority::DISCRIMINATOR, 0),
        ("initialize_extra_account_metas", InitializeExtraAccountMetas::DISCRIMINATOR, 0),
    ];
    let instructions = idl["instructions"].as_array().expect("instructions");
    assert_eq!(instructions.len(), known.len() + 1, "and receive_vote");
    for (name, discriminator, arguments) in known {
        let of = instructions.iter().find(|i| i["name"] == name).expect(name);
        assert_eq!(of["discriminator"], serde_json::json!(discriminator), "{name}");
        assert_eq!(of["args"].as_array().expect("arguments").len(), arguments, "{name}");
    }
    assert_eq!(CAST, [112, 49, 31, 85, 131, 157, 99, 30]);
}

#[test]
fn events_tell_the_vote() {
    use acequia_realms_interface::events::Event;
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let outcome = realm.vote("alice", &proposal, YES).ok();
    let counted = outcome.logs.iter().find_map(|line| Event::from_log(line)).expect("an event");
    let Event::VoteCounted(event) = counted else { panic!("{counted:?}") };
    assert_eq!((event.weight, event.votes, event.tally, event.sequence), (3_000, 3_000, 3_000, 1));
    assert_eq!(event.proposal, proposal.proposal);
    let names: Vec<String> = idl()["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|event| event["name"].as_str().expect("a name").to_owned())
        .collect();
    let mut ours: Vec<String> = Event::NAMES.iter().map(|name| (*name).to_owned()).collect();
    ours.sort();
    assert_eq!(names, ours);
}
