//! From text to a farm: one file a section, each of which reports all that is wrong with it.

mod crowd;
mod curve;
mod deed;
mod field;
mod guest;
mod known;
mod plan;
mod pool;
mod rehearsal;
mod reward;
mod scene;
mod schedule;
mod section;
mod steps;
mod story;
mod terms;
mod tokens;

use crate::farm::{Farm, Pool};
use crate::problem::Report;
use crate::problems::Problems;
use crate::story::Story;
use crate::token::Token;
use field::Field;
use section::Section;
use toml::de::DeTable;

/// What a reader of a section sees of the rest of the file.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The tokens that could be read.
    pub tokens: &'a [Token],
    /// The symbols of all tokens: what is declared but unreadable has been reported.
    pub declared: &'a [&'a str],
}

/// The pools as far as they could be read. Where a part is wrong something harmless stands in
/// for it, so that the rest of the file can still be checked; such a farm is never returned.
#[derive(Default)]
pub(crate) struct Pools {
    pub list: Vec<Pool>,
    /// Whether every pool and reward is on the list.
    pub whole: bool,
}

/// Reads a farm file. `path` is only for messages.
///
/// # Errors
/// Everything that is wrong with the file, at once.
pub fn parse(path: &str, text: &str) -> Result<Farm, Report> {
    read(path, text, |field, at, pools| story::read(field, at, pools).map(Some))
}

/// Reads a farm file but for its story, which is kept as a text: whether it can happen is for who
/// plays it.
///
/// # Errors
/// As [`parse`].
pub fn parse_without_story(path: &str, text: &str) -> Result<Farm, Report> {
    read(path, text, |_, _, _| Some(None))
}

/// Reads a story, or reads it not.
type ReadStory = for<'a> fn(&Field<'a>, Context<'a>, &'a Pools) -> Option<Option<Story>>;

fn read(path: &str, text: &str, read_story: ReadStory) -> Result<Farm, Report> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let problems = Problems::new(text, broken);
    let first_line = 0..text.find('\n').unwrap_or(text.len());
    let file = Section::new("the file", document.get_ref(), first_line, &problems);
    let mut farm = farm(file, read_story);
    if let Some(farm) = &mut farm {
        farm.story_text = guest::text("story", document.get_ref(), text);
    }
    match (farm, problems.take()) {
        (Some(farm), problems) if problems.is_empty() => Ok(farm),
        (_, problems) => Err(Report::new(path, text, problems)),
    }
}

/// Reads every section before giving up on any, so that all problems are found.
fn farm(file: Section, read_story: ReadStory) -> Option<Farm> {
    let name = file.need("name", "begin with name = \"...\"").and_then(|f| f.text());
    let tokens = file.need("tokens", "add [tokens] with a line for each token");
    let (tokens, declared) = tokens.map(|f| tokens::read(&f)).unwrap_or_default();
    let at = Context { tokens: &tokens, declared: &declared };
    let pools = file.need("pool", "add a pool, beginning with [[pool]]");
    let pools = pools.map(|f| pool::read_all(&f, at)).unwrap_or_default();
    let story = match file.get("story") {
        Some(field) => read_story(&field, at, &pools)?,
        None => None,
    };
    let (name, tokens) = (name?.to_string(), tokens.clone());
    Some(Farm { name, tokens, pools: pools.list, story, story_text: None })
}

/// The index of the pool that a field names.
fn pool_named(field: &Field, pools: &Pools) -> Option<usize> {
    let name = field.text()?;
    let at = pools.list.iter().position(|pool| pool.name == name);
    if at.is_none() && pools.whole {
        let names: Vec<&str> = pools.list.iter().map(|pool| pool.name.as_str()).collect();
        let remedy = section::suggest(name, &names);
        field.wrong::<()>(format!("there is no pool named `{name}`"), remedy);
    }
    at
}

impl Context<'_> {
    /// The index of the token that a field names.
    fn token(&self, field: &Field) -> Option<usize> {
        let symbol = field.text()?;
        let at = self.tokens.iter().position(|token| token.symbol == symbol);
        if at.is_none() && !self.declared.contains(&symbol) {
            let symbols: Vec<&str> = self.tokens.iter().map(|t| t.symbol.as_str()).collect();
            let remedy = section::suggest(symbol, &symbols);
            let remedy = format!("{remedy}. Tokens are declared under [tokens]");
            field.wrong::<()>(format!("there is no token `{symbol}`"), remedy);
        }
        at
    }
}
