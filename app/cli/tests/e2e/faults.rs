//! What goes wrong: a clear message, and nothing done twice.

use crate::support::{wait_until, Desk, Net, Proxy, Sending, Token, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use std::time::{Duration, Instant};

#[test]
fn the_rpc_is_lost_between_two_transactions_and_the_rest_is_done_later() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    let proxy = Proxy::start(&net.url, Sending::AnswerLost, 1, 1);
    team.go_to(&proxy.url);
    team.types("acequia pool create farm.toml --yes").fails(&[
        "does not answer",
        "1 of 3 transactions are done and stay done",
        "whether it landed is not known",
        "Run the same command again",
    ]);
    assert!(proxy.is_down() && team.has_something_on_its_way());
    assert!(net.pool(&pool).is_some(), "the first is done");

    team.go_to(&net.url);
    let said = team.types("acequia pool create farm.toml --yes").ok();
    assert!(said.err.contains("An earlier run's transaction has landed"), "{}", said.err);
    let streams = net.pool(&pool).expect("a pool").streams;
    assert_eq!(streams[0].books.funded, RIO.units(9_000), "funded once");
    assert!(streams[1].is_in_use() && !streams[2].is_in_use());
    assert_eq!(net.held(&team.address(), RIO), RIO.units(11_000));
    assert!(!team.has_something_on_its_way());
}

#[test]
fn a_stake_whose_answer_was_lost_is_not_staked_again() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let proxy = Proxy::start(&net.url, Sending::AnswerLost, 0, 1);
    lp.go_to(&proxy.url);
    let stake = format!("acequia stake {pool} 400 --yes");
    lp.types(&stake).fails(&["does not answer", "whether it landed is not known"]);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "it had landed");

    lp.go_to(&net.url);
    let said = lp.types(&stake).ok();
    assert!(said.out.contains("by an earlier run"), "{}", said.out);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "and is not done again");
    lp.types(&stake).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(200), "unless it is asked for again");
}

#[test]
fn what_is_refused_in_one_block_alone_is_sent_again_in_the_next() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let proxy = Proxy::start(&net.url, Sending::TooSoon, 0, 2);
    lp.go_to(&proxy.url);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    assert_eq!((proxy.sends(), net.held(&lp.address(), AGUA)), (3, AGUA.units(600)));

    let proxy = Proxy::start(&net.url, Sending::TooSoon, 0, usize::MAX);
    lp.go_to(&proxy.url);
    lp.types(&format!("acequia stake {pool} 100 --yes")).fails(&["invalid program argument"]);
    assert!(!lp.has_something_on_its_way());
}

#[test]
fn an_expired_blockhash_is_replaced_once_the_old_one_cannot_land_any_more() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    // All sends of the first blockhash vanish: the first, and its repetitions every 2 s.
    let proxy = Proxy::start(&net.url, Sending::FirstSwallowed, 0, usize::MAX);
    lp.go_to(&proxy.url);
    let typed = format!("acequia stake {pool} 400 --yes");
    let mut running = lp.starts(&typed);
    wait_until(|| proxy.sends() >= 2);
    assert!(running.is_there(), "it waits for the first to expire");
    net.pass_blocks(200);
    let said = running.ends().ok();
    let told =
        "has not landed, and now it cannot. Its blockhash has expired: it is signed anew (2 of 3)";
    assert!(said.err.contains(told), "{}", said.err);
    assert!(proxy.sends() >= 3, "a new blockhash was sent");
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "and landed once");
}

#[test]
fn what_a_node_that_lags_does_not_know_is_not_taken_for_expired() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let proxy = Proxy::start(&net.url, Sending::Lagging, 0, 40);
    lp.go_to(&proxy.url);
    let typed = format!("acequia stake {pool} 400 --yes");
    let running = lp.starts(&typed);
    wait_until(|| net.held(&lp.address(), AGUA) == AGUA.units(600));
    net.pass_blocks(200);
    let said = running.ends().ok();
    assert!(!said.err.contains("signed anew"), "{}", said.err);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600), "staked once");
}

#[test]
fn a_transaction_that_never_lands_is_told_as_such() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let proxy = Proxy::start(&net.url, Sending::Swallowed, 0, usize::MAX);
    lp.go_to(&proxy.url);
    let typed = format!("acequia stake {pool} 400 --yes");
    let mut running = lp.starts(&typed);
    let start = Instant::now();
    while running.is_there() && start.elapsed() < Duration::from_secs(60) {
        net.pass_blocks(160);
    }
    running.ends().fails(&["did not land within the life of 3 blockhashes", "Nothing was done"]);
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(1_000));
    assert!(!lp.has_something_on_its_way());
}

#[test]
fn a_run_killed_between_two_transactions_is_resumed() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    // The second transaction vanishes, so that the run waits there.
    let proxy = Proxy::start(&net.url, Sending::Swallowed, 1, usize::MAX);
    team.go_to(&proxy.url);
    let running = team.starts("acequia pool create farm.toml --yes");
    wait_until(|| proxy.sends() >= 2);
    running.dies();
    assert!(team.has_something_on_its_way(), "the second was noted before it was sent");
    let there = net.pool(&pool).expect("the first is done");
    assert!(!there.streams[0].is_in_use());

    // The next run waits until the second can no longer land.
    team.go_to(&net.url);
    let resumed = team.starts("acequia pool create farm.toml --yes");
    resumed.says("Waiting until it has landed or can no longer land");
    assert!(!net.pool(&pool).expect("a pool").streams[0].is_in_use(), "it waits");
    net.pass_blocks(200);
    resumed.ends().ok();
    let streams = net.pool(&pool).expect("a pool").streams;
    assert_eq!(streams[0].books.funded, RIO.units(9_000));
    assert!(streams[1].is_in_use() && !streams[2].is_in_use());
    assert_eq!(net.transactions(&pool), 3, "one by one");
}

#[test]
fn a_wallet_without_enough_is_told_how_much_is_missing_before_anything_is_sent() {
    let net = Net::start();
    let (team, pool) = team(&net);
    net.give_sol(&team.address(), 10_000_000);
    team.types("acequia pool create farm.toml --yes")
        .fails(&["holds 0.010000000 SOL, and this needs", "Send it"]);
    net.give_sol(&team.address(), 10_000_000_000);
    net.give(&team.address(), RIO, 8_000);
    team.types("acequia pool create farm.toml --yes").fails(&[
        "holds 8,000.000000000 RIO, and this needs 9,000.000000000 RIO",
        "Send it 1,000.000000000 RIO",
    ]);
    assert!(net.pool(&pool).is_none(), "nothing was done");
    let lp = lp(&net, 2);
    net.give(&team.address(), RIO, 9_000);
    team.types("acequia pool create farm.toml --yes").ok();
    lp.types(&format!("acequia stake {pool} 1_001 --yes"))
        .fails(&["holds 1,000.000000", "needs 1,001.000000"]);
}

#[test]
fn the_wrong_cluster_is_found_out_at_once() {
    let net = Net::without_the_farm();
    let team = Desk::new(&net.url, 1);
    team.write("farm.toml", &farm("9_000", 90));
    for typed in ["acequia pool create farm.toml --yes", "acequia positions"] {
        team.types(typed).fails(&["is not on the cluster at", "Choose the cluster by -u"]);
    }
}

#[test]
fn nobody_at_home_is_told_from_a_wrong_cluster() {
    let desk = Desk::new("http://127.0.0.1:9", 1);
    desk.types("acequia positions").fails(&["does not answer", "choose another node by -u"]);
}

#[test]
fn a_proxy_of_the_environment_is_used_for_the_world_outside() {
    let desk = Desk::new("http://node.invalid", 1);
    desk.types("acequia positions").fails(&["http://node.invalid does not answer", "refused"]);
}

#[test]
fn the_key_in_a_nodes_address_is_never_shown() {
    let elsewhere = Net::without_the_farm();
    for node in ["http://127.0.0.1:9", &elsewhere.url] {
        for key in ["/v2/S3CRET", "/?api-key=S3CRET"] {
            let desk = Desk::new(&format!("{node}{key}"), 1);
            for typed in ["acequia positions", "acequia positions --json"] {
                let said = desk.types(typed).fails(&[node]);
                assert!(!format!("{}{}", said.out, said.err).contains("S3CRET"), "{}", said.err);
            }
        }
    }
}

#[test]
fn a_wrong_mint_is_found_out_before_anything_is_sent() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let stranger = Token { symbol: "ELSE", decimals: 6 };
    let text = farm("9_000", 90);
    let cases = [
        (
            text.replace(&RIO.mint().to_string(), &stranger.mint().to_string()),
            "is no mint on this cluster: nothing is there",
        ),
        (
            text.replace(&RIO.mint().to_string(), &AGUA.mint().to_string()),
            "it has 6 decimals, not 9",
        ),
        (
            text.replace(&RIO.mint().to_string(), &team.address().to_string()),
            "it belongs to neither token program",
        ),
        (
            text.replace(&format!("mint = \"{}\", decimals = 9", RIO.mint()), "decimals = 9"),
            "names no mint for RIO",
        ),
    ];
    for (text, words) in cases {
        team.write("wrong.toml", &text);
        team.types("acequia pool create wrong.toml --yes").fails(&["RIO", words]);
    }
    assert!(net.pool(&pool).is_none(), "nothing was done");
    team.types(&format!("acequia pool create wrong.toml --mint RIO={} --yes", RIO.mint())).ok();
}

#[test]
fn a_wrong_mint_of_a_reward_or_a_gauge_is_found_out_before_anything_is_sent() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let sent = net.transactions(&team.address());
    let (nowhere, no_mint) = (Token { symbol: "ELSE", decimals: 6 }.mint(), team.address());
    for (mint, words) in [(nowhere, "nothing is there"), (no_mint, "neither token program")] {
        let gauge =
            format!("acequia gauge create --mint {mint} --epoch '7 days' --closing '1 day'");
        let reward = format!("acequia rewards add {pool} --mint {mint} --window '7 days'");
        for typed in [gauge, reward] {
            team.types(&format!("{typed} --yes")).fails(&[
                "is no mint on this cluster",
                words,
                "Check the address of the mint",
            ]);
        }
    }
    assert_eq!(net.transactions(&team.address()), sent, "nothing was sent");
}

#[test]
fn addresses_of_another_cluster_are_told_as_such() {
    let net = Net::start();
    let (team, pool) = team(&net);
    for typed in [
        format!("acequia stake {pool} 1 --yes"),
        format!("acequia pool show {pool}"),
        format!("acequia rewards fund {pool} --slot 0 1 --yes"),
    ] {
        team.types(&typed).fails(&["is no pool of the farm on this cluster", "cluster (-u)"]);
    }
    team.types(&format!("acequia gauge advance {pool} --yes"))
        .fails(&["is no gauge on this cluster", "cluster (-u)"]);
    assert_eq!(net.transactions(&team.address()), 0, "nothing was sent");
}

#[test]
fn a_wallet_that_never_held_any_sol_is_told_so_before_anything_is_sent() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let poor = Desk::new(&net.url, 9);
    net.give(&poor.address(), AGUA, 10);
    poor.types(&format!("acequia stake {pool} 10 --yes"))
        .fails(&["holds 0.000000000 SOL, and this needs", "Nothing was done"]);
    assert_eq!(net.held(&poor.address(), AGUA), AGUA.units(10));
}

#[test]
fn a_gauge_whose_rpc_is_lost_midway_passes_no_share_on_twice() {
    let net = Net::start();
    let (mut team, lp, pools, gauge) = crate::gauge::voting(&net);
    net.travel_to(START + 3 * DAY);
    let [valley, terraces] = pools;
    lp.types(&format!(
        "acequia gauge vote {valley} --gauge {gauge} --for {valley}=70 --for {terraces}=30 --yes"
    ))
    .ok();
    net.travel_to(START + 9 * DAY);
    // The answer to the second of three transactions is lost, and all after it.
    let proxy = Proxy::start(&net.url, Sending::AnswerLost, 1, 1);
    team.go_to(&proxy.url);
    let advance = format!("acequia gauge advance {gauge} --yes");
    team.types(&advance).fails(&["does not answer", "1 of 3 transactions are done and stay done"]);
    let funded = |pool| net.pool(pool).expect("a pool").streams[2].books.funded;
    assert_eq!((funded(&valley), funded(&terraces)), (RIO.units(700), 0), "it had landed");

    team.go_to(&net.url);
    let said = team.types(&advance).ok();
    assert!(said.err.contains("An earlier run's transaction has landed"), "{}", said.err);
    assert_eq!((funded(&valley), funded(&terraces)), (RIO.units(700), RIO.units(300)));
    assert!(team.types(&advance).ok().out.contains("nothing is due"));
}

#[test]
fn a_file_that_contradicts_the_chain_is_refused_with_every_reason() {
    let net = Net::start();
    let (team, _) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let text = farm("9_000", 60)
        .replace("capacity = 3", "capacity = 4")
        .replace("\"7 days\"", "\"8 days\"");
    team.write("other.toml", &text);
    team.types("acequia pool create other.toml --yes").fails(&[
        "has room for 3 rewards, for good",
        "runs otherwise than the file says",
        "the stream's window is 7 days",
        "Nothing was done",
    ]);
}

#[test]
fn what_the_program_refuses_is_said_in_its_words() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let capped =
        farm("9_000", 90).replace("[pool.lock]", "[pool.caps]\nposition = \"50\"\n[pool.lock]");
    team.write("farm.toml", &capped);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 51 --yes"))
        .fails(&["would exceed the pool's cap per position", "Stake less"]);
    lp.types(&format!("acequia rewards refund {pool} --slot 0 --yes")).fails(&["Only its funder"]);
    lp.types(&format!("acequia pool pause {pool} --yes"))
        .fails(&["Only the pool's authority may do this"]);
    net.travel_to(START + DAY);
    lp.types(&format!("acequia stake {pool} much --yes")).fails(&["`much` is no amount"]);
}
