//! A network of its own for each test.

use super::rpc::Rpc;
use super::{Token, AGUA, RIO};
use acequia_interface::addresses::SPL_TOKEN;
use acequia_interface::{Pool, Position};
use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde_json::{json, Value};
use solana_address::Address;
use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_message::v0;
use solana_message::v1::{self, TransactionConfig};
use solana_message::{Message, VersionedMessage};
use solana_signer::Signer;
use solana_system_interface::instruction::transfer;
use solana_transaction::versioned::VersionedTransaction;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

/// When every network starts [unix s]: 2030-03-17 17:46:40 UTC.
pub const START: u64 = 1_900_000_000;
/// The hook that counts votes, see tests/programs/recorder.
pub const RECORDER: Address = Address::new_from_array([b'R'; 32]);

/// The address of SPL Governance on the public clusters.
pub const GOVERNANCE: Address =
    Address::from_str_const("GovER5Lthms3bLBqWub97yVrMmEogzX7xNjdXpPPCVZw");

/// How many transfers have made history.
static TRANSFERS: AtomicU64 = AtomicU64::new(0);

/// A network whose clock stands still between transactions.
pub struct Net {
    process: Child,
    /// Where it is.
    pub url: String,
    rpc: Rpc,
}

impl Net {
    /// Starts it, with two mints.
    pub fn start() -> Self {
        Self::with_mints(&[])
    }

    /// The same, with a block each 200 ms: a blockhash lives for half a minute.
    pub fn fast() -> Self {
        Self::with_mints(&["--block-ms=200", "--speed=0"])
    }

    /// The same, with a block each 20 ms: a blockhash lives for three seconds.
    pub fn hasty() -> Self {
        Self::with_mints(&["--block-ms=20", "--speed=0"])
    }

    fn with_mints(options: &[&str]) -> Self {
        let net = Self::bare(&root(), &[], options);
        net.mint(AGUA);
        net.mint(RIO);
        net
    }

    /// A cluster on which the farm is not deployed.
    pub fn without_the_farm() -> Self {
        Self::with(&[])
    }

    /// A cluster with other programs, and without the farm.
    pub fn with(programs: &[(Address, PathBuf)]) -> Self {
        Self::bare(Path::new("/nonexistent"), programs, &[])
    }

    fn bare(root: &Path, programs: &[(Address, PathBuf)], options: &[&str]) -> Self {
        let built = |at: Address, name: &str| {
            let file = self::root().join("target/deploy").join(name);
            format!("--program={at}={}", file.display())
        };
        let mut process = Command::new("node")
            .arg(self::root().join("app/localnet/dist/main.js"))
            .arg("--root")
            .arg(root)
            .arg(built(RECORDER, "recorder.so"))
            .arg(built(GOVERNANCE, "governance.so"))
            .args(programs.iter().map(|(at, file)| format!("--program={at}={}", file.display())))
            .args(["--time", &START.to_string()])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("node does not start: {error}"));
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let said: Value = serde_json::from_str(&line)
            .expect("app/localnet says where it is: run these tests by `scripts/test cli`");
        let url = said["rpc"].as_str().expect("a URL").to_string();
        Self { process, rpc: Rpc::new(&url), url }
    }

    /// Asks.
    pub fn ask(&self, method: &str, params: Value) -> Value {
        self.rpc.ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Has a transaction carried out that no command of the CLI makes.
    pub fn carries_out(&self, payer: &Keypair, instructions: &[Instruction]) {
        self.sends(Message::new(instructions, Some(&payer.pubkey())), payer);
    }

    /// Signs a message as its one signer and sends it, as a multisig's program would.
    pub fn sign_and_send(&self, base58: &str, key: &Keypair) {
        let bytes = bs58::decode(base58).into_vec().expect("base58");
        let message: Message = wincode::deserialize(&bytes).expect("a legacy message");
        assert_eq!(message.account_keys[0], key.pubkey(), "the vault signs");
        self.sends(message, key);
    }

    /// Does the same, and returns the error by which the chain refuses it.
    #[track_caller]
    pub fn sign_and_refuse(&self, base58: &str, key: &Keypair) -> Value {
        self.refuse_signed_by(base58, &[key])
    }

    /// The same by several keys, in the order of the message's signers.
    #[track_caller]
    pub fn refuse_signed_by(&self, base58: &str, keys: &[&Keypair]) -> Value {
        let bytes = bs58::decode(base58).into_vec().expect("base58");
        let mut message: Message = wincode::deserialize(&bytes).expect("a legacy message");
        message.recent_blockhash = self.blockhash();
        let text = signed(VersionedMessage::Legacy(message), keys);
        let answer = self.rpc.ask("sendTransaction", json!([text, { "encoding": "base58" }]));
        answer.expect_err("it went through")
    }

    fn sends(&self, mut message: Message, key: &Keypair) {
        message.recent_blockhash = self.blockhash();
        self.sends_as_it_is(message, key);
    }

    fn blockhash(&self) -> Hash {
        let answer = self.ask("getLatestBlockhash", json!([]));
        answer["value"]["blockhash"].as_str().expect("a blockhash").parse().expect("a hash")
    }

    /// Sends it by the blockhash or the nonce that it names.
    pub fn sends_as_it_is(&self, message: Message, key: &Keypair) {
        self.sends_signed(VersionedMessage::Legacy(message), key);
    }

    fn sends_signed(&self, message: VersionedMessage, key: &Keypair) {
        self.ask("sendTransaction", json!([signed(message, &[key]), { "encoding": "base58" }]));
    }

    /// Has so many transactions of version 1 carried out in which these accounts are named.
    pub fn makes_history(&self, of: &[Address], count: u64) {
        let key = Keypair::new_from_array([b'H'; 32]);
        self.give_sol(&key.pubkey(), 1_000_000_000_000);
        let config = TransactionConfig::empty()
            .with_compute_unit_limit(1_000)
            .with_loaded_accounts_data_size_limit(1 << 20);
        for _ in 0..count {
            // No two alike, were they of one blockhash.
            let amount = 1 + TRANSFERS.fetch_add(1, Ordering::Relaxed);
            let mut order = transfer(&key.pubkey(), &key.pubkey(), amount);
            order.accounts.extend(of.iter().map(|at| AccountMeta::new_readonly(*at, false)));
            let message = self.version_1(&key.pubkey(), &[order], config);
            self.sends_signed(VersionedMessage::V1(message), &key);
        }
    }

    /// Tries a transaction of that version. Whether it went through.
    #[allow(dead_code)] // by the tests of app/serve
    pub fn tries(&self, version: u8, key: &Keypair, instructions: &[Instruction]) -> bool {
        let payer = key.pubkey();
        let message = match version {
            0 => VersionedMessage::V0(
                v0::Message::try_compile(&payer, instructions, &[], self.blockhash())
                    .expect("a message"),
            ),
            1 => {
                let config = TransactionConfig::empty()
                    .with_compute_unit_limit(400_000)
                    .with_loaded_accounts_data_size_limit(8 << 20);
                VersionedMessage::V1(self.version_1(&payer, instructions, config))
            }
            _ => {
                let hash = self.blockhash();
                VersionedMessage::Legacy(Message::new_with_blockhash(
                    instructions,
                    Some(&payer),
                    &hash,
                ))
            }
        };
        let sent = json!([signed(message, &[key]), { "encoding": "base58" }]);
        self.rpc.ask("sendTransaction", sent).is_ok()
    }

    fn version_1(
        &self,
        payer: &Address,
        instructions: &[Instruction],
        config: TransactionConfig,
    ) -> v1::Message {
        let hash = self.blockhash();
        v1::Message::try_compile_with_config(payer, instructions, hash, config).expect("a message")
    }

    // ---- cheating ----

    /// Makes a token's mint.
    pub fn mint(&self, token: Token) {
        let mut data = vec![0; 82];
        // No authority, a supply, decimals, initialised.
        data[36..44].copy_from_slice(&u64::MAX.to_le_bytes());
        (data[44], data[45]) = (token.decimals, 1);
        self.put(&token.mint(), &SPL_TOKEN, &data);
    }

    /// Puts an account there.
    pub fn put(&self, address: &Address, owner: &Address, data: &[u8]) {
        self.put_with(address, owner, data, 10_000_000);
    }

    /// The same, with so many lamports in it.
    pub fn put_with(&self, address: &Address, owner: &Address, data: &[u8], lamports: u64) {
        let hex: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
        let account = json!({ "lamports": lamports, "data": hex, "owner": owner.to_string() });
        self.ask("surfnet_setAccount", json!([address.to_string(), account]));
    }

    /// Changes bytes of an account.
    pub fn change(&self, address: &Address, change: impl FnOnce(&mut [u8])) {
        let mut data = self.bytes(address);
        change(&mut data);
        let data: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
        self.ask("surfnet_setAccount", json!([address.to_string(), { "data": data }]));
    }

    /// Gives a wallet SOL, up to this [lamports].
    pub fn give_sol(&self, wallet: &Address, lamports: u64) {
        self.ask("surfnet_setAccount", json!([wallet.to_string(), { "lamports": lamports }]));
    }

    /// Gives a wallet so many tokens.
    pub fn give(&self, wallet: &Address, token: Token, tokens: u64) {
        let update = json!({ "amount": token.units(tokens) });
        let (wallet, mint) = (wallet.to_string(), token.mint().to_string());
        self.ask("surfnet_setTokenAccount", json!([wallet, mint, update, SPL_TOKEN.to_string()]));
    }

    /// Sets the clock [unix s].
    pub fn travel_to(&self, time: u64) {
        self.ask("surfnet_timeTravel", json!([{ "absoluteTimestamp": time * 1_000 }]));
    }

    /// Lets so many blocks pass.
    pub fn pass_blocks(&self, count: u64) {
        (0..count).for_each(|_| self.pass_block());
    }

    /// The network makes blocks of its own for a while after a transaction, so the slot that it is
    /// to go to may be past when the request arrives: then once more.
    fn pass_block(&self) {
        let processed = json!([{ "commitment": "processed" }]);
        let mut tries = (0..50).map(|_| {
            let slot = self.ask("getSlot", processed.clone()).as_u64().expect("a slot");
            self.rpc.ask("surfnet_timeTravel", json!([{ "absoluteSlot": slot + 4 }])).is_ok()
        });
        assert!(tries.any(|done| done), "the clock cannot be moved");
    }

    // ---- looking ----

    fn data(&self, address: &Address) -> Option<Vec<u8>> {
        let options = json!({ "encoding": "base64", "commitment": "confirmed" });
        let answer = self.ask("getAccountInfo", json!([address.to_string(), options]));
        let text = answer["value"]["data"][0].as_str()?;
        Some(STANDARD.decode(text).expect("base64"))
    }

    /// What is in a pool; none where nothing is there.
    pub fn pool(&self, address: &Address) -> Option<Pool> {
        self.data(address).map(|data| Pool::read(&data).expect("a pool"))
    }

    /// What is in a position.
    pub fn position(&self, address: &Address) -> Option<Position> {
        self.data(address).map(|data| Position::read(&data).expect("a position"))
    }

    /// Whether anything is there.
    pub fn exists(&self, address: &Address) -> bool {
        self.data(address).is_some_and(|data| !data.is_empty())
    }

    /// The bytes of an account.
    pub fn bytes(&self, address: &Address) -> Vec<u8> {
        self.data(address).expect("an account")
    }

    /// What a wallet's canonical account holds [base units].
    pub fn held(&self, wallet: &Address, token: Token) -> u64 {
        let account =
            acequia_interface::addresses::associated_token(wallet, &token.mint(), &SPL_TOKEN);
        let amount = self.data(&account).map(|data| data[64..72].try_into().expect("8 bytes"));
        amount.map_or(0, u64::from_le_bytes)
    }

    /// What a wallet holds [lamports].
    pub fn lamports(&self, wallet: &Address) -> u64 {
        let answer = self.ask("getBalance", json!([wallet.to_string()]));
        answer["value"].as_u64().expect("a balance")
    }

    /// What an account of so many bytes must hold [lamports].
    pub fn rent(&self, bytes: usize) -> u64 {
        let answer = self.ask("getMinimumBalanceForRentExemption", json!([bytes]));
        answer.as_u64().expect("a number")
    }

    /// The bytes of a program that was built.
    pub fn built(&self, name: &str) -> Vec<u8> {
        std::fs::read(root().join("target/deploy").join(name)).expect("run `make build` first")
    }

    /// How many transactions an address took part in.
    pub fn transactions(&self, address: &Address) -> usize {
        let options = json!({ "commitment": "confirmed" });
        let all = self.ask("getSignaturesForAddress", json!([address.to_string(), options]));
        all.as_array().map_or(0, Vec::len)
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// In base58.
fn signed(message: VersionedMessage, keys: &[&Keypair]) -> String {
    let bytes = message.serialize();
    let signatures = keys.iter().map(|key| key.sign_message(&bytes)).collect();
    let bytes = wincode::serialize(&VersionedTransaction { signatures, message });
    bs58::encode(bytes.expect("bytes")).into_string()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
