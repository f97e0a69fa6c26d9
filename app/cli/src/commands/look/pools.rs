//! `pools`: the farms and gauges of a cluster.

use crate::chain::PoolAt;
use crate::commands::pool::quoted;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{
    cell, count, duration, number, paint, print, print_json, rows, several, table, BOLD,
};
use acequia_gauge_interface::Gauge;
use acequia_interface::Page;
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;
use std::collections::BTreeMap;

/// List pools and gauges
///
/// What each is called is its authority's own word. Where a list of farms is kept (--farms), those that it
/// names come first, and all others are marked: nobody vouches for them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pools\n  acequia pools --of 9aK…team\n  \
    acequia pools --stake So111…112 --json")]
pub struct Pools {
    /// Only those that this key created, runs or funds
    #[arg(long, value_name = "ADDRESS")]
    of: Option<Address>,
    /// Only pools that stake this mint
    #[arg(long, value_name = "MINT")]
    stake: Option<Address>,
    /// Only those on the list of farms
    #[arg(long)]
    listed: bool,
}

/// What is shown.
struct Found {
    pools: Vec<PoolAt>,
    pages: BTreeMap<Address, Page>,
    gauges: Vec<(Address, Gauge)>,
}

impl Pools {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let found = self.find(context)?;
        if context.json {
            print_json(&found.json(context)?);
            return Ok(());
        }
        let mut lines = found.pool_lines(context)?;
        lines.extend(found.gauge_lines(context)?);
        lines.extend(self.of.iter().flat_map(|of| found.offered_to(of)));
        if !context.farms()?.is_kept() && !found.pools.is_empty() {
            lines.push(String::new());
            lines.push("No list of farms is kept for this cluster: nobody vouches for any.".into());
        }
        print(&lines);
        Ok(())
    }

    fn find(&self, context: &Context) -> Outcome<Found> {
        let farms = context.farms()?;
        let mut pools = context.rpc.pools()?;
        pools.retain(|there| self.wants(there) && (!self.listed || farms.lists(there)));
        pools.sort_by_key(|there| (!farms.lists(there), there.address));
        let pages = context.rpc.pages(&pools)?;
        let mut gauges = match (self.stake, self.listed) {
            (None, false) => context.rpc.gauges()?,
            _ => Vec::new(),
        };
        gauges.retain(|(_, gauge)| self.wants_gauge(gauge));
        Ok(Found { pools, pages, gauges })
    }

    fn wants(&self, there: &PoolAt) -> bool {
        let pool = &there.pool;
        let powers = [pool.creator, pool.authority, pool.pending_authority, pool.reward_manager];
        let funders = there.streams().flat_map(|(_, s)| [s.funder, s.pending_funder]);
        let holders: Vec<Address> = powers.into_iter().chain(funders).collect();
        self.of.is_none_or(|of| holders.contains(&of))
            && self.stake.is_none_or(|mint| pool.stake_mint == mint)
    }

    fn wants_gauge(&self, gauge: &Gauge) -> bool {
        let authorities = [gauge.creator, gauge.authority, gauge.pending_authority];
        let managers = [gauge.power_manager, gauge.pending_power_manager];
        self.of.is_none_or(|of| authorities.contains(&of) || managers.contains(&of))
    }
}

impl Found {
    fn name(&self, there: &PoolAt) -> Option<&str> {
        self.pages.get(&there.address).map(Page::name).filter(|name| !name.is_empty())
    }

    fn pool_lines(&self, context: &Context) -> Outcome<Vec<String>> {
        if self.pools.is_empty() {
            return Ok(vec!["No pools.".into()]);
        }
        context.know_mints(self.pools.iter().map(|there| there.pool.stake_mint))?;
        let farms = context.farms()?;
        let mut table = table(&["pool", "calls itself", "staked", "positions", "rewards", "state"]);
        for there in &self.pools {
            let pool = &there.pool;
            let words = context.words(&pool.stake_mint, pool.stake_decimals);
            let rewards = there.streams().map(|(_, s)| context.names.symbol(&s.mint));
            table.add_row([
                cell(format!("{}{}", there.address, farms.mark(there))),
                cell(self.name(there).map_or_else(|| "-".into(), quoted)),
                number(words(pool.totals.staked)),
                number(count(pool.totals.positions)),
                cell(rewards.collect::<Vec<_>>().join(", ")),
                cell(state(there)),
            ]);
        }
        Ok(rows(&table))
    }

    fn gauge_lines(&self, context: &Context) -> Outcome<Vec<String>> {
        if self.gauges.is_empty() {
            return Ok(Vec::new());
        }
        context.know_mints(self.gauges.iter().map(|(_, gauge)| gauge.reward_mint))?;
        let mut table = table(&["gauge", "splits", "every", "idle", "among"]);
        for (address, gauge) in &self.gauges {
            let symbol = context.names.symbol(&gauge.reward_mint);
            table.add_row([
                cell(address.to_string()),
                cell(symbol.clone()),
                cell(duration(gauge.terms.epoch_seconds.into())),
                number(context.words(&gauge.reward_mint, gauge.decimals)(gauge.books.idle)),
                cell(several(gauge.listed().len() as u64, "pool")),
            ]);
        }
        Ok([vec![String::new(), paint("Gauges", BOLD)], rows(&table)].concat())
    }

    /// What waits for somebody's word.
    fn offered_to(&self, to: &Address) -> Vec<String> {
        let mut lines = Vec::new();
        for there in &self.pools {
            let at = there.address;
            if there.pool.pending_authority == *to {
                lines.push(format!(
                    "offered: the authority of {at} (acequia pool authority {at} --accept)"
                ));
            }
            let slots = there.streams().filter(|(_, stream)| stream.pending_funder == *to);
            lines.extend(slots.map(|(slot, _)| {
                format!(
                    "offered: the reward {slot} of {at} (acequia rewards hand-over {at} --slot {slot} --accept)"
                )
            }));
        }
        let gauges = self.gauges.iter().filter(|(_, gauge)| gauge.pending_authority == *to);
        lines.extend(gauges.map(|(at, _)| {
            format!("offered: the authority of {at} (acequia gauge authority {at} --accept)")
        }));
        let gap = (!lines.is_empty()).then(String::new);
        gap.into_iter().chain(lines).collect()
    }

    /// For scripts.
    fn json(&self, context: &Context) -> Outcome<Value> {
        let farms = context.farms()?;
        let pools = self.pools.iter().map(|there| {
            json!({
                "pool": there.address.to_string(),
                "created_at": there.pool.created_at,
                "listed": farms.is_kept().then(|| farms.lists(there)),
                "calls_itself": self.name(there),
                "stake_mint": there.pool.stake_mint.to_string(),
                "stake_decimals": there.pool.stake_decimals,
                "staked": there.pool.totals.staked.to_string(),
                "positions": there.pool.totals.positions,
                "authority": there.pool.authority.to_string(),
                "rewards": there.streams().map(|(_, s)| s.mint.to_string()).collect::<Vec<_>>(),
                "state": state(there),
            })
        });
        let gauges = self.gauges.iter().map(|(address, gauge)| {
            json!({
                "gauge": address.to_string(),
                "mint": gauge.reward_mint.to_string(),
                "authority": gauge.authority.to_string(),
                "idle": gauge.books.idle.to_string(),
                "pools": gauge.listed().iter().map(|m| m.pool.to_string()).collect::<Vec<_>>(),
            })
        });
        Ok(json!({ "pools": pools.collect::<Vec<_>>(), "gauges": gauges.collect::<Vec<_>>() }))
    }
}

fn state(there: &PoolAt) -> &'static str {
    let pool = &there.pool;
    match (pool.is_closed(), pool.closing_announced_at > 0, pool.is_paused()) {
        (true, ..) => "closed for good",
        (_, true, _) => "closing is announced",
        (.., true) => "takes no deposits",
        _ if there.streams().all(|(_, s)| s.books.schedule.is_finished()) => "pays nothing now",
        _ => "open",
    }
}
