//! A key that acts for somebody: with what it was given, for nobody but them.

use crate::lp::ballot;
use crate::support::{Desk, Net, AGUA, DAY, RECORDER, RIO, START};
use crate::team::{lp, team};
use acequia_interface::addresses::{self, associated_token, SPL_TOKEN};
use acequia_interface::errors::FarmError;
use solana_address::Address;

/// An LP with 400 AGUA in a farm that pays RIO, and a key with some SOL.
struct Served {
    net: Net,
    team: Desk,
    lp: Desk,
    bot: Desk,
    pool: Address,
}

impl Served {
    fn new() -> Self {
        let net = Net::start();
        let (team, pool) = team(&net);
        team.types("acequia pool create farm.toml --yes").ok();
        let (lp, bot) = (lp(&net, 2), Desk::new(&net.url, 3));
        net.give_sol(&bot.address(), 1_000_000_000);
        lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
        Self { net, team, lp, bot, pool }
    }

    fn names(&self, pool: &Address, may: &str) {
        let bot = self.bot.address();
        self.lp.types(&format!("acequia operator {pool} --name {bot} --may {may} --yes")).ok();
    }

    /// What the bot types for the LP.
    fn acts(&self, typed: &str) -> crate::support::Said {
        self.bot.types(&format!("acequia {typed} --owner {} --yes", self.lp.address()))
    }

    fn position(&self, pool: &Address) -> Address {
        addresses::position(pool, &self.lp.address(), 0).0
    }

    fn staked(&self, pool: &Address) -> u64 {
        self.net.position(&self.position(pool)).expect("open").stake.amount
    }
}

#[test]
fn it_claims_to_the_owners_own_account_and_nowhere_else() {
    let s = Served::new();
    let claim = format!("claim {}", s.pool);
    s.acts(&claim).fails(&["not an operator", "may claim", "--may claim"]);
    s.names(&s.pool, "vote");
    s.acts(&claim).fails(&["not an operator"]);
    s.names(&s.pool, "claim");
    s.net.travel_to(START + 9 * DAY);
    let to_itself = format!("{claim} --to {}", s.bot.address());
    s.acts(&to_itself).fails(&["goes to the owner's own accounts", "Leave --to out"]);
    let position = s.position(&s.pool);
    let named = format!("acequia {claim} --position {position} --yes");
    let said = s.bot.types(&named).ok();
    assert!(said.out.contains("you act for"), "{}", said.out);
    let paid = s.net.held(&s.lp.address(), RIO);
    assert!(paid.abs_diff(RIO.units(900)) < 2 * RIO.units(100) / 86_400, "{paid}");
    let own = associated_token(&s.bot.address(), &RIO.mint(), &SPL_TOKEN);
    assert!(!s.net.exists(&own), "the operator has no account of what it claimed");
    let listed = s.bot.types(&format!("acequia positions --operator {} --json", s.bot.address()));
    let listed = listed.ok().json();
    assert_eq!(listed[0]["position"], position.to_string());
    assert_eq!(listed.as_array().expect("a list").len(), 1);
    s.lp.types(&format!("acequia operator {} --remove --yes", s.pool)).ok();
    s.acts(&claim).fails(&["not an operator"]);
}

#[test]
fn it_compounds_and_reinvests_into_positions_that_name_it() {
    let s = Served::new();
    let next = crate::team::farm("1_000", 50).replace("stake    = \"AGUA\"", "stake    = \"RIO\"");
    s.team.write("next.toml", &next);
    s.team.types("acequia pool create next.toml --yes").ok();
    let next = addresses::pool(&s.team.address(), &RIO.mint(), 0).0;
    s.team.types(&format!("acequia rewards fund {} --slot 1 70 --yes", s.pool)).ok();
    s.names(&s.pool, "compound");
    s.net.travel_to(START + 9 * DAY);
    s.acts(&format!("compound {}", s.pool)).ok();
    assert!(s.staked(&s.pool) > AGUA.units(469), "{}", s.staked(&s.pool));

    let reinvest = format!("reinvest {} {next}", s.pool);
    s.acts(&reinvest).fails(&["has no position number 0"]);
    s.net.give(&s.lp.address(), RIO, 5);
    s.lp.types(&format!("acequia stake {next} 5 --yes")).ok();
    s.acts(&reinvest).fails(&["not an operator", "may compound"]);
    s.names(&next, "compound");
    s.acts(&reinvest).ok();
    let staked = s.staked(&next);
    assert!(staked.abs_diff(RIO.units(905)) < 2 * RIO.units(100) / 86_400, "{staked}");
    assert_eq!(s.net.held(&s.bot.address(), RIO) + s.net.held(&s.bot.address(), AGUA), 0);
}

#[test]
fn it_votes_and_withdraws_the_vote_for_the_owner() {
    let s = Served::new();
    s.names(&s.pool, "vote");
    let Served { net, team, pool, .. } = &s;
    team.types(&format!("acequia hook propose {pool} {RECORDER} --yes")).ok();
    net.travel_to(START + 3 * DAY);
    team.types(&format!("acequia hook activate {pool} --yes")).ok();
    let start = START + 2 * DAY;
    let position = s.position(pool);
    let (poll, record) = ballot(net, pool, &position, start);
    let extras = format!("--account {poll}:w --account {record}:w");
    let times = format!("--start {start} --end {}", start + 5 * DAY);
    s.acts(&format!("vote {pool} {poll} {times} {extras}")).ok();
    s.lp.types(&format!("acequia unstake {pool} all --yes")).fails(&["Open votes hold"]);
    s.acts(&format!("vote {pool} {poll} --withdraw {extras}")).ok();
    let before = net.lamports(&s.bot.address());
    s.acts(&format!("vote {pool} {poll} --close")).ok();
    assert!(net.lamports(&s.bot.address()) > before, "it had paid the receipt's rent");
    s.lp.types(&format!("acequia unstake {pool} all --yes")).ok();
}

#[test]
fn a_position_is_handed_over_as_it_was_seen_with_both_signatures() {
    let s = Served::new();
    let heir = Desk::new(&s.net.url, 4);
    s.names(&s.pool, "claim");
    s.lp.write("heir.json", &heir.reads("id.json"));
    let transfer = format!("acequia transfer {}", s.pool);
    let by_address = format!("{transfer} --to {} --yes", heir.address());
    s.lp.types(&by_address).fails(&["is an address, and this needs its signature"]);
    s.lp.types(&format!("{transfer} --to id.json --yes")).fails(&["It is theirs already"]);
    s.net.travel_to(START + DAY);
    let vault = s.lp.address();
    let plan = format!("{transfer} --to {} --multisig {vault} --json", heir.address());
    let said = s.lp.types(&plan).ok().json();
    let message = said["result"]["messages"][0]["message_base58"].as_str().expect("text");
    s.lp.types(&format!("acequia claim {} --yes", s.pool)).ok();
    let why = s.net.refuse_signed_by(message, &[&Desk::key(2), &Desk::key(4)]).to_string();
    let code = format!("\"Custom\":{}", FarmError::GuardOwed.code());
    assert!(why.contains(&code), "what was owed has been claimed meanwhile: {why}");
    let said = s.lp.types(&format!("{transfer} --to heir.json --yes")).ok();
    assert!(said.out.contains("operator and pushes are cleared"), "{}", said.out);
    let position = s.net.position(&s.position(&s.pool)).expect("open");
    assert_eq!((position.owner, position.rights), (heir.address(), 0));
    s.lp.types(&format!("acequia unstake {} all --yes", s.pool)).fails(&["was handed over to"]);
}
