//! A farm file written from what is on chain.
//!
//! Of each curve stands what is left of it: what has streamed or was taken back is neither in the
//! budget nor in the schedule, and is named beside them. So the file finds nothing to do at the
//! farm that it was written from, and makes the rest of it anywhere else.

use super::curve::left_of;
use super::slots::StreamAt;
use crate::chain::Mint;
use crate::show::Names;
use acequia_core::stream::State;
use acequia_core::{IdlePolicy, Kind, Segment};
use acequia_farm_file::time::exact_duration;
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
    let mut text = format!("name = {}\n\n[tokens]\n", quoted(name));
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
    /// The symbol that is known and nobody else's, else the beginning of the address.
    fn of(&self, mint: &Address) -> String {
        let same = |other: &&Mint| self.names.known(&other.address) == self.names.known(mint);
        match self.names.known(mint) {
            Some(known) if self.mints.iter().filter(same).count() <= 1 => known.into(),
            _ => self.beginning_of(mint),
        }
    }

    /// As long as it takes to tell it from the others.
    fn beginning_of(&self, mint: &Address) -> String {
        let whole = mint.to_string();
        let others = self.mints.iter().filter(|other| other.address != *mint);
        let others: Vec<String> = others.map(|other| other.address.to_string()).collect();
        let is_own = |length: &usize| others.iter().all(|o| !o.starts_with(&whole[..*length]));
        let length = (6..whole.len()).find(is_own).unwrap_or(whole.len());
        format!("T{}", &whole[..length])
    }

    fn decimals(&self, mint: &Address) -> u8 {
        self.mints.iter().find(|known| known.address == *mint).map_or(0, |known| known.decimals)
    }

    /// An amount as the file takes it.
    fn amount(&self, mint: &Address, units: u64) -> String {
        format!("\"{}\"", plain(units, self.decimals(mint)).replace(',', "_"))
    }
}

/// A number without the zeros at its end.
fn plain(units: u64, decimals: u8) -> String {
    let exact = amount::exact(units.into(), decimals);
    match exact.contains('.') {
        true => exact.trim_end_matches('0').trim_end_matches('.').into(),
        false => exact,
    }
}

/// A basic string of TOML, which escapes what JSON does, and the delete character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
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
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let key = if symbol.chars().all(bare) { symbol } else { quoted(&symbol) };
    format!(
        "{key} = {{ mint = \"{mint}\", decimals = {decimals}, program = \"{program}\"{risks} }}\n"
    )
}

/// A list of risks by name.
fn risks(set: u16) -> String {
    let named = Risk::NAMES.iter().filter(|(risk, _)| set & *risk as u16 != 0);
    format!("[{}]", named.map(|(_, name)| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

fn pool_text(exported: &Exported, symbols: &Symbols, now: u64) -> String {
    let pool = exported.pool;
    let mut text = format!("\n# {}\n[[pool]]\n", exported.address);
    let _ = writeln!(text, "name     = {}", quoted(&exported.name));
    let _ = writeln!(text, "id       = {}", pool.id);
    let _ = writeln!(text, "stake    = {}", quoted(&symbols.of(&pool.stake_mint)));
    let _ = writeln!(text, "capacity = {}", pool.capacity);
    let _ = writeln!(text, "accepts  = {}", risks(pool.accepted_risks.0));
    text.push_str(&lock(pool));
    text.push_str(&caps(pool, symbols));
    for (slot, stream) in (0u8..).zip(&pool.streams).filter(|(_, stream)| stream.is_in_use()) {
        let at = StreamAt { pool: exported.address, slot, stream };
        text.push_str(&match is_written(stream) {
            true => reward(at, symbols, now),
            false => left_out(at, symbols),
        });
    }
    text
}

/// Whether the stream in a slot has something that a file can say. A curve of which nothing is
/// left has no schedule, and neither has one that was never funded, as a gauge's before its first
/// epoch. What is being wound down takes nothing any more.
pub fn is_written(stream: &StreamSlot) -> bool {
    let books = &stream.books;
    let goes_on = books.kind == Kind::Flow as u8 || books.unstreamed() > 0;
    goes_on && books.state == State::Active as u8
}

fn left_out(at: StreamAt, symbols: &Symbols) -> String {
    let (symbol, slot, funder) = (symbols.of(&at.stream.mint), at.slot, at.stream.funder);
    let why = match at.stream.books.funded {
        0 => format!("which its funder {funder} never funded"),
        _ => "which has ended".into(),
    };
    format!("\n# left out: the reward in {} in slot {slot}, {why}\n", one_line(&symbol))
}

/// Within a comment.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn lock(pool: &Pool) -> String {
    let rule = &pool.lock;
    if rule.max_seconds == 0 {
        return String::new();
    }
    let longest = exact_duration(rule.max_seconds.into());
    let multiplier = plain(rule.max_multiplier_bps.into(), 4);
    let leave = plain(rule.early_leave_bps.into(), 2);
    format!(
        "[pool.lock]\nlongest     = \"{longest}\"\nmultiplier  = {multiplier}\n\
         leave_early = \"{leave}%\"\n"
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

fn reward(at: StreamAt, symbols: &Symbols, now: u64) -> String {
    let books = &at.stream.books;
    let idle = if books.idle_policy == IdlePolicy::Wait as u8 { "wait" } else { "refund" };
    let symbol = quoted(&symbols.of(&at.stream.mint));
    let head = format!("\n[[pool.reward]]\ntoken     = {symbol}\nidle      = \"{idle}\"\n");
    match books.kind == Kind::Flow as u8 {
        true => {
            let window = exact_duration(books.window);
            format!("{head}kind      = \"flow\"\nwindow    = \"{window}\"\n")
        }
        false => head + &Rest { at, symbols, now }.text(),
    }
}

/// What is left of a curve.
struct Rest<'a> {
    at: StreamAt<'a>,
    symbols: &'a Symbols<'a>,
    now: u64,
}

impl Rest<'_> {
    fn text(&self) -> String {
        let books = &self.at.stream.books;
        format!(
            "kind      = \"curve\"\nbudget    = {}\n{}committed = {}\n{}schedule  = {}\n",
            self.amount(books.unstreamed()),
            self.start(),
            self.committed(),
            self.past(),
            self.schedule(),
        )
    }

    fn amount(&self, units: u64) -> String {
        self.symbols.amount(&self.at.stream.mint, units)
    }

    /// What runs already has none: anywhere else it starts at once.
    fn start(&self) -> String {
        match self.at.stream.books.schedule.start {
            start if start > self.now => format!("start     = {}\n", instant(start)),
            _ => String::new(),
        }
    }

    fn committed(&self) -> String {
        let books = &self.at.stream.books;
        match books.committed_until {
            until if until <= self.now => "\"none\"".into(),
            until if until >= books.schedule.ends_at() => "\"all\"".into(),
            until => instant(until),
        }
    }

    /// What has run already.
    fn past(&self) -> String {
        let (books, name) = (&self.at.stream.books, self.at.name());
        let gone = books.funded.saturating_sub(books.unstreamed());
        if gone == 0 {
            return String::new();
        }
        let taken_back = self.amount(books.refunded);
        let streamed = self.amount(gone.saturating_sub(books.refunded));
        format!(
            "# what had streamed by {}, or was taken back, is not in the budget\n\
             past      = {{ stream = \"{name}\", streamed = {streamed}, taken_back = {taken_back} }}\n",
            instant(self.now)
        )
    }

    fn schedule(&self) -> String {
        let left = left_of(&self.at.stream.books.schedule, self.now);
        let time = |segment: &Segment| exact_duration(segment.seconds.into());
        if let [only] = &left[..] {
            return format!("{{ shape = \"constant\", for = \"{}\" }}", time(only));
        }
        let (cliff, steps) = match &left[..] {
            [first, steps @ ..] if first.amount == 0 => {
                (format!("cliff = \"{}\", ", time(first)), steps)
            }
            steps => (String::new(), steps),
        };
        let step = |step: &Segment| {
            format!("  {{ for = \"{}\", amount = {} }},\n", time(step), self.amount(step.amount))
        };
        let steps: String = steps.iter().map(step).collect();
        format!("{{ shape = \"steps\", {cliff}steps = [\n{steps}] }}")
    }
}

/// A moment as TOML has it.
fn instant(unix: u64) -> String {
    let time =
        i64::try_from(unix).ok().and_then(|second| jiff::Timestamp::from_second(second).ok());
    time.map_or_else(|| format!("\"{unix}\""), |time| time.to_string())
}
