//! `vault show`

use super::Place;
use crate::chain::VaultAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{moment, paint, print, print_json, several, BOLD};
use acequia_vault_interface::price::VIRTUAL_SHARES;
use acequia_vault_interface::state::Phase;
use acequia_vault_interface::ShareAccount;
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// Show a vault: what it holds, what a share is worth, what it owes you
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia vault show 7Qx…pool")]
pub struct Show {
    #[command(flatten)]
    place: Place,
    /// Whose shares are shown; yours, where there is a key
    #[arg(long, value_name = "ADDRESS")]
    owner: Option<Address>,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let at = self.place.find(context)?;
        let owner = self.owner.or_else(|| context.me().ok());
        let account = owner.map(|owner| context.rpc.shares(&at.seat, &owner)).transpose()?;
        let account = account.flatten();
        match context.json {
            true => print_json(&json(&at, account.as_ref())),
            false => print(&lines(context, &at, account.as_ref())),
        }
        Ok(())
    }
}

/// What the shares that a token bought at first are worth now [base units].
pub fn unit_worth(at: &VaultAt) -> u64 {
    let token = 10u128.saturating_pow(at.there.pool.stake_decimals.into());
    let shares = token.saturating_mul(VIRTUAL_SHARES);
    // As if they were held beside the others.
    let (all, assets) = (at.vault.shares, u128::from(at.assets()).saturating_add(1));
    let worth = assets.saturating_mul(shares) / all.saturating_add(VIRTUAL_SHARES);
    u64::try_from(worth).unwrap_or(u64::MAX)
}

/// Where it stands, in words.
pub fn phase(at: &VaultAt) -> String {
    match at.vault.phase {
        Phase::Running => "in the farm".into(),
        Phase::Announced => format!("emergency announced {}", moment(at.vault.announced_at)),
        Phase::Left => "has left the farm".into(),
    }
}

/// What one gives up and relies on, in words.
const RISKS: [&str; 4] = [
    "the vault's program can be replaced by whoever may upgrade it: acequia program show",
    "it does not vote, and takes no lock: it earns what plain stake earns",
    "who comes may be anyone: what a share is worth falls only where the farm fails",
    "it passes on 16 different rewards at most; what others owe stays in the farm",
];

fn lines(context: &Context, at: &VaultAt, account: Option<&ShareAccount>) -> Vec<String> {
    let pool = &at.there.pool;
    let words = context.words(&pool.stake_mint, pool.stake_decimals);
    let owing = at.owing().into_iter().filter(|(stream, _)| at.pays_stake(stream));
    let pending = owing.fold(0u64, |sum, (_, units)| sum.saturating_add(units));
    let mut rows = vec![
        ("time", moment(at.there.now)),
        ("state", phase(at)),
        ("holds", format!("{}, and is owed {}", words(at.vault.assets), words(pending))),
        ("price", format!("a token that was first deposited is {} now", words(unit_worth(at)))),
        ("held by", several(at.vault.accounts.into(), "account")),
    ];
    let mine = account.map_or(0, |account| account.shares);
    rows.push(("yours", format!("{}, by {mine} shares", words(at.worth(mine)))));
    for (mint, units) in account.into_iter().flat_map(|account| at.rewards_of(account)) {
        let decimals =
            at.there.streams().find(|(_, s)| s.mint == mint).map_or(0, |(_, s)| s.decimals);
        rows.push(("owed to you", context.words(&mint, decimals)(units)));
    }
    rows.extend(RISKS.map(|risk| ("know", risk.to_string())));
    let title = paint(&format!("Vault {}", at.seat.vault), BOLD);
    let rows = rows.into_iter().map(|(word, text)| format!("  {word:<13}{text}"));
    [title, String::new()].into_iter().chain(rows).collect()
}

fn json(at: &VaultAt, account: Option<&ShareAccount>) -> Value {
    let shares = account.map_or(0, |account| account.shares);
    let owed = account.into_iter().flat_map(|account| at.rewards_of(account));
    let owed =
        owed.map(|(mint, units)| json!({ "mint": mint.to_string(), "units": units.to_string() }));
    json!({
        "vault": at.seat.vault.to_string(),
        "pool": at.seat.pool.to_string(),
        "id": at.vault.id,
        "now": at.there.now,
        "state": phase(at),
        "assets": at.vault.assets.to_string(),
        "assets_when_compounded": at.assets().to_string(),
        "shares": at.vault.shares.to_string(),
        "accounts": at.vault.accounts,
        "your_shares": shares.to_string(),
        "yours": at.worth(shares).to_string(),
        "owed": owed.collect::<Vec<_>>(),
    })
}
