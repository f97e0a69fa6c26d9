//! Trying a transaction out.

use super::trouble::{read_error, read_logs};
use super::{encode_base64, Draft, Refusal, Rpc};
use crate::error::{failure, Outcome};
use serde_json::{json, Value};
use solana_hash::Hash;

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

    fn read_simulation(&self, value: &Value) -> Outcome<Simulation> {
        let error = read_error(&value["err"]).map_err(|_| self.nonsense("simulateTransaction"))?;
        let logs = read_logs(&value["logs"]);
        let refused = error.map(|error| Refusal { error, logs: logs.clone() });
        let units = value["unitsConsumed"].as_u64().unwrap_or_default();
        Ok(Simulation { units, logs, refused })
    }
}
