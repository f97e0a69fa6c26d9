//! An LP's whole life, by CLI.

use crate::support::{assert_only_fees, compare, Desk, Net, AGUA, DAY, RECORDER, RIO, START};
use crate::team::{lp, team};
use acequia_interface::{addresses, ID};
use serde_json::json;
use solana_address::Address;

/// Where the hook counts on a ballot: three addresses and two times come first.
const TALLY: usize = 3 * 32 + 2 * 8;

/// A ballot of the test's hook, which runs for five days.
pub fn ballot(net: &Net, pool: &Address, position: &Address, start: u64) -> (Address, Address) {
    let (poll, record) = (Address::new_from_array([b'B'; 32]), Address::new_from_array([b'E'; 32]));
    let authority = addresses::vote_authority(pool, &RECORDER).0;
    let created_at = net.pool(pool).expect("the pool").created_at;
    let times = [start, start + 5 * DAY, 0, created_at].map(u64::to_le_bytes).concat();
    let keys = [ID.to_bytes(), pool.to_bytes(), authority.to_bytes()].concat();
    net.put(&poll, &RECORDER, &[keys, times].concat());
    net.put(&record, &RECORDER, &[&poll.to_bytes()[..], &position.to_bytes(), &[0; 16]].concat());
    (poll, record)
}

/// An LP, the team whose pools it is in, and what they have seen so far.
pub struct Story {
    pub net: Net,
    team: Desk,
    pub lp: Desk,
    pub pool: Address,
    terraces: Address,
    position: Address,
    pub told: String,
}

impl Story {
    /// Two pools, and an LP with 1,000 AGUA.
    pub fn begin(net: Net) -> Self {
        let (team, pool) = team(&net);
        let first = crate::team::farm("1_000", 50);
        let more = first.replace("name     = \"Valley\"", "name = \"Terraces\"\nid = 1");
        team.write("more.toml", &more);
        team.types("acequia pool create farm.toml --yes").ok();
        team.types("acequia pool create more.toml --yes").ok();
        let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
        let lp = lp(&net, 2);
        lp.write("farm.toml", &crate::team::farm("9_000", 90));
        let position = addresses::position(&pool, &lp.address(), 0).0;
        Self { net, team, lp, pool, terraces, position, told: String::new() }
    }

    /// The LP types this, it goes well, and the transcript goes into the golden file.
    fn lp(&mut self, typed: &str) {
        let said = self.lp.types(&format!("acequia {typed} --names farm.toml --yes")).ok();
        self.told.push_str(&said.transcript());
    }

    /// The same, where the LP only looks.
    fn lp_looks(&mut self, typed: &str) {
        let said = self.lp.types(&format!("acequia {typed} --names farm.toml")).ok();
        self.told.push_str(&said.transcript());
    }

    /// The same by the team.
    fn team(&mut self, typed: &str) {
        let said = self.team.types(&format!("acequia {typed}")).ok();
        self.told.push_str(&said.transcript());
    }

    fn staked(&self) -> u64 {
        self.net.position(&self.position).expect("open").stake.amount
    }

    fn opens_stakes_and_locks(&mut self) {
        let pool = self.pool;
        self.lp(&format!("stake {pool} 400"));
        assert_eq!(self.staked(), AGUA.units(400));
        self.lp(&format!("lock {pool} '10 days'"));
        let early = format!("acequia unstake {pool} 1 --yes");
        self.lp.types(&early).fails(&["locked until 2030-03-27"]);
    }

    /// What is shown as owed is what a claim pays, to the unit.
    fn claims(&mut self) {
        let pool = self.pool;
        self.net.travel_to(START + 9 * DAY);
        self.lp_looks("positions");
        let listed = self.lp.types("acequia positions --json").ok().json();
        let owed = listed[0]["owed"][0]["units"].as_str().expect("text");
        let owed: u64 = owed.parse().expect("units");
        assert!(owed.abs_diff(RIO.units(900)) < 2 * RIO.units(100) / 86_400, "{owed}");
        self.lp(&format!("claim {pool}"));
        assert_eq!(self.net.held(&self.lp.address(), RIO), owed, "time stood still between");
        self.lp(&format!("claim {pool}"));
    }

    /// When the lock has ended.
    fn moves_and_compounds(&mut self) {
        let (pool, terraces) = (self.pool, self.terraces);
        self.net.travel_to(START + 11 * DAY);
        self.lp(&format!("lock {pool} --release"));
        self.lp(&format!("move {pool} {terraces} 150"));
        self.team.types(&format!("acequia rewards fund {pool} --slot 1 70 --yes")).ok();
        self.net.travel_to(START + 18 * DAY);
        self.lp(&format!("compound {pool}"));
        let staked = self.staked();
        assert!(staked > AGUA.units(319) && staked <= AGUA.units(320), "{staked}");
    }

    /// By way of a hook that was announced 48 hours ahead.
    fn votes(&mut self) {
        let (pool, staked) = (self.pool, self.staked());
        self.team(&format!("hook propose {pool} {RECORDER} --yes"));
        let activate = format!("hook activate {pool} --yes");
        self.team.types(&format!("acequia {activate}")).fails(&["may be activated at"]);
        self.net.travel_to(START + 21 * DAY);
        self.team(&activate);
        self.team(&format!("hook show {pool}"));
        let start = START + 20 * DAY;
        let (poll, record) = ballot(&self.net, &pool, &self.position, start);
        let extras = format!("--account {poll}:w --account {record}:w");
        let times = format!("--start {start} --end {}", start + 5 * DAY);
        self.lp(&format!("vote {pool} {poll} {times} --payload 00e803 {extras}"));
        let tally = self.net.bytes(&poll)[TALLY..TALLY + 8].try_into().expect("8 bytes");
        assert_eq!(u64::from_le_bytes(tally), staked, "the hook was told what is staked");
        let leave = format!("acequia unstake {pool} all --yes");
        self.lp.types(&leave).fails(&["Open votes hold"]);
        self.lp(&format!("vote {pool} {poll} --withdraw {extras}"));
        self.lp(&format!("vote {pool} {poll} --close"));
        assert!(!self.net.exists(&addresses::vote_receipt(&self.position, &RECORDER, &poll).0));
        self.team(&format!("hook remove {pool} --yes"));
    }

    /// All of it; `meanwhile` happens between its parts.
    pub fn whole_life(&mut self, meanwhile: impl Fn(&Self)) {
        let parts = [
            Self::opens_stakes_and_locks,
            Self::claims,
            Self::moves_and_compounds,
            Self::votes,
            Self::leaves,
        ];
        for part in parts {
            part(self);
            meanwhile(self);
        }
    }

    /// Both pools, with everything.
    fn leaves(&mut self) {
        let (pool, terraces) = (self.pool, self.terraces);
        let compounded = self.staked() - AGUA.units(250);
        self.lp(&format!("unstake {pool} 20"));
        self.lp(&format!("unstake {pool} all --close"));
        self.lp(&format!("unstake {terraces} all --close"));
        self.lp_looks("positions");
        assert!(!self.net.exists(&self.position), "its rent is back");
        assert!(self.net.held(&self.lp.address(), AGUA) >= AGUA.units(1_000) + compounded);
        // But for the account that holds the rewards, which is the LP's own.
        let spent = 1_000_000_000 - self.net.lamports(&self.lp.address()) - self.net.rent(165);
        assert_only_fees(spent, 40);
    }
}

#[test]
fn an_lp_opens_stakes_locks_claims_compounds_moves_votes_and_leaves() {
    let mut story = Story::begin(Net::start());
    story.whole_life(|_| {});
    let pool = story.pool;
    story.lp_looks(&format!("events {pool} --limit 5"));
    compare("lp.txt", &story.told);
}

#[test]
fn a_lock_is_left_early_for_a_penalty_and_an_emergency_exit_asks_nobody() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let text = crate::team::farm("9_000", 90);
    team.write(
        "farm.toml",
        &text.replace("multiplier = 2.5", "multiplier = 2.5\nleave_early = \"30%\""),
    );
    team.types("acequia pool create farm.toml --yes").ok();
    let (early, late) = (lp(&net, 2), lp(&net, 3));
    for lp in [&early, &late] {
        lp.types(&format!("acequia stake {pool} 100 --yes")).ok();
    }
    early.types(&format!("acequia lock {pool} '60 days' --yes")).ok();
    net.travel_to(START + 30 * DAY);
    let said = early.types(&format!("acequia unstake {pool} all --early --yes --json")).ok().json();
    let note = said["plan"]["notes"][0].as_str().expect("a note");
    assert!(note.starts_with("leaving now costs 15.00"), "{note}");
    let back = net.held(&early.address(), AGUA);
    assert!(back.abs_diff(AGUA.units(985)) < AGUA.units(1) / 1_000, "{back}");

    late.types(&format!("acequia unstake {pool} all --emergency --yes")).ok();
    assert_eq!(net.held(&late.address(), AGUA), AGUA.units(1_000));
    let listed = late.types("acequia positions --json").ok().json();
    assert_eq!(listed[0]["staked"], json!("0"));
}

#[test]
fn what_one_pool_pays_is_staked_in_another_and_two_positions_become_one() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let next = crate::team::farm("1_000", 50).replace("stake    = \"AGUA\"", "stake    = \"RIO\"");
    team.write("next.toml", &next);
    team.types("acequia pool create next.toml --yes").ok();
    let next = addresses::pool(&team.address(), &RIO.mint(), 0).0;
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    lp.types(&format!("acequia reinvest {pool} {pool} --yes")).fails(&["acequia compound"]);
    net.travel_to(START + 9 * DAY);

    lp.types(&format!("acequia reinvest {pool} {next} --yes")).ok();

    let there = addresses::position(&next, &lp.address(), 0).0;
    let staked = net.position(&there).expect("open").stake.amount;
    assert!(staked.abs_diff(RIO.units(900)) < 2 * RIO.units(100) / 86_400, "{staked}");
    lp.types(&format!("acequia stake {pool} 100 --index 1 --yes")).ok();
    lp.types(&format!("acequia lock {pool} '10 days' --yes")).ok();
    lp.types(&format!("acequia merge {pool} --index 1 --into 1 --yes")).fails(&["with itself"]);
    let said =
        lp.types(&format!("acequia merge {pool} --index 1 --into 0 --yes --json")).ok().json();
    let promise = said["plan"]["commits"][0].as_str().expect("a promise");
    assert!(promise.starts_with("all of it until 2030-"), "{promise}");
    let left = addresses::position(&pool, &lp.address(), 0).0;
    assert_eq!(net.position(&left).expect("open").stake.amount, AGUA.units(500));
    assert!(!net.exists(&addresses::position(&pool, &lp.address(), 1).0), "its rent is back");
}

#[test]
fn a_stake_is_opened_and_locked_in_one_transaction_and_locked_along_with_what_is_there() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    let stake = format!("acequia stake {pool}");
    lp.types(&format!("{stake} 400 --lock '200 days' --yes")).fails(&["longer than the pool's"]);
    let said = lp.types(&format!("{stake} 400 --lock '10 days' --yes --json")).ok().json();
    assert_eq!(said["result"]["done"].as_array().expect("a list").len(), 1, "{said}");
    let promise = said["plan"]["commits"][0].as_str().expect("a promise");
    assert!(promise.starts_with("all of the position's stake until 2030-"), "{promise}");
    let at = addresses::position(&pool, &lp.address(), 0).0;
    let first = net.position(&at).expect("open").stake;
    assert!(first.is_locked(START) && first.weight > first.amount);
    lp.types(&format!("{stake} 100 --lock '20 days' --yes")).ok();
    let more = net.position(&at).expect("open").stake;
    assert_eq!((more.amount, more.lock_end), (AGUA.units(500), first.lock_end + 10 * DAY));
    lp.types(&format!("{stake} 100 --lock '5 days' --yes")).fails(&["lock"]);
}

#[test]
fn an_operator_is_named_shown_and_removed() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let (lp, bot) = (lp(&net, 2), Desk::new(&net.url, 3).address());
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    let name = format!("acequia operator {pool} --name {bot}");
    lp.types(&name).fails(&["--may"]);
    lp.types(&format!("{name} --may claim,vote --yes")).ok();
    let may = "claim to your own accounts; vote, which holds stake for 14 days at most";
    let shown = lp.types("acequia positions").ok();
    assert!(shown.out.contains(&format!("is {bot}. It may: {may}.")), "{}", shown.out);
    lp.types(&format!("acequia operator {pool} --remove --yes")).ok();
    let listed = lp.types("acequia positions --json").ok().json();
    assert_eq!(listed[0]["operator"], json!(null));
}

#[test]
fn events_tell_what_happened_and_books_can_be_rebuilt_from_them() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    let said = team.types(&format!("acequia events {pool} --json")).ok();
    let events: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<&str> = events.iter().filter_map(|event| event["event"].as_str()).collect();
    assert_eq!(names, ["PoolCreated", "StreamAdded", "StreamAdded", "PositionOpened", "Staked"]);
    let fields = &events[4]["fields"];
    assert_eq!(fields["received"], json!(AGUA.units(400).to_string()));
    assert_eq!(fields["books"]["pool_staked"], json!(AGUA.units(400).to_string()));
}
