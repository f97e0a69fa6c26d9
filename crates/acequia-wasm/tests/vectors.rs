//! Golden vectors: farm files held against chain states, and files of these states, as the crates
//! answer here, where the CLI calls them, and must answer as WebAssembly, in Node and in browsers.
//!
//! `app/plan/test/vectors/plans.json` is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-wasm --test vectors`
//! and compared here.

mod chain;
mod dice;

use acequia_farm_file::{parse, Token, TokenProgram};
use acequia_interface::Pool;
use acequia_plan::{address_of, export, plan, Export, Exported, Ground, Mint, Site};
use acequia_wasm::answer::{read, File};
use acequia_wasm::json::text;
use chain::{key, Chain, AGUA, ME, RIO};
use dice::Dice;
use serde_json::{json, Value};
use solana_address::Address;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/plan/test/vectors/plans.json");
const CASES: u64 = 200;
const SLACK: u64 = 600;
/// The number in the pool's address.
const ID: u16 = 3;

#[test]
fn the_golden_vectors_are_what_is_answered() {
    let lines: Vec<String> = cases().iter().map(Value::to_string).collect();
    let computed = format!("[\n{}\n]\n", lines.join(",\n"));
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/plan/test/vectors");
    }
    let stored = std::fs::read_to_string(FILE).expect("golden vectors: see this file's head");
    assert!(stored == computed, "the golden vectors have drifted: see this file's head");
}

#[test]
fn there_are_enough_of_every_kind() {
    let cases = cases();
    let count = |is: &dyn Fn(&Value) -> bool| cases.iter().filter(|case| is(&case["plan"])).count();
    for kind in ["spends", "promises", "conflicts"] {
        let found = count(&|plan| list(&plan[kind]).next().is_some());
        assert!(found >= 25, "{kind}: {found}");
    }
    for does in ["create", "add", "extend", "keep", "setCaps"] {
        let found = count(&|plan| list(&plan["changes"]).any(|one| one["deed"]["does"] == does));
        assert!(found >= 5, "{does}: {found}");
    }
}

fn cases() -> Vec<Value> {
    [false, true].map(seat_case).into_iter().chain((0..CASES).map(some_case)).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

// ---- what is asked, and what is answered

/// A farm file, a pool on chain, and whether that is the pool of the file.
struct Case {
    file: String,
    chain: Chain,
    is_there: bool,
}

impl Case {
    fn pool(&self) -> Pool {
        let pool = Pool::read(&self.chain.account()).expect("an account");
        pool.settled_to(self.chain.now)
    }

    /// All of the questions, and the answers.
    fn answered(&self) -> Value {
        let account: String =
            self.chain.account().iter().map(|byte| format!("{byte:02x}")).collect();
        json!({
            "file": self.file, "me": key(ME), "now": self.chain.now, "slack": SLACK,
            "address": pool_address().to_string(), "account": account, "isThere": self.is_there,
            "read": value(&read(&self.file)),
            "plan": self.planned(),
            "export": value(&text(&File::of(&exported(&self.chain)))),
        })
    }

    fn planned(&self) -> Value {
        let farm = parse("", &self.file).unwrap_or_else(|report| panic!("{report}"));
        let is = |token: &Token, mint: &Mint| token.mint == Some(mint.address.to_bytes());
        let mint = |token| mints().into_iter().find(|mint| is(token, mint));
        let mints: Vec<_> = farm.tokens.iter().map(mint).collect();
        let there = self.is_there.then(|| self.pool());
        let pools = [Some(Site { address: pool_address(), there })];
        let me = address(ME);
        let (now, slack) = (self.chain.now, SLACK);
        let ground = Ground { me, reward_manager: me, now, slack, mints: &mints, pools: &pools };
        assert_eq!(address_of(&farm.pools[0], &me, &address(AGUA)), pool_address());
        value(&text(&plan(&farm, &ground)))
    }
}

fn value(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("JSON")
}

fn address(byte: u8) -> Address {
    Address::new_from_array([byte; 32])
}

fn mints() -> [Mint; 2] {
    let program = TokenProgram::SplToken;
    [AGUA, RIO].map(|mint| Mint { address: address(mint), program, decimals: 6, risks: 0 })
}

fn pool_address() -> Address {
    acequia_interface::addresses::pool(&address(ME), &address(AGUA), ID).0
}

fn exported(chain: &Chain) -> Export {
    let pool = Pool::read(&chain.account()).expect("an account").settled_to(chain.now);
    let one = Exported { name: "Pool".into(), address: pool_address(), pool: &pool };
    let symbol = |mint: &Address| (*mint == address(AGUA)).then(|| "AGUA".to_string());
    let known = acequia_plan::mints_of([&pool]);
    let mints: Vec<_> = mints().into_iter().filter(|mint| known.contains(&mint.address)).collect();
    export("Pool", &[one], &mints, &symbol, chain.now)
}

// ---- by chance

fn some_case(seed: u64) -> Value {
    let mut dice = Dice(seed);
    let chain = Chain::some(&mut dice);
    let file = some_file(&mut dice, &chain);
    Case { file, chain, is_there: dice.below(8) != 0 }.answered()
}

/// A file that has to do with the chain: its export, or what a team writes, changed here and there.
fn some_file(dice: &mut Dice, chain: &Chain) -> String {
    match dice.below(4) {
        0 => exported(chain).text(),
        1 => exported(chain).text().replace("pool     = \"5\"", "pool     = \"6\""),
        2 => written(dice, chain) + &rewards(dice, chain),
        _ => written(dice, chain) + &rewards(&mut Dice(chain.seed), chain),
    }
}

/// What a team writes but for its rewards, as the chain has it.
fn written(dice: &mut Dice, chain: &Chain) -> String {
    let cap = if dice.below(3) == 0 { 9 } else { 5 };
    let capacity = if dice.below(12) == 0 { 9 } else { chain.streams.len() };
    head(cap, capacity)
}

fn head(cap: u64, capacity: usize) -> String {
    let (agua, rio) = (key(AGUA), key(RIO));
    format!(
        "name = \"Farm\"\n[tokens]\n\
         AGUA = {{ mint = \"{agua}\", decimals = 6, program = \"spl-token\" }}\n\
         RIO = {{ mint = \"{rio}\", decimals = 6, program = \"spl-token\" }}\n\
         [[pool]]\nname = \"Pool\"\nid = {ID}\nstake = \"AGUA\"\ncapacity = {capacity}\n\
         [pool.caps]\npool = \"{cap}\"\n"
    )
}

/// As many as there is room for, of what `Chain::some` makes.
fn rewards(dice: &mut Dice, chain: &Chain) -> String {
    let each = chain.streams.iter().map(|_| {
        let plan = chain::Wish::some(dice);
        let more = if dice.below(2) == 0 { 0 } else { 1 + dice.below(2) };
        plan.toml(more)
    });
    each.collect()
}

// ---- the seats of streams: whose is meant

/// A team's own stream in a higher slot than a gauge's of the same mint: held against a file that
/// speaks of the team's alone, and against its export, which lists the gauge's first. There was a
/// defect that took one for the other.
fn seat_case(is_exported: bool) -> Value {
    let chain = Chain::of_a_gauge_and_a_team();
    let file = match is_exported {
        true => exported(&chain).text(),
        false => head(5, 2) + &chain::Wish::teams().toml(0),
    };
    let case = Case { file, chain, is_there: true }.answered();
    assert!(list(&case["plan"]["conflicts"]).next().is_none(), "{case}");
    let is_kept = |change: &Value| change["deed"]["does"] == "keep";
    assert!(list(&case["plan"]["changes"]).all(is_kept), "{case}");
    case
}
