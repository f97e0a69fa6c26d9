//! Farm files as editors, shells, spreadsheets and strangers leave them: each with what is to be read of
//! it, or why it is refused. Read here as the CLI reads them, and in Node as WebAssembly: equal answers.
//!
//! What is expected stands in the tables below, by hand. `app/plan/test/vectors/awkward.json` has the whole
//! answers besides, for Node; it is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-wasm --test awkward`.

mod amounts;
mod moments;
mod names;
mod systems;

use acequia_wasm::answer::read;
use serde_json::{json, Value};
use std::collections::BTreeSet;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/plan/test/vectors/awkward.json");

/// The farm that each file is, or is nearly.
const FARM: &str = r#"name = "Ditch"

[tokens]
LP  = { decimals = 6, program = "spl-token" }
RIO = { decimals = 6, program = "spl-token" }

[[pool]]
name  = "Meadow"
stake = "LP"

[[pool.reward]]
token     = "RIO"
kind      = "curve"
budget    = "100"
committed = "none"
start     = 2027-01-31T12:00:00Z
schedule  = { shape = "constant", for = "10 days" }
"#;

/// A file, and what is expected.
struct Case {
    text: String,
    expected: Expected,
}

enum Expected {
    /// Another way to write the same farm.
    Same,
    /// In the answer, by its pointer.
    Is(&'static str, Value),
    /// With these words.
    Refused(&'static str),
}

use Expected::{Is, Refused, Same};

/// The farm with another text in place of one that stands in it.
fn with(from: &str, to: &str, expected: Expected) -> Case {
    assert!(FARM.contains(from), "no `{from}` to be replaced");
    Case { text: FARM.replacen(from, to, 1), expected }
}

fn cases() -> Vec<Case> {
    let lists = [systems::cases(), moments::cases(), amounts::cases(), names::cases()];
    lists.into_iter().flatten().collect()
}

#[test]
fn every_awkward_file_is_read_as_it_was_meant_or_refused_in_words() {
    let same = answer(FARM);
    assert!(same["farm"].is_object(), "{same}");
    let wrong: Vec<String> = cases().iter().filter_map(|case| case.wrong(&same)).collect();
    assert!(wrong.is_empty(), "{}:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn there_are_140_of_them_and_no_two_are_the_same() {
    let texts: BTreeSet<String> = cases().into_iter().map(|case| case.text).collect();
    assert_eq!(texts.len(), cases().len());
    assert!(texts.len() >= 140, "{}", texts.len());
}

#[test]
fn the_vectors_are_what_is_answered() {
    let line = |case: &Case| json!({"file": case.text, "read": answer(&case.text)}).to_string();
    let lines: Vec<String> = cases().iter().map(line).collect();
    let computed = format!("[\n{}\n]\n", lines.join(",\n"));
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(FILE, &computed).expect("a folder app/plan/test/vectors");
    }
    let stored = std::fs::read_to_string(FILE).expect("vectors: see this file's head");
    assert!(stored == computed, "the vectors have drifted: see this file's head");
}

fn answer(text: &str) -> Value {
    serde_json::from_slice(&read(text)).expect("JSON")
}

impl Case {
    /// What is answered otherwise than is expected.
    fn wrong(&self, same: &Value) -> Option<String> {
        let answer = answer(&self.text);
        let holds = match &self.expected {
            Same => answer == *same,
            Is(pointer, value) => answer.pointer(pointer) == Some(value),
            Refused(words) => says(&answer, words),
        };
        let expected = match &self.expected {
            Same => "the same farm".into(),
            Is(pointer, value) => format!("{value} at {pointer}"),
            Refused(words) => format!("refused: {words}"),
        };
        (!holds).then(|| format!("{:?}\nexpected {expected}\nanswered {answer}", self.text))
    }
}

fn says(answer: &Value, words: &str) -> bool {
    let problems = answer["problems"].as_array();
    let text = |one: &Value| format!("{} {}", one["condition"], one["remedy"]);
    problems.is_some_and(|all| all.iter().any(|one| text(one).contains(words)))
}
