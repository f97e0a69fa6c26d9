//! The binary says a farm file as JSON, or what is wrong.

use std::path::Path;
use std::process::{Command, Output};

fn deeds(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_acequia-deeds"));
    command.args(arguments).output().expect("it starts")
}

fn farms() -> impl Iterator<Item = String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../farms");
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let paths = entries.map(|entry| entry.path().to_string_lossy().to_string());
    paths.filter(|path| path.ends_with(".toml"))
}

#[test]
fn every_farm_of_the_repository_is_said_with_its_story() {
    assert!(farms().count() >= 4);
    for path in farms() {
        let output = deeds(&[&path]);
        assert!(output.status.success(), "{path}");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let lps = said["story"]["lps"].as_array().expect("a list").len();
        for deed in said["story"]["deeds"].as_array().expect("a list") {
            let known =
                deed["who"] == "team" || (deed["who"].as_u64()).is_some_and(|who| who < lps as u64);
            assert!(known && deed["deed"].is_string(), "{path}: {deed}");
        }
    }
}

#[test]
fn a_wrong_file_is_refused_with_what_is_wrong_and_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wrong.toml");
    std::fs::write(&path, "name = \"Wrong\"\n[[pool]]\nstake = \"NONE\"\n").expect("room");
    let output = deeds(&[path.to_str().expect("text")]);
    assert!(!output.status.success() && output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr).to_string();
    assert!(said.contains("wrong.toml:2:") && said.contains("name"), "{said}");
    for arguments in [&["/nowhere.toml"][..], &[], &["a.toml", "b.toml"], &["--farm"]] {
        assert!(!deeds(arguments).status.success(), "{arguments:?}");
    }
}
