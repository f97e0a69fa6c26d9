//! What can be asked for.

use clap::Parser;
use solana_address::Address;
use std::path::PathBuf;

/// Serves a Solana RPC with websockets on random ports of this machine, with the programs of
/// target/deploy in it, until standard input closes.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Example:\n  acequia-localnet --block-ms 400 --speed 3600\n  \
    One hour passes each second; the first line of output says where the RPC is."
)]
pub struct Args {
    /// The checkout whose target/deploy and idl are served.
    #[arg(long, default_value = ".", value_name = "FOLDER")]
    pub root: PathBuf,
    /// One more program, as ADDRESS=FILE.so. May be given again.
    #[arg(long, value_name = "ADDRESS=FILE", value_parser = program)]
    pub program: Vec<(Address, PathBuf)>,
    /// Gives 1,000 SOL to this wallet. May be given again.
    #[arg(long, value_name = "ADDRESS")]
    pub fund: Vec<Address>,
    /// A block every so many milliseconds; without it, one with each transaction, between
    /// which time stands still.
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(10..))]
    pub block_ms: Option<u64>,
    /// How many times faster than a clock on the wall. Needs --block-ms.
    #[arg(long, value_name = "TIMES", default_value_t = 1, requires = "block_ms",
        value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub speed: u64,
    /// Starts at this time [unix s], which must lie ahead. Without it: now.
    #[arg(long, value_name = "UNIX")]
    pub time: Option<u64>,
    /// Writes the line of JSON to this file too.
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Serves until terminated, even when standard input closes.
    #[arg(long)]
    pub ignore_stdin: bool,
}

/// `ADDRESS=FILE`.
fn program(text: &str) -> Result<(Address, PathBuf), String> {
    let (address, file) = text.split_once('=').ok_or("write ADDRESS=FILE.so")?;
    let address = address.parse().map_err(|_| format!("`{address}` is not an address"))?;
    Ok((address, file.into()))
}
