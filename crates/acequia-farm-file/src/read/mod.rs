//! From text to a farm: one file a section, each of which reports all that is wrong with it. What it
//! is read with is there for whoever reads a guest's table as well.

mod curve;
mod field;
mod guest;
mod pool;
mod rate;
mod reward;
mod schedule;
mod section;
mod steps;
mod terms;
mod tokens;

use crate::farm::{Farm, Pool};
use crate::problem::Report;
use crate::problems::Problems;
use crate::token::Token;
pub use field::Field;
pub use section::{suggest, Section};
use toml::de::DeTable;

/// The key of the guest's table: it is kept as it stands, and read by whoever knows what it means.
const GUEST: &str = "story";

/// What a reader of a section sees of the rest of the file.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The tokens that could be read.
    pub tokens: &'a [Token],
    /// The symbols of all tokens: what is declared but unreadable has been reported.
    declared: &'a [&'a str],
}

/// The pools as far as they could be read. Where a part is wrong something harmless stands in
/// for it, so that the rest of the file can still be checked; such a farm is never returned.
#[derive(Default)]
pub struct Pools {
    /// In the order of the file.
    pub list: Vec<Pool>,
    /// Whether every pool and reward is on the list.
    pub whole: bool,
}

/// Reads the guest's table. `None` when it has reported a problem.
pub type Guest<'g> = &'g mut dyn for<'a> FnMut(&Field<'a>, Context<'a>, &'a Pools) -> Option<()>;

/// Reads a farm file, and keeps its story as a text. `path` is only for messages.
///
/// # Errors
/// Everything that is wrong with the file, at once.
pub fn parse(path: &str, text: &str) -> Result<Farm, Report> {
    parse_with(path, text, &mut |_, _, _| Some(()))
}

/// Reads a farm file, and has its story read, if it has one.
///
/// # Errors
/// As [`parse`], and what the guest reports.
pub fn parse_with(path: &str, text: &str, guest: Guest) -> Result<Farm, Report> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let problems = Problems::new(text, broken);
    let first_line = 0..text.find('\n').unwrap_or(text.len());
    let file = Section::new("the file", document.get_ref(), first_line, &problems);
    let mut farm = farm(file, guest);
    if let Some(farm) = &mut farm {
        farm.story = guest::text(GUEST, document.get_ref(), text);
    }
    match (farm, problems.take()) {
        (Some(farm), problems) if problems.is_empty() => Ok(farm),
        (_, problems) => Err(Report::new(path, text, problems)),
    }
}

/// Reads every section before giving up on any, so that all problems are found.
fn farm(file: Section, guest: Guest) -> Option<Farm> {
    let name = file.need("name", "begin with name = \"...\"").and_then(|f| f.text());
    let tokens = file.need("tokens", "add [tokens] with a line for each token");
    let (tokens, declared) = tokens.map(|f| tokens::read(&f)).unwrap_or_default();
    let at = Context { tokens: &tokens, declared: &declared };
    let pools = file.need("pool", "add a pool, beginning with [[pool]]");
    let pools = pools.map(|f| pool::read_all(&f, at)).unwrap_or_default();
    if let Some(field) = file.get(GUEST) {
        guest(&field, at, &pools)?;
    }
    let (name, tokens) = (name?.to_string(), tokens.clone());
    Some(Farm { name, tokens, pools: pools.list, story: None })
}

impl Pools {
    /// The index of the pool that a field names.
    pub fn named(&self, field: &Field) -> Option<usize> {
        let name = field.text()?;
        let at = self.list.iter().position(|pool| pool.name == name);
        if at.is_none() && self.whole {
            let names: Vec<&str> = self.list.iter().map(|pool| pool.name.as_str()).collect();
            let remedy = suggest(name, &names);
            field.wrong::<()>(format!("there is no pool named `{name}`"), remedy);
        }
        at
    }
}

impl Context<'_> {
    /// The index of the token that a field names.
    pub fn token(&self, field: &Field) -> Option<usize> {
        let symbol = field.text()?;
        let at = self.tokens.iter().position(|token| token.symbol == symbol);
        if at.is_none() && !self.declared.contains(&symbol) {
            let symbols: Vec<&str> = self.tokens.iter().map(|t| t.symbol.as_str()).collect();
            let remedy = suggest(symbol, &symbols);
            let remedy = format!("{remedy}. Tokens are declared under [tokens]");
            field.wrong::<()>(format!("there is no token `{symbol}`"), remedy);
        }
        at
    }
}
