//! Sending many transactions at once, each of which may land any number of times.

use super::send::{options, Fate, Life, Pending, Sender};
use super::{encode_base64, Draft, Head};
use crate::error::{failure, Outcome};
use serde_json::json;
use solana_hash::Hash;
use solana_instruction::Instruction;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How many are on their way together.
const WINDOW: usize = 32;
/// Between two looks at their fates.
const LOOK: Duration = Duration::from_millis(300);
/// Between two times that the same transactions are sent.
const REPEAT: Duration = Duration::from_secs(2);

/// A transaction that is on its way.
struct Flying {
    text: String,
    pending: Pending,
    /// The instruction in it.
    nth: usize,
}

impl Sender<'_> {
    /// Sends each instruction in a transaction of its own. They must not mind their order, nor
    /// to be repeated: nothing is noted, and those that expire are left out without a word.
    /// Whoever calls looks at the chain for what is missing.
    pub fn deliver_all(&self, all: &[&Instruction], landed: &dyn Fn()) -> Outcome<()> {
        all.chunks(WINDOW).try_for_each(|window| self.deliver_window(window, landed))
    }

    fn deliver_window(&self, window: &[&Instruction], landed: &dyn Fn()) -> Outcome<()> {
        let (blockhash, last_valid) = self.rpc.latest_blockhash()?;
        let sign =
            |(nth, one): (usize, &&Instruction)| self.ready(nth, one, &blockhash, last_valid);
        let mut open = window.iter().enumerate().map(sign).collect::<Outcome<Vec<_>>>()?;
        self.send_all(&open)?;
        let mut sent = Instant::now();
        loop {
            open = self.still_open(open, window, landed)?;
            if open.is_empty() || self.rpc.block_height()? > last_valid {
                return Ok(());
            }
            sleep(LOOK);
            if sent.elapsed() >= REPEAT {
                self.send_all(&open)?;
                sent = Instant::now();
            }
        }
    }

    fn ready(&self, nth: usize, one: &Instruction, hash: &Hash, last: u64) -> Outcome<Flying> {
        let payer = self.payer.unwrap_or(self.signer).pubkey();
        // Many at once: a nonce holds one.
        let draft = Draft::new(payer, std::slice::from_ref(one), Head { nonce: None, ..self.head });
        let transaction = draft.sign(&self.signers(), hash)?;
        let bytes = wincode::serialize(&transaction).map_err(|error| {
            failure(format!("The transaction cannot be written: {error}"), "Report this")
        })?;
        let signature = transaction.signatures.first().map(|s| s.to_string()).unwrap_or_default();
        let life = Life::Blocks { last_valid_block_height: last };
        let pending = Pending { signature, life, what: String::new() };
        Ok(Flying { text: encode_base64(&bytes), pending, nth })
    }

    /// Without a simulation: the chain says soon enough.
    fn send_all(&self, open: &[Flying]) -> Outcome<()> {
        for one in open {
            let sent = self.rpc.ask_once("sendTransaction", &json!([one.text, options(true)]));
            sent.map_err(|fault| self.rpc.explain(&fault))?;
        }
        Ok(())
    }

    /// Those whose fate is not known yet.
    fn still_open(
        &self,
        open: Vec<Flying>,
        window: &[&Instruction],
        landed: &dyn Fn(),
    ) -> Outcome<Vec<Flying>> {
        let signatures: Vec<&str> = open.iter().map(|one| &*one.pending.signature).collect();
        let statuses = self.rpc.statuses(&signatures, false)?;
        let mut left = Vec::new();
        for (one, status) in open.into_iter().zip(statuses) {
            match status.and_then(|status| status.fate()) {
                Some(Fate::Refused(refusal)) => {
                    return Err(super::refusal(&refusal, &[window[one.nth].clone()]))
                }
                Some(_) => landed(),
                None => left.push(one),
            }
        }
        Ok(left)
    }
}
