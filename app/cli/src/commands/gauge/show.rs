//! `gauge show`: its books, pools and epochs.

use crate::chain::GaugeAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{
    cell, count, duration, held, moment, number, paint, print, print_json, rows, several, short,
    table, BOLD,
};
use acequia_gauge_interface::Epoch;
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// Show a gauge, its pools and its epochs
///
/// What it holds, which pools it lists, and its latest epochs.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge show 4Gt…gauge")]
pub struct Show {
    /// The gauge's address
    gauge: Address,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let at = context.rpc.gauge(&self.gauge)?;
        match context.json {
            true => print_json(&json(&at)),
            false => print(&lines(&at, context)),
        }
        Ok(())
    }
}

fn lines(at: &GaugeAt, context: &Context) -> Vec<String> {
    let (gauge, symbol) = (&at.gauge, context.names.symbol(&at.gauge.reward_mint));
    let words = context.words(&gauge.reward_mint, gauge.decimals);
    let books = &gauge.books;
    let mut lines = vec![
        paint(&format!("Gauge {}", at.address), BOLD),
        String::new(),
        format!(
            "  splits     {symbol} every {}, from {}",
            duration(gauge.terms.epoch_seconds.into()),
            moment(gauge.terms.genesis)
        ),
        format!("  holds      {} in epochs, {} idle", words(books.held), words(books.idle)),
        format!("  passed on  {}", words(books.applied)),
        format!("  authority  {}", held(&gauge.authority, &gauge.pending_authority)),
    ];
    let (manager, offered) = (&gauge.power_manager, &gauge.pending_power_manager);
    if *manager != gauge.authority || *offered != Address::default() {
        lines.push(format!("  powers by  {}", held(manager, offered)));
    }
    if let Some(epochs) = books.idle.checked_div(gauge.terms.epoch_budget) {
        let (most, ahead) = (words(gauge.terms.epoch_budget), several(epochs, "whole epoch"));
        lines.push(format!("  an epoch   splits at most {most}; idle is enough for {ahead}"));
    }
    let members = gauge.members.iter().take(gauge.count.into());
    lines.extend(
        members.map(|member| format!("  pool       {}, reward {}", member.pool, member.slot)),
    );
    lines.push(String::new());
    lines.extend(epochs(at, &words));
    lines
}

fn epochs(at: &GaugeAt, words: &dyn Fn(u64) -> String) -> Vec<String> {
    let mut table = table(&["epoch", "votes until", "budget", "votes", "state", "shares"]);
    for (_, epoch) in &at.epochs {
        let books = &epoch.books;
        let shares = epoch.listed().iter().zip(books.shares);
        let shares =
            shares.map(|(member, share)| format!("{} {}", short(&member.pool), words(share)));
        table.add_row([
            number(books.number.to_string()),
            cell(moment(books.window.voting_end)),
            number(words(books.budget)),
            number(count(books.total().votes_floor())),
            cell(state(epoch, at.now)),
            cell(shares.collect::<Vec<_>>().join("\n")),
        ]);
    }
    rows(&table)
}

fn state(epoch: &Epoch, now: u64) -> &'static str {
    let window = &epoch.books.window;
    match (epoch.books.is_settled(), window.is_voting(now), now < window.start) {
        (true, ..) => "settled",
        (_, true, _) => "votes come in",
        (_, _, true) => "to begin",
        _ => "to be settled",
    }
}

fn json(at: &GaugeAt) -> Value {
    let (gauge, books) = (&at.gauge, &at.gauge.books);
    let members = gauge.members.iter().take(gauge.count.into());
    let epochs = at.epochs.iter().map(|(address, epoch)| {
        let shares = epoch.listed().iter().zip(epoch.books.shares);
        json!({
            "address": address.to_string(),
            "number": epoch.books.number,
            "budget": epoch.books.budget.to_string(),
            "votes": epoch.books.total().votes_floor().to_string(),
            "state": state(epoch, at.now),
            "voting_end": epoch.books.window.voting_end,
            "shares": shares.map(|(m, s)| json!({ "pool": m.pool.to_string(), "units": s.to_string() })).collect::<Vec<_>>(),
        })
    });
    json!({
        "gauge": at.address.to_string(),
        "now": at.now,
        "mint": gauge.reward_mint.to_string(),
        "authority": gauge.authority.to_string(),
        "pending_authority": gauge.pending_authority.to_string(),
        "power_manager": gauge.power_manager.to_string(),
        "pending_power_manager": gauge.pending_power_manager.to_string(),
        "epoch_budget": gauge.terms.epoch_budget.to_string(),
        "funded": books.funded.to_string(),
        "idle": books.idle.to_string(),
        "held": books.held.to_string(),
        "applied": books.applied.to_string(),
        "pools": members.map(|m| json!({ "pool": m.pool.to_string(), "slot": m.slot })).collect::<Vec<_>>(),
        "epochs": epochs.collect::<Vec<_>>(),
    })
}
