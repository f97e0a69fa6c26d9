//! Golden vectors for clients in other languages: instructions, prices, what is owed, and reasons.
//!
//! `app/client/test/vectors/vault.json` is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-vault-interface --test vectors`
//! and compared here. An account is its address and its role: 1 for writable, and 2 for signs.

use acequia_interface::addresses::{associated_token, SPL_TOKEN, TOKEN_2022};
use acequia_vault_interface::build::*;
use acequia_vault_interface::rewards::{Checkpoint, Reward};
use acequia_vault_interface::{price, Reason, ShareAccount, Stored, Vault};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/client/test/vectors/vault.json");

const ME: Address = Address::new_from_array([1; 32]);
const STAKE: Address = Address::new_from_array([2; 32]);
const REWARD: Address = Address::new_from_array([3; 32]);
const POOL: Address = Address::new_from_array([4; 32]);
const STAKE_VAULT: Address = Address::new_from_array([5; 32]);
const REWARD_VAULT: Address = Address::new_from_array([6; 32]);
const ID: u16 = 0x0201;

fn seat() -> Seat {
    let vault = Vault::address(&POOL, ID).0;
    let (stake_mint, token_program) = (STAKE, TOKEN_2022);
    Seat { vault, pool: POOL, stake_mint, token_program, stake_vault: STAKE_VAULT }
}

#[test]
fn the_golden_vectors_are_what_is_built_and_reckoned() {
    let orders: Vec<String> = orders().iter().map(|(verb, order)| line(verb, order)).collect();
    let parts = [
        format!("\"orders\":{{\n{}\n}}", orders.join(",\n")),
        format!("\"worth\":[{}]", worth().join(",")),
        format!("\"shares\":[{}]", shares().join(",")),
        format!("\"owed\":[{}]", owed().join(",")),
        format!("\"reasons\":{{\n{}\n}}", reasons().join(",\n")),
        format!("\"sizes\":[{},{}]", Vault::SIZE, ShareAccount::SIZE),
    ];
    let computed = format!("{{\n{}\n}}\n", parts.join(",\n"));
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/client/test/vectors");
    }
    let stored = std::fs::read_to_string(FILE).expect("golden vectors: see this file's head");
    assert!(stored == computed, "the golden vectors have drifted: see this file's head");
}

fn orders() -> Vec<(&'static str, Instruction)> {
    let (seat, owner) = (seat(), ME);
    let mine = |mint, program| associated_token(&ME, &mint, &program);
    let (source, destination) = (mine(STAKE, TOKEN_2022), mine(STAKE, TOKEN_2022));
    let reward = Paying { slot: 3, vault: REWARD_VAULT, mint: REWARD, token_program: SPL_TOKEN };
    let own = Paying { slot: 2, vault: REWARD_VAULT, mint: STAKE, token_program: TOKEN_2022 };
    let deposit =
        Deposit { depositor: ME, seat, owner, source, amount: 7_000, least_shares: 1 << 70 };
    let withdraw = Withdraw { owner, seat, destination, shares: 1 << 71, least_amount: 6_999 };
    let paid = mine(REWARD, SPL_TOKEN);
    let claim = Claim { owner, seat, mint: REWARD, token_program: SPL_TOKEN, destination: paid };
    vec![
        ("createVault", CreateVault { payer: ME, seat, id: ID }.instruction()),
        ("openAccount", OpenAccount { payer: ME, seat, owner }.instruction()),
        ("deposit", deposit.instruction()),
        ("withdraw", withdraw.instruction()),
        ("harvest", Harvest { seat, stream: reward }.instruction()),
        ("compound", Compound { seat, stream: own }.instruction()),
        ("claim", claim.instruction()),
        (
            "closeAccount",
            CloseAccount { closer: ME, seat, owner, rent_payer: ME, forfeit: true }.instruction(),
        ),
        ("announce", Announce { owner, seat }.instruction()),
        ("callOff", call_off(&seat)),
        ("emergencyExit", emergency_exit(&seat)),
    ]
}

fn line(verb: &str, order: &Instruction) -> String {
    let role = |meta: &AccountMeta| 2 * u8::from(meta.is_signer) + u8::from(meta.is_writable);
    let account = |meta: &AccountMeta| format!("[\"{}\",{}]", meta.pubkey, role(meta));
    let accounts: Vec<String> = order.accounts.iter().map(account).collect();
    let data: String = order.data.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{verb}\":{{\"accounts\":[{}],\"data\":\"{data}\"}}", accounts.join(","))
}

/// Shares of all, and what the vault has.
const VAULTS: [(u128, u64); 5] = [
    (0, 0),
    (1_024_000, 1_000),
    (1_024_000, 1_500),
    (1_024_000_000_007, 3_333_333_333),
    (1 << 73, u64::MAX >> 1),
];

fn texts<const N: usize>(numbers: [u128; N]) -> String {
    format!("[{}]", numbers.map(|number| format!("\"{number}\"")).join(","))
}

/// What some shares of all are worth, of so much.
fn worth() -> Vec<String> {
    let of = |(all, assets): (u128, u64)| {
        [1, all / 3, all].map(|some| (some, all, assets)).map(|(some, all, assets)| {
            texts([some, all, assets.into(), price::assets_for(some, all, assets).into()])
        })
    };
    VAULTS.into_iter().flat_map(of).collect()
}

/// How many shares an amount buys; none where it is refused.
fn shares() -> Vec<String> {
    let of = |(all, assets): (u128, u64)| {
        [1, 999, 5_000_000].map(|amount: u64| {
            let bought = price::shares_for(amount, all, assets).unwrap_or(0);
            texts([amount.into(), all, assets.into(), bought])
        })
    };
    VAULTS.into_iter().flat_map(of).collect()
}

/// What an account is owed, by the index of its last change and the reward's.
fn owed() -> Vec<String> {
    let cases = [(0, 5u128 << 60, 1_024_000u128, 7u128 << 64), (3 << 50, 9 << 55, 1 << 40, 1)];
    let whole = |(from, to, shares, owed): (u128, u128, u128, u128)| {
        let mut checkpoint = Checkpoint { index: from, owed };
        checkpoint.settle(&Reward { index: to, ..Reward::default() }, shares);
        texts([from, to, shares, owed, checkpoint.whole_owed().into()])
    };
    cases.into_iter().map(whole).collect()
}

fn reasons() -> Vec<String> {
    let words = |reason: &Reason| {
        format!("\"{}\":[\"{}\",\"{}\"]", *reason as u32, reason.name(), reason.words())
    };
    Reason::ALL.iter().map(words).collect()
}

#[test]
fn each_reason_is_found_by_its_number() {
    for reason in Reason::ALL {
        assert_eq!(Reason::of(*reason as u32), Some(*reason));
    }
    assert_eq!(Reason::of(1), None);
}
