//! Trying a transaction out.

use super::trouble::{read_error, read_logs};
use super::{encode_base64, Draft, Head, Refusal, Room, Rpc};
use crate::error::{failure, Outcome};
use acequia_node::transport::Fault;
use serde_json::{json, Value};
use solana_address::Address;
use solana_hash::Hash;
use solana_instruction::Instruction;

/// A program that does nothing with what it is told.
const MEMO: Address = Address::from_str_const("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
/// More bytes than a transaction of an older version holds.
const LARGE: usize = 1_300;

/// What a transaction would do.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// Compute units used.
    pub units: u64,
    pub logs: Vec<String>,
    pub refused: Option<Refusal>,
}

impl Rpc {
    /// Tries a transaction out without a signature. Nothing changes.
    pub fn simulate(&self, draft: &Draft) -> Outcome<Simulation> {
        let transaction = draft.unsigned(&Hash::default());
        let bytes = wincode::serialize(&transaction).map_err(|error| {
            failure(format!("The transaction cannot be written: {error}"), "Report this")
        })?;
        let options = json!({
            "encoding": "base64", "sigVerify": false, "replaceRecentBlockhash": true,
            "commitment": "confirmed",
        });
        let answer = self.ask("simulateTransaction", json!([encode_base64(&bytes), options]))?;
        self.read_simulation(&answer["value"])
    }

    /// What transactions the cluster takes. Asked once, by trying one of version 1 out: which is refused
    /// where it is not known.
    pub fn room(&self) -> Outcome<Room> {
        if let Some(room) = self.room.get() {
            return Ok(*room);
        }
        let nothing =
            Instruction { program_id: MEMO, accounts: Vec::new(), data: b"-".repeat(LARGE) };
        let draft = Draft::new(Address::new_from_array([1; 32]), &[nothing], Head::default());
        let bytes = wincode::serialize(&draft.unsigned(&Hash::default())).unwrap_or_default();
        let options =
            json!({ "encoding": "base64", "sigVerify": false, "replaceRecentBlockhash": true });
        let params = json!([encode_base64(&bytes), options]);
        let unknown = [json!("UnsupportedVersion"), json!("SanitizeFailure")];
        let room = match self.transport.ask("simulateTransaction", &params) {
            Ok(answer) if !unknown.contains(&answer["value"]["err"]) => Room::Large,
            Ok(_) | Err(Fault::Refused(_)) => Room::Usual,
            Err(lost) => return Err(self.explain(&lost)),
        };
        Ok(*self.room.get_or_init(|| room))
    }

    fn read_simulation(&self, value: &Value) -> Outcome<Simulation> {
        let error = read_error(&value["err"]).map_err(|_| self.nonsense("simulateTransaction"))?;
        let logs = read_logs(&value["logs"]);
        let refused = error.map(|error| Refusal { error, logs: logs.clone() });
        let units = value["unitsConsumed"].as_u64().unwrap_or_default();
        Ok(Simulation { units, logs, refused })
    }
}
