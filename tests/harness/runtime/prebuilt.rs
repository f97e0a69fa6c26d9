//! The runtime in a process of its own: litesvm as npm has it, asked by lines of JSON
//! (app/localnet/src/machine.ts). Accounts that were put or touched are known here too.

use crate::outcome::Outcome;
use base64::prelude::{Engine, BASE64_STANDARD};
use serde_json::{json, Value};
use solana_account::{Account, AccountSharedData, ReadableAccount};
use solana_address::Address;
use solana_clock::Clock;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_transaction::versioned::VersionedTransaction;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::str::FromStr;
use std::sync::{LazyLock, Mutex, PoisonError};

/// One runtime, with the methods of litesvm's own that the harness needs.
#[derive(Default)]
pub struct Runtime {
    /// Its number there; 0 of one that is none.
    machine: u64,
    accounts: HashMap<Address, AccountSharedData>,
    clock: Clock,
    /// How many blockhashes there were.
    hashes: u64,
    trusting: bool,
}

/// The process, which ends with ours: its input closes.
struct Process {
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    fn start() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/localnet/dist/machine.js");
        let mut node = Command::new("node");
        let started = node.arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.expect("Node starts: `make story` finds or installs it");
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (input, output) = input.zip(output).expect("both are piped");
        Self { _child: child, input, output: BufReader::new(output) }
    }

    fn ask(&mut self, question: &Value) -> Value {
        let mut answer = String::new();
        writeln!(self.input, "{question}").expect("the runtime listens");
        self.output.read_line(&mut answer).expect("the runtime answers");
        serde_json::from_str(&answer)
            .expect("the runtime is built and said no error: `make story` builds it")
    }
}

fn ask(question: &Value) -> Value {
    static PROCESS: LazyLock<Mutex<Process>> = LazyLock::new(|| Mutex::new(Process::start()));
    PROCESS.lock().unwrap_or_else(PoisonError::into_inner).ask(question)
}

impl Runtime {
    /// A runtime with the token programs in it.
    pub fn new() -> Self {
        let machine = number(&ask(&json!({"ask": "begin"})));
        let at = ask(&json!({"ask": "moment", "machine": machine}));
        let (slot, epoch) = (number(&at["slot"]), number(&at["epoch"]));
        let clock = Clock { slot, epoch, leader_schedule_epoch: epoch + 1, ..Clock::default() };
        Self { machine, accounts: HashMap::new(), clock, hashes: 0, trusting: false }
    }

    fn asks(&self, what: &str, mut with: Value) -> Value {
        with["ask"] = what.into();
        with["machine"] = self.machine.into();
        ask(&with)
    }

    /// Keeps none of them in any case.
    pub fn with_transaction_history(self, _: usize) -> Self {
        self
    }

    /// Keeps each whole in any case.
    pub fn with_log_bytes_limit(self, _: Option<usize>) -> Self {
        self
    }

    /// Whether signatures are verified.
    pub fn with_sigverify(mut self, verified: bool) -> Self {
        self.trusting = !verified;
        self.asks("trust", json!({ "signatures": self.trusting }));
        self
    }

    /// The same.
    pub fn get_sigverify(&self) -> bool {
        !self.trusting
    }

    /// Deploys a program.
    pub fn add_program(&mut self, address: Address, elf: &[u8]) -> Result<(), Infallible> {
        let elf = BASE64_STANDARD.encode(elf);
        self.asks("deploy", json!({ "address": address.to_string(), "elf": elf }));
        Ok(())
    }

    /// The clock.
    pub fn get_sysvar<T: From<Clock>>(&self) -> T {
        self.clock.clone().into()
    }

    /// Sets the clock.
    pub fn set_sysvar(&mut self, clock: &Clock) {
        self.clock = clock.clone();
        let Clock { slot, epoch, epoch_start_timestamp: began, unix_timestamp: time, .. } = *clock;
        self.asks("set", json!({ "slot": slot, "epoch": epoch, "began": began, "time": time }));
    }

    /// Goes on to a later slot.
    pub fn warp_to_slot(&mut self, slot: u64) {
        self.set_sysvar(&Clock { slot, ..self.clock.clone() });
    }

    /// Another blockhash from now on.
    pub fn expire_blockhash(&mut self) {
        self.hashes += 1;
    }

    /// The blockhash; any would do.
    pub fn latest_blockhash(&self) -> Hash {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&self.hashes.to_le_bytes());
        bytes.into()
    }

    /// The rent of that many bytes [lamports].
    pub fn minimum_balance_for_rent_exemption(&self, size: usize) -> u64 {
        number(&self.asks("rent", json!({ "size": size })))
    }

    /// An account that was put or touched.
    pub fn get_account(&self, address: &Address) -> Option<Account> {
        self.accounts.get(address).map(|account| account.clone().into())
    }

    /// All such accounts of a program.
    pub fn get_program_accounts(&self, program: &Address) -> Vec<(Address, Account)> {
        let own = self.accounts.iter().filter(|(_, account)| account.owner() == program);
        own.map(|(at, account)| (*at, account.clone().into())).collect()
    }

    /// Puts an account there.
    pub fn set_account(&mut self, address: Address, account: Account) -> Result<(), Infallible> {
        let told = json!({
            "address": address.to_string(),
            "lamports": account.lamports,
            "owner": account.owner.to_string(),
            "data": BASE64_STANDARD.encode(&account.data),
            "executable": account.executable,
        });
        self.asks("put", json!({ "account": told }));
        self.accounts.insert(address, account.into());
        Ok(())
    }

    /// Learns what an account is now.
    fn learn(&mut self, told: &Value) {
        let account = Account {
            lamports: number(&told["lamports"]),
            data: BASE64_STANDARD.decode(text(&told["data"])).expect("base 64"),
            owner: address(&told["owner"]),
            executable: told["executable"] == true,
            rent_epoch: u64::MAX,
        };
        self.accounts.insert(address(&told["address"]), account.into());
    }
}

impl Clone for Runtime {
    fn clone(&self) -> Self {
        let machine = number(&self.asks("fork", json!({})));
        let Self { accounts, clock, hashes, trusting, .. } = self;
        let (accounts, clock) = (accounts.clone(), clock.clone());
        let copy = Self { machine, accounts, clock, hashes: *hashes, trusting: *trusting };
        copy.with_sigverify(!trusting)
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        if self.machine > 0 {
            self.asks("end", json!({}));
        }
    }
}

/// An account as it lies there.
pub(crate) fn look_at<'a>(svm: &'a Runtime, address: &Address) -> Option<&'a AccountSharedData> {
    svm.accounts.get(address)
}

/// All accounts that were put or touched.
pub(crate) fn all(svm: &Runtime) -> impl Iterator<Item = (&Address, &AccountSharedData)> {
    svm.accounts.iter()
}

/// Carries a transaction out by its `wire`, and learns what it has left of the accounts it may have written.
pub(crate) fn send(
    svm: &mut Runtime,
    transaction: VersionedTransaction,
    wire: &[u8],
    instructions: &[Instruction],
) -> Outcome {
    let touched = touched(&transaction.message.static_account_keys()[0], instructions);
    let encoded = BASE64_STANDARD.encode(wire);
    let done = svm.asks("send", json!({ "wire": encoded, "touched": touched }));
    done["after"].as_array().expect("accounts").iter().for_each(|account| svm.learn(account));
    let lines = done["logs"].as_array().expect("lines").iter();
    Outcome {
        error: serde_json::from_value(done["err"].clone()).expect("an error of the runtime's"),
        cu: number(&done["units"]),
        bytes: wire.len(),
        logs: lines.map(|line| text(line).to_owned()).collect(),
        return_data: BASE64_STANDARD.decode(text(&done["returned"])).expect("base 64"),
    }
}

/// What a transaction may write, each once.
fn touched(payer: &Address, instructions: &[Instruction]) -> BTreeSet<String> {
    let metas = instructions.iter().flat_map(|instruction| &instruction.accounts);
    let written = metas.filter(|meta| meta.is_writable).map(|meta| &meta.pubkey);
    written.chain([payer]).map(Address::to_string).collect()
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn address(value: &Value) -> Address {
    Address::from_str(text(value)).expect("an address")
}
