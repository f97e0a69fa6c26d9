//! A gauge's life: created, funded, voted in, settled, its shares streaming.

use crate::support::{compare, Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use acequia_gauge_interface::{addresses as gauges, ID as GAUGE};
use acequia_interface::{addresses, Pool};
use solana_address::Address;

#[test]
fn a_budget_is_split_by_votes_and_streams() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let second = farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1");
    team.write("more.toml", &second);
    team.types("acequia pool create farm.toml --yes").ok();
    team.types("acequia pool create more.toml --yes").ok();
    let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let gauge = gauges::gauge(&team.address(), &RIO.mint(), 0).0;
    let lp = lp(&net, 2);
    lp.write("farm.toml", &farm("9_000", 90));
    lp.types(&format!("acequia stake {valley} 300 --yes")).ok();
    lp.types(&format!("acequia stake {terraces} 100 --yes")).ok();
    team.types(&format!("acequia hook propose {valley} {GAUGE} --yes")).ok();
    net.travel_to(START + 2 * DAY);
    team.types(&format!("acequia hook activate {valley} --yes")).ok();
    let mut told = String::new();
    let mut ok = |typed: String| told.push_str(&team.types(&typed).ok().transcript());

    // Create, list, fund, open.
    let create = format!("acequia gauge create --mint {} --epoch '7 days' --closing '1 day' --genesis '1 day' --names farm.toml --yes", RIO.mint());
    ok(create.clone());
    ok(create);
    ok(format!("acequia gauge add {gauge} {valley} --names farm.toml --yes"));
    ok(format!("acequia gauge add {gauge} {terraces} --names farm.toml --yes"));
    ok(format!("acequia gauge fund {gauge} 1_000 --names farm.toml --yes"));
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));

    // Vote: not before the epoch begins.
    let vote = format!(
        "acequia gauge vote {valley} --gauge {gauge} --for {valley}=70 --for {terraces}=30"
    );
    lp.types(&format!("{vote} --yes")).fails(&["No epoch of the gauge takes votes now"]);
    net.travel_to(START + 4 * DAY);
    lp.types(&format!("{vote}=1 --yes")).fails(&["is not a percentage"]);
    lp.types(&format!("{} --yes", vote.replace("=70", "=69")))
        .fails(&["do not add up to 100 percent"]);
    lp.types(&format!("{vote} --yes")).ok();
    ok(format!("acequia gauge show {gauge} --names farm.toml"));

    // Settle, pass on, once.
    net.travel_to(START + 10 * DAY);
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));
    let funded = |pool| net.pool(pool).expect("a pool").streams[2].books.funded;
    assert_eq!((funded(&valley), funded(&terraces)), (RIO.units(700), RIO.units(300)));
    assert_eq!(net.held(&team.address(), RIO), RIO.units(20_000 - 9_000 - 1_000 - 1_000));

    // The end: every pool is let go, and all rent comes back.
    let close = format!("acequia gauge close {gauge} --names farm.toml --yes");
    team.types(&close).fails(&["still funds rewards in", "acequia gauge retire"]);
    let retire = |pool| format!("acequia gauge retire {gauge} {pool} --names farm.toml --yes");
    team.types(&retire(terraces)).fails(&["still lists", "acequia gauge remove"]);
    for pool in [valley, terraces] {
        ok(format!("acequia gauge remove {gauge} {pool} --yes"));
    }
    team.types(&retire(valley)).fails(&["has amounts left to stream"]);
    net.travel_to(START + 20 * DAY);
    team.types(&retire(valley)).fails(&["have not claimed yet", &lp.address().to_string()]);
    for pool in [valley, terraces] {
        lp.types(&format!("acequia claim {pool} --yes")).ok();
    }
    lp.types(&retire(valley)).fails(&["Only the gauge's authority"]);
    ok(retire(valley));
    ok(retire(valley));
    ok(retire(terraces));
    ok(format!("acequia gauge refund {gauge} --yes"));
    lp.types(&close).fails(&["Only the gauge's authority"]);
    ok(close.clone());
    ok(close);
    assert!(!net.exists(&gauge) && !net.exists(&gauges::budget(&gauge).0));
    let mut reclaim =
        |desk: &Desk| told.push_str(&desk.types("acequia reclaim --yes").ok().transcript());
    reclaim(&lp);
    reclaim(&lp);
    compare("gauge.txt", &told);
}

/// Where a stream's books say how many streams the slot has held.
const GENERATION: usize = std::mem::offset_of!(acequia_core::Stream, generation);

/// Two pools with a gauge in its first epoch, in which 300 AGUA may vote.
fn voting(net: &Net) -> (Desk, Desk, [Address; 2], Address) {
    let (team, valley) = team(net);
    team.write("more.toml", &farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1"));
    for typed in ["acequia pool create farm.toml --yes", "acequia pool create more.toml --yes"] {
        team.types(typed).ok();
    }
    let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let gauge = gauges::gauge(&team.address(), &RIO.mint(), 0).0;
    let lp = lp(net, 2);
    lp.types(&format!("acequia stake {valley} 300 --yes")).ok();
    team.types(&format!("acequia hook propose {valley} {GAUGE} --yes")).ok();
    net.travel_to(START + 2 * DAY);
    for typed in [
        format!("acequia hook activate {valley} --yes"),
        format!(
            "acequia gauge create --mint {} --epoch '7 days' --closing '1 day' --yes",
            RIO.mint()
        ),
        format!("acequia gauge add {gauge} {valley} --yes"),
        format!("acequia gauge add {gauge} {terraces} --yes"),
        format!("acequia gauge fund {gauge} 1_000 --yes"),
        format!("acequia gauge advance {gauge} --yes"),
    ] {
        team.types(&typed).ok();
    }
    (team, lp, [valley, terraces], gauge)
}

#[test]
fn a_vote_is_withdrawn_and_its_stake_and_rent_are_free() {
    let net = Net::start();
    let (_, lp, [valley, _], gauge) = voting(&net);
    let before = net.sol(&lp.address());
    let vote = format!("acequia gauge vote {valley} --gauge {gauge}");
    lp.types(&format!("{vote} --for {valley}=100 --yes")).ok();
    lp.types(&format!("acequia unstake {valley} 1 --yes")).fails(&["Open votes hold"]);
    lp.types("acequia reclaim --yes").ok();
    lp.types(&format!("acequia unstake {valley} 1 --yes")).fails(&["Open votes hold"]);
    lp.types(&format!("{vote} --withdraw --yes")).ok();
    let again = lp.types(&format!("{vote} --withdraw --yes")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);
    lp.types(&format!("acequia unstake {valley} 1 --yes")).ok();
    lp.types("acequia reclaim --yes").ok();
    assert_eq!(net.sol(&lp.address()), before - 4 * 5_000, "all but four fees");
}

#[test]
fn a_share_that_its_pool_cannot_take_goes_back_to_the_budget() {
    let net = Net::start();
    let (team, lp, [valley, terraces], gauge) = voting(&net);
    net.travel_to(START + 3 * DAY);
    lp.types(&format!(
        "acequia gauge vote {valley} --gauge {gauge} --for {valley}=40 --for {terraces}=60 --yes"
    ))
    .ok();
    // As if the reward in the second pool had made way for another one.
    net.travel_to(START + 9 * DAY);
    let generation = Pool::size(2) + 3 * 32 + 8 + GENERATION;
    net.change(&terraces, |data| data[generation] += 1);
    assert_eq!(net.pool(&terraces).expect("a pool").streams[2].books.generation, 2);
    let advance = format!("acequia gauge advance {gauge} --yes");
    let said = team.types(&advance).ok();
    assert!(said.out.contains("its reward is gone or full"), "{}", said.out);
    assert_eq!(net.pool(&valley).expect("a pool").streams[2].books.funded, RIO.units(400));
    team.types(&format!("acequia gauge close {gauge} --leave-rewards --yes"))
        .fails(&["These epochs are not done yet: 0", "acequia gauge advance"]);
    net.travel_to(START + 17 * DAY);
    let said = team.types(&advance).ok();
    assert!(said.out.contains("600.000000000"), "{}", said.out);
    let shown = team.types(&format!("acequia gauge show {gauge} --json")).ok().json();
    assert_eq!(shown["epochs"][0]["number"], 0);
    assert_eq!(shown["epochs"][1]["budget"], RIO.units(600).to_string(), "split anew");
}
