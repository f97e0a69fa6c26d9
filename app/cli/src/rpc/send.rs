//! Sending a transaction exactly once.
//!
//! A transaction can land until the block height that its blockhash allows, whatever the
//! sender hears. So a new blockhash is taken only when the old one can no longer land, and
//! what is on its way is written down before it is sent.

use super::journal::Journal;
pub(super) use super::journal::{Life, Pending};
use super::trouble::{read_error, read_logs};
use super::{encode_base64, Draft, Head, Refusal, Room, Rpc};
use crate::error::{failure, Failure, Outcome};
use crate::show::warn;
use acequia_node::transport::{Complaint, Fault};
use serde_json::{json, Value};
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How many blockhashes a transaction is tried with.
const TRIES: usize = 3;
/// Between two looks at a transaction's fate, at the most; soon after it was sent, less.
const LOOK: Duration = Duration::from_millis(300);
const FIRST_LOOK: Duration = Duration::from_millis(20);
/// The number of the error by which a node says that its own simulation failed.
const PREFLIGHT_FAILURE: i64 = -32_002;
/// Longer than a block takes.
const BLOCK: Duration = Duration::from_millis(600);
/// Between two times that the same transaction is sent.
const REPEAT: Duration = Duration::from_secs(2);

/// Sends one wallet's transactions.
pub struct Sender<'a> {
    pub rpc: &'a Rpc,
    /// Who acts; pays, unless somebody else does.
    pub signer: &'a dyn Signer,
    /// Who pays in their place.
    pub payer: Option<&'a dyn Signer>,
    /// Who signs too, where an instruction says so: whoever pays, a new program's own key, a nonce's
    /// authority.
    pub others: Vec<&'a dyn Signer>,
    /// What is on its way.
    pub journal: Journal,
    /// What each begins with.
    pub head: Head,
    /// Whether those who sign read transactions of version 1.
    pub reads_large: bool,
}

/// What became of a transaction.
pub(super) enum Fate {
    Landed,
    Refused(Refusal),
    /// It can no longer land.
    Expired,
}

impl Sender<'_> {
    /// Carries out instructions in one transaction and returns its signature, once it is
    /// confirmed.
    pub fn deliver(&self, what: &str, instructions: &[Instruction]) -> Outcome<String> {
        let draft = self.draft(instructions);
        if !self.fits(&draft)? {
            return Err(too_large(what, &draft));
        }
        for tries in 1..=TRIES {
            let (blockhash, life) = self.lifetime()?;
            let transaction = draft.sign(&self.signers(), &blockhash)?;
            let signature = transaction.signatures.first().map(|s| s.to_string());
            let pending =
                Pending { signature: signature.unwrap_or_default(), life, what: what.into() };
            self.journal.write(&pending)?;
            match self.see_through(&transaction, &pending)? {
                Fate::Landed => return self.journal.clear().map(|()| pending.signature),
                Fate::Refused(refusal) => {
                    self.journal.clear()?;
                    if tries == TRIES || !is_too_soon(&refusal) {
                        return Err(super::refusal(&refusal, &draft.instructions));
                    }
                    sleep(BLOCK);
                }
                Fate::Expired => {
                    self.journal.clear()?;
                    if tries < TRIES {
                        warn(&expired(what, &pending.life, tries));
                    }
                }
            }
        }
        Err(never_landed(what))
    }

    fn fits(&self, draft: &Draft) -> Outcome<bool> {
        let large = self.reads_large && draft.fits(Room::Large);
        Ok(draft.fits(Room::Usual) || (large && self.rpc.room()? == Room::Large))
    }

    pub(super) fn draft(&self, instructions: &[Instruction]) -> Draft {
        let payer = self.payer.unwrap_or(self.signer).pubkey();
        Draft::new(payer, instructions, self.head)
    }

    pub(super) fn signers(&self) -> Vec<&dyn Signer> {
        [self.signer].into_iter().chain(self.others.iter().copied()).collect()
    }

    /// What the next transaction names as its blockhash, taken when all else is ready, and how long it
    /// lives by that.
    fn lifetime(&self) -> Outcome<(Hash, Life)> {
        let Some(nonce) = self.head.nonce else {
            let (hash, last) = self.rpc.latest_blockhash()?;
            return Ok((hash, Life::Blocks { last_valid_block_height: last }));
        };
        let value = self.rpc.nonce(&nonce)?;
        let (nonce, value) = (nonce.account.to_string(), value);
        Ok((value, Life::Nonce { nonce, nonce_value: value.to_string() }))
    }

    /// Sends and watches until the fate is known.
    fn see_through(&self, transaction: &VersionedTransaction, pending: &Pending) -> Outcome<Fate> {
        let bytes = wincode::serialize(transaction).map_err(|error| {
            failure(format!("The transaction cannot be written: {error}"), "Report this")
        })?;
        let text = encode_base64(&bytes);
        if let Some(fate) = self.send_first(&text)? {
            return Ok(fate);
        }
        let (start, mut sent, mut pause) = (Instant::now(), Instant::now(), FIRST_LOOK);
        loop {
            if let Some(fate) = self.rpc.look(pending).map_err(|e| unknown_fate(e, pending))? {
                return Ok(fate);
            }
            pending.require_patience(start)?;
            sleep(pause);
            pause = LOOK.min(pause * 2);
            if sent.elapsed() >= REPEAT {
                // The same bytes: the chain takes them once. Whatever comes back, the next
                // look tells.
                let _ = self.rpc.ask_once("sendTransaction", &json!([text, options(true)]));
                sent = Instant::now();
            }
        }
    }

    /// None where it may be on its way.
    fn send_first(&self, text: &str) -> Outcome<Option<Fate>> {
        let params = json!([text, options(false)]);
        let Err(fault) = self.rpc.ask_once("sendTransaction", &params) else {
            return Ok(None);
        };
        if fault.is_lost() {
            return Ok(None);
        }
        match preflight(&fault) {
            Some(Refusal { error: TransactionError::AlreadyProcessed, .. }) => Ok(None),
            Some(Refusal { error: TransactionError::BlockhashNotFound, .. }) => {
                sleep(LOOK);
                Ok(Some(Fate::Expired))
            }
            Some(refusal) => Ok(Some(Fate::Refused(refusal))),
            None => {
                self.journal.clear()?;
                Err(self.rpc.explain(&fault))
            }
        }
    }

    /// Finds out what became of a transaction of an earlier run. None where there is none, or
    /// where it never landed.
    pub fn resolve(&self, waiting: impl FnOnce(&Pending)) -> Outcome<Option<Pending>> {
        let Some(pending) = self.journal.read()? else {
            return Ok(None);
        };
        let (start, mut waiting) = (Instant::now(), Some(waiting));
        loop {
            let fate = self.rpc.look(&pending).map_err(|e| unknown_fate(e, &pending))?;
            if let Some(fate) = fate {
                self.journal.clear()?;
                return Ok(matches!(fate, Fate::Landed).then_some(pending));
            }
            if let Some(waiting) = waiting.take() {
                waiting(&pending);
            }
            pending.require_patience(start)?;
            sleep(LOOK);
        }
    }
}

impl Rpc {
    /// A blockhash, and the last block height that takes it.
    pub fn latest_blockhash(&self) -> Outcome<(Hash, u64)> {
        let answer = self.ask("getLatestBlockhash", json!([{ "commitment": "confirmed" }]))?;
        let value = &answer["value"];
        let hash = value["blockhash"].as_str().and_then(|text| text.parse().ok());
        let last = value["lastValidBlockHeight"].as_u64();
        hash.zip(last).ok_or_else(|| self.nonsense("getLatestBlockhash"))
    }

    /// What became of a transaction; none while it may still land.
    fn look(&self, pending: &Pending) -> Outcome<Option<Fate>> {
        if let Some(status) = self.status(&pending.signature, false)? {
            return Ok(status.fate());
        }
        let Some(slot) = self.dead_since(&pending.life)? else {
            return Ok(None);
        };
        // It may have landed between the two questions, or so long ago that only a node that
        // keeps history knows.
        let (mut all, at) = self.statuses_at(&[&pending.signature], true)?;
        Ok(match all.pop().flatten() {
            Some(status) => status.fate(),
            // Of another node behind the same URL, which lags, nothing is learnt.
            None => (at >= slot).then_some(Fate::Expired),
        })
    }

    /// A slot in which it could no longer land; none where it can still.
    fn dead_since(&self, life: &Life) -> Outcome<Option<u64>> {
        let (lives, slot) = match life {
            Life::Blocks { last_valid_block_height: last } => {
                let (height, slot) = self.height()?;
                (height <= *last, slot)
            }
            Life::Nonce { nonce, nonce_value } => {
                let (held, slot) = self.nonce_in(&nonce.parse().unwrap_or_default())?;
                (held.is_some_and(|held| held.is(nonce_value)), slot)
            }
        };
        Ok((!lives).then_some(slot))
    }

    fn status(&self, signature: &str, history: bool) -> Outcome<Option<Status>> {
        Ok(self.statuses(&[signature], history)?.pop().flatten())
    }

    /// What the chain says of each of several transactions, up to 256.
    pub(super) fn statuses(
        &self,
        signatures: &[&str],
        history: bool,
    ) -> Outcome<Vec<Option<Status>>> {
        Ok(self.statuses_at(signatures, history)?.0)
    }

    /// The same, and the slot that the node was at.
    fn statuses_at(
        &self,
        signatures: &[&str],
        history: bool,
    ) -> Outcome<(Vec<Option<Status>>, u64)> {
        let options = json!({ "searchTransactionHistory": history });
        let answer = self.ask("getSignatureStatuses", json!([signatures, options]))?;
        let one = |nth: usize| self.read_status(&answer["value"][nth]);
        let all = (0..signatures.len()).map(one).collect::<Outcome<_>>()?;
        Ok((all, answer["context"]["slot"].as_u64().unwrap_or_default()))
    }

    fn read_status(&self, status: &Value) -> Outcome<Option<Status>> {
        if status.is_null() {
            return Ok(None);
        }
        let error =
            read_error(&status["err"]).map_err(|_| self.nonsense("getSignatureStatuses"))?;
        let confirmed = status["confirmationStatus"].as_str() != Some("processed");
        Ok(Some(Status { error, confirmed }))
    }
}

/// What the chain says of a transaction that it has seen.
pub(super) struct Status {
    error: Option<TransactionError>,
    confirmed: bool,
}

impl Status {
    /// Its fate, once it can hardly be undone.
    pub(super) fn fate(self) -> Option<Fate> {
        match (self.confirmed, self.error) {
            (false, _) => None,
            (true, None) => Some(Fate::Landed),
            (true, Some(error)) => Some(Fate::Refused(Refusal { error, logs: Vec::new() })),
        }
    }
}

pub(super) fn options(skip_preflight: bool) -> Value {
    json!({
        "encoding": "base64", "skipPreflight": skip_preflight,
        "preflightCommitment": "confirmed", "maxRetries": 0,
    })
}

/// What the node's own simulation says, where it refused to send.
fn preflight(fault: &Fault) -> Option<Refusal> {
    let Fault::Refused(Complaint { code: PREFLIGHT_FAILURE, data, .. }) = fault else {
        return None;
    };
    let logs = read_logs(&data["logs"]);
    Some(Refusal { error: read_error(&data["err"]).ok()??, logs })
}

/// Whether it is refused in this block alone: the loader does not upgrade a program in the block
/// that made room for it ("Program was deployed in this block already"), nor extends it twice.
fn is_too_soon(refusal: &Refusal) -> bool {
    refusal.logs.iter().any(|line| line.contains("in this block already"))
}

fn expired(what: &str, life: &Life, tries: usize) -> String {
    let why = match life {
        Life::Blocks { .. } => "Its blockhash has expired",
        Life::Nonce { .. } => "Its nonce was advanced by another",
    };
    let next = tries + 1;
    format!(
        "`{what}` has not landed, and now it cannot. {why}: it is signed anew ({next} of {TRIES})"
    )
}

fn too_large(what: &str, draft: &Draft) -> Failure {
    failure(
        format!("`{what}` needs {} bytes, more than a transaction holds", draft.size()),
        "Do it in smaller parts: fewer streams or segments at once",
    )
}

fn never_landed(what: &str) -> Failure {
    failure(
        format!("`{what}` did not land within the life of {TRIES} blockhashes, and now cannot"),
        "Nothing was done. The cluster is busy: try again with --priority-fee, or later",
    )
}

fn unknown_fate(cause: Failure, pending: &Pending) -> Failure {
    failure(
        format!(
            "{}. The transaction {} ({}) was sent, and whether it landed is not known",
            cause.condition, pending.signature, pending.what
        ),
        "Run the same command again: it first finds out what became of that transaction, and \
         does only what is missing",
    )
}
