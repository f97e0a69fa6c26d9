//! What manifests and lock files say of our crates.

use super::{unless, Found};
use crate::repository;
use crate::say::Outcome;
use std::path::Path;

/// Each package stands under the workspace's lints.
pub fn every_crate_is_linted() -> Found {
    let unlinted = manifests()?.into_iter().filter(|(_, text)| !inherits_lints(text));
    let said =
        |(path, _)| format!("{path} does not inherit the lints: add [lints] workspace = true");
    Ok(unlinted.map(said).collect())
}

fn inherits_lints(manifest: &str) -> bool {
    let after = manifest.split_once("\n[lints]").map(|(_, rest)| rest.trim_start());
    after.is_some_and(|rest| rest.starts_with("workspace = true"))
}

/// Tests and clients talk to bytes and see what anyone sees.
pub fn programs_are_depended_on_by_nobody() -> Found {
    let depending = manifests()?.into_iter().filter(|(_, text)| text.lines().any(names_a_program));
    Ok(depending
        .map(|(path, _)| format!("{path} depends on a program: use its interface"))
        .collect())
}

/// As in `path = "../programs/x"`.
fn names_a_program(line: &str) -> bool {
    let values = line.split("path").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
        rest.split('"').next()
    });
    values.into_iter().any(|path| path.contains("programs/"))
}

/// What is ours and no member beside the chain would be compiled as what others wrote.
pub fn our_crates_are_optimised_beside_the_chain() -> Found {
    let manifest = repository::read("tests/Cargo.toml")?;
    let lock = repository::read("tests/Cargo.lock")?;
    let is_told = |name: &str| {
        let line = format!("{name} = {{ opt-level");
        name == "acequia-tests" || manifest.lines().any(|one| one.starts_with(&line))
    };
    let said = |name: &str| {
        format!("tests/Cargo.toml does not say how {name} is compiled: add it under [profile.host.package]")
    };
    Ok(ours(&lock).filter(|name| !is_told(name)).map(said).collect())
}

/// The packages of a lock file that come from no registry.
fn ours(lock: &str) -> impl Iterator<Item = &str> {
    let packages = lock.split("\n\n").filter(|package| !package.contains("\nsource = "));
    packages.filter_map(|package| package.split_once("name = \"")?.1.split('"').next())
}

/// Anchor's tools believe Anchor.toml, the chain believes `declare_id!`, or the address that a program
/// takes from its interface crate.
pub fn one_address() -> Found {
    let anchor = repository::read("Anchor.toml")?;
    let programs = repository::manifests_in("programs")?;
    let programs = programs.into_iter().filter(|(_, manifest)| manifest.contains("cdylib"));
    let check = |(program, _): (String, String)| {
        let source = repository::read(&format!("programs/{program}/src/lib.rs"))?;
        let source = match interface(&source) {
            Some(other) => repository::read(&format!("crates/{other}/src/lib.rs"))?,
            None => source,
        };
        let declared = declared(&source).unwrap_or_default();
        let line = format!("{program} = \"{declared}\"");
        Ok(unless(anchor.lines().any(|one| one == line), || {
            format!("Anchor.toml does not have the address that {program} declares: {declared}")
        }))
    };
    programs.map(check).collect::<Outcome<Vec<_>>>().map(|found| found.concat())
}

/// The crate from which a program takes its address.
fn interface(source: &str) -> Option<String> {
    let line =
        source.lines().find(|line| line.starts_with("pub use ") && line.ends_with(" ID};"))?;
    Some(line.trim_start_matches("pub use ").split("::").next()?.replace('_', "-"))
}

const DECLARATIONS: [&str; 3] = [
    "declare_id!(\"",
    "solana_program::declare_id!(\"",
    "pub const ID: Address = Address::from_str_const(\"",
];

fn declared(source: &str) -> Option<&str> {
    let is_declared = |text: &&str| DECLARATIONS.iter().any(|start| text.starts_with(start));
    source.lines().find(is_declared)?.split('"').nth(1)
}

/// Every package of ours: where its manifest is, and what that says.
fn manifests() -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    gather(&repository::root(), &mut found)?;
    found.retain(|(_, text)| text.lines().any(|line| line == "[package]"));
    Ok(found)
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) -> Outcome {
    let entries = std::fs::read_dir(folder).map_err(crate::say::of(folder.display()))?;
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let is_skipped = ["target", "node_modules", ".git"].iter().any(|one| name == *one);
            if !is_skipped {
                gather(&path, found)?;
            }
        } else if name == "Cargo.toml" {
            let relative =
                path.strip_prefix(repository::root()).unwrap_or(&path).display().to_string();
            found.push((relative.clone(), repository::read(&relative)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_are_inherited_by_their_own_table() {
        assert!(inherits_lints("[package]\n\n[lints]\nworkspace = true\n"));
        assert!(!inherits_lints("[package]\n\n[lints.rust]\nworkspace = true\n"));
        assert!(!inherits_lints("[package]\nlints = 1\nworkspace = true\n"));
    }

    #[test]
    fn a_program_is_named_by_its_path() {
        assert!(names_a_program("acequia = { path = \"../../programs/acequia\" }"));
        assert!(names_a_program("x = { version = \"1\", path=\"../programs/x\" }"));
        assert!(!names_a_program("acequia-interface = { path = \"../crates/acequia-interface\" }"));
    }

    #[test]
    fn ours_come_from_no_registry() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"b\"\nsource = \"r\"\n";
        assert_eq!(ours(lock).collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn an_address_is_declared_at_the_beginning_of_a_line() {
        assert_eq!(declared("//! declare_id!(\"no\")\ndeclare_id!(\"Acq1\");\n"), Some("Acq1"));
        assert_eq!(declared("solana_program::declare_id!(\"Acq2\");"), Some("Acq2"));
        let constant = "pub const ID: Address = Address::from_str_const(\"Acq3\");";
        assert_eq!(declared(constant), Some("Acq3"));
        assert_eq!(interface("pub use a_wire::{state, ID};").as_deref(), Some("a-wire"));
        assert_eq!(interface(constant), None);
    }
}
