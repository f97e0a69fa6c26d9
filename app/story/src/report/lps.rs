//! A row for each LP: stake, weight, and what each reward came to.

use super::page::{self, coloured_head, faint_number, head, number, COLUMNS};
use super::standing::{rows, Row};
use crate::run::{Ended, Stage};
use acequia_farm_file::{amount, Token};
use acequia_plot::{colour_of, width};
use comfy_table::{Attribute, Cell, Table};

/// The width of a table without its rewards, names of pools and LPs being as long as usual.
const FIXED: usize = 48;

/// The page: one table, or several where there are more rewards than fit.
pub fn page(ended: &Ended) -> Vec<String> {
    let (stage, rows) = (&ended.stage, rows(&ended.stage));
    let tokens = reward_tokens(stage);
    let widest = |token: &usize| {
        let all = rows.iter().map(|row| width(&written(stage, *token, row.earned(*token))));
        all.max().unwrap_or(0).max(width(&stage.farm.tokens[*token].symbol)) + 2
    };
    let parts = page::parts(&tokens, COLUMNS - FIXED, widest);
    let tables = parts.into_iter().map(|part| table(stage, &rows, part));
    let mut lines = page::title("Who earned what");
    lines.extend(tables.collect::<Vec<_>>().join(&String::new()));
    lines
}

/// The tokens that are rewards anywhere, each once.
fn reward_tokens(stage: &Stage) -> Vec<usize> {
    let rewards = stage.farm.pools.iter().flat_map(|pool| &pool.rewards);
    let mut tokens: Vec<usize> = rewards.map(|reward| reward.token).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

fn table(stage: &Stage, rows: &[Row], tokens: &[usize]) -> Vec<String> {
    let left = |text: &str| Cell::new(text).add_attribute(Attribute::Bold);
    let symbol = |token: &usize| coloured_head(&token_of(stage, *token).symbol, colour_of(*token));
    let mut header = vec![left("LP"), left("in"), head("staked"), head("weight"), head("")];
    header.extend(tokens.iter().map(symbol));
    let mut table = page::table();
    table.set_header(header);
    rows.iter().for_each(|row| add(&mut table, row, tokens, stage));
    page::lines(&table)
}

/// Three lines: earned, of which claimed or compounded, of which still owed.
fn add(table: &mut Table, row: &Row, tokens: &[usize], stage: &Stage) {
    let lines: [(&str, &dyn Fn(usize) -> u64); 3] = [
        ("earned", &|token| row.earned(token)),
        ("received", &|token| row.received(token)),
        ("owed", &|token| row.owed[token]),
    ];
    for (nth, (what, value)) in lines.iter().enumerate() {
        let style = if nth == 0 { number } else { faint_number };
        let amounts = tokens.iter().map(|token| style(written(stage, *token, value(*token))));
        let cells = whereabouts(row, nth).into_iter().chain([faint_number(*what)]).chain(amounts);
        table.add_row(cells);
    }
}

/// Name, pool, stake and weight on the nth line of a row.
fn whereabouts(row: &Row, nth: usize) -> [Cell; 4] {
    let name = if nth == 0 { row.name.as_str() } else { "" };
    let [pool, staked, weight] = row.staked.get(nth).cloned().unwrap_or_default();
    let pool = match nth == 0 && row.staked.is_empty() {
        true => Cell::new("gone").add_attribute(Attribute::Dim),
        false => Cell::new(pool),
    };
    [Cell::new(name).add_attribute(Attribute::Bold), pool, number(staked), number(weight)]
}

fn written(stage: &Stage, token: usize, units: u64) -> String {
    amount::rounded(units.into(), token_of(stage, token).decimals, 2)
}

fn token_of(stage: &Stage, token: usize) -> &Token {
    &stage.farm.tokens[token]
}
