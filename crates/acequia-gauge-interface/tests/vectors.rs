//! Golden vectors: instructions as the builders here and in `acequia-interface` make them, which the CLI
//! sends, for clients in other languages.
//!
//! `app/client/test/vectors/instructions.json` is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-gauge-interface --test vectors`
//! and compared here: by the client's verb its instructions. An account is its address and its role: 1 for
//! writable, and 2 for signs.

use acequia_core::{Caps, IdlePolicy, LockRule, RateRule, Segment};
use acequia_gauge_core::Terms;
use acequia_gauge_interface::instructions::*;
use acequia_interface::addresses::{self, SPL_TOKEN, TOKEN_2022};
use acequia_interface::instructions::{
    AddFlowStream, AddStream, CommitStream, CreatePool, ExtendStream, RollStream, SetCaps, Source,
};
use acequia_interface::risks::Risks;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/client/test/vectors/instructions.json");

const ME: Address = Address::new_from_array([1; 32]);
/// Of Token-2022, while the reward is of SPL Token.
const STAKE: Address = Address::new_from_array([2; 32]);
const REWARD: Address = Address::new_from_array([3; 32]);
const CAPS: Caps = Caps { pool: 5_000_000, position: 70_000 };
const SLOT: u8 = 4;
const SEGMENTS: [Segment; 2] =
    [Segment { seconds: 86_400, amount: 1_000 }, Segment { seconds: 60, amount: u64::MAX }];

#[test]
fn the_golden_vectors_are_what_is_built() {
    let verbs = farm().into_iter().chain(gauge());
    let lines: Vec<String> = verbs.map(|(verb, orders)| line(verb, &orders)).collect();
    let computed = format!("{{\n{}\n}}\n", lines.join(",\n"));
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/client/test/vectors");
    }
    let stored = std::fs::read_to_string(FILE).expect("golden vectors: see this file's head");
    assert!(stored == computed, "the golden vectors have drifted: see this file's head");
}

/// A verb of the client, and what it makes.
type Verb = (&'static str, Vec<Instruction>);

fn line(verb: &str, orders: &[Instruction]) -> String {
    let orders: Vec<String> = orders.iter().map(json).collect();
    format!("\"{verb}\":[{}]", orders.join(",\n"))
}

fn json(order: &Instruction) -> String {
    let role = |meta: &AccountMeta| 2 * u8::from(meta.is_signer) + u8::from(meta.is_writable);
    let account = |meta: &AccountMeta| format!("[\"{}\",{}]", meta.pubkey, role(meta));
    let accounts: Vec<String> = order.accounts.iter().map(account).collect();
    let data: String = order.data.iter().map(|byte| format!("{byte:02x}")).collect();
    let (program, accounts) = (order.program_id, accounts.join(","));
    format!("{{\"program\":\"{program}\",\"accounts\":[{accounts}],\"data\":\"{data}\"}}")
}

// ---- a farm

fn pool() -> Address {
    addresses::pool(&ME, &STAKE, 0x0201).0
}

fn vault() -> Address {
    addresses::reward_vault(&pool(), &REWARD, SLOT).0
}

fn source() -> Address {
    addresses::associated_token(&ME, &REWARD, &SPL_TOKEN)
}

fn farm() -> Vec<Verb> {
    let (funder, pool, slot) = (ME, pool(), SLOT);
    let commit = CommitStream { funder, pool, slot, until: u64::MAX - 1 };
    vec![
        ("createPool", vec![create_pool()]),
        ("setCaps", vec![SetCaps { authority: ME, pool, caps: CAPS }.instruction()]),
        ("addStream", vec![add_stream().instruction()]),
        ("addFlowStream", vec![add_flow_stream()]),
        ("extendStream", vec![extend_stream()]),
        ("rollStream", vec![roll_stream()]),
        ("commitStream", vec![commit.instruction()]),
    ]
}

fn create_pool() -> Instruction {
    let create = CreatePool {
        creator: ME,
        payer: ME,
        pool: pool(),
        stake_mint: STAKE,
        stake_vault: addresses::stake_vault(&pool()).0,
        penalty_vault: Some(addresses::reward_vault(&pool(), &STAKE, 0).0),
        token_program: TOKEN_2022,
        id: 0x0201,
        capacity: 5,
        reward_manager: ME,
        lock: LockRule {
            max_seconds: 7_776_000,
            max_multiplier_bps: 30_000,
            early_leave_bps: 500,
            _reserved: 0,
        },
        caps: CAPS,
        accepted_risks: Risks(0x0105),
    };
    create.instruction()
}

fn add_stream() -> AddStream<'static> {
    AddStream {
        reward_manager: ME,
        payer: ME,
        pool: pool(),
        mint: REWARD,
        vault: vault(),
        source: Some(Source { account: source(), authority: ME }),
        token_program: SPL_TOKEN,
        slot: SLOT,
        funder: ME,
        start: 1_900_000_000,
        segments: &SEGMENTS,
        committed_until: 1_900_000_060,
        idle_policy: IdlePolicy::Refund,
        rate: RateRule { full_weight: 1 << 50, least_weight: 7 },
    }
}

fn add_flow_stream() -> Instruction {
    let add = AddFlowStream {
        reward_manager: ME,
        payer: ME,
        pool: pool(),
        mint: REWARD,
        vault: vault(),
        token_program: SPL_TOKEN,
        slot: SLOT,
        funder: ME,
        window: 604_800,
        idle_policy: IdlePolicy::Wait,
    };
    add.instruction()
}

fn roll_stream() -> Instruction {
    let (funder, pool, slot, start) = (ME, pool(), SLOT, 1_900_000_000);
    RollStream { funder, pool, slot, start, segments: &SEGMENTS }.instruction()
}

fn extend_stream() -> Instruction {
    let extend = ExtendStream {
        funder: ME,
        pool: pool(),
        vault: vault(),
        mint: REWARD,
        source: source(),
        source_authority: ME,
        token_program: SPL_TOKEN,
        slot: SLOT,
        start: 0,
        segments: &SEGMENTS,
    };
    extend.instruction()
}

// ---- a gauge

fn gauge() -> Vec<Verb> {
    let gauge = create_gauge().gauge();
    vec![
        ("createGauge", vec![create_gauge().instruction()]),
        ("addGaugePool", add_gauge_pool(gauge)),
        ("fundGauge", vec![fund_gauge(gauge)]),
    ]
}

fn add_gauge_pool(gauge: Address) -> Vec<Instruction> {
    let empty = AddStream {
        source: None,
        funder: gauge,
        start: 0,
        segments: &[],
        committed_until: 0,
        idle_policy: IdlePolicy::Wait,
        rate: RateRule::NONE,
        ..add_stream()
    };
    let listing = AddPool { authority: ME, gauge, pool: pool(), slot: SLOT, power: 3 << 31 };
    let list = InitializeExtraAccountMetas { payer: ME, pool: pool() };
    vec![empty.instruction(), listing.instruction(), list.instruction()]
}

fn create_gauge() -> CreateGauge {
    let terms = Terms {
        genesis: 1_900_000_000,
        quorum: 12,
        epoch_budget: 1 << 60,
        epoch_seconds: 604_800,
        closing_seconds: 86_400,
        cap_bps: 4_000,
        _reserved: 0,
    };
    let (creator, payer, reward_mint) = (ME, ME, REWARD);
    CreateGauge { creator, payer, reward_mint, token_program: SPL_TOKEN, id: 0x0403, terms }
}

fn fund_gauge(gauge: Address) -> Instruction {
    let budget = BudgetAccounts {
        account: acequia_gauge_interface::addresses::budget(&gauge).0,
        mint: REWARD,
        token_program: SPL_TOKEN,
    };
    FundGauge { budget, funder: ME, gauge, source: source(), amount: 1 << 63 }.instruction()
}
