//! `README.md` lists the tests of each promise and finding: all of them, and no other.

use std::collections::BTreeSet;
use std::fs;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The names of the tests in a file of this folder.
fn tests_of(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(format!("{ROOT}/blackbox/{file}")).expect("a source file");
    let parts = text.split("#[test]").skip(1);
    parts
        .filter_map(|part| part.split("fn ").nth(1)?.split('(').next().map(str::to_owned))
        .collect()
}

/// The files about the gauge.
fn of_the_gauge() -> impl Iterator<Item = String> {
    let files = fs::read_dir(format!("{ROOT}/blackbox/gauge")).expect("that folder");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
    let sources = names.filter(|name| name.ends_with(".rs")).chain(["random/mod.rs".to_owned()]);
    sources.map(|name| format!("gauge/{name}"))
}

/// The names in the README's lists.
fn listed() -> BTreeSet<String> {
    let text = fs::read_to_string(format!("{ROOT}/README.md")).expect("the README");
    let lines = text.lines().filter_map(|line| line.strip_prefix("- `")?.strip_suffix('`'));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_test_of_a_promise_or_finding_or_of_the_gauge_is_listed() {
    let files = fs::read_dir(format!("{ROOT}/blackbox")).expect("this folder");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
    let told = names.filter(|name| name.starts_with("promise_") || name == "findings.rs");
    let there: BTreeSet<String> =
        told.chain(of_the_gauge()).flat_map(|name| tests_of(&name)).collect();
    let listed = listed();
    let missing: Vec<_> = there.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not listed: {missing:#?}; gone: {stale:#?}");
}
