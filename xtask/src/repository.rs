//! The checkout: where things are, and what commands say of it.

use crate::say::{of, Failure, Outcome};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).into()
}

pub fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(of(path))
}

pub fn write(path: &str, text: &str) -> Outcome {
    std::fs::write(root().join(path), text).map_err(of(path))
}

/// The folders in a folder that have a manifest, with its text, in the order of their names.
pub fn manifests_in(folder: &str) -> Outcome<Vec<(String, String)>> {
    let entries = std::fs::read_dir(root().join(folder)).map_err(of(folder))?;
    let manifest = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.ok()?.path();
        let text = std::fs::read_to_string(path.join("Cargo.toml")).ok()?;
        Some((path.file_name()?.to_str()?.to_string(), text))
    };
    let mut found: Vec<_> = entries.filter_map(manifest).collect();
    found.sort();
    Ok(found)
}

/// What a command says in the root of the checkout.
pub fn output(words: &[&str]) -> Outcome<Output> {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(root());
    command.output().map_err(of(words[0]))
}

/// The lines that a command says, which must go well.
pub fn lines(words: &[&str]) -> Outcome<Vec<String>> {
    let output = output(words)?;
    match output.status.success() {
        true => Ok(of_text(&output.stdout)),
        false => Err(Failure::new(
            format!("failed: {}", words.join(" ")),
            String::from_utf8_lossy(&output.stderr),
        )),
    }
}

/// What is checked in, by patterns of git.
pub fn files(patterns: &[&str]) -> Outcome<Vec<String>> {
    lines(&[&["git", "ls-files", "--"], patterns].concat())
}

/// The checked-in files in which an extended regular expression is found; none is no failure.
pub fn files_with(options: &str, expression: &str, patterns: &[&str]) -> Outcome<Vec<String>> {
    let words = [&["git", "grep", options, expression, "--"], patterns].concat();
    output(&words).map(|output| of_text(&output.stdout))
}

fn of_text(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(str::to_string).collect()
}

/// `--locked` where CI builds what the lock files say.
pub fn locked() -> &'static [&'static str] {
    match std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
        true => &["--locked"],
        false => &[],
    }
}
