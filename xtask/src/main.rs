//! What scripts/ decide, as commands: `cargo xtask VERB`. Starting things, and the toolchain, are theirs.
//!
//! | verb | what |
//! |---|---|
//! | `idl PROGRAM [--check]` | puts an IDL together from what Anchor's print tests say on standard input |
//! | `policy` | rules about how the crates hang together |
//! | `publish-check [--quick]` | could the crates be published as they are? |
//! | `summary RESULTS TIMES BROKEN SECONDS` | what a run of tests came to |
#![forbid(unsafe_code)]

mod idl;
mod policy;
mod publish;
mod repository;
mod say;
mod summary;

use say::{Failure, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    match words {
        ["idl", program] => idl::write(program),
        ["idl", program, "--check"] => idl::check(program),
        ["policy"] => policy::check(),
        ["publish-check"] => publish::check(true),
        ["publish-check", "--quick"] => publish::check(false),
        ["summary", results, times, broken, seconds] => {
            summary::print(results, times, broken, seconds)
        }
        _ => Err(Failure::new("which verb?", "those in the head of xtask/src/main.rs")),
    }
}
