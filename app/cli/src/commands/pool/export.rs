//! `pool export`: a farm file from what is on chain.

use crate::chain::PoolAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::show::{print_json, Names};
use acequia_interface::Page;
use acequia_plan::{export, mints_of, Exported};
use clap::Args;
use serde_json::json;
use solana_address::Address;
use std::path::PathBuf;

/// Write a farm file from what is on chain
///
/// Writes pools as a farm file, to the unit and the second: of each reward what is left of it.
/// `pool create` with it finds nothing to do here, and makes the rest anywhere else. Names are
/// those of the file that --names gives and of --mint; else a pool is called as its page says.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pool export 7Qx…pool > farm.toml\n  \
    acequia pool export 7Qx…pool 3Wd…pool -o farm.toml --names old.toml")]
pub struct Export {
    /// The pools' addresses
    #[arg(required = true)]
    pub pools: Vec<Address>,
    /// What the farm is called
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// What a mint is called, where no file says
    #[arg(long, value_name = "SYMBOL=MINT", value_parser = super::create::mint)]
    pub mint: Vec<(String, Address)>,
    /// Where to write it; without it, to standard output
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl Export {
    pub fn write(&self, context: &Context) -> Outcome<()> {
        let pools =
            self.pools.iter().map(|pool| context.rpc.pool(pool)).collect::<Outcome<Vec<_>>>()?;
        let mints = context.rpc.mints(&mints_of(pools.iter().map(|there| &there.pool)))?;
        let mints: Vec<_> = mints.iter().map(Into::into).collect();
        let names = &context.names;
        let pages = context.rpc.pages(&pools)?;
        let mut exported: Vec<Exported> = Vec::with_capacity(pools.len());
        for (nth, there) in (1..).zip(&pools) {
            let page = pages.get(&there.address).map(Page::name);
            let taken = |name: &str| exported.iter().any(|other| other.name == name);
            let page = page.filter(|name| !name.is_empty() && !taken(name));
            exported.push(as_called(nth, there, names, page));
        }
        let now = pools.first().map_or(0, |there| there.now);
        let name = self.name.as_deref().or(names.farm.as_deref()).unwrap_or("Farm");
        let named = |mint: &Address| {
            let named = self.mint.iter().find(|(_, named)| named == mint);
            named.map(|(symbol, _)| symbol.clone())
        };
        let symbol = |mint: &Address| named(mint).or_else(|| names.known(mint).map(str::to_string));
        self.put(context, &export(name, &exported, &mints, &symbol, now).text())
    }

    fn put(&self, context: &Context, text: &str) -> Outcome<()> {
        match &self.out {
            Some(path) => std::fs::write(path, text).map_err(|error| {
                failure(
                    format!("{} cannot be written: {error}", path.display()),
                    "Choose another path by -o",
                )
            })?,
            None if context.json => print_json(&json!({ "farm_toml": text })),
            None => print!("{text}"),
        }
        Ok(())
    }
}

/// By a file, else by its own page, else by its place.
fn as_called<'a>(nth: usize, there: &'a PoolAt, names: &Names, page: Option<&str>) -> Exported<'a> {
    let pool = &there.pool;
    let known = names.pool(&pool.stake_mint, pool.id).or(page).map(str::to_string);
    let name = known.unwrap_or_else(|| format!("Pool {nth}"));
    Exported { name, address: there.address, pool }
}
