//! A farm file written from what is on chain.
//!
//! Holding the file against the same chain finds nothing to do: amounts are to the unit and
//! schedules to the second. What was streamed before the earliest segment that the chain
//! still keeps stands as one segment, so that the budget is all that was ever funded.

use crate::chain::Mint;
use crate::show::Names;
use acequia_core::{IdlePolicy, Kind, Segment, MAX_SEGMENTS};
use acequia_farm_file::{amount, Risk, TokenProgram};
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;
use std::fmt::Write;

/// A pool to be written.
pub struct Exported<'a> {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub address: Address,
    /// What is in it.
    pub pool: &'a Pool,
}

/// The text of a farm file.
pub fn export(name: &str, pools: &[Exported], mints: &[Mint], names: &Names, now: u64) -> String {
    let symbols = Symbols { mints, names };
    let mut text = format!("name = {name:?}\n\n[tokens]\n");
    mints.iter().for_each(|mint| text.push_str(&token(mint, &symbols)));
    pools.iter().for_each(|pool| text.push_str(&pool_text(pool, &symbols, now)));
    text
}

/// What tokens are called within the file.
struct Symbols<'a> {
    mints: &'a [Mint],
    names: &'a Names,
}

impl Symbols<'_> {
    /// The symbol that is known, else the beginning of the address.
    fn of(&self, mint: &Address) -> String {
        let known = self.names.symbol(mint);
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        match known.chars().all(bare) {
            true => known,
            false => format!("T{}", mint.to_string().chars().take(6).collect::<String>()),
        }
    }

    fn decimals(&self, mint: &Address) -> u8 {
        self.mints.iter().find(|known| known.address == *mint).map_or(0, |known| known.decimals)
    }

    /// An amount as the file takes it.
    fn amount(&self, mint: &Address, units: u64) -> String {
        format!("\"{}\"", amount::exact(units.into(), self.decimals(mint)).replace(',', "_"))
    }
}

fn token(mint: &Mint, symbols: &Symbols) -> String {
    let program = match mint.program {
        TokenProgram::SplToken => "spl-token",
        TokenProgram::Token2022 => "token-2022",
    };
    let risks = match risks(mint.risks) {
        none if none == "[]" => String::new(),
        some => format!(", risks = {some}"),
    };
    let (symbol, decimals, mint) = (symbols.of(&mint.address), mint.decimals, mint.address);
    format!("{symbol} = {{ mint = \"{mint}\", decimals = {decimals}, program = \"{program}\"{risks} }}\n")
}

/// A list of risks by name.
fn risks(set: u16) -> String {
    let named = Risk::NAMES.iter().filter(|(risk, _)| set & *risk as u16 != 0);
    format!("[{}]", named.map(|(_, name)| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

fn pool_text(exported: &Exported, symbols: &Symbols, now: u64) -> String {
    let pool = exported.pool;
    let mut text = format!("\n# {}\n[[pool]]\n", exported.address);
    let _ = writeln!(text, "name     = {:?}", exported.name);
    let _ = writeln!(text, "id       = {}", pool.id);
    let _ = writeln!(text, "stake    = \"{}\"", symbols.of(&pool.stake_mint));
    let _ = writeln!(text, "capacity = {}", pool.capacity);
    let _ = writeln!(text, "accepts  = {}", risks(pool.accepted_risks.0));
    text.push_str(&lock(pool));
    text.push_str(&caps(pool, symbols));
    let used = pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use());
    for (at, slot) in used {
        text.push_str(&match is_written(slot) {
            true => reward(slot, symbols, now),
            false => never_funded(at, slot, symbols),
        });
    }
    text
}

/// Whether the stream in a slot has something that a file can say: a curve that was never funded, as a
/// gauge's before its first epoch, has no schedule.
pub fn is_written(slot: &StreamSlot) -> bool {
    slot.books.kind == Kind::Flow as u8 || slot.books.funded > 0
}

fn never_funded(at: usize, slot: &StreamSlot, symbols: &Symbols) -> String {
    let (symbol, funder) = (symbols.of(&slot.mint), slot.funder);
    format!("\n# left out: the reward in {symbol} in slot {at}, which its funder {funder} never funded\n")
}

fn lock(pool: &Pool) -> String {
    let rule = &pool.lock;
    if rule.max_seconds == 0 {
        return String::new();
    }
    let multiplier = amount::exact(rule.max_multiplier_bps.into(), 4);
    let leave = amount::exact(rule.early_leave_bps.into(), 2);
    format!(
        "[pool.lock]\nlongest     = \"{} seconds\"\nmultiplier  = {multiplier}\nleave_early = \"{leave}%\"\n",
        rule.max_seconds
    )
}

fn caps(pool: &Pool, symbols: &Symbols) -> String {
    if pool.caps == Default::default() {
        return String::new();
    }
    let amount = |units| symbols.amount(&pool.stake_mint, units);
    format!(
        "[pool.caps]\npool     = {}\nposition = {}\n",
        amount(pool.caps.pool),
        amount(pool.caps.position)
    )
}

fn reward(slot: &StreamSlot, symbols: &Symbols, now: u64) -> String {
    let books = &slot.books;
    let idle = if books.idle_policy == IdlePolicy::Wait as u8 { "wait" } else { "refund" };
    let head = format!(
        "\n[[pool.reward]]\ntoken     = \"{}\"\nidle      = \"{idle}\"\n",
        symbols.of(&slot.mint)
    );
    match books.kind == Kind::Flow as u8 {
        true => format!("{head}kind      = \"flow\"\nwindow    = \"{} seconds\"\n", books.window),
        false => head + &curve(slot, symbols, now),
    }
}

fn curve(slot: &StreamSlot, symbols: &Symbols, now: u64) -> String {
    let books = &slot.books;
    let (start, segments) = history(slot);
    let list: Vec<String> = segments
        .iter()
        .map(|s| format!("  {{ seconds = {}, units = {} }},\n", s.seconds, s.amount))
        .collect();
    let committed = match books.committed_until {
        0 => "\"none\"".into(),
        until => instant(until),
    };
    let left = symbols.amount(&slot.mint, books.unstreamed());
    format!(
        "kind      = \"curve\"\nbudget    = {}\nstart     = {}\ncommitted = {committed}\n\
         # still to be streamed at {}: {left}\n\
         schedule  = {{ shape = \"segments\", segments = [\n{}] }}\n",
        symbols.amount(&slot.mint, books.funded),
        instant(start),
        instant(now),
        list.concat()
    )
}

/// When the curve began, and all its segments. What the chain forgot is one of them.
fn history(slot: &StreamSlot) -> (u64, Vec<Segment>) {
    let schedule = &slot.books.schedule;
    let count = usize::from(schedule.count);
    let pairs = schedule.durations.iter().zip(&schedule.amounts).take(count);
    let mut segments: Vec<Segment> =
        pairs.map(|(seconds, amount)| Segment { seconds: *seconds, amount: *amount }).collect();
    let done = segments.iter().take(schedule.cursor.into()).map(|s| u64::from(s.seconds));
    let mut start = schedule.start.saturating_sub(done.sum());
    let kept: u64 = segments.iter().map(|segment| segment.amount).sum();
    let forgotten = slot.books.funded.saturating_sub(kept);
    if forgotten > 0 {
        start = start.saturating_sub(1);
        match segments.first_mut() {
            Some(first) if count == MAX_SEGMENTS => first.amount += forgotten,
            _ => segments.insert(0, Segment { seconds: 1, amount: forgotten }),
        }
    }
    (start, segments)
}

/// A moment as TOML has it.
fn instant(unix: u64) -> String {
    let time =
        i64::try_from(unix).ok().and_then(|second| jiff::Timestamp::from_second(second).ok());
    time.map_or_else(|| format!("\"{unix}\""), |time| time.to_string())
}
