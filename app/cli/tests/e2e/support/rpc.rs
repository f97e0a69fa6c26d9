//! JSON-RPC to a network of the tests.

use serde_json::{json, Value};

/// The way to a network.
pub struct Rpc {
    agent: ureq::Agent,
    url: String,
}

impl Rpc {
    /// To a network on this machine.
    pub fn new(url: &str) -> Self {
        let config = ureq::Agent::config_builder().proxy(None).build();
        Self { agent: config.into(), url: url.into() }
    }

    /// What it answers, or the error that it answers.
    pub fn ask(&self, method: &str, params: Value) -> Result<Value, Value> {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let post = self.agent.post(&self.url).content_type("application/json");
        let answer = post
            .send(request.to_string())
            .and_then(|mut answer| answer.body_mut().with_config().read_to_vec());
        let answer = answer.unwrap_or_else(|error| panic!("{method}: {error}"));
        let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }
}
