//! What a client that knows no gauge does: find the extra accounts by the convention of
//! `spl-tlv-account-resolution`, with that very crate; and read what the program logs.

use super::opened;
use acequia_gauge_interface::events::Event;
use acequia_gauge_interface::{addresses, votes, ID};
use acequia_vote_hook::CAST;
use harness::gauge::gauge_events;
use harness::prelude::*;
use spl_tlv_account_resolution::account::ExtraAccountMeta;
use spl_tlv_account_resolution::pubkey_data::PubkeyData;
use spl_tlv_account_resolution::seeds::Seed;
use spl_tlv_account_resolution::state::ExtraAccountMetaList;

/// The type under which the list stands: the interface's discriminator.
struct Cast;

impl spl_discriminator::SplDiscriminate for Cast {
    const SPL_DISCRIMINATOR: spl_discriminator::ArrayDiscriminator =
        spl_discriminator::ArrayDiscriminator::new(CAST);
}

/// What the list says, as that crate would write it.
fn written_by_the_crate() -> Vec<u8> {
    let ballot = PubkeyData::InstructionData { index: 8 };
    let record = [
        Seed::Literal { bytes: b"vote".to_vec() },
        Seed::AccountKey { index: 4 },
        Seed::AccountKey { index: 2 },
    ];
    let metas = [
        ExtraAccountMeta::new_with_pubkey_data(&ballot, false, true).expect("a meta"),
        ExtraAccountMeta::new_with_seeds(&record, false, true).expect("a meta"),
    ];
    let mut data = vec![0; ExtraAccountMetaList::size_of(metas.len()).expect("a size")];
    ExtraAccountMetaList::init::<Cast>(&mut data, &metas).expect("a list");
    data
}

#[test]
fn the_list_of_extra_accounts_is_what_the_clients_crate_writes() {
    let mut gauge = opened();

    gauge.initialize_extra_account_metas(1).ok();

    let list = gauge.world.account(&gauge.list_at(1)).expect("the list");
    assert_eq!((list.data, list.owner), (written_by_the_crate(), ID));
    assert_eq!(gauge.list_at(1), addresses::extra_account_metas(&gauge.sites[1].pool).0);
}

#[test]
fn the_clients_crate_finds_exactly_the_extra_accounts() {
    let mut gauge = opened();
    gauge.initialize_extra_account_metas(0).ok();
    let list = gauge.world.account(&gauge.list_at(0)).expect("the list").data;
    let (epoch, position) = (gauge.epoch_at(0), gauge.seat_of("alice"));
    let (voter, pool) = (gauge.world.actor("alice"), gauge.sites[0].pool);
    let signer = acequia_interface::addresses::vote_authority(&pool, &ID).0;
    let fixed = [(signer, true), (pool, false), (position, false), (voter, false)];
    let metas = fixed.map(|(key, signs)| AccountMeta::new_readonly(key, signs));
    let data = [&CAST[..], epoch.as_ref(), &[0; 44]].concat();
    let mut call = Instruction { program_id: ID, accounts: metas.to_vec(), data };

    block_on(ExtraAccountMetaList::add_to_instruction::<Cast, _, _>(
        &mut call,
        |_| async { Ok(None) },
        &list,
    ))
    .expect("the accounts are found");

    assert_eq!(call.accounts[..4], metas);
    assert_eq!(call.accounts[4..], votes::extras(&epoch, &position));
}

/// Runs what waits for nothing.
fn block_on<T>(future: impl std::future::Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("it waits for something"),
    }
}

#[test]
fn a_list_is_written_anew_by_anyone_and_always_the_same() {
    let mut gauge = opened();
    gauge.initialize_extra_account_metas(0).ok();
    let (at, before) = (gauge.list_at(0), gauge.world.account(&gauge.list_at(0)));

    gauge.initialize_extra_account_metas(0).ok();
    assert_eq!(gauge.world.account(&at), before);
    for size in [0, 51, 400] {
        gauge.world.put_state(at, ID, vec![7; size]);
        gauge.initialize_extra_account_metas(0).ok();
        assert_eq!(gauge.world.account(&at), before, "{size} bytes before");
    }
    let alice = gauge.world.actor("alice");
    let forged = gauge.initialize_extra_account_metas(0).with_account(2, alice);
    forged.refused();
}

#[test]
fn what_is_said_of_an_epoch_stands_in_its_account() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).ready();
    gauge.fund(1_000_000).ok();
    let said = gauge_events(&gauge.open(0).ok()).pop();
    let Some(Event::EpochOpened(opened)) = said else { panic!("{said:?}") };
    let (state, epoch) = (gauge.state(), gauge.epoch(0));
    let (books, window) = (epoch.books, epoch.books.window);
    let pools: Vec<Address> = epoch.listed().iter().map(|member| member.pool).collect();
    let powers = state.powers[..2].to_vec();
    assert!(powers.iter().all(|power| *power > 0));
    assert_eq!((opened.gauge, opened.epoch, opened.number), (gauge.gauge, gauge.epoch_at(0), 0));
    let windows = (opened.start, opened.voting_end, opened.boundary);
    assert_eq!(windows, (window.start, window.voting_end, window.boundary));
    let terms = (opened.budget, opened.quorum, opened.cap_bps);
    assert_eq!(terms, (books.budget, books.quorum, books.cap_bps));
    assert_eq!((&opened.pools, &opened.powers), (&pools, &powers));

    gauge.fund(11).ok();
    let said = gauge_events(&gauge.update(0).ok()).pop();
    let Some(Event::EpochUpdated(updated)) = said else { panic!("{said:?}") };
    let books = gauge.epoch(0).books;
    assert_eq!((updated.gauge, updated.epoch, updated.number), (gauge.gauge, gauge.epoch_at(0), 0));
    let terms = (updated.budget, updated.quorum, updated.cap_bps);
    assert_eq!(terms, (books.budget, books.quorum, books.cap_bps));
    assert_eq!((updated.pools, updated.powers), (pools, powers));
}

#[test]
fn books_follow_from_events_alone() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).ready();
    let mut seen = Vec::new();
    seen.extend(gauge_events(&gauge.fund(1_000_000).ok()));
    seen.extend(gauge_events(&gauge.open(0).ok()));
    gauge.fund(11).ok();
    seen.extend(gauge_events(&gauge.update(0).ok()));
    gauge.at_start_of(0);
    seen.extend(gauge_events(&gauge.vote("alice", 0, &[(0, 5_000), (1, 5_000)]).ok()));
    gauge.at_voting_end_of(0);
    seen.extend(gauge_events(&gauge.settle(0).ok()));
    seen.extend(gauge_events(&gauge.apply(0, 1).ok()));
    gauge.at_boundary_of(1);
    seen.extend(gauge_events(&gauge.give_back(0, 0).ok()));
    let last = gauge_events(&gauge.refund().ok()).pop().expect("an event");

    let Event::GaugeRefunded(refunded) = last else { panic!("{last:?}") };
    let (books, state) = (refunded.books, gauge.state().books);
    assert_eq!((books.funded, books.refunded, books.idle), (1_000_011, 500_005, 0));
    assert_eq!((books.held, books.applied, books.next_epoch), (0, 500_006, 1));
    assert_eq!((state.funded, state.applied), (books.funded, books.applied));
    let vote = seen.iter().find_map(|event| match event {
        Event::VoteRecorded(vote) => Some(vote),
        _ => None,
    });
    let vote = vote.expect("the vote");
    assert_eq!((vote.weight, vote.source, &vote.split[..2]), (3_000, 0, &[5_000, 5_000][..]));
    let names: Vec<String> = seen
        .iter()
        .map(|e| format!("{e:?}").split('(').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "GaugeFunded",
            "EpochOpened",
            "EpochUpdated",
            "VoteRecorded",
            "EpochSettled",
            "ShareApplied",
            "ShareGivenBack"
        ]
    );
}
