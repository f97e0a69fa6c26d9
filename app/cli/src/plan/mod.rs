//! What a command is about to do: the changes, the transactions, the costs, the promises.
//!
//! A plan is made from what is on chain and acts on nothing. So making it again after a
//! failure leaves out what has been done.

mod cost;
mod fill;
mod show;

pub use cost::{Cost, Price};
pub use fill::{Fill, Piece};

use serde_json::{Map, Value};
use solana_address::Address;
use solana_instruction::Instruction;
use std::collections::BTreeMap;

/// Everything that a command would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In one line.
    pub title: String,
    /// What is different afterwards.
    pub changes: Vec<Change>,
    /// The transactions, in order.
    pub steps: Vec<Step>,
    /// Tokens that leave the wallet.
    pub spends: Vec<Spend>,
    /// Whether it puts something in that a wallet will want to take out again, which costs a fee.
    pub is_way_in: bool,
    /// SOL that is wrapped to be spent.
    pub wraps: Option<Wrap>,
    /// Rent of accounts that are closed, by whom it goes to [lamports].
    pub returns: BTreeMap<Address, u64>,
    /// What cannot be taken back afterwards, until when.
    pub promises: Vec<String>,
    /// What else one should know.
    pub notes: Vec<String>,
    /// Schedules as plots.
    pub plots: Vec<String>,
    /// Addresses and figures for scripts.
    pub facts: Map<String, Value>,
}

/// How something differs afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Create,
    Change,
    Remove,
    Keep,
}

/// One thing, and how it differs afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub sign: Sign,
    pub what: String,
    pub detail: String,
}

/// One transaction, or many that fill an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What it does, as an order: "stake 5 USDC in AceQ…1111". Names all that tells it from
    /// another purpose, and nothing that differs when the same is asked for again: by it an
    /// earlier run's transaction is known.
    pub what: String,
    /// In order.
    pub instructions: Vec<Instruction>,
    /// Bytes of each account that it makes and that can be closed again.
    pub creates: Vec<usize>,
    /// Bytes of each account that it makes for good.
    pub lasting: Vec<usize>,
    /// What it moves into accounts besides, where it comes back from in the end [lamports].
    pub deposits: u64,
    /// Whether it needs those before it to have landed.
    pub builds_on_others: bool,
    /// Bytes that an account has to hold at the end of it, and those of them that are missing.
    pub fill: Option<Fill>,
}

/// SOL that becomes a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrap {
    /// Whose it is.
    pub wallet: Address,
    /// Where it is then.
    pub account: Address,
    /// How much.
    pub lamports: u64,
}

/// Tokens that leave a token account of the wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    pub account: Address,
    pub mint: Address,
    /// How much [base units].
    pub amount: u64,
    pub decimals: u8,
    pub symbol: String,
    /// The amount in words, where wallets show another than is moved.
    pub words: Option<String>,
}

impl Plan {
    /// Notes what need not be said twice.
    pub fn note_once(&mut self, text: &str) {
        if !self.notes.iter().any(|note| note == text) {
            self.notes.push(text.into());
        }
    }

    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub fn change(&mut self, sign: Sign, what: impl Into<String>, detail: impl Into<String>) {
        self.changes.push(Change { sign, what: what.into(), detail: detail.into() });
    }

    /// Notes that an account is closed, and whom its rent goes to [lamports].
    pub fn frees(&mut self, to: Address, lamports: u64) {
        let sum = self.returns.entry(to).or_default();
        *sum = sum.saturating_add(lamports);
    }

    /// Says whether the last transaction needs those before it to have landed.
    pub fn last_builds(&mut self, builds: bool) {
        if let Some(last) = self.steps.last_mut() {
            last.builds_on_others = builds;
        }
    }

    /// Adds a transaction that makes no account.
    pub fn step(&mut self, what: impl Into<String>, instructions: Vec<Instruction>) -> &mut Step {
        self.steps.push(Step { what: what.into(), instructions, ..Step::default() });
        self.steps.last_mut().expect("it was just added")
    }
    /// Adds the filling of an account, or, where no bytes are missing, their comparison.
    pub fn fill(&mut self, what: impl Into<String>, fill: Fill) {
        let step = Step { what: what.into(), fill: Some(fill), ..Step::default() };
        self.steps.push(step);
    }

    pub fn transactions(&self) -> usize {
        self.steps.iter().map(Step::transactions).sum()
    }
}

impl Step {
    /// Puts an instruction in front of the others.
    pub fn begin_with(&mut self, instruction: Option<Instruction>) {
        self.instructions.splice(0..0, instruction);
    }

    /// How many transactions it takes; none where it only compares.
    pub fn transactions(&self) -> usize {
        usize::from(!self.instructions.is_empty()) + self.pieces().len()
    }

    /// Instructions that may land in any order and any number of times.
    pub fn pieces(&self) -> &[Piece] {
        self.fill.as_ref().map_or(&[], |fill| &fill.pieces)
    }
}
