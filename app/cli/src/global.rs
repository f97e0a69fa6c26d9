//! What every command can be told.

use clap::Args;
use solana_address::Address;
use std::path::PathBuf;
use std::str::FromStr;

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
    /// Pay this on top of the base fee, in micro-lamports for each compute unit; or `auto`: what was
    /// paid lately for the accounts at hand
    #[arg(
        long,
        global = true,
        value_name = "auto|MICROLAMPORTS",
        default_value = "0",
        hide_default_value = true
    )]
    pub priority_fee: PriorityFee,
    /// The most that `--priority-fee auto` pays
    #[arg(
        long,
        global = true,
        value_name = "MICROLAMPORTS",
        default_value_t = 1_000_000,
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    pub max_priority_fee: u64,
    /// A list of the farms that somebody vouches for here; ~/.config/acequia/farms/GENESIS.json
    #[arg(long, global = true, value_name = "FILE.json", env = "ACEQUIA_FARMS")]
    pub farms: Option<PathBuf>,
    /// Have transactions live by the nonce in this account, which does not expire, in place of a
    /// blockhash
    #[arg(long, global = true, value_name = "ACCOUNT")]
    pub nonce: Option<Address>,
    /// Whose nonce that is, where it is not yours: a key as for -k
    #[arg(long, global = true, value_name = "KEYPAIR", requires = "nonce")]
    pub nonce_authority: Option<String>,
    /// A farm file whose symbols stand for mints in what is shown
    #[arg(long, global = true, value_name = "FARM.toml", env = "ACEQUIA_NAMES")]
    pub names: Option<PathBuf>,
}

/// What is paid to be served first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriorityFee {
    /// As much as others pay.
    Auto,
    /// So much [10^-6 lamports per compute unit].
    Of(u64),
}

impl FromStr for PriorityFee {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "auto" => Ok(Self::Auto),
            number => number.parse().map(Self::Of).map_err(|_| {
                "write `auto`, or a whole number of micro-lamports for each compute unit".into()
            }),
        }
    }
}
