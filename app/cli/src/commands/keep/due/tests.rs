//! What is due, of accounts that are made up.

use super::super::orders::{Orders, Owner, Reinvest, Votes};
use super::super::sight::{Budget, Farm, Realms, Sight};
use super::{due, Deed, How, Keeper, Kind};
use crate::chain::{GaugeAt, PoolAt, PositionAt};
use acequia_core::stream::CLOSING_SECONDS;
use acequia_core::{Checkpoint, Kind as StreamKind, Schedule, Stake, State, Stream, Totals};
use acequia_gauge_interface::{addresses, Epoch, Gauge, ID as GAUGE};
use acequia_interface::flags::{MAY_COMPOUND, MAY_VOTE, PUSH_CLAIMS};
use acequia_interface::instructions::{
    Compound, Reinvest as ReinvestOrder, ReleaseLock, SettlePool,
};
use acequia_interface::{Pool, Position, StreamSlot, VoteReceipt};
use acequia_realms_interface::instructions::{CloseTally, CloseVote};
use acequia_realms_interface::{Tally, VoteRecord as RealmsRecord};
use solana_account::Account;
use solana_address::Address;
use std::collections::{BTreeMap, BTreeSet};

const NOW: u64 = 2_000_000_000;
const DAY: u64 = 86_400;
const ME: Address = Address::new_from_array([77; 32]);
const STAKED: Address = Address::new_from_array([88; 32]);

fn key(byte: u8) -> Address {
    Address::new_from_array([byte; 32])
}

/// 1,000 units a day to 100 units of weight, for ten days of which five are over.
fn streaming() -> StreamSlot {
    let mut schedule = Schedule { start: NOW - 5 * DAY, count: 1, ..Schedule::default() };
    (schedule.durations[0], schedule.amounts[0]) = (10 * DAY as u32, 10_000);
    let books = Stream {
        state: State::Active as u8,
        kind: StreamKind::Curve as u8,
        funded: 10_000,
        schedule,
        ..Stream::default()
    };
    StreamSlot { mint: key(9), vault: key(10), funder: key(11), books, ..StreamSlot::default() }
}

/// A pool with one such stream, settled five days ago.
fn pool(stream: StreamSlot) -> Pool {
    let totals = Totals { weight: 100, last_update: NOW - 5 * DAY, ..Totals::default() };
    Pool { capacity: 1, stake_mint: STAKED, totals, streams: vec![stream], ..Pool::default() }
}

fn position(byte: u8, owner: Address) -> PositionAt {
    let stake = Stake { amount: 50, weight: 50, ..Stake::default() };
    let position = Position {
        bump: 0,
        flags: 0,
        rights: 0,
        index: 0,
        pool: key(1),
        owner,
        rent_payer: owner,
        operator: Address::default(),
        stake,
        checkpoints: vec![Checkpoint::default()],
    };
    PositionAt { address: key(byte), position }
}

fn farm(address: Address, raw: Pool, positions: Vec<PositionAt>) -> Farm {
    let there = PoolAt { address, now: NOW, pool: raw.settled_to(NOW) };
    Farm { there, raw, positions, receipts: Vec::new() }
}

fn sight(farms: Vec<Farm>) -> Sight {
    Sight { now: NOW, farms, ..Sight::default() }
}

/// What is due of a sight, by orders that leave settling and pushing out.
fn due_by(sight: &Sight, orders: &Orders) -> Vec<Deed> {
    due(sight, orders, Keeper { me: ME, payer: ME })
}

fn about(due: &[Deed]) -> Vec<(Kind, Address)> {
    due.iter().map(|deed| (deed.kind, deed.of)).collect()
}

#[test]
fn a_lock_that_has_ended_is_taken_off_and_no_other() {
    let mut all = [2, 3, 4].map(|byte| position(byte, key(20)));
    for (at, end) in all.iter_mut().zip([NOW, NOW + 1, 0]) {
        at.position.stake.lock_end = end;
    }
    let sight = sight(vec![farm(key(1), pool(streaming()), all.to_vec())]);
    let due = due_by(&sight, &Orders { settle: Some(DAY), ..Orders::default() });
    let order = ReleaseLock { pool: key(1), position: key(2) }.instruction();
    let how = How::Orders { orders: vec![order], creates: vec![] };
    assert_eq!(due, [Deed { kind: Kind::Release, of: key(2), how }], "it settles the pool too");
}

#[test]
fn a_pool_is_settled_where_its_books_are_old_and_would_change() {
    let seen = |raw: Pool, settle| {
        let sight = sight(vec![farm(key(1), raw, vec![])]);
        due_by(&sight, &Orders { settle, ..Orders::default() })
    };
    let old = pool(streaming());
    let order = SettlePool { pool: key(1) }.instruction();
    let how = How::Orders { orders: vec![order], creates: vec![] };
    let settle = [Deed { kind: Kind::Settle, of: key(1), how }];
    assert_eq!(seen(old.clone(), Some(5 * DAY)), settle);
    assert_eq!(seen(old.clone(), Some(5 * DAY + 1)), []);
    assert_eq!(seen(old.clone(), None), []);
    assert_eq!(seen(old.settled_to(NOW), Some(0)), []);
    assert_eq!(seen(pool(StreamSlot::default()), Some(0)), [], "nothing streams");
}

/// Half of 5,000 units is owed to each of two.
fn owed(flags: u8) -> Vec<PositionAt> {
    let mut all = [2, 3].map(|byte| position(byte, key(20)));
    all[0].position.flags = flags;
    all.to_vec()
}

#[test]
fn what_is_owed_is_pushed_once_it_is_worth_it_to_those_who_let_anyone() {
    let seen = |stream: StreamSlot, flags, push| {
        let sight = sight(vec![farm(key(1), pool(stream), owed(flags))]);
        about(&due_by(&sight, &Orders { push, ..Orders::default() }))
    };
    let push = [(Kind::Push, key(2))];
    assert_eq!(seen(streaming(), PUSH_CLAIMS, Some(5 * DAY - 3_600)), push);
    assert_eq!(seen(streaming(), PUSH_CLAIMS, Some(5 * DAY + 3_600)), [], "not yet");
    assert_eq!(seen(streaming(), PUSH_CLAIMS, None), []);
    assert_eq!(seen(streaming(), 0, Some(DAY)), []);
    let mut over = streaming();
    over.books.schedule.durations[0] = 4 * DAY as u32;
    assert_eq!(seen(over, PUSH_CLAIMS, Some(365 * DAY)), push, "nothing more is to come");
}

/// Wound down so long ago, with so much of it never claimed [base units].
fn closing(since: u64, owed: u64) -> StreamSlot {
    let mut stream = streaming();
    stream.books.schedule = Schedule::default();
    stream.books.state = State::Closing as u8;
    stream.books.closing_since = NOW - since;
    stream.books.streamed = owed;
    stream.books.index.hi = owed / 100;
    stream
}

#[test]
fn thirty_days_after_its_end_a_reward_is_paid_out_and_then_retired() {
    let seen = |stream: StreamSlot, gauges: &[Address]| {
        let mut sight = sight(vec![farm(key(1), pool(stream), owed(0))]);
        sight.gauges_that_fund = gauges.iter().copied().collect();
        due_by(&sight, &Orders { push: Some(365 * DAY), ..Orders::default() })
    };
    let pushes = [(Kind::Push, key(2)), (Kind::Push, key(3))];
    assert_eq!(about(&seen(closing(CLOSING_SECONDS, 1_000), &[])), pushes);
    assert_eq!(seen(closing(CLOSING_SECONDS - 1, 1_000), &[]), []);
    for (gauges, gauge) in [(vec![], None), (vec![key(11)], Some(key(11)))] {
        let how = How::Retire { pool: key(1), slot: 0, gauge };
        let retire = Deed { kind: Kind::Retire, of: key(10), how };
        assert_eq!(seen(closing(CLOSING_SECONDS, 0), &gauges), [retire]);
    }
    assert_eq!(seen(closing(CLOSING_SECONDS - 1, 0), &[]), []);
}

#[test]
fn an_ending_flow_is_wound_down_when_nothing_is_left() {
    let seen = |left: u64| {
        let mut stream = closing(0, 0);
        stream.books.state = State::Ending as u8;
        stream.books.schedule = Schedule { start: NOW + DAY, count: 1, ..Schedule::default() };
        (stream.books.schedule.durations[0], stream.books.schedule.amounts[0]) = (9, left);
        let sight = sight(vec![farm(key(1), pool(stream), vec![])]);
        about(&due_by(&sight, &Orders::default()))
    };
    assert_eq!(seen(0), [(Kind::WindDown, key(10))]);
    assert_eq!(seen(1), []);
}

fn operated(byte: u8, rights: u8) -> PositionAt {
    let mut at = position(byte, key(20));
    (at.position.operator, at.position.rights) = (ME, rights);
    at
}

fn for_owner(owner: Owner) -> Orders {
    Orders { owners: vec![owner], ..Orders::default() }
}

fn nothing() -> Owner {
    Owner { owner: key(20), compound: None, reinvest: vec![], votes: vec![] }
}

#[test]
fn it_compounds_what_an_owner_lets_it_where_no_lock_runs() {
    let orders = for_owner(Owner { compound: Some(4 * DAY), ..nothing() });
    let seen = |change: &dyn Fn(&mut PositionAt, &mut Pool)| {
        let paid = StreamSlot { mint: STAKED, ..streaming() };
        let (mut at, mut raw) = (operated(2, MAY_COMPOUND), pool(paid));
        change(&mut at, &mut raw);
        due_by(&sight(vec![farm(key(1), raw, vec![at])]), &orders)
    };
    let order = Compound {
        signer: ME,
        pool: key(1),
        position: key(2),
        reward_vault: key(10),
        stake_vault: Address::default(),
        stake_mint: STAKED,
        token_program: acequia_interface::addresses::SPL_TOKEN,
        slot: 0,
    };
    let how = How::Orders { orders: vec![order.instruction()], creates: vec![] };
    assert_eq!(seen(&|_, _| ()), [Deed { kind: Kind::Compound, of: key(2), how }]);
    type Change<'a> = &'a dyn Fn(&mut PositionAt, &mut Pool);
    let not: [Change; 6] = [
        &|at, _| at.position.rights = MAY_VOTE,
        &|at, _| at.position.operator = key(5),
        &|at, _| at.position.owner = key(5),
        &|at, _| at.position.stake.lock_end = NOW + 1,
        &|_, raw| raw.flags = acequia_interface::flags::PAUSED,
        &|_, raw| raw.streams[0].mint = key(9),
    ];
    for change in not {
        assert_eq!(seen(change), []);
    }
}

#[test]
fn it_reinvests_between_two_pools_where_both_positions_let_it() {
    let rule = Reinvest { from: key(1), to: key(6), every: 4 * DAY };
    let orders = for_owner(Owner { reinvest: vec![rule], ..nothing() });
    let seen = |rights| {
        let paid = StreamSlot { mint: STAKED, ..streaming() };
        let from = farm(key(1), pool(paid), vec![operated(2, MAY_COMPOUND)]);
        let to = farm(key(6), pool(StreamSlot::default()), vec![operated(7, rights)]);
        due_by(&sight(vec![from, to]), &orders)
    };
    let order = ReinvestOrder {
        signer: ME,
        from_pool: key(1),
        from_position: key(2),
        reward_vault: key(10),
        to_pool: key(6),
        to_position: key(7),
        stake_vault: Address::default(),
        stake_mint: STAKED,
        token_program: acequia_interface::addresses::SPL_TOKEN,
        slot: 0,
    };
    let how = How::Orders { orders: vec![order.instruction()], creates: vec![] };
    assert_eq!(seen(MAY_COMPOUND), [Deed { kind: Kind::Reinvest, of: key(2), how }]);
    assert_eq!(seen(MAY_VOTE), []);
}

/// An account that is all zeroes but for its kind and version.
fn blank(kind: [u8; 8], size: usize) -> Vec<u8> {
    let mut data = vec![0; size];
    data[..8].copy_from_slice(&kind);
    data[8] = 1;
    data
}

/// A gauge whose epoch takes votes, with one pool on its list.
fn voting() -> Budget {
    let data = blank(Epoch::DISCRIMINATOR, Epoch::SIZE);
    let mut epoch = Epoch::read(&data).expect("an epoch");
    (epoch.books.pools, epoch.books.powers[0]) = (1, 1 << 32);
    epoch.members[0].pool = key(1);
    let window = &mut epoch.books.window;
    (window.start, window.voting_end, window.boundary) = (NOW - DAY, NOW + DAY, NOW + 2 * DAY);
    let data = blank(Gauge::DISCRIMINATOR, Gauge::SIZE);
    let gauge = Gauge::read(&data).expect("a gauge");
    let at = GaugeAt { address: key(30), now: NOW, gauge, epochs: vec![(key(31), epoch)] };
    let (accounts, pools) = (BTreeMap::new(), BTreeMap::new());
    Budget { at, accounts, pools, records: vec![], opened: BTreeSet::new() }
}

#[test]
fn it_votes_once_in_an_epoch_and_leaves_its_owners_own_hand_alone() {
    let votes = Votes { gauge: key(30), shares: vec![(key(1), 10_000)] };
    let orders = for_owner(Owner { votes: vec![votes], ..nothing() });
    let seen = |rights, receipts: Vec<(Address, Account)>, opened: bool| {
        let mut at = operated(2, rights);
        at.position.stake.votes.principal.record(NOW - 9 * DAY, 50);
        let mut raw = pool(streaming());
        raw.hook = GAUGE;
        let farm = Farm { receipts, ..farm(key(1), raw, vec![at]) };
        let mut budget = voting();
        let record = addresses::vote_record(&key(31), &key(2)).0;
        budget.opened.extend(opened.then_some(record));
        due_by(&Sight { gauges: vec![budget], ..sight(vec![farm]) }, &orders)
    };
    for (opened, count) in [(false, 2), (true, 1)] {
        let due = seen(MAY_VOTE, vec![], opened);
        assert_eq!(about(&due), [(Kind::Vote, key(2))]);
        let How::Orders { orders, creates } = &due[0].how else { panic!("{due:?}") };
        assert_eq!(
            (orders.len(), creates.len()),
            (count, count),
            "the record, where it is missing"
        );
    }
    assert_eq!(seen(MAY_COMPOUND, vec![], false), []);
    let mut data = blank(VoteReceipt::DISCRIMINATOR, VoteReceipt::SIZE);
    data[VoteReceipt::POSITION_OFFSET..][..32].fill(2);
    data[VoteReceipt::POSITION_OFFSET + 32..][..32].copy_from_slice(GAUGE.as_ref());
    data[VoteReceipt::POSITION_OFFSET + 64..][..32].fill(31);
    data[184..192].copy_from_slice(&(NOW + DAY).to_le_bytes());
    let receipt = Account { data, owner: acequia_interface::ID, ..Account::default() };
    assert_eq!(seen(MAY_VOTE, vec![(key(40), receipt.clone())], false), [], "voted, or withdrawn");
}

#[test]
fn a_receipt_goes_when_its_ballot_is_over() {
    let seen = |end: u64| {
        let mut data = blank(VoteReceipt::DISCRIMINATOR, VoteReceipt::SIZE);
        data[184..192].copy_from_slice(&end.to_le_bytes());
        let account = Account { data, ..Account::default() };
        let farm = farm(key(1), pool(StreamSlot::default()), vec![]);
        about(&due_by(
            &sight(vec![Farm { receipts: vec![(key(40), account)], ..farm }]),
            &Orders::default(),
        ))
    };
    assert_eq!(seen(NOW), [(Kind::Close, key(40))]);
    assert_eq!(seen(NOW + 1), [], "though its vote is withdrawn");
}

#[test]
fn an_epoch_whose_voting_is_over_is_settled_and_goes_an_epoch_later() {
    let seen = |change: &dyn Fn(&mut Budget)| {
        let mut budget = voting();
        change(&mut budget);
        about(&due_by(&Sight { gauges: vec![budget], ..sight(vec![]) }, &Orders::default()))
    };
    assert_eq!(seen(&|_| ()), [], "it takes votes");
    assert_eq!(seen(&|b| b.at.now = NOW + DAY), [(Kind::Epoch, key(30))]);
    let done = |budget: &mut Budget| {
        budget.at.epochs[0].1.books.state = acequia_gauge_core::State::Settled as u8;
        budget.at.now = NOW + 5 * DAY;
        budget.accounts.insert(key(31), Account::default());
    };
    assert_eq!(seen(&done), [(Kind::Close, key(31))]);
    assert_eq!(
        seen(&|budget| {
            done(budget);
            budget.at.now -= 1;
        }),
        []
    );
}

/// The record of a vote that weighs so much and counts until then, on a proposal in a state of governance's.
fn vote_in_realm(weight: u64, end: u64, proposal: Option<u8>) -> Realms {
    let mut data = blank(RealmsRecord::DISCRIMINATOR, RealmsRecord::SIZE);
    data[RealmsRecord::RENT_PAYER_OFFSET..][..32].fill(52);
    let read = RealmsRecord::read(&data).expect("a record");
    let record = RealmsRecord { tally: key(51), proposal: key(53), weight, end, ..read };
    let mut governance = vec![0; 66];
    (governance[0], governance[65]) = (14, proposal.unwrap_or_default());
    let account = Account { data: governance, ..Account::default() };
    Realms {
        records: vec![(key(50), record, Account { data, ..Account::default() })],
        proposals: proposal.map(|_| (key(53), account)).into_iter().collect(),
        tallies: vec![],
    }
}

#[test]
fn a_vote_in_a_realm_goes_when_it_can_count_no_more() {
    const VOTING: u8 = 2;
    const SUCCEEDED: u8 = 3;
    let seen = |weight, end, proposal| {
        let realms = vote_in_realm(weight, end, proposal);
        due_by(&Sight { realms, ..sight(vec![]) }, &Orders::default())
    };
    let order =
        CloseVote { vote_record: key(50), tally: key(51), rent_payer: key(52), proposal: key(53) };
    let how = How::Orders { orders: vec![order.instruction()], creates: vec![] };
    let close = [Deed { kind: Kind::Close, of: key(50), how }];
    assert_eq!(seen(9, NOW, Some(SUCCEEDED)), close, "its time is over, and the proposal decided");
    assert_eq!(seen(9, NOW, None), close, "the proposal is gone");
    assert_eq!(seen(0, NOW + DAY, Some(VOTING)), close, "it was withdrawn");
    assert_eq!(seen(9, NOW, Some(VOTING)), [], "governance has not decided yet");
    assert_eq!(seen(9, NOW + 1, Some(SUCCEEDED)), [], "its time is not over");
}

#[test]
fn a_tally_goes_when_no_record_is_left_of_it() {
    let seen = |records: u64| {
        let mut data = blank(Tally::DISCRIMINATOR, Tally::SIZE);
        data[Tally::REGISTRAR_OFFSET..][..32].fill(54);
        data[Tally::RENT_PAYER_OFFSET..][..32].fill(52);
        data[184..192].copy_from_slice(&records.to_le_bytes());
        let account = Account { data, ..Account::default() };
        let realms = Realms { tallies: vec![(key(51), account)], ..Realms::default() };
        due_by(&Sight { realms, ..sight(vec![]) }, &Orders::default())
    };
    let order = CloseTally { tally: key(51), registrar: key(54), rent_payer: key(52) };
    let how = How::Orders { orders: vec![order.instruction()], creates: vec![] };
    assert_eq!(seen(0), [Deed { kind: Kind::Close, of: key(51), how }]);
    assert_eq!(seen(1), []);
}

#[test]
fn two_shares_do_all_of_it_and_nothing_twice() {
    let all: Vec<PositionAt> = (100..150)
        .map(|byte| {
            let mut at = position(byte, key(20));
            at.position.stake.lock_end = NOW;
            at
        })
        .collect();
    let sight = sight(vec![farm(key(1), pool(streaming()), all)]);
    let share = |text: &str| {
        let share = text.parse().expect("a share");
        about(&due_by(&sight, &Orders { share, ..Orders::default() }))
    };
    let (one, two) = (share("1/2"), share("2/2"));
    let mut both = [one.clone(), two.clone()].concat();
    both.sort();
    assert_eq!(both, share("1/1"));
    assert!(!one.is_empty() && !two.is_empty());
}
