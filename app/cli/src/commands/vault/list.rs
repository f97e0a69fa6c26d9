//! `vault list`

use super::show::{phase, unit_worth};
use crate::chain::VaultAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{cell, number, print, print_json, rows, short, table};
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// List vaults, what they hold and what of it is yours
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia vault list\n  acequia vault list 7Qx…pool")]
pub struct List {
    /// Only those of this pool
    #[arg(value_name = "POOL")]
    pool: Option<Address>,
    /// Whose shares are shown; yours, where there is a key
    #[arg(long, value_name = "ADDRESS")]
    owner: Option<Address>,
}

impl List {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let owner = self.owner.or_else(|| context.me().ok());
        let found = context.rpc.vaults(self.pool.as_ref())?;
        let mut vaults = Vec::new();
        for (_, vault) in &found {
            let at = context.rpc.vault(&vault.pool, vault.id)?;
            let mine = owner.map(|owner| context.rpc.shares(&at.seat, &owner)).transpose()?;
            let mine = mine.flatten().map_or(0, |account| account.shares);
            vaults.push((at, mine));
        }
        match context.json {
            true => print_json(&Value::from(vaults.iter().map(json).collect::<Vec<_>>())),
            false if vaults.is_empty() => print(&["No vaults.".into()]),
            false => print(&lines(context, &vaults)),
        }
        Ok(())
    }
}

fn lines(context: &Context, vaults: &[(VaultAt, u128)]) -> Vec<String> {
    let mut table = table(&["pool", "no.", "vault", "holds", "one token became", "yours", "state"]);
    for (at, mine) in vaults {
        let pool = &at.there.pool;
        let words = context.words(&pool.stake_mint, pool.stake_decimals);
        table.add_row([
            cell(short(&at.seat.pool)),
            number(at.vault.id.to_string()),
            cell(short(&at.seat.vault)),
            number(words(at.assets())),
            number(words(unit_worth(at))),
            number(words(at.worth(*mine))),
            cell(phase(at)),
        ]);
    }
    rows(&table)
}

fn json((at, mine): &(VaultAt, u128)) -> Value {
    json!({
        "vault": at.seat.vault.to_string(),
        "pool": at.seat.pool.to_string(),
        "id": at.vault.id,
        "assets": at.assets().to_string(),
        "shares": at.vault.shares.to_string(),
        "accounts": at.vault.accounts,
        "your_shares": mine.to_string(),
        "yours": at.worth(*mine).to_string(),
        "state": phase(at),
    })
}
