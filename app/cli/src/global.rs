//! What every command can be told.

use clap::Args;
use solana_address::Address;
use std::path::PathBuf;

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The cluster: a URL, or l(ocalhost), d(evnet), t(estnet), m(ainnet-beta)
    #[arg(short, long, global = true, value_name = "URL_OR_LETTER")]
    pub url: Option<String>,
    /// The key: a file, `-`, usb://ledger?key=0, or an address to look at
    #[arg(short, long, global = true, value_name = "KEYPAIR")]
    pub keypair: Option<String>,
    /// The Solana CLI's configuration file
    #[arg(short = 'C', long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer in JSON, for scripts
    #[arg(long, global = true)]
    pub json: bool,
    /// Do not ask before acting
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Show the instructions, and do nothing
    #[arg(long, global = true, conflicts_with_all = ["simulate", "multisig"])]
    pub print: bool,
    /// Try it out on the cluster, and do nothing
    #[arg(long, global = true, conflicts_with = "multisig")]
    pub simulate: bool,
    /// Act as this multisig's vault: print messages in base58 for Squads to import
    #[arg(long, global = true, value_name = "VAULT")]
    pub multisig: Option<Address>,
    /// Who pays fees and rents in your place: a key as for -k
    #[arg(long, global = true, value_name = "KEYPAIR", conflicts_with = "multisig")]
    pub fee_payer: Option<String>,
    /// Pay this on top of the base fee, in micro-lamports for each compute unit
    #[arg(
        long,
        global = true,
        value_name = "PRICE",
        default_value_t = 0,
        hide_default_value = true
    )]
    pub priority_fee: u64,
    /// A list of the farms that somebody vouches for here; ~/.config/acequia/farms/GENESIS.json
    #[arg(long, global = true, value_name = "FILE.json", env = "ACEQUIA_FARMS")]
    pub farms: Option<PathBuf>,
    /// A farm file whose symbols stand for mints in what is shown
    #[arg(long, global = true, value_name = "FARM.toml", env = "ACEQUIA_NAMES")]
    pub names: Option<PathBuf>,
}
