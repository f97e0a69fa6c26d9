//! What somebody could try against a rate that follows the stake: the table of ADR 52, row by row.

use super::{capped, BUDGET, LASTS};
use harness::prelude::*;

/// Bob is rich; alice has half of what the full rate takes.
fn half_full() -> Scene {
    capped(0).wealth(1 << 40).staker("alice", 500).staker("bob", 0).ready()
}

/// What alice earns over the whole life of the stream, whatever is done in between.
fn alice_earns(mut farm: Scene, meanwhile: impl FnOnce(&mut Scene)) -> u64 {
    farm.after(LASTS / 2);
    meanwhile(&mut farm);
    let end = START + LASTS;
    farm.after(end.saturating_sub(farm.world.now()));
    farm.then("alice").owed(0)
}

#[test]
fn a_whale_finds_no_threshold_to_cross() {
    let undisturbed = alice_earns(half_full(), |_| {});
    assert_eq!(undisturbed, BUDGET / 2);
    let in_one_second = alice_earns(half_full(), |farm| {
        farm.when("bob").stake(1 << 39).ok();
        farm.when("bob").unstake(1 << 39).ok();
    });
    assert_eq!(in_one_second, undisturbed, "no time passes, nothing happens");
    let up_to_full = alice_earns(half_full(), |farm| {
        farm.when("bob").stake(500).ok();
    });
    assert_eq!(up_to_full, undisturbed, "below full it takes nobody's rate");
    let for_a_minute = alice_earns(half_full(), |farm| {
        farm.when("bob").stake(1 << 39).ok();
        farm.after(60);
        farm.when("bob").unstake(1 << 39).ok();
    });
    let of_that_minute = (u128::from(BUDGET / 2) * 60 / u128::from(LASTS)) as u64;
    assert!(undisturbed - for_a_minute <= of_that_minute + 1, "beyond full it dilutes, as ever");
}

/// F35: one unit in a pool that is paused, or capped, earned all that others had committed.
#[test]
fn a_lone_staker_earns_what_a_unit_earns_and_the_rest_goes_back() {
    let mut farm = capped(0).staker("alice", 1).ready();
    farm.when("creator").set_paused(true).ok();
    farm.after(LASTS);
    farm.then("alice").is_owed(0, BUDGET / 1_000);
    farm.when("funder").refund(0).ok();
    farm.then("funder").was_paid(0, BUDGET / 1_000 * 999);
}

#[test]
fn a_least_share_is_a_lone_stakers_as_in_a_plain_stream() {
    let mut farm = capped(200).staker("alice", 1).ready();
    farm.after(LASTS);
    farm.then("alice").is_owed(0, BUDGET / 5);
}

#[test]
fn a_funder_who_stakes_earns_what_would_come_back_anyway_and_hurries_nothing() {
    let staked = |amount: u64| {
        let mut farm = capped(0).staker("alice", 500).staker("funder", amount).ready();
        farm.after(LASTS);
        farm.when("funder").claim_all().ok();
        farm.when("funder").refund(0).run();
        let reward = farm.reward(0);
        (farm.then("alice").owed(0), farm.then("funder").holding(&reward))
    };
    assert_eq!(staked(0), staked(500));
    assert_eq!(staked(0), (BUDGET / 2, BUDGET / 2));
}

#[test]
fn a_funder_cannot_slow_or_delay_by_the_rule() {
    let mut farm = half_full();
    let (rule, ends_at) = (farm.stream(0).rate(), farm.stream(0).schedule.ends_at());
    assert_eq!(ends_at, START + LASTS);
    farm.when("funder").commit(0, ends_at).ok();
    farm.after(LASTS / 2);
    farm.when("funder").refund(0).ok();
    farm.when("funder").extend(0, &Curve::even(BUDGET, LASTS)).ok();
    farm.after(DAY);
    farm.when("funder").roll(0, &Curve::even(1, DAY)).ok();
    assert_eq!(farm.stream(0).rate(), rule, "no instruction changes it");
    farm.after(ends_at - farm.world.now());
    farm.then("alice").is_owed(0, BUDGET / 2);
}

#[test]
fn a_funder_who_keeps_others_out_keeps_nobodys_rate() {
    let mut farm = half_full();
    farm.when("creator").set_paused(true).ok();
    farm.when("creator").set_caps(1, 1).ok();
    farm.after(LASTS);
    farm.then("alice").is_owed(0, BUDGET / 2);
    farm.when("funder").refund(0).ok();
    farm.then("funder").was_paid(0, BUDGET / 2);
}

#[test]
fn a_large_headline_over_a_rate_that_nobody_reaches_shows() {
    let curve = Curve::even(BUDGET, LASTS).full_at(1 << 63, 0);
    let mut farm = Given::pool().reward(Token::spl(6), curve).staker("alice", 1_000_000).ready();
    let view = farm.view_pool();
    assert_eq!((view.streams[0].amount, view.streams[0].to_stakers(view.weight)), (BUDGET, 0));
    farm.after(LASTS);
    farm.then("alice").is_owed(0, 0);
}

#[test]
fn no_gift_becomes_the_funders() {
    let mut farm = half_full();
    farm.when("donor").top_up(0, 1_000).fails(FarmError::TopUpNotOffered);
}

#[test]
fn whoever_settles_often_grinds_nothing_off() {
    let of_dust = || capped(7).staker("alice", 3).staker("bob", 8).ready();
    let (mut once, mut often) = (of_dust(), of_dust());
    once.after(LASTS);
    for _ in 0..240 {
        often.after(LASTS / 240);
        often.when("anyone").settle_pool().ok();
    }
    once.when("anyone").settle_pool().ok();
    assert_eq!(once.stream(0), often.stream(0), "to the last fraction");
}

#[test]
fn a_delegate_decides_how_much_is_paid_as_it_decides_to_whom() {
    let given = capped(0).delegated_to("vault").staker("alice", 0);
    let mut farm = given.ready();
    farm.when("vault").set_stake("alice", 100).ok();
    farm.after(LASTS / 2);
    farm.when("vault").set_stake("alice", 0).ok();
    farm.after(LASTS / 2);
    farm.then("alice").is_owed(0, BUDGET / 20);
    farm.when("vault").set_stake("alice", u64::MAX / 2).ok();
    farm.when("funder").refund(0).ok();
    farm.then("funder").was_paid(0, BUDGET / 20 * 19);
}

/// A share that falls beyond the target would take from alice what bob's coming does not even get.
#[test]
fn nobodys_coming_takes_more_than_its_own_share() {
    let mut farm = capped(0).staker("alice", 1_000).staker("bob", 200).ready();
    farm.after(LASTS);
    farm.then("alice").is_owed(0, 833_333_333);
    farm.when("anyone").settle_pool().ok();
    assert_eq!(farm.stream(0).idle, 0);
}

/// A share that begins at a lower bound would leave alice with nothing once bob has gone.
#[test]
fn nobodys_leaving_takes_anything() {
    let given = || capped(0).staker("alice", 400).staker("bob", 300);
    let stays = alice_earns(given().ready(), |_| {});
    let leaves = alice_earns(given().ready(), |farm| drop(farm.when("bob").unstake(300).ok()));
    assert_eq!((stays, leaves), (BUDGET / 5 * 2, BUDGET / 5 * 2));
}

/// A curve that ran slower the less is staked would never reach its dear second step once bob has
/// gone.
#[test]
fn nobody_burns_a_dear_step_or_keeps_one_from_coming() {
    let curve = || Curve::even(1_000_000, DAY).then(10_000_000, DAY).full_at(1_000, 0);
    for others in [0, 900] {
        let given = Given::pool().reward(Token::spl(6), curve()).staker("alice", 100);
        let mut farm = given.staker("bob", others).ready();
        farm.after(2 * DAY);
        farm.then("alice").is_owed(0, 1_100_000);
    }
}

/// What the leaver had accrued since the last settlement goes to the funder, below full: those who stay
/// earn the same either way.
#[test]
fn an_emergency_exit_reads_no_stream_and_lowers_nobody() {
    let mut farm = capped(0).staker("alice", 100).staker("bob", 100).ready();
    farm.after(LASTS);
    farm.when("bob").emergency_exit().ok();
    farm.then("bob").is_owed(0, 0);
    farm.then("alice").is_owed(0, BUDGET / 10);
    farm.when("funder").refund(0).ok();
    farm.then("funder").was_paid(0, BUDGET / 10 * 9);
}
