//! Which programs are deployed: those of the checkout that have an IDL, and those named.

use crate::args::Args;
use solana_address::Address;
use std::path::{Path, PathBuf};

/// A program to deploy.
#[derive(Debug)]
pub struct Program {
    /// The name of its file.
    pub name: String,
    /// Where it lives on chain.
    pub address: Address,
    /// Its bytes.
    pub file: PathBuf,
}

/// Those of `idl/*.json` whose bytes lie in target/deploy, then those named by `--program`.
pub fn all(args: &Args) -> Result<Vec<Program>, String> {
    let mut programs = described(&args.root)?;
    programs.extend(args.program.iter().map(|(address, file)| Program {
        name: file.file_stem().unwrap_or_default().to_string_lossy().into(),
        address: *address,
        file: file.clone(),
    }));
    match programs.is_empty() {
        true => Err(format!(
            "no program is built in {}: run `make build` there, or name one by --program",
            args.root.join("target/deploy").display()
        )),
        false => Ok(programs),
    }
}

/// Every IDL names its program's address.
fn described(root: &Path) -> Result<Vec<Program>, String> {
    let mut idls: Vec<PathBuf> = match std::fs::read_dir(root.join("idl")) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    idls.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    idls.sort();
    idls.iter().filter_map(|idl| program(root, idl).transpose()).collect()
}

/// The program that an IDL describes; none where it is not built.
fn program(root: &Path, idl: &Path) -> Result<Option<Program>, String> {
    let name = idl.file_stem().unwrap_or_default().to_string_lossy().to_string();
    let file = root.join("target/deploy").join(format!("{name}.so"));
    if !file.is_file() {
        return Ok(None);
    }
    let address = address_in(idl)
        .ok_or_else(|| format!("{} names no address: run `make idl`", idl.display()))?;
    Ok(Some(Program { name, address, file }))
}

fn address_in(idl: &Path) -> Option<Address> {
    let text = std::fs::read_to_string(idl).ok()?;
    let idl: serde_json::Value = serde_json::from_str(&text).ok()?;
    idl.get("address")?.as_str()?.parse().ok()
}
