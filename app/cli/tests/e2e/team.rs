//! A team's whole life, by CLI.

use crate::support::{assert_only_fees, compare, Desk, Net, AGUA, DAY, RIO, START};
use acequia_core::stream::State;
use acequia_interface::{addresses, Pool};
use solana_address::Address;

/// The farm of the tests. `budget` of RIO over `days`, of which 30 are promised.
pub fn farm(budget: &str, days: u64) -> String {
    let (agua, rio) = (AGUA.mint(), RIO.mint());
    format!(
        r#"name = "The valley"

[tokens]
AGUA = {{ mint = "{agua}", decimals = 6, program = "spl-token" }}
RIO  = {{ mint = "{rio}", decimals = 9, program = "spl-token" }}

[[pool]]
name     = "Valley"
stake    = "AGUA"
capacity = 3
[pool.lock]
longest    = "60 days"
multiplier = 2.5

[[pool.reward]]
token     = "RIO"
kind      = "curve"
budget    = "{budget}"
committed = "30 days"
schedule  = {{ shape = "constant", for = "{days} days" }}

[[pool.reward]]
token  = "AGUA"
kind   = "flow"
window = "7 days"
"#
    )
}

/// A team at its desk with SOL, tokens and its farm file.
pub fn team(net: &Net) -> (Desk, Address) {
    let desk = Desk::new(&net.url, 1);
    net.give_sol(&desk.address(), 10_000_000_000);
    net.give(&desk.address(), RIO, 20_000);
    net.give(&desk.address(), AGUA, 5_000);
    desk.write("farm.toml", &farm("9_000", 90));
    let pool = addresses::pool(&desk.address(), &AGUA.mint(), 0).0;
    (desk, pool)
}

/// Somebody who stakes.
pub fn lp(net: &Net, seed: u8) -> Desk {
    let desk = Desk::new(&net.url, seed);
    net.give_sol(&desk.address(), 1_000_000_000);
    net.give(&desk.address(), AGUA, 1_000);
    desk
}

#[test]
fn a_team_creates_funds_watches_extends_refunds_retires_and_closes() {
    let net = Net::start();
    let told = whole_life(&net);
    compare("team.txt", &told);
}

/// A team's, as it sees it.
pub fn whole_life(net: &Net) -> String {
    let (team, pool) = team(net);
    let mut told = String::new();
    let mut ok = |desk: &Desk, typed: &str| {
        let said = desk.types(typed).ok();
        told.push_str(&said.transcript());
    };

    // Create, once.
    ok(&team, "acequia pool create farm.toml --yes");
    let books = |slot: usize| net.pool(&pool).expect("a pool").streams[slot].books;
    assert_eq!(books(0).funded, RIO.units(9_000));
    ok(&team, "acequia pool create farm.toml --yes");
    assert_eq!(net.held(&team.address(), RIO), RIO.units(11_000), "funded once");

    // Fund and watch.
    let lp = lp(net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    ok(&team, &format!("acequia rewards fund {pool} --slot 1 700 --names farm.toml --yes"));
    assert_eq!(books(1).funded, AGUA.units(700));
    net.travel_to(START + 10 * DAY);
    ok(&team, &format!("acequia pool show {pool} --names farm.toml --plot"));
    ok(&team, &format!("acequia solvency {pool} --names farm.toml"));

    // Extend, by the file.
    team.write("farm.toml", &farm("12_000", 120));
    ok(&team, "acequia pool create farm.toml --yes");
    assert_eq!(books(0).funded, RIO.units(12_000));
    assert_eq!(books(0).schedule.ends_at(), START + 120 * DAY);

    // What is on chain, as a file, is what is on chain.
    ok(&team, &format!("acequia pool export {pool} --names farm.toml --out exported.toml"));
    let exported = team.types("acequia pool create exported.toml").ok();
    assert!(exported.out.contains("Nothing to do"), "{}", exported.out);

    // Pause, resume, hand over.
    ok(&team, &format!("acequia pool pause {pool} --yes"));
    lp.types(&format!("acequia stake {pool} 1 --yes")).fails(&["no deposits at present"]);
    ok(&team, &format!("acequia pool pause {pool} --resume --yes"));
    let heir = Desk::new(&net.url, 3);
    net.give_sol(&heir.address(), 1_000_000_000);
    ok(&team, &format!("acequia pool authority {pool} --propose {} --yes", heir.address()));
    heir.types(&format!("acequia pool authority {pool} --accept --yes")).ok();
    assert_eq!(net.pool(&pool).expect("a pool").authority, heir.address());

    // Refund what is not promised: 30 of 120 days are.
    net.travel_to(START + 20 * DAY);
    ok(&team, &format!("acequia rewards refund {pool} --slot 0 --names farm.toml --yes"));
    assert_eq!(net.held(&team.address(), RIO), RIO.units(20_000 - 3_000));
    ok(&team, &format!("acequia rewards refund {pool} --slot 0 --names farm.toml --yes"));

    // Promise more of what is left, and add a reward for its last slot.
    ok(
        &team,
        &format!(
            "acequia rewards add {pool} --mint {} --budget 100 --committed all \
             --schedule '{{ shape = \"steps\", cliff = \"1 day\", steps = [{{ for = \"2 days\", share = \"70%\" }}, \
             {{ for = \"3 days\", share = \"30%\" }}] }}' --names farm.toml --yes",
            RIO.mint()
        ),
    );
    ok(
        &team,
        &format!(
            "acequia rewards schedule {pool} --slot 2 --budget 50 \
             --schedule '{{ shape = \"constant\", for = \"1 day\" }}' --committed '9 days' \
             --names farm.toml --yes"
        ),
    );
    assert_eq!(books(2).funded, RIO.units(150));
    assert_eq!(books(2).committed_until, START + 29 * DAY);

    // Retire: not while somebody is owed.
    net.travel_to(START + 200 * DAY);
    team.types(&format!("acequia rewards retire {pool} --slot 0 --yes"))
        .fails(&["1 position has not claimed yet", &lp.address().to_string()]);
    lp.types(&format!("acequia unstake {pool} all --close --yes")).ok();
    for slot in 0..3 {
        ok(&team, &format!("acequia rewards retire {pool} --slot {slot} --names farm.toml --yes"));
        assert_eq!(books(slot).state, State::Empty as u8);
    }
    ok(&team, &format!("acequia rewards retire {pool} --slot 0 --names farm.toml --yes"));

    // Close: the authority does it.
    team.types(&format!("acequia pool close {pool} --yes")).fails(&["authority"]);
    let rent = net.rent(Pool::size(3)) + net.rent(165);
    let said = heir.types(&format!("acequia pool close {pool} --yes --json")).ok().json();
    let returns = serde_json::json!([{ "to": team.address().to_string(), "lamports": rent }]);
    assert_eq!(said["plan"]["returns"], returns, "the creator gets it");
    assert!(!net.exists(&pool));
    ok(&team, &format!("acequia pool close {pool} --yes"));
    let spent = 10_000_000_000 - net.lamports(&team.address());
    assert_only_fees(spent, 40);
    told
}

#[test]
fn many_positions_are_swept_in_few_transactions() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lps: Vec<Desk> = (10..40).map(|seed| lp(&net, seed)).collect();
    for (nth, lp) in lps.iter().enumerate() {
        lp.types(&format!("acequia stake {pool} {} --yes", 10 + 3 * nth)).ok();
    }
    net.travel_to(START + 100 * DAY);
    for lp in &lps {
        lp.types(&format!("acequia claim {pool} --yes")).ok();
    }
    let said = team.types(&format!("acequia rewards retire {pool} --slot 0 --yes --json")).ok();
    let done = said.json()["result"]["done"].as_array().expect("a list").len();
    assert_eq!(done, 4, "wind down, 30 fractions in two transactions, retire");
    assert_eq!(net.pool(&pool).expect("a pool").streams[0].books.state, State::Empty as u8);
}

/// A flow ends before it is retired, a stream is handed over, and a pool that an LP never comes back to
/// is closed for good: announced, 14 days later.
#[test]
fn a_pool_is_closed_for_good() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 5 --yes")).ok();
    let heir = Desk::new(&net.url, 3);
    net.give_sol(&heir.address(), 1_000_000_000);
    let hand_over = format!("acequia rewards hand-over {pool} --slot 0");
    team.types(&format!("{hand_over} --propose {} --yes", heir.address())).ok();
    heir.types(&format!("{hand_over} --accept --yes")).ok();
    let stream = |slot: usize| net.pool(&pool).expect("a pool").streams[slot].clone();
    assert_eq!(stream(0).funder, heir.address());

    let closing = format!("acequia pool closing {pool}");
    team.types(&format!("{closing} --for-good --yes")).fails(&["not announced"]);
    team.types(&format!("{closing} --announce --yes")).ok();
    let shown = team.types(&format!("acequia pool show {pool}")).ok();
    assert!(shown.out.contains("announced: for good from"), "{}", shown.out);
    let listed = lp.types("acequia positions").ok().out;
    assert!(listed.contains(&format!("{pool}: its closing is announced")), "{listed}");
    team.types(&format!("{closing} --take-back --yes")).ok();
    team.types(&format!("{closing} --announce --yes")).ok();
    team.types(&format!("{closing} --for-good --yes")).fails(&["The pool closes from"]);
    net.travel_to(START + 20 * DAY);
    team.types(&format!("{closing} --for-good --yes")).fails(&["Somebody is staked"]);
    lp.types(&format!("acequia unstake {pool} all --yes")).ok();
    team.types(&format!("{closing} --for-good --yes")).ok();

    assert!(net.pool(&pool).expect("a pool").is_closed());
    lp.types(&format!("acequia stake {pool} 1 --yes")).fails(&["closed for good"]);
    let again = team.types(&format!("{closing} --for-good --yes")).ok();
    assert!(again.out.contains("it has closed for good"), "{}", again.out);
}
