//! `acequia`: runs reward farms from a terminal.
//!
//! | module | idea |
//! |---|---|
//! | [`cli`], [`global`] | what can be asked for |
//! | [`config`], [`wallet`], [`context`] | which cluster, whose key, how far to go |
//! | [`commands`] | one file a verb: from what is on chain to a plan |
//! | [`farm`] | a farm file held against the chain, and written from it |
//! | [`farms`] | the farms that somebody vouches for |
//! | [`plan`] | what will change, what it costs, what it commits to |
//! | [`act`] | a plan printed, simulated, handed to a multisig, or executed |
//! | [`rpc`] | the cluster: questions, and transactions sent exactly once |
//! | [`chain`] | pools, positions, mints, read whole |
//! | [`show`] | amounts, times, names, tables |
#![forbid(unsafe_code)]

mod act;
mod chain;
mod cli;
mod commands;
mod config;
mod context;
mod farm;
mod farms;
mod global;
mod plan;
mod rpc;
mod show;
mod wallet;

use acequia_node::error;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let Err(failure) = cli.run() else {
        return ExitCode::SUCCESS;
    };
    match cli.global.json {
        true if failure.printed => {}
        true => show::print_json(&failure.json()),
        false => show::warn(&format!("{} {failure}", show::paint("error:", show::RED))),
    }
    ExitCode::FAILURE
}
