//! What the crates depend on.

use super::{unless, Found};
use crate::repository::{self, locked};
use crate::say::Outcome;
use std::collections::BTreeSet;

/// What the CLI may need at most, itself included.
const CLI_CRATES: usize = 300;

/// The rules are pure: what the program, the simulator and a proof run is one thing, and nobody else's
/// code is in it.
pub fn core_stands_alone() -> Found {
    let mut others = names(&tree("Cargo.toml", "acequia-core", &["--target", "all"])?);
    others.remove("acequia-core");
    let lib = repository::read("crates/acequia-core/src/lib.rs")?;
    let is_no_std = lib.contains("#![no_std]") || lib.contains("#![cfg_attr(not(test), no_std)]");
    let lacks = |what: &str| format!("acequia-core {what}");
    let checks = [
        unless(others.is_empty(), || lacks(&format!("depends on: {}", joined(&others)))),
        unless(is_no_std, || lacks("is not no_std")),
        unless(lib.contains("forbid(unsafe_code"), || lacks("does not forbid unsafe_code")),
        unless(lib.contains("clippy::arithmetic_side_effects"), || {
            lacks("does not deny clippy::arithmetic_side_effects")
        }),
    ];
    Ok(checks.concat())
}

/// A client or a CPI caller needs neither the program nor its framework.
pub fn interface_is_light() -> Found {
    let all = names(&tree("Cargo.toml", "acequia-interface", &["--target", "all"])?);
    Ok(no_heavy("acequia-interface", all, &["acequia", "anchor-*", "pinocchio*"]))
}

/// Whoever installs the CLI waits a minute or two: for no validator, and for no TLS library in C.
pub fn cli_is_light() -> Found {
    let count = tree("tests/Cargo.toml", "acequia-cli", &[])?.len();
    let few = unless(count <= CLI_CRATES, || {
        format!(
            "acequia-cli needs {count} crates, more than {CLI_CRATES}: cut features, or do without"
        )
    });
    let all = names(&tree("tests/Cargo.toml", "acequia-cli", &["--all-features"])?);
    let heavy = ["acequia", "litesvm", "openssl-*", "solana-rpc-client", "surfpool-*", "tokio"];
    Ok([few, no_heavy("acequia-cli", all, &heavy)].concat())
}

/// Name and version of each crate that a package needs at run and build time, itself included; not for
/// its tests.
fn tree(manifest: &str, package: &str, more: &[&str]) -> Outcome<BTreeSet<String>> {
    let words = ["cargo", "tree", "--manifest-path", manifest, "-p", package, "--prefix", "none"];
    let words = [&words[..], &["--edges", "normal,build"], more, locked()].concat();
    let name_and_version =
        |line: &String| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    Ok(repository::lines(&words)?.iter().map(name_and_version).collect())
}

fn names(crates: &BTreeSet<String>) -> BTreeSet<String> {
    crates.iter().filter_map(|one| one.split(' ').next()).map(str::to_string).collect()
}

/// A pattern ends with a star where any ending does.
fn no_heavy(package: &str, all: BTreeSet<String>, heavy: &[&str]) -> Vec<String> {
    let is = |name: &str, pattern: &&str| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *pattern,
    };
    let found: BTreeSet<String> =
        all.into_iter().filter(|name| heavy.iter().any(|pattern| is(name, pattern))).collect();
    unless(found.is_empty(), || format!("{package} depends on: {}", joined(&found)))
}

fn joined(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_heavy_is_named() {
        let all =
            || ["acequia-core", "anchor-lang", "acequia", "anchors"].map(str::to_string).into();
        let said = no_heavy("x", all(), &["acequia", "anchor-*"]);
        assert_eq!(said, ["x depends on: acequia anchor-lang"]);
        assert!(no_heavy("x", all(), &["tokio"]).is_empty());
    }
}
