//! `acequia-localnet`: a Solana RPC with websockets on this machine, the farm deployed in it.
//!
//! One line of JSON on standard output says where it is; then it serves until its standard
//! input closes or it is told to terminate. See the README beside this crate.

mod args;
mod clock;
mod lifetime;
mod net;
mod programs;

use args::Args;
use clap::Parser;
use std::io::Write;

fn main() {
    if let Err(error) = serve(&Args::parse()) {
        eprintln!("error: {error}");
        std::process::exit(1);
    }
}

/// Starts, says where, and waits for the end.
fn serve(args: &Args) -> Result<(), String> {
    let programs = programs::all(args)?;
    let mut net = net::start(args)?;
    programs.iter().try_for_each(|program| net.deploy(program))?;
    net.travel_to(args.time)?;
    let clock = clock::FastClock::new(args, &net)?;
    announce(args, &net.announcement(&programs))?;
    lifetime::serve(&net, clock, args.ignore_stdin)?;
    net.stop()
}

/// One line, for whoever started this.
fn announce(args: &Args, line: &str) -> Result<(), String> {
    println!("{line}");
    std::io::stdout().flush().map_err(|error| format!("nobody reads the addresses: {error}"))?;
    match &args.write {
        Some(path) => std::fs::write(path, format!("{line}\n"))
            .map_err(|error| format!("{} cannot be written: {error}", path.display())),
        None => Ok(()),
    }
}
