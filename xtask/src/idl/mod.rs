//! `idl`: writes idl/PROGRAM.json and what pages say of it, or says whether they have drifted.

mod assemble;
mod discriminators;
mod dune;
mod pages;
mod paths;
mod ties;
mod zero_copy;

use crate::repository::{self, root};
use crate::say::{note, of, Failure, Outcome};
use serde_json::Value;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

pub fn write(program: &str) -> Outcome {
    let (path, new) = (path_of(program), printed()?);
    match repository::read(&path) {
        Ok(old) if old == new => note(&format!("{path} is up to date")),
        _ => {
            std::fs::create_dir_all(root().join("idl/dune")).map_err(of("idl"))?;
            repository::write(&path, &new)?;
            println!("    {path} written: commit it with the program");
        }
    }
    drifted(program, &path)?.iter().try_for_each(|(page, text)| {
        println!("    {page} written: commit it with the IDL");
        repository::write(page, text)
    })
}

pub fn check(program: &str) -> Outcome {
    let (path, new) = (path_of(program), printed()?);
    let Ok(old) = repository::read(&path) else {
        return Err(Failure::new(format!("{path} is not there"), "run: make idl, and commit it"));
    };
    if old != new {
        show_difference(&path, &new)?;
        let remedy = "run: make idl, look at what changed (clients see it), and commit it";
        return Err(Failure::new(format!("{path} has drifted from the program"), remedy));
    }
    if let Some((page, _)) = drifted(program, &path)?.first() {
        let why = format!("{page} has drifted from {path}");
        return Err(Failure::new(why, "run: make idl, and commit it"));
    }
    note(&format!("{path} matches the program"));
    Ok(())
}

fn path_of(program: &str) -> String {
    format!("idl/{program}.json")
}

/// The IDL whose parts stand on standard input, as a file.
fn printed() -> Outcome<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(of("standard input"))?;
    let idl = assemble::idl(&text)?;
    serde_json::to_string_pretty(&idl).map(|text| text + "\n").map_err(of_json)
}

/// What follows from an IDL and is to be written anew, with its text.
fn drifted(program: &str, path: &str) -> Outcome<Vec<(String, String)>> {
    let idl: Value = serde_json::from_str(&repository::read(path)?).map_err(of_json)?;
    let mut all = pages::of(program, list(&idl["instructions"]))?;
    all.extend(dune::of(program, &idl)?);
    Ok(all)
}

fn show_difference(path: &str, new: &str) -> Outcome {
    let mut diff = Command::new("diff");
    diff.args(["-u", "--label", path, "--label", "the program", path, "-"]).current_dir(root());
    diff.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = diff.spawn().map_err(of("diff"))?;
    let written = child.stdin.take().map(|mut input| input.write_all(new.as_bytes()));
    written.transpose().map_err(of("diff"))?;
    let output = child.wait_with_output().map_err(of("diff"))?;
    String::from_utf8_lossy(&output.stdout).lines().take(60).for_each(|line| println!("{line}"));
    Ok(())
}

fn of_json(error: serde_json::Error) -> Failure {
    Failure::new(format!("this is no IDL: {error}"), "")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap_or_default()
}
