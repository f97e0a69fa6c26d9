//! What anyone may do before something else, in one transaction: ask for facts (`guard`), settle a
//! pool (`settle_pool`).

use acequia_interface::events::Event;
use harness::prelude::*;
use harness::when::guards::every_fact;
use harness::world::address_of;

/// Alice is locked, in a pool with a curve that is committed and a flow.
fn farm() -> Scene {
    let curve = Curve::even(1_000_000, 100 * DAY).committed(START + 50 * DAY);
    let given = Given::pool().locks(YEAR, 20_000, 0).reward(Token::spl(6), curve);
    let mut farm =
        given.flow(Token::spl(6), 10 * DAY).staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.when("alice").lock(YEAR / 2).ok();
    farm.after(10 * DAY + 7);
    farm
}

/// What the guard says to a fact about alice and the pool.
#[track_caller]
fn says(farm: &mut Scene, fact: Fact) -> Option<FarmError> {
    let outcome = farm.when("anyone").at_position_of("alice").guard(0, &[fact]).run();
    assert!(outcome.error.is_none() || outcome.farm_error().is_some(), "{}", outcome.log());
    outcome.farm_error()
}

/// One fact holds, the other does not.
#[track_caller]
fn tells_apart(farm: &mut Scene, holds: Fact, fails: Fact, error: FarmError) {
    assert_eq!(says(farm, holds), None, "{holds:?}");
    assert_eq!(says(farm, fails), Some(error), "{fails:?}");
}

#[test]
fn it_lands_before_its_time_or_not_at_all() {
    let mut farm = farm();
    let now = farm.world.now();

    farm.when("anyone").guard(now + 1, &[]).refused(); // they have no position
    farm.when("anyone").at_position_of("alice").guard(now + 1, &[]).ok();
    farm.when("anyone").at_position_of("alice").guard(now, &[]).fails(FarmError::GuardExpired);
    farm.after(1);
    farm.when("anyone").at_position_of("alice").guard(now + 1, &[]).fails(FarmError::GuardExpired);
}

#[test]
fn a_pools_authority_is_the_one_that_was_seen() {
    let mut farm = farm();
    let [creator, carol] = ["creator", "carol"].map(address_of);
    let fact = |authority| Fact::Authority { authority };
    tells_apart(&mut farm, fact(creator), fact(carol), FarmError::GuardAuthority);

    farm.when("creator").propose_authority("carol").ok();
    assert_eq!(says(&mut farm, fact(creator)), None, "an offer alone changes nothing");
    farm.when("carol").accept_authority().ok();

    tells_apart(&mut farm, fact(carol), fact(creator), FarmError::GuardAuthority);
    farm.when("carol").renounce_authority().ok();
    tells_apart(&mut farm, fact(Address::default()), fact(carol), FarmError::GuardAuthority);
}

#[test]
fn a_pools_hook_is_the_one_that_was_seen() {
    let mut farm = farm();
    let fact = |hook| Fact::Hook { hook };
    let (none, recorder) = (Address::default(), address_of(RECORDER));
    tells_apart(&mut farm, fact(none), fact(recorder), FarmError::GuardHook);

    farm.hook(RECORDER);

    tells_apart(&mut farm, fact(recorder), fact(none), FarmError::GuardHook);
}

#[test]
fn a_pool_takes_deposits_as_it_was_seen_to() {
    let mut farm = farm();
    let fact = |paused| Fact::Paused { paused };
    tells_apart(&mut farm, fact(false), fact(true), FarmError::GuardPaused);

    farm.when("creator").set_paused(true).ok();

    tells_apart(&mut farm, fact(true), fact(false), FarmError::GuardPaused);
}

#[test]
fn a_pool_that_was_closed_and_made_anew_is_another() {
    let mut farm = Given::pool().ready();
    let (pool, position, seen) = (farm.site().pool, None, farm.pool().created_at);
    let facts = [Fact::CreatedAt { created_at: seen }];
    let guard = instructions::Guard { pool, position, before: 0, facts: &facts }.instruction();
    farm.step("anyone", guard.clone()).ok();

    farm.when("creator").close_pool().ok();
    farm.step("anyone", guard.clone()).refused();
    farm.after(1);
    let (given, sites) = (Given::pool().staking_same(farm.stake_mint()), farm.sites.split_off(0));
    farm.also(given);
    assert_eq!(farm.sites[0].pool, sites[0].pool, "the same address");

    farm.step("anyone", guard).fails(FarmError::GuardCreatedAt);
}

#[test]
fn a_positions_owner_is_the_one_that_was_seen() {
    let mut farm = farm();
    let [alice, carol] = ["alice", "carol"].map(|who| Fact::Owner { owner: address_of(who) });
    tells_apart(&mut farm, alice, carol, FarmError::GuardOwner);

    farm.when("alice").transfer_to("carol").ok();

    tells_apart(&mut farm, carol, alice, FarmError::GuardOwner);
}

#[test]
fn a_position_holds_and_counts_for_no_less_than_was_seen() {
    let mut farm = farm();
    let stake = farm.then("alice").read().stake;
    let amount = |at_least| Fact::Amount { at_least };
    let weight = |at_least| Fact::Weight { at_least };
    tells_apart(&mut farm, amount(3_000), amount(3_001), FarmError::GuardAmount);
    let (w, more) = (weight(stake.weight), weight(stake.weight + 1));
    assert!(stake.weight > 3_000, "the lock has its boost");
    tells_apart(&mut farm, w, more, FarmError::GuardWeight);

    farm.after(YEAR / 2); // the lock has ended, and nobody has come by

    assert_eq!(farm.then("alice").read().stake.weight, stake.weight, "as stored");
    tells_apart(&mut farm, weight(3_000), weight(3_001), FarmError::GuardWeight);
    farm.when("alice").unstake(1).ok();
    tells_apart(&mut farm, amount(2_999), amount(3_000), FarmError::GuardAmount);
}

#[test]
fn a_positions_lock_ends_no_later_than_was_seen() {
    let mut farm = farm();
    let end = farm.then("alice").read().stake.lock_end;
    let fact = |at_most| Fact::LockEnd { at_most };
    tells_apart(&mut farm, fact(end), fact(end - 1), FarmError::GuardLockEnd);

    farm.when("alice").lock(YEAR).ok();

    assert_eq!(says(&mut farm, fact(end)), Some(FarmError::GuardLockEnd));
}

/// To the unit what `view_pending` says, by time alone too; and of the stream that was seen.
#[test]
fn a_stream_owes_no_less_than_was_seen() {
    let mut farm = farm();
    farm.when("donor").top_up(1, 777_777).ok();
    farm.after(33 * HOUR + 7);
    for view in farm.view_pending("alice") {
        let (slot, generation) = (view.slot, view.generation);
        let fact = |at_least| Fact::Owed { slot, generation, at_least };
        assert!(view.claimable > 0);
        tells_apart(
            &mut farm,
            fact(view.claimable),
            fact(view.claimable + 1),
            FarmError::GuardOwed,
        );
        let other = Fact::Owed { slot, generation: generation + 1, at_least: 0 };
        assert_eq!(says(&mut farm, other), Some(FarmError::GuardStream));
    }

    let seen = farm.view_pending("alice")[0].claimable;
    farm.when("alice").claim(&[0]).ok();

    let fact = Fact::Owed { slot: 0, generation: 1, at_least: seen };
    assert_eq!(says(&mut farm, fact), Some(FarmError::GuardOwed));
}

#[test]
fn a_stream_is_committed_and_lasts_no_less_than_was_seen() {
    let mut farm = farm();
    let (committed, end) = (START + 50 * DAY, START + 100 * DAY);
    let fact = |generation, committed_until, ends_at| Fact::Stream {
        slot: 0,
        generation,
        committed_until,
        ends_at,
    };
    let seen = fact(1, committed, end);
    tells_apart(&mut farm, seen, fact(1, committed + 1, end), FarmError::GuardCommitment);
    tells_apart(&mut farm, fact(1, 0, 0), fact(1, 0, end + 1), FarmError::GuardEnd);
    tells_apart(&mut farm, seen, fact(2, 0, 0), FarmError::GuardStream);

    farm.when("funder").refund(0).ok();

    assert_eq!(says(&mut farm, seen), Some(FarmError::GuardEnd), "cut to its commitment");
    tells_apart(&mut farm, fact(1, committed, committed), seen, FarmError::GuardEnd);
}

/// A waiting stream's end and commitment move on while nobody is staked: the guard sees them as they
/// would be settled.
#[test]
fn a_waiting_stream_ends_as_late_as_it_would_be_settled_to() {
    let curve = Curve::even(1_000, 100 * DAY).committed(START + 50 * DAY);
    let given = Given::pool().reward(Token::spl(6), curve);
    let mut farm = given.staker("alice", 0).ready();
    farm.after(10 * DAY);

    let (committed_until, ends_at) = (START + 60 * DAY, START + 110 * DAY);
    let fact = |committed_until, ends_at| Fact::Stream {
        slot: 0,
        generation: 1,
        committed_until,
        ends_at,
    };
    let seen = fact(committed_until, ends_at);
    tells_apart(&mut farm, seen, fact(committed_until, ends_at + 1), FarmError::GuardEnd);
    assert_eq!(farm.view_pool().streams[0].runs_dry_at, ends_at);
}

#[test]
fn a_slot_without_a_stream_is_not_the_one_that_was_seen() {
    let mut farm = Given::pool().capacity(1).staker("alice", 1).ready();
    let stream =
        |slot, generation| Fact::Stream { slot, generation, committed_until: 0, ends_at: 0 };
    let owed = |slot, generation| Fact::Owed { slot, generation, at_least: 0 };

    for generation in [0, 1] {
        assert_eq!(says(&mut farm, stream(0, generation)), Some(FarmError::GuardStream));
        assert_eq!(says(&mut farm, owed(0, generation)), Some(FarmError::GuardStream));
        assert_eq!(says(&mut farm, stream(1, generation)), Some(FarmError::SlotOutOfRange));
        assert_eq!(says(&mut farm, owed(255, generation)), Some(FarmError::SlotOutOfRange));
    }
}

#[test]
fn facts_about_a_position_need_one_of_that_pool() {
    let mut farm = farm();
    let (mint, facts, before) = (farm.stake_mint(), every_fact(&farm), 0);
    let pool = farm.site().pool;
    for fact in &facts[4..9] {
        let guard = instructions::Guard { pool, position: None, before, facts: &[*fact] };
        farm.step("anyone", guard.instruction()).fails(FarmError::GuardWithoutPosition);
    }
    let [about_pool, about_stream] = [&facts[..4], &facts[9..]];
    let facts = [about_pool, about_stream].concat();
    let guard = instructions::Guard { pool, position: None, before, facts: &facts };
    farm.step("anyone", guard.instruction()).ok();

    let other = farm.also(Given::pool().staking_same(mint).staker("alice", 5));
    let elsewhere = position_at(&farm.sites[other].pool, &address_of("alice"), 0);
    farm.when("anyone").at(elsewhere).guard(0, &[]).fails(FarmError::WrongPool);
}

#[test]
fn every_fact_must_hold_not_just_some() {
    let mut farm = farm();
    let facts = every_fact(&farm);
    let at = |farm: &mut Scene, facts: &[Fact]| {
        farm.when("anyone").at_position_of("alice").guard(0, facts).run().farm_error()
    };
    assert_eq!(at(&mut farm, &facts), None);
    let wrong = Fact::Paused { paused: true };

    for nth in 0..=facts.len() {
        let mut facts = facts.clone();
        facts.insert(nth, wrong);
        assert_eq!(at(&mut farm, &facts), Some(FarmError::GuardPaused), "{nth}");
    }
}

/// As every argument: a kind that is none, an item cut short, a number that is too large or small.
#[test]
fn facts_are_exactly_their_bytes() {
    let mut farm = farm();
    let honest =
        farm.when("anyone").at_position_of("alice").guard(0, &[Fact::Paused { paused: false }]);
    let honest = honest.build();
    let data = |farm: &mut Scene, facts: &[u8]| {
        let mut guard = honest.clone();
        guard.data.truncate(16);
        guard.data.extend_from_slice(facts);
        farm.step("anyone", guard).run().farm_error()
    };
    assert_eq!(data(&mut farm, &[1, 0, 0, 0, 2, 0]), None);
    let wrong: [&[u8]; 8] = [
        &[],
        &[1, 0, 0],
        &[1, 0, 0, 0],
        &[1, 0, 0, 0, 2],
        &[1, 0, 0, 0, 2, 0, 0],
        &[0, 0, 0, 0, 2, 0],
        &[1, 0, 0, 0, 10],
        &[255, 255, 255, 255, 2, 0],
    ];
    for facts in wrong {
        assert_eq!(data(&mut farm, facts), Some(FarmError::WrongArguments), "{facts:?}");
    }
    let bool_of_two = [1, 0, 0, 0, 2, 2];
    let mut guard = honest.clone();
    guard.data.truncate(16);
    guard.data.extend_from_slice(&bool_of_two);
    farm.step("anyone", guard).refused();
}

/// The new owner signs a transfer of what they saw; the old one claims first.
#[test]
fn a_transfer_behind_a_guard_fails_whole_when_what_is_owed_is_gone() {
    let mut farm = farm();
    let owed = farm.view_pending("alice")[0].clone();
    let facts = [
        Fact::Owner { owner: address_of("alice") },
        Fact::Amount { at_least: 3_000 },
        Fact::Owed { slot: 0, generation: owed.generation, at_least: owed.claimable },
    ];
    let (before, carol) = (farm.world.now() + 60, farm.world.actor("carol"));
    let guard = farm.when("carol").at_position_of("alice").guard(before, &facts).build();
    let transfer = farm.when("alice").transfer_to("carol").build();
    let both = [guard, transfer];

    let mut late = farm.fork();
    late.when("alice").claim(&[0]).ok();
    late.world.send(carol, &both).fails(FarmError::GuardOwed);
    assert_eq!(late.then("alice").read().owner, address_of("alice"));
    let mut later = farm.fork();
    later.after(60);
    later.world.send(carol, &both).fails(FarmError::GuardExpired);

    farm.world.send(carol, &both).ok();
    assert_eq!(farm.then("alice").read().owner, carol);
}

/// F35: a gift to a stream that its funder cut meanwhile went to whoever came for the last seconds.
#[test]
fn a_top_up_behind_a_guard_fails_whole_when_the_stream_was_cut() {
    let mut farm = farm();
    let stream = farm.stream(0);
    let facts = [Fact::Stream {
        slot: 0,
        generation: stream.generation,
        committed_until: stream.committed_until,
        ends_at: stream.schedule.ends_at(),
    }];
    let (pool, donor) = (farm.site().pool, farm.world.actor("donor"));
    let guard = instructions::Guard { pool, position: None, before: 0, facts: &facts };
    let both = [guard.instruction(), farm.when("donor").top_up(0, 5_000).build()];
    let mint = farm.reward(0);

    let mut late = farm.fork();
    late.when("funder").refund(0).ok();
    late.world.send(donor, &both).fails(FarmError::GuardEnd);
    late.then("donor").holds(&mint, 5_000);

    farm.world.send(donor, &both).ok();
    farm.then("donor").holds(&mint, 0);
}

#[test]
fn a_guard_changes_nothing() {
    let mut farm = farm();
    let (pool, position) = (farm.site().pool, farm.position_of("alice"));
    let before = (farm.world.account(&pool), farm.world.account(&position));
    let facts = every_fact(&farm);

    let outcome = farm.when("anyone").at_position_of("alice").guard(0, &facts).ok();

    assert!(outcome.events().is_empty() && outcome.return_data.is_empty());
    assert_eq!((farm.world.account(&pool), farm.world.account(&position)), before);
}

// ---- settle_pool ----

/// What an emergency exit gives up is what the pool had not settled: right after this, nothing.
#[test]
fn an_emergency_exit_right_after_settling_forfeits_nothing() {
    let given = Given::pool().reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY));
    let mut farm = given.staker("alice", 3_000).staker("bob", 1_000).ready();
    farm.after(50 * DAY);
    let mut careless = farm.fork();
    let (anyone, settle) = (farm.world.actor("anyone"), farm.when("anyone").settle_pool().build());
    let both = [settle, farm.when("alice").emergency_exit().build()];

    farm.world.send(anyone, &both).ok();
    careless.when("alice").emergency_exit().ok();

    farm.check_books();
    farm.then("alice").is_owed(0, 375_000).has_staked(0);
    careless.then("alice").is_owed(0, 0).has_staked(0);
}

#[test]
fn settling_says_where_every_stream_stands_and_touches_no_position() {
    let mut farm = farm();
    let (position, owed) = (farm.position_of("alice"), farm.view_pending("alice"));
    let before = farm.world.account(&position);

    let events = farm.when("anyone").settle_pool().ok().events();
    let [Event::PoolSettled(settled)] = &events[..] else { panic!("{events:?}") };

    let (pool, now) = (farm.pool(), farm.world.now());
    assert_eq!((settled.pool_weight, settled.time), (pool.totals.weight, now));
    assert_eq!(pool, pool.settled_to(now), "nothing is left to settle");
    for (slot, stream) in pool.streams.iter().enumerate() {
        let (index, books) = (&settled.indexes[slot], &stream.books);
        assert_eq!((index.lo, index.hi), (books.index.lo, books.index.hi));
        let funding = &settled.fundings[slot];
        assert_eq!(funding.streamed, books.streamed);
        assert_eq!((funding.slot, funding.generation), (slot as u8, books.generation));
        assert_eq!((funding.funded, funding.paid), (books.funded, books.paid));
    }
    assert!(settled.fundings[0].streamed > 0 && settled.indexes.len() == 2);
    assert_eq!(farm.world.account(&position), before);
    assert_eq!(farm.view_pending("alice"), owed);
}

#[test]
fn settling_works_while_paused_after_closing_and_twice() {
    let mut farm = Given::pool().reward(Token::spl(6), Curve::even(1_000, DAY)).ready();
    farm.when("creator").set_paused(true).ok();
    farm.when("anyone").settle_pool().ok();
    farm.when("anyone").settle_pool().ok();
    farm.when("creator").announce_closing(true).ok();
    farm.after(14 * DAY);
    farm.when("creator").wind_down_pool().ok();
    farm.when("anyone").settle_pool().ok();
}
