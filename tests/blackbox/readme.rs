//! `README.md` lists the tests of each promise, each finding, of votes and of each receiver: all of them,
//! and no other.

use std::collections::BTreeSet;
use std::fs;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The names of the tests in a file of this folder.
fn tests_of(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(format!("{ROOT}/blackbox/{file}")).expect("a source file");
    let parts = text.split("#[test]").skip(1);
    parts
        .filter_map(|part| part.split("fn ").nth(1)?.split('(').next().map(str::to_owned))
        .filter(|name| !name.starts_with('$')) // made by a macro
        .collect()
}

/// The files in a folder of this one, by their path.
fn files_of(folder: &str) -> Vec<String> {
    let files = fs::read_dir(format!("{ROOT}/blackbox/{folder}")).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
    let sources = names.filter(|name| name.ends_with(".rs"));
    sources.map(|name| format!("{folder}{name}")).collect()
}

/// The names in the README's lists.
fn listed() -> BTreeSet<String> {
    let text = fs::read_to_string(format!("{ROOT}/README.md")).expect("the README");
    let lines = text.lines().filter_map(|line| line.strip_prefix("- `")?.strip_suffix('`'));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_test_of_a_promise_a_finding_votes_or_a_receiver_is_listed() {
    let promises = files_of("").into_iter().filter(|name| name.starts_with("promise_"));
    let receivers = ["gauge/", "realms/", "compounder/"].into_iter().flat_map(files_of);
    let votes = files_of("").into_iter().filter(|name| name.starts_with("votes"));
    let others = [
        "claims_in_one_call.rs",
        "findings.rs",
        "leftovers.rs",
        "gauge/random/mod.rs",
        "realms/random/mod.rs",
        "layout.rs",
        "versions.rs",
        "deployment.rs",
    ];
    let others = others.map(str::to_owned);
    let told = promises.chain(votes).chain(others).chain(receivers);
    let there: BTreeSet<String> = told.flat_map(|name| tests_of(&name)).collect();
    let listed = listed();
    let missing: Vec<_> = there.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not listed: {missing:#?}; gone: {stale:#?}");
}
