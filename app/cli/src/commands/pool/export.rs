//! `pool export`: a farm file from what is on chain.

use crate::chain::PoolAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::farm::{export, is_written, Exported};
use clap::Args;
use serde_json::json;
use solana_address::Address;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Write a farm file from what is on chain
///
/// Writes pools as a farm file, to the unit and the second. `pool create` with it finds
/// nothing to do.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pool export 7Qx…pool > farm.toml\n  \
    acequia pool export 7Qx…pool 3Wd…pool -o farm.toml --names old.toml")]
pub struct Export {
    /// The pools' addresses
    #[arg(required = true)]
    pub pools: Vec<Address>,
    /// What the farm is called
    #[arg(long, default_value = "Farm", value_name = "NAME")]
    pub name: String,
    /// Where to write it; without it, to standard output
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl Export {
    /// Writes it.
    pub fn write(&self, context: &Context) -> Outcome<()> {
        let pools =
            self.pools.iter().map(|pool| context.rpc.pool(pool)).collect::<Outcome<Vec<_>>>()?;
        let mints: BTreeSet<Address> = pools.iter().flat_map(mints_of).collect();
        let mints = context.rpc.mints(&mints.into_iter().collect::<Vec<_>>())?;
        let exported: Vec<Exported> = (1..).zip(&pools).map(exported).collect();
        let now = pools.first().map_or(0, |there| there.now);
        self.put(context, &export(&self.name, &exported, &mints, &context.names, now))
    }

    fn put(&self, context: &Context, text: &str) -> Outcome<()> {
        match &self.out {
            Some(path) => std::fs::write(path, text).map_err(|error| {
                failure(
                    format!("{} cannot be written: {error}", path.display()),
                    "Choose another path by -o",
                )
            })?,
            None if context.json => println!("{}", json!({ "farm_toml": text })),
            None => print!("{text}"),
        }
        Ok(())
    }
}

fn exported((nth, there): (usize, &PoolAt)) -> Exported<'_> {
    Exported { name: format!("Pool {nth}"), address: there.address, pool: &there.pool }
}

fn mints_of(there: &PoolAt) -> Vec<Address> {
    let written = there.streams().filter(|(_, slot)| is_written(slot));
    let rewards = written.map(|(_, slot)| slot.mint);
    rewards.chain([there.pool.stake_mint]).collect()
}
