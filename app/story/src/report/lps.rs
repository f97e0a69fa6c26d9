//! A row for each LP: stake, weight, and what each reward came to.

use super::page::{self, coloured_head, faint_number, head, number};
use crate::run::{Ended, Stage};
use acequia_farm_file::{amount, plot};
use comfy_table::{Attribute, Cell};

/// Somebody, or several as one, at the end of the story.
struct Row {
    name: String,
    /// A line for each pool they are in.
    staked: Vec<(String, String)>,
    /// By token [base units].
    claimed: Vec<u64>,
    /// By token [base units].
    compounded: Vec<u64>,
    /// By token [base units, rounded down for each stream].
    owed: Vec<u64>,
}

/// The page.
pub fn page(ended: &Ended) -> Vec<String> {
    let tokens = reward_tokens(&ended.stage);
    let mut table = page::table();
    table.set_header(header(&ended.stage, &tokens));
    for row in rows(&ended.stage) {
        add(&mut table, &row, &tokens, &ended.stage);
    }
    [page::title("Who earned what"), page::lines(&table)].concat()
}

/// The tokens that are rewards anywhere, each once, with the slot whose colour it has.
fn reward_tokens(stage: &Stage) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for pool in &stage.farm.pools {
        for (slot, reward) in pool.rewards.iter().enumerate() {
            if tokens.iter().all(|(token, _)| *token != reward.token) {
                tokens.push((reward.token, slot));
            }
        }
    }
    tokens
}

fn header(stage: &Stage, tokens: &[(usize, usize)]) -> Vec<Cell> {
    let symbols = tokens.iter().map(|(token, slot)| {
        coloured_head(&stage.farm.tokens[*token].symbol, plot::colour_of(*slot))
    });
    let fixed = [Cell::new("LP").add_attribute(Attribute::Bold), head("staked"), head("weight"), head("")];
    fixed.into_iter().chain(symbols).collect()
}

/// Everybody by name, then the crowd as one.
fn rows(stage: &Stage) -> Vec<Row> {
    let lps = &stage.story().lps;
    let named = (0..lps.len()).filter(|lp| !lps[*lp].in_crowd);
    let crowd: Vec<usize> = (0..lps.len()).filter(|lp| lps[*lp].in_crowd).collect();
    let mut rows: Vec<Row> = named.map(|lp| row(stage, &lps[lp].name, &[lp])).collect();
    if !crowd.is_empty() {
        rows.push(row(stage, &format!("crowd of {}", crowd.len()), &crowd));
    }
    rows
}

fn row(stage: &Stage, name: &str, lps: &[usize]) -> Row {
    let tokens = stage.farm.tokens.len();
    let sum = |of: fn(&crate::run::Account) -> &Vec<u64>| {
        (0..tokens).map(|token| lps.iter().map(|lp| of(stage.ledger.of(*lp))[token]).sum()).collect()
    };
    let mut row = Row {
        name: name.into(),
        staked: Vec::new(),
        claimed: sum(|account| &account.claimed),
        compounded: sum(|account| &account.compounded),
        owed: vec![0; tokens],
    };
    for pool in 0..stage.farm.pools.len() {
        add_pool(stage, pool, lps, &mut row);
    }
    row
}

/// What somebody has in a pool, and what it owes them.
fn add_pool(stage: &Stage, nth: usize, lps: &[usize], row: &mut Row) {
    let (pool, now) = (stage.pool(nth), stage.world.now());
    let (mut staked, mut weight) = (0u64, 0u64);
    for position in lps.iter().filter_map(|lp| stage.position_of(*lp, nth)) {
        staked += position.stake.amount;
        weight += position.stake.weight;
        let owed = position.claimable(&pool, now);
        let rewards = stage.farm.pools[nth].rewards.iter().zip(owed);
        rewards.for_each(|(reward, owed)| row.owed[reward.token] += owed);
    }
    if staked > 0 {
        let decimals = stage.farm.stake_token(&stage.farm.pools[nth]).decimals;
        let several = stage.farm.pools.len() > 1;
        let pool = if several { format!(" {}", stage.farm.pools[nth].name) } else { String::new() };
        let written = |units: u64| amount::rounded(units.into(), decimals, 0);
        row.staked.push((written(staked) + &pool, written(weight)));
    }
}

/// Three lines: earned, of which claimed or compounded, of which still owed.
fn add(table: &mut comfy_table::Table, row: &Row, tokens: &[(usize, usize)], stage: &Stage) {
    let got = |token: usize| row.claimed[token] + row.compounded[token];
    let lines: [(&str, &dyn Fn(usize) -> u64); 3] =
        [("earned", &|t| got(t) + row.owed[t]), ("received", &got), ("owed", &|t| row.owed[t])];
    for (nth, (what, value)) in lines.iter().enumerate() {
        let style = if nth == 0 { number } else { faint_number };
        let name = Cell::new(if nth == 0 { row.name.as_str() } else { "" });
        let (staked, weight) = row.staked.get(nth).cloned().unwrap_or_default();
        let mut cells = vec![name, number(staked), number(weight), faint_number(*what)];
        cells.extend(tokens.iter().map(|(token, _)| {
            let decimals = stage.farm.tokens[*token].decimals;
            style(amount::rounded(value(*token).into(), decimals, 2))
        }));
        table.add_row(cells);
    }
}
