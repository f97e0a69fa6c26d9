//! How a pool is let go: the gauge winds its stream down and retires it, and the pool can be
//! closed. Nothing that was voted to a pool comes back by this.

use super::{opened_with, settled};
use acequia_gauge_interface::events::Event;
use acequia_gauge_interface::instructions::{CreateGauge, WindDownStream};
use acequia_gauge_interface::ID;
use acequia_interface::instructions::AddFlowStream;
use harness::gauge::{gauge_events, GOVERNOR};
use harness::prelude::*;
use harness::world::Account;

/// What a signature costs [lamports].
const FEE: u64 = 5_000;

/// What epoch 0 gave is in the streams, and alice's pool is on no list any more.
fn let_go() -> GaugeScene {
    release(settled())
}

fn release(mut gauge: GaugeScene) -> GaugeScene {
    for place in 0..gauge.epoch(0).listed().len() as u8 {
        gauge.apply(0, place).ok();
    }
    gauge.remove_pool(0).ok();
    gauge
}

/// And alice has all of it.
fn ended() -> GaugeScene {
    let mut gauge = let_go();
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.when("alice").claim_all().ok();
    gauge
}

/// A pool whose two stakers are owed fractions when all is streamed.
fn crooked() -> GaugeScene {
    let mut gauge = GivenGauge::weekly().pool("alice", 3).staker("carol", 7).ready();
    gauge.fund(1_000_003).ok();
    gauge.begin(0);
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    let mut gauge = release(gauge);
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.wind_down(0).ok();
    gauge
}

#[test]
fn a_pool_that_was_listed_can_be_closed_and_gives_all_its_rent_back() {
    let mut gauge = ended();
    gauge.when("alice").unstake(3_000).ok();
    gauge.when("alice").close().ok();
    gauge.when("creator").close_pool().fails(FarmError::StreamsLeft);
    let (vault, governor) = (gauge.reward_vault(0), gauge.world.actor(GOVERNOR));
    let (own, rent) = (gauge.world.lamports(&gauge.gauge), gauge.world.lamports(&vault));

    gauge.wind_down(0).ok();
    let had = gauge.world.lamports(&governor);
    gauge.retire(0).ok();

    assert_eq!(gauge.world.lamports(&governor), had + rent, "the vault's rent is the creator's");
    assert_eq!(gauge.world.lamports(&gauge.gauge), own, "the gauge keeps its own");
    let (creator, pool) = (gauge.world.actor("creator"), gauge.site().pool);
    let stake_vault = gauge.pool().stake_vault;
    let rent = gauge.world.lamports(&pool) + gauge.world.lamports(&stake_vault);
    let had = gauge.world.lamports(&creator);
    gauge.when("creator").close_pool().ok();
    assert_eq!(gauge.world.lamports(&creator), had + rent - FEE);
    let gone = [vault, stake_vault, pool].map(|at| gauge.world.account(&at).is_none());
    assert_eq!(gone, [true; 3]);
}

#[test]
fn of_a_gauge_and_its_pools_no_account_is_left_at_the_end() {
    let mut gauge = ended();
    let ballot = Ballot { hook: ID, address: gauge.epoch_at(0), start: 0, end: 0 };
    gauge.remove_pool(1).ok();
    for (nth, (who, staked)) in [("alice", 3_000), ("bob", 1_000)].into_iter().enumerate() {
        gauge.wind_down(nth).ok();
        gauge.close_record(who, 0).ok();
        gauge.when(who).in_pool(nth).close_receipt(&ballot).ok();
        gauge.when(who).in_pool(nth).unstake(staked).ok();
        gauge.when(who).in_pool(nth).claim_all().ok();
        gauge.when(who).in_pool(nth).close().ok();
        gauge.retire(nth).ok();
        gauge.when("creator").in_pool(nth).close_pool().ok();
    }
    gauge.close_gauge().ok();

    for program in [ID, acequia_interface::ID] {
        let accounts = gauge.world.svm.get_program_accounts(&program);
        let left = accounts.iter().filter(|(at, _)| gauge.world.account(at).is_some()).count();
        assert_eq!(left, 0, "of {program}");
    }
}

#[test]
fn what_was_applied_is_streamed_to_the_end_first() {
    let mut gauge = settled();
    gauge.at_boundary_of(0);
    gauge.after(1); // a second late
    let mut gauge = release(gauge);
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.wind_down(0).farm_fails(FarmError::StreamNotFinished);

    gauge.after(1);
    gauge.wind_down(0).ok();

    gauge.then("alice").is_owed(0, 750_000);
    gauge.when("alice").claim_all().ok();
    let (alice, mint) = (gauge.world.actor("alice"), gauge.mint);
    assert_eq!(gauge.world.holding(&alice, &mint), 750_000);
    assert_eq!(gauge.state().books.idle, 0, "nothing of it came back");
}

#[test]
fn what_waits_for_a_staker_is_not_taken_back() {
    let mut gauge = opened_with(GivenGauge::weekly().pool("alice", 3_000).pool("bob", 0));
    gauge.vote("alice", 0, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 1).ok();
    gauge.remove_pool(1).ok();
    gauge.at_boundary_of(9);
    gauge.close_epoch(0).ok();
    gauge.wind_down(1).farm_fails(FarmError::StreamNotFinished);

    gauge.when("bob").in_pool(1).stake(1).ok();
    gauge.after(7 * DAY);

    gauge.wind_down(1).ok();
    gauge.then("bob").in_pool(1).is_owed(0, 1_000_000);
}

#[test]
fn a_stream_is_kept_while_its_pool_is_on_the_list_or_on_that_of_an_epoch() {
    let mut gauge = settled();
    gauge.wind_down(0).fails(GaugeError::PoolStillListed);
    gauge.remove_pool(0).ok();
    gauge.wind_down(0).fails(GaugeError::PoolStillListed);

    // Were the stream gone now, the share would be given back, and could be refunded.
    gauge.at_boundary_of(3);
    gauge.wind_down(0).fails(GaugeError::PoolStillListed);
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();
    gauge.wind_down(0).fails(GaugeError::PoolStillListed);
    gauge.close_epoch(0).ok();
    gauge.wind_down(0).farm_fails(FarmError::StreamNotFinished);
    gauge.after(7 * DAY);

    gauge.wind_down(0).ok();
    gauge.add_pool(0, 1).fails(GaugeError::NotStreamOfGauge);
}

/// Else the next epoch would vote on a pool that can take no share.
#[test]
fn a_listed_pool_keeps_its_stream_though_there_is_no_epoch() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();

    gauge.wind_down(0).fails(GaugeError::PoolStillListed);
    gauge.remove_pool(0).ok();
    gauge.wind_down(0).ok();
}

#[test]
fn a_gauge_lets_a_pool_go_while_its_epochs_go_on() {
    let mut gauge = ended();
    gauge.fund(400).ok();
    gauge.begin(3);
    gauge.vote("bob", 3, &[(0, 10_000)]).ok();

    gauge.wind_down(0).ok();
    gauge.retire(0).ok();

    gauge.at_voting_end_of(3);
    gauge.settle(3).ok();
    gauge.apply(3, 0).ok();
    assert_eq!(gauge.state().books.applied, 1_000_400);
}

#[test]
fn every_epoch_is_shown_once_and_nothing_else() {
    let mut gauge = ended();
    for number in [3, 4] {
        gauge.fund(400).ok();
        gauge.begin(number);
        gauge.at_voting_end_of(number);
        gauge.settle(number).ok();
    }
    let (first, second) = (gauge.epoch_at(3), gauge.epoch_at(4));
    let mut other = gauge.fork();
    other.gauge = gauge.farm.create_gauge(77, &gauge.mint.clone(), gauge.state().terms);
    let forged = gauge.world.key("a forged epoch");
    let copy = gauge.world.account(&first).expect("the epoch");
    gauge.world.put(forged, Account { owner: acequia_interface::ID, ..copy.clone() });
    let foreign = gauge.world.key("an epoch of another gauge");
    let mut data = copy.data.clone();
    data[16..48].copy_from_slice(other.gauge.as_ref());
    gauge.world.put(foreign, Account { data, ..copy });
    let (own, pool) = (gauge.gauge, gauge.site().pool);
    let authority = gauge.world.actor(GOVERNOR);
    let wind_down = |epochs: &[Address]| {
        WindDownStream { authority, gauge: own, pool, epochs, slot: 0 }.instruction()
    };
    let wrong: [&[Address]; 9] = [
        &[],
        &[first],
        &[first, first],
        &[second, second],
        &[first, forged],
        &[first, foreign],
        &[first, own],
        &[first, Address::default()],
        &[first, second, foreign],
    ];
    for epochs in wrong {
        let step = wind_down(epochs);
        gauge.fork().do_step(GOVERNOR, step).fails(GaugeError::EpochsIncomplete);
    }
    for epochs in [[first, second], [second, first]] {
        gauge.fork().do_step(GOVERNOR, wind_down(&epochs)).ok();
    }
}

#[test]
fn nobody_but_the_authority_winds_a_stream_down() {
    let mut gauge = ended();
    let mallory = gauge.world.actor("mallory");
    let forged = gauge.wind_down(0).with_account(0, mallory).build();
    gauge.do_step("mallory", forged).fails(GaugeError::NotAuthority);
    gauge.when("mallory").wind_down(0).fails(FarmError::NotFunder);
    gauge.when("manager").wind_down(0).fails(FarmError::NotFunder);
    gauge.propose("heir").ok();
    gauge.accept("heir").ok();
    gauge.wind_down(0).fails(GaugeError::NotAuthority);
}

#[test]
fn a_stream_is_retired_only_when_it_was_wound_down_and_owes_nobody() {
    let mut gauge = ended();
    gauge.retire(0).farm_fails(FarmError::StreamNotClosing);

    let mut gauge = crooked();
    gauge.retire(0).farm_fails(FarmError::StreamStillOwes);
    gauge.when("alice").claim_all().ok();
    gauge.retire(0).farm_fails(FarmError::StreamStillOwes);
    gauge.when("carol").claim_all().ok();
    gauge.retire(0).ok();
    gauge.retire(0).fails(GaugeError::ForeignStream);
}

#[test]
fn dust_and_donations_go_to_the_budget_and_are_counted() {
    let mut gauge = crooked();
    let (vault, mint) = (gauge.reward_vault(0), gauge.mint);
    gauge.when("alice").claim_all().ok();
    gauge.when("carol").claim_all().ok();
    assert_eq!(gauge.world.balance(&vault), 1, "the fractions of both");
    gauge.world.mint_to(&vault, &mint, 76);
    let before = gauge.state().books;

    let outcome = gauge.retire(0).ok();

    let books = gauge.state().books;
    assert_eq!((books.idle, books.funded), (before.idle + 77, before.funded + 77));
    assert_eq!(gauge.balance(), 77);
    let event = gauge_events(&outcome).pop().expect("an event");
    let Event::GaugeStreamRetired(retired) = event else { panic!("{event:?}") };
    assert_eq!((retired.gauge, retired.pool), (gauge.gauge, gauge.site().pool));
    assert_eq!((retired.slot, retired.generation, retired.received), (0, 1, 77));
    assert_eq!((retired.books.idle, retired.books.funded), (books.idle, books.funded));
}

#[test]
fn winding_down_is_logged() {
    let mut gauge = ended();

    let outcome = gauge.wind_down(0).ok();

    let event = gauge_events(&outcome).pop().expect("an event");
    let Event::GaugeStreamWindingDown(event) = event else { panic!("{event:?}") };
    assert_eq!((event.gauge, event.pool), (gauge.gauge, gauge.site().pool));
    assert_eq!((event.slot, event.generation), (0, 1));
}

#[test]
fn a_gauge_that_can_be_funded_no_more_still_gets_its_slot_back() {
    let mut gauge = ended();
    gauge.fund((1 << 63) - 1 - 1_000_000).ok();
    gauge.refund().ok();
    gauge.wind_down(0).ok();
    let (vault, mint) = (gauge.reward_vault(0), gauge.mint);
    gauge.world.mint_to(&vault, &mint, 55);
    let before = gauge.state().books;

    gauge.retire(0).ok();

    assert_eq!(gauge.state().books, before);
    assert_eq!(gauge.balance(), 55, "a donation, which closing the gauge sends out");
}

#[test]
fn what_arrives_of_a_donation_counts_where_the_mint_takes_a_fee() {
    let fee = Extension::TransferFee { bps: 100, most: 1_000_000 };
    let given = GivenGauge::weekly()
        .splitting(Token::token_2022(6).with(fee), Risks::TRANSFER_FEE)
        .pool("alice", 3_000);
    let mut gauge = given.made();
    let (vault, mint) = (gauge.reward_vault(0), gauge.mint);
    gauge.wind_down(0).ok();
    gauge.world.mint_to(&vault, &mint, 10_000);

    gauge.retire(0).ok();

    assert_eq!((gauge.state().books.idle, gauge.balance()), (9_900, 9_900));
}

#[test]
fn a_freed_slot_takes_another_stream_which_is_listed_anew() {
    let mut gauge = ended();
    gauge.wind_down(0).ok();
    gauge.retire(0).ok();
    let (mint, own) = (gauge.mint, gauge.gauge);

    gauge.farm.gauge_stream(0, &mint, own);
    gauge.add_pool(0, WHOLE_POWER).ok();

    assert_eq!(gauge.state().listed()[1].generation, 2);
    gauge.fund(600).ok();
    gauge.begin(3);
    gauge.vote("alice", 3, &[(1, 10_000)]).ok();
    gauge.at_voting_end_of(3);
    gauge.settle(3).ok();
    gauge.apply(3, 1).ok();
    assert_eq!(gauge.stream(0).funded, 600);
}

#[test]
fn a_gauge_lets_go_of_no_stream_but_its_own_and_takes_nothing_from_others() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).made();
    let (mint, own) = (gauge.mint, gauge.gauge);
    let (other, stranger) = (gauge.world.mint(&Token::spl(6)), gauge.world.actor("stranger"));
    let nth = gauge.farm.also(Given::pool().capacity(3));
    for (slot, mint, funder) in [(0, other, own), (1, mint, stranger)] {
        let add = gauge.farm.stream_for(nth, slot, &mint, funder, IdlePolicy::Wait);
        gauge.do_step("manager", add).ok();
    }
    for slot in 0..3 {
        gauge.wind_down_with(nth, slot).fails(GaugeError::ForeignStream);
        gauge.retire_with(nth, slot).fails(GaugeError::ForeignStream);
        gauge.refund_stream_with(nth, slot).fails(GaugeError::ForeignStream);
    }
    gauge.wind_down_with(nth, 3).fails(GaugeError::NotPool);
    gauge.retire_with(nth, 3).fails(GaugeError::NotPool);
    gauge.refund_stream_with(nth, 3).fails(GaugeError::NotPool);
    let pool = gauge.sites[0].pool;
    let account = gauge.world.account(&pool).expect("the pool");
    gauge.world.put(pool, Account { owner: ID, ..account.clone() });
    gauge.wind_down(0).fails(GaugeError::NotPool);
    gauge.retire(0).fails(GaugeError::NotPool);
    gauge.refund_stream(0).fails(GaugeError::NotPool);
    gauge.world.put(pool, account);
}

/// Whoever manages a pool's rewards can name the gauge as a funder without asking it.
#[test]
fn streams_that_could_never_be_listed_are_let_go_as_well() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).made();
    let (mint, own) = (gauge.mint, gauge.gauge);
    let nth = gauge.farm.also(Given::pool().capacity(2));
    let (pool, manager) = (gauge.sites[nth].pool, gauge.world.actor("manager"));
    let add = gauge.farm.stream_for(nth, 0, &mint, own, IdlePolicy::Refund);
    gauge.do_step("manager", add).ok();
    let flow = AddFlowStream {
        reward_manager: manager,
        payer: manager,
        pool,
        mint: mint.address,
        vault: addresses::reward_vault(&pool, &mint.address, 1).0,
        token_program: mint.program,
        slot: 1,
        funder: own,
        window: 7 * DAY as u32,
        idle_policy: IdlePolicy::Wait,
    };
    gauge.do_step("manager", flow.instruction()).ok();

    for slot in [0, 1] {
        gauge.wind_down_with(nth, slot).ok();
        gauge.retire_with(nth, slot).ok();
    }

    gauge.when("creator").in_pool(nth).close_pool().ok();
}

/// Only the gauge's address can sign for its streams, and only its creator can bring it back.
#[test]
fn a_gauge_made_anew_at_the_same_address_lets_go_of_what_the_former_has_funded() {
    let mut gauge = ended();
    let (mint, mut terms) = (gauge.mint, gauge.state().terms);
    gauge.close_gauge().ok();
    gauge.wind_down(0).refused();
    let mallory = gauge.world.actor("mallory");
    terms.genesis = gauge.world.now();
    let create = |creator| CreateGauge {
        creator,
        payer: creator,
        reward_mint: mint.address,
        token_program: mint.program,
        id: 0,
        terms,
    };
    gauge.do_step("mallory", create(mallory).instruction()).ok();
    assert!(gauge.world.account(&gauge.gauge).is_none(), "hers is at another address");

    let governor = gauge.world.actor(GOVERNOR);
    gauge.do_step(GOVERNOR, create(governor).instruction()).ok();

    gauge.wind_down(0).ok();
    gauge.retire(0).ok();
    gauge.close_gauge().ok();
}
