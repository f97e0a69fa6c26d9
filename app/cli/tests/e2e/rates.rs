//! A rate that follows the stake, said by options, and what nobody earned goes on.

use crate::support::{Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{lp, team};
use acequia_core::{IdlePolicy, Stream};
use solana_address::Address;

/// A team with a pool that has one reward of 9,000 RIO, and one more by these options: 900 RIO over 90 days.
fn with(net: &Net, options: &str) -> (Desk, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    team.types(&added(&pool, options)).ok();
    (team, pool)
}

fn added(pool: &Address, options: &str) -> String {
    format!(
        "acequia rewards add {pool} --mint {} --budget 900 --committed all \
         --schedule '{{ shape = \"constant\", for = \"90 days\" }}' {options} --names farm.toml --yes",
        RIO.mint()
    )
}

fn books(net: &Net, pool: &Address) -> Stream {
    net.pool(pool).expect("a pool").streams[2].books
}

fn rule(net: &Net, options: &str) -> (u64, u64) {
    let (_, pool) = with(net, options);
    let books = books(net, &pool);
    assert_eq!(books.idle_policy, IdlePolicy::Refund as u8, "{options}");
    (books.full_weight, books.least_weight)
}

#[test]
fn options_say_from_which_stake_on_a_reward_is_paid_in_full() {
    let rule = |options: &str| rule(&Net::start(), options);
    assert_eq!(rule("--full-at 1_000 --least 20%"), (AGUA.units(1_000), AGUA.units(200)));
    assert_eq!(rule("--full-at 1_000.5 --least 100"), (AGUA.units(2_001) / 2, AGUA.units(100)));
    // 900 in 90 days are 3,650 in a year: 3.65 each for 1,000.
    assert_eq!(rule("--most 3.65"), (AGUA.units(1_000), 0));
}

#[test]
fn options_that_say_it_twice_or_that_no_reward_can_have_are_refused_before_anything_is_sent() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let refused = |options: &str, words: &[&str]| {
        team.types(&added(&pool, options)).fails(words);
    };
    refused("--full-at 1_000 --most 1", &["--full-at", "--most", "cannot be used with"]);
    refused("--least 20%", &["`least` is a part of a rate that follows the stake"]);
    refused("--full-at 1_000 --least 2_000", &["the least rate is the full rate"]);
    refused("--full-at 1_000 --idle wait", &["cannot wait"]);
    let flow = format!("acequia rewards add {pool} --mint {} --window '7 days'", RIO.mint());
    team.types(&format!("{flow} --full-at 1_000 --yes")).fails(&["--budget"]);
    assert!(!net.pool(&pool).expect("a pool").streams[2].is_in_use());
}

#[test]
fn the_plan_says_what_is_paid_and_what_comes_back_by_how_much_is_staked() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let said = team.types(&added(&pool, "--full-at 1_000")).ok().out;
    for words in ["250", "500", "1,000", "2,000", "225.000000000 RIO", "675.000000000 RIO"] {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
}

#[test]
fn what_nobody_earned_goes_on_behind_the_end_and_no_token_moves() {
    let net = Net::start();
    let (team, pool) = with(&net, "--full-at 1_000");
    let lp = lp(&net, 2);
    lp.write("farm.toml", &team.reads("farm.toml"));
    let roll = |more: &str| {
        format!(
            "acequia rewards roll {pool} --slot 2 \
             --schedule '{{ shape = \"constant\", for = \"10 days\" }}' {more} --names farm.toml --yes"
        )
    };
    team.types(&roll("")).fails(&["All that the reward 2 has streamed was earned"]);
    lp.types(&format!("acequia stake {pool} 250 --yes")).ok();
    let vault = net.bytes(&net.pool(&pool).expect("a pool").streams[2].vault);
    net.travel_to(START + 40 * DAY);
    lp.types(&roll("")).fails(&["Only its funder", &team.address().to_string()]);
    team.types(&roll("--budget 400")).fails(&["Nobody earned 3", "that is less"]);
    team.types(&roll("--budget 100 --start '60 days'")).fails(&["still running"]);

    let said = team.types(&roll("--budget 100")).ok().out;
    assert!(said.contains("100.000000000 RIO that nobody earned, over 10 days"), "{said}");
    assert_eq!(books(&net, &pool).schedule.ends_at(), START + 100 * DAY);
    assert_eq!(books(&net, &pool).funded, RIO.units(900), "nothing more came in");
    let slot = &net.pool(&pool).expect("a pool").streams[2];
    assert_eq!(net.bytes(&slot.vault), vault);

    // Once it has ended, all that is left of it, from a time that is named; LPs are paid of it.
    net.travel_to(START + 101 * DAY);
    let idle = net.pool(&pool).expect("a pool").settled_to(START + 101 * DAY).streams[2].books.idle;
    assert_eq!(
        idle,
        RIO.units(900) / 4 * 3 - RIO.units(25),
        "three quarters of 1,000, but for 100"
    );
    team.types(&roll("--start '1 day'")).ok();
    let then = books(&net, &pool);
    assert_eq!((then.idle, then.schedule.unstreamed()), (0, idle));
    net.travel_to(START + 120 * DAY);
    let before = net.held(&lp.address(), RIO);
    lp.types(&format!("acequia claim {pool} --slots 2 --yes")).ok();
    assert_eq!(net.held(&lp.address(), RIO) - before, RIO.units(250) + idle / 4);
}
