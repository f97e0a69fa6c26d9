//! `solvency`: whether every vault holds what is somebody's.

use crate::chain::{PoolAt, TokenAccount};
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::show::{cell, number, print, print_json, rows, table, verdict};
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// Check that every vault holds what is somebody's
///
/// Compares what each vault of a pool holds with what is somebody's: principal, what is owed,
/// what is yet to be streamed. Exits with an error where a vault holds too little.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia solvency 7Qx…pool")]
pub struct Solvency {
    /// The pool's address
    pub pool: Address,
}

/// A vault and what it has to hold.
struct Vault {
    what: String,
    address: Address,
    mint: Address,
    decimals: u8,
    held: u64,
    liability: u64,
}

impl Solvency {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let there = context.rpc.pool(&self.pool)?;
        let vaults = vaults(context, &there)?;
        let failure = shortfall(&vaults);
        if context.json {
            print_json(&document(&vaults, failure.as_ref()));
        } else {
            print(&lines(&vaults, context));
        }
        let printed = context.json;
        failure.map_or(Ok(()), |failure| Err(Failure { printed, ..failure }))
    }
}

fn shortfall(vaults: &[Vault]) -> Option<Failure> {
    let short = vaults.iter().filter(|vault| !vault.is_solvent());
    let short: Vec<&str> = short.map(|vault| vault.what.as_str()).collect();
    if short.is_empty() {
        return None;
    }
    Some(failure(
        format!("These vaults hold less than is somebody's: {}", short.join(", ")),
        "The farm never pays out more than it owes, so an issuer has taken tokens: look at the accepted risks",
    ))
}

/// For scripts: one value, whatever came of it.
fn document(vaults: &[Vault], failure: Option<&Failure>) -> Value {
    let mut said = json!({ "vaults": vaults.iter().map(Vault::json).collect::<Vec<_>>() });
    if let Some(failure) = failure {
        failure.put_into(&mut said);
    }
    said
}

fn vaults(context: &Context, there: &PoolAt) -> Outcome<Vec<Vault>> {
    let pool = &there.pool;
    let mut vaults: Vec<Vault> = there
        .streams()
        .map(|(slot, stream)| Vault {
            what: format!("reward {slot}"),
            address: stream.vault,
            mint: stream.mint,
            decimals: stream.decimals,
            held: 0,
            liability: stream.books.liability(),
        })
        .collect();
    if !pool.is_delegated() {
        let (address, mint, decimals) = (pool.stake_vault, pool.stake_mint, pool.stake_decimals);
        let liability = pool.totals.staked;
        vaults
            .insert(0, Vault { what: "stake".into(), address, mint, decimals, held: 0, liability });
    }
    let addresses: Vec<Address> = vaults.iter().map(|vault| vault.address).collect();
    let accounts = context.rpc.accounts(&addresses)?;
    for (vault, account) in vaults.iter_mut().zip(&accounts) {
        vault.held =
            account.as_ref().and_then(TokenAccount::read).map_or(0, |account| account.amount);
    }
    Ok(vaults)
}

fn lines(vaults: &[Vault], context: &Context) -> Vec<String> {
    let mut table = table(&["", "vault holds", "is somebody's", "surplus", "solvent"]);
    for vault in vaults {
        let words = context.words(&vault.mint, vault.decimals);
        table.add_row([
            cell(vault.what.clone()),
            number(words(vault.held)),
            number(words(vault.liability)),
            number(words(vault.held.saturating_sub(vault.liability))),
            verdict(vault.is_solvent()),
        ]);
    }
    rows(&table)
}

impl Vault {
    const fn is_solvent(&self) -> bool {
        self.held >= self.liability
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what, "vault": self.address.to_string(), "mint": self.mint.to_string(),
            "held": self.held.to_string(), "liability": self.liability.to_string(),
            "solvent": self.is_solvent(),
        })
    }
}
