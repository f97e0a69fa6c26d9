//! What is passed on to the server of histories, and what is said where there is none.

use crate::support::Desk;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Says what it was told, and ends in a way of its own.
const STAND_IN: &str = "#!/bin/sh\necho \"$@\" at \"$ACEQUIA_URL\"\nexit 7\n";

fn desk() -> Desk {
    Desk::new("unused", 1)
}

/// A program of that name, in a folder of its own.
fn installed(folder: &Path) -> String {
    let file = folder.join("acequia-serve");
    std::fs::write(&file, STAND_IN).expect("room");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).expect("rights");
    folder.display().to_string()
}

#[test]
fn words_and_the_cluster_are_passed_on_and_so_is_how_it_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, desk) = (installed(folder.path()), desk());
    for (typed, told) in [
        (
            "acequia -u d serve --database farm.db --check 5",
            "run --database farm.db --check 5 at https://api.devnet.solana.com",
        ),
        (
            "acequia serve --database farm.db -u http://node.example/KEY",
            "run --database farm.db -u http://node.example/KEY at https://api.mainnet-beta.solana.com",
        ),
        ("acequia report 7Qx --into weeks --from 5", "report 7Qx --into weeks --from 5 at"),
        ("acequia forecast farm.toml --rate 5", "forecast farm.toml --rate 5 at"),
    ] {
        let said = desk.types_bare(typed, &path);
        assert_eq!(said.out.trim(), told, "{typed}: {}", said.err);
        assert!(!said.ok, "{typed}");
    }
}

#[test]
fn where_it_is_not_installed_it_is_said_how_it_is() {
    let nowhere = tempfile::tempdir().expect("a folder");
    let path = nowhere.path().display().to_string();
    for typed in ["acequia serve", "acequia report 7Qx", "acequia forecast farm.toml"] {
        let words = ["acequia-serve is not installed", "cargo install --locked --path app/serve"];
        desk().types_bare(typed, &path).fails(&words);
    }
}
