//! `pool show`: a pool as of now.

use super::page;
use crate::chain::PoolAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{
    cap, cell, duration, held, moment, number, paint, print, print_json, rows, table, until, who,
    BOLD,
};
use acequia_core::stream::State;
use acequia_core::{IdlePolicy, Kind, Segment};
use acequia_interface::closing::NOTICE_SECONDS;
use acequia_interface::{Page, StreamSlot};
use acequia_plan::most_a_year;
use acequia_plot::{colour_of, schedule, Emitted, Frame};
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// Show a pool: its terms, its rewards, how long they last
///
/// Its terms, who holds its powers, and each reward's rate, runway and promise.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia pool show 7Qx…pool\n  acequia pool show 7Qx…pool --plot"
)]
pub struct Show {
    /// The pool's address
    pub pool: Address,
    /// Draw what is still to come
    #[arg(long)]
    pub plot: bool,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let there = context.rpc.pool(&self.pool)?;
        let page = context.rpc.page(&there)?;
        if context.json {
            print_json(&json(&there, page.as_ref()));
            return Ok(());
        }
        context.know_mints(there.mints())?;
        let mark = context.farms()?.mark(&there);
        let mut lines = vec![paint(&format!("Pool {}{mark}", self.pool), BOLD), String::new()];
        lines.extend(page.iter().flat_map(page::lines));
        let positions = context.rpc.positions(None, Some(&self.pool))?;
        let operated = positions.iter().filter(|at| at.position.rights != 0).count();
        lines.extend(terms(&there, operated, context));
        lines.push(String::new());
        lines.extend(rewards(&there, context));
        if self.plot {
            lines.extend(plots(&there, context));
        }
        print(&lines);
        Ok(())
    }
}

/// Two columns of words.
fn terms(there: &PoolAt, operated: usize, context: &Context) -> Vec<String> {
    let pool = &there.pool;
    let symbol = context.names.symbol(&pool.stake_mint);
    let staked = context.words(&pool.stake_mint, pool.stake_decimals);
    let deposits = match (pool.is_closed(), pool.is_paused()) {
        (true, _) => "never again: closed for good",
        (_, true) => "paused",
        _ => "taken",
    };
    let (in_all, by_position) = (cap(pool.caps.pool, &staked), cap(pool.caps.position, &staked));
    let risks: Vec<&str> = pool.accepted_risks.names().collect();
    let rows = [
        ("time", moment(there.now)),
        ("stakes", format!("{symbol} ({})", pool.stake_mint)),
        (
            "staked",
            format!("{}, weight {}", staked(pool.totals.staked), staked(pool.totals.weight)),
        ),
        ("positions", format!("{}, {operated} with an operator", pool.totals.positions)),
        ("deposits", format!("{deposits}; {in_all} in all, {by_position} by position")),
        ("locks", locks(there)),
        ("risks", if risks.is_empty() { "none accepted".into() } else { risks.join("; ") }),
        ("authority", held(&pool.authority, &pool.pending_authority)),
        ("rewards by", who(&pool.reward_manager, "nobody, for good")),
        ("votes to", who(&pool.hook, "no hook")),
    ];
    let closing = closing(there).map(|text| ("closing", text));
    rows.into_iter().chain(closing).map(|(word, text)| format!("  {word:<11}{text}")).collect()
}

/// From when it may close, where that is announced.
pub fn closing(there: &PoolAt) -> Option<String> {
    let announced = there.pool.closing_announced_at;
    let from = moment(announced.saturating_add(NOTICE_SECONDS));
    (announced != 0 && !there.pool.is_closed())
        .then(|| format!("announced: for good from {from} on, when nobody is staked"))
}

fn locks(there: &PoolAt) -> String {
    let rule = &there.pool.lock;
    if rule.max_seconds == 0 {
        return "none".into();
    }
    let hundredths = rule.max_multiplier_bps / 100;
    let leave = match rule.early_leave_bps {
        0 => "cannot be left".into(),
        bps => format!("left early for up to {}.{:02} %", bps / 100, bps % 100),
    };
    format!(
        "up to {}, which weighs {}.{:02} times; {leave}",
        duration(rule.max_seconds.into()),
        hundredths / 100,
        hundredths % 100
    )
}

fn rewards(there: &PoolAt, context: &Context) -> Vec<String> {
    let mut table =
        table(&["slot", "reward", "a day now", "to come", "next change", "ends", "promised until"]);
    for (slot, stream) in there.streams() {
        let words = context.words(&stream.mint, stream.decimals);
        let schedule = &stream.books.schedule;
        let next = schedule.running().map(|s| schedule.start + u64::from(s.seconds));
        table.add_row([
            number(slot.to_string()),
            cell(format!("{} {}", context.names.symbol(&stream.mint), kind(stream))),
            number(words(per_day(stream, there.now))),
            number(words(stream.books.unstreamed())),
            cell(next.map_or("-".into(), moment)),
            cell(if schedule.is_finished() {
                "over".into()
            } else {
                until(schedule.ends_at(), there.now)
            }),
            cell(promise(stream)),
        ]);
    }
    [rows(&table), rates(there, context), offers(there)].concat()
}

/// What an LP can rely on where the rate follows the stake.
fn rates(there: &PoolAt, context: &Context) -> Vec<String> {
    let follow = there.streams().filter(|(_, stream)| !stream.books.rate().is_none());
    follow.filter_map(|(slot, stream)| rate(slot, stream, there, context)).collect()
}

fn rate(slot: u8, stream: &StreamSlot, there: &PoolAt, context: &Context) -> Option<String> {
    let (pool, books) = (&there.pool, &stream.books);
    let (rule, weight) = (books.rate(), pool.totals.weight);
    let words = context.words(&stream.mint, stream.decimals);
    let staked = context.words(&pool.stake_mint, pool.stake_decimals);
    let one = context.names.symbol(&pool.stake_mint);
    let most = most_a_year(&rule, books.schedule.running()?, pool.stake_decimals)?;
    let left = books.unstreamed();
    let paid = if weight > 0 { rule.share_floor(left, weight, 0).0 } else { 0 };
    let least = match rule.least_weight {
        0 => String::new(),
        least => format!(", and what {} earn however little is staked", staked(least)),
    };
    Some(format!(
        "  reward {slot} pays {} a year for each {one} of weight, up to {} (now {}), shared beyond \
         that{least}; at this stake {} of the {} to come go back to its funder",
        words(most),
        staked(rule.full_weight),
        staked(weight),
        words(left - paid),
        words(left)
    ))
}

/// The rewards whose funder hands them over.
fn offers(there: &PoolAt) -> Vec<String> {
    let offered = there.streams().filter(|(_, s)| s.pending_funder != Address::default());
    let lines = offered.map(|(slot, stream)| {
        let (funder, to) = (stream.funder, stream.pending_funder);
        format!("  reward {slot} is {funder}'s; offered to {to}, who may accept it")
    });
    lines.collect()
}

fn kind(stream: &StreamSlot) -> &'static str {
    const ENDING: u8 = State::Ending as u8;
    const CLOSING: u8 = State::Closing as u8;
    const FLOW: u8 = Kind::Flow as u8;
    const PENALTY: u8 = Kind::Penalty as u8;
    match (stream.books.state, stream.books.kind) {
        (CLOSING, _) => "(closing)",
        (ENDING, _) => "(flow that ends)",
        (_, FLOW) => "(flow)",
        (_, PENALTY) => "(of those who leave early)",
        _ => "",
    }
}

fn promise(stream: &StreamSlot) -> String {
    match stream.books.committed_until {
        0 => "nothing".into(),
        acequia_core::MAX_TIME => "all of it".into(),
        time => moment(time),
    }
}

/// What the running segment emits in a day [base units, rounded down].
fn per_day(stream: &StreamSlot, now: u64) -> u64 {
    let schedule = &stream.books.schedule;
    let Some(running) = schedule.running().filter(|_| now >= schedule.start) else {
        return 0;
    };
    let day = u128::from(running.amount) * 86_400 / u128::from(running.seconds.max(1));
    u64::try_from(day).unwrap_or(u64::MAX)
}

fn plots(there: &PoolAt, context: &Context) -> Vec<String> {
    let running = there.streams().filter(|(_, stream)| !stream.books.schedule.is_finished());
    let plot = |(slot, stream): (u8, &StreamSlot)| {
        let schedule_of = &stream.books.schedule;
        let segments: Vec<Segment> = schedule_of.remaining().collect();
        let emitted = Emitted { start: schedule_of.start, segments: &segments };
        let frame = Frame { time: schedule_of.start..schedule_of.ends_at(), columns: 76, rows: 5 };
        let title = format!("  {}, reward {slot}", context.names.symbol(&stream.mint));
        let drawn = schedule(&emitted, stream.decimals, colour_of(slot.into()), &frame);
        [vec![String::new(), title], drawn].concat()
    };
    running.flat_map(plot).collect()
}

/// For scripts: amounts are base units, in text since JSON's numbers end at 2^53.
pub fn json(there: &PoolAt, page: Option<&Page>) -> Value {
    let pool = &there.pool;
    json!({
        "pool": there.address.to_string(),
        "now": there.now,
        "page": page.map(page::json),
        "creator": pool.creator.to_string(),
        "authority": pool.authority.to_string(),
        "pending_authority": pool.pending_authority.to_string(),
        "reward_manager": pool.reward_manager.to_string(),
        "stake_mint": pool.stake_mint.to_string(),
        "stake_decimals": pool.stake_decimals,
        "hook": pool.hook.to_string(),
        "pending_hook": pool.pending_hook.to_string(),
        "paused": pool.is_paused(),
        "delegated": pool.is_delegated(),
        "closed": pool.is_closed(),
        "closing_announced_at": pool.closing_announced_at,
        "staked": pool.totals.staked.to_string(),
        "weight": pool.totals.weight.to_string(),
        "positions": pool.totals.positions,
        "accepted_risks": pool.accepted_risks.names().collect::<Vec<_>>(),
        "rewards": there.streams().map(|(slot, stream)| reward_json(slot, stream, there.now)).collect::<Vec<_>>(),
    })
}

fn reward_json(slot: u8, stream: &StreamSlot, now: u64) -> Value {
    let books = &stream.books;
    json!({
        "slot": slot,
        "mint": stream.mint.to_string(),
        "decimals": stream.decimals,
        "vault": stream.vault.to_string(),
        "funder": stream.funder.to_string(),
        "kind": (["curve", "flow", "penalty"].get(usize::from(books.kind))),
        "ending": books.state == State::Ending as u8,
        "pending_funder": stream.pending_funder.to_string(),
        "closing": books.state == State::Closing as u8,
        "idle": if books.idle_policy == IdlePolicy::Wait as u8 { "wait" } else { "refund" },
        "per_day": per_day(stream, now).to_string(),
        "full_weight": books.full_weight.to_string(),
        "least_weight": books.least_weight.to_string(),
        "nobodys": books.idle.to_string(),
        "unstreamed": books.unstreamed().to_string(),
        "funded": books.funded.to_string(),
        "refunded": books.refunded.to_string(),
        "paid": books.paid.to_string(),
        "starts_at": books.schedule.start,
        "ends_at": books.schedule.ends_at(),
        "committed_until": books.committed_until,
    })
}
