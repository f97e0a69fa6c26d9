//! `positions`: what somebody has staked, and what they are owed, to the unit.

use crate::chain::{readable, PoolAt, PositionAt};
use crate::commands::behalf::rights_in_words;
use crate::commands::pool::closing;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{amount, cell, number, print, print_json, rows, short, table, until};
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;
use std::collections::BTreeMap;

/// List positions and what they are owed
///
/// What each is owed now is computed as the program does, to the unit.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia positions\n  acequia positions 9aK…owner --json\n  acequia positions --pool 7Qx…pool\n  \
    acequia positions --operator 5Fb…key"
)]
pub struct Positions {
    /// Whose; yours, where it is left out and no pool is named
    #[arg(value_name = "OWNER")]
    owner: Option<Address>,
    /// Only in this pool
    #[arg(long, value_name = "ADDRESS")]
    pool: Option<Address>,
    /// Those that this key may act on as their operator
    #[arg(long, value_name = "ADDRESS", conflicts_with = "owner")]
    operator: Option<Address>,
}

impl Positions {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let positions = self.find(context)?;
        let pools = pools(context, &positions)?;
        let pairs: Vec<(&PositionAt, &PoolAt)> =
            positions.iter().filter_map(|at| Some((at, pools.get(&at.position.pool)?))).collect();
        match context.json {
            true => print_json(&Value::from(
                pairs.iter().map(|(at, there)| json(at, there)).collect::<Vec<_>>(),
            )),
            false => print(&lines(&pairs, context)?),
        }
        Ok(())
    }
}

impl Positions {
    fn find(&self, context: &Context) -> Outcome<Vec<PositionAt>> {
        let pool = self.pool.as_ref();
        match (self.operator, self.owner) {
            (Some(operator), _) => context.rpc.operated(&operator, pool),
            (None, None) if pool.is_none() => context.rpc.positions(Some(&context.me()?), None),
            (None, owner) => context.rpc.positions(owner.as_ref(), pool),
        }
    }
}

/// Each pool once.
fn pools(context: &Context, positions: &[PositionAt]) -> Outcome<BTreeMap<Address, PoolAt>> {
    let mut addresses: Vec<Address> = positions.iter().map(|at| at.position.pool).collect();
    addresses.sort();
    addresses.dedup();
    let now = context.rpc.now()?;
    let accounts = context.rpc.accounts(&addresses)?;
    let pairs = addresses.iter().zip(&accounts);
    let read = pairs.map(|(address, account)| PoolAt::read(address, account.as_ref(), now));
    Ok(readable(read).into_iter().map(|there| (there.address, there)).collect())
}

fn lines(pairs: &[(&PositionAt, &PoolAt)], context: &Context) -> Outcome<Vec<String>> {
    if pairs.is_empty() {
        return Ok(vec!["No positions.".into()]);
    }
    context.know_mints(pairs.iter().flat_map(|(_, there)| there.mints()))?;
    let mut table = table(&["pool", "position", "no.", "staked", "weight", "locked", "owed now"]);
    for (at, there) in pairs {
        let stake = &at.position.stake;
        let symbol = context.names.symbol(&there.pool.stake_mint);
        let words = context.words(&there.pool.stake_mint, there.pool.stake_decimals);
        table.add_row([
            cell(format!("{}{}", short(&there.address), context.farms()?.mark(there))),
            cell(short(&at.address)),
            number(at.position.index.to_string()),
            number(words(stake.amount)),
            number(amount(stake.weight, there.pool.stake_decimals, &symbol)),
            cell(if stake.is_locked(there.now) {
                until(stake.lock_end, there.now)
            } else {
                "-".into()
            }),
            cell(owed(at, there, context)),
        ]);
    }
    let operated = pairs.iter().filter_map(|(at, _)| operator(at));
    Ok(rows(&table).into_iter().chain(endings(pairs)).chain(operated).collect())
}

/// Who may act for the owner, and how.
fn operator(at: &PositionAt) -> Option<String> {
    let (operator, may) = (at.position.operator, rights_in_words(at.position.rights)?);
    let (whose, owner) = (short(&at.address), at.position.owner);
    Some(format!("The operator of {whose}, {owner}'s, is {operator}. It may: {may}."))
}

/// The pools among them that are to close, or have.
fn endings(pairs: &[(&PositionAt, &PoolAt)]) -> Vec<String> {
    let pools: BTreeMap<Address, &PoolAt> =
        pairs.iter().map(|(_, there)| (there.address, *there)).collect();
    let ending = pools.values().filter_map(|there| match there.pool.is_closed() {
        true => Some(format!("  {} has closed for good: claim, and close", there.address)),
        false => closing(there).map(|words| format!("  {}: its closing is {words}", there.address)),
    });
    ending.collect()
}

/// One line a reward.
fn owed(at: &PositionAt, there: &PoolAt, context: &Context) -> String {
    let owed = at.position.claimable(&there.pool, there.now);
    let streams = there.streams().map(|(slot, stream)| {
        let units = owed.get(usize::from(slot)).copied().unwrap_or_default();
        context.words(&stream.mint, stream.decimals)(units)
    });
    streams.collect::<Vec<_>>().join("\n")
}

fn json(at: &PositionAt, there: &PoolAt) -> Value {
    let (p, owed) = (&at.position, at.position.claimable(&there.pool, there.now));
    let rewards = there.streams().map(|(slot, stream)| {
        let units = owed.get(usize::from(slot)).copied().unwrap_or_default();
        json!({ "slot": slot, "mint": stream.mint.to_string(), "decimals": stream.decimals, "units": units.to_string() })
    });
    json!({
        "position": at.address.to_string(),
        "pool": there.address.to_string(),
        "owner": p.owner.to_string(),
        "index": p.index,
        "now": there.now,
        "staked": p.stake.amount.to_string(),
        "weight": p.stake.weight.to_string(),
        "lock_end": p.stake.lock_end,
        "operator": (p.rights != 0).then(|| p.operator.to_string()),
        "operator_may": rights_in_words(p.rights),
        "open_votes": p.stake.votes.open,
        "votes_locked_until": p.stake.votes.locked_until,
        "owed": rewards.collect::<Vec<_>>(),
    })
}
