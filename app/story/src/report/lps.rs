//! A row for each LP: stake, weight, and what each reward came to.

use super::page::{self, coloured_head, faint_number, head, number};
use crate::run::{Ended, Stage};
use acequia_farm_file::{amount, plot};
use comfy_table::{Attribute, Cell};

/// Somebody, or several as one, at the end of the story.
struct Row {
    name: String,
    /// A line for each pool they are in: its name, stake and weight.
    staked: Vec<[String; 3]>,
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

/// The tokens that are rewards anywhere, each once.
fn reward_tokens(stage: &Stage) -> Vec<usize> {
    let rewards = stage.farm.pools.iter().flat_map(|pool| &pool.rewards);
    let mut tokens: Vec<usize> = rewards.map(|reward| reward.token).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

fn header(stage: &Stage, tokens: &[usize]) -> Vec<Cell> {
    let symbols = tokens
        .iter()
        .map(|token| coloured_head(&stage.farm.tokens[*token].symbol, plot::colour_of(*token)));
    let left = |text: &str| Cell::new(text).add_attribute(Attribute::Bold);
    let fixed = [
        left("LP"),
        left("in"),
        head("staked"),
        head("weight"),
        head(""),
    ];
    fixed.into_iter().chain(symbols).collect()
}

/// Everybody by name, then the crowd as one, then all together.
fn rows(stage: &Stage) -> Vec<Row> {
    let lps = &stage.story().lps;
    let named = (0..lps.len()).filter(|lp| !lps[*lp].in_crowd);
    let crowd: Vec<usize> = (0..lps.len()).filter(|lp| lps[*lp].in_crowd).collect();
    let mut rows: Vec<Row> = named.map(|lp| row(stage, &lps[lp].name, &[lp])).collect();
    if !crowd.is_empty() {
        rows.push(row(stage, &format!("crowd of {}", crowd.len()), &crowd));
    }
    let all: Vec<usize> = (0..lps.len()).collect();
    rows.push(row(stage, "everybody", &all));
    rows
}

fn row(stage: &Stage, name: &str, lps: &[usize]) -> Row {
    let tokens = stage.farm.tokens.len();
    let sum = |of: fn(&crate::run::Account) -> &Vec<u64>| {
        (0..tokens)
            .map(|token| lps.iter().map(|lp| of(stage.ledger.of(*lp))[token]).sum())
            .collect()
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
    for position in lps.iter().filter_map(|lp| stage.position(*lp, nth)) {
        staked += position.stake.amount;
        weight += position.stake.weight;
        let owed = position.claimable(&pool, now);
        let rewards = stage.farm.pools[nth].rewards.iter().zip(owed);
        rewards.for_each(|(reward, owed)| row.owed[reward.token] += owed);
    }
    if staked > 0 {
        let decimals = stage.farm.stake_token(&stage.farm.pools[nth]).decimals;
        let written = |units: u64| amount::rounded(units.into(), decimals, 0);
        row.staked.push([
            stage.farm.pools[nth].name.clone(),
            written(staked),
            written(weight),
        ]);
    }
}

/// Three lines: earned, of which claimed or compounded, of which still owed.
fn add(table: &mut comfy_table::Table, row: &Row, tokens: &[usize], stage: &Stage) {
    let got = |token: usize| row.claimed[token] + row.compounded[token];
    let lines: [(&str, &dyn Fn(usize) -> u64); 3] = [
        ("earned", &|t| got(t) + row.owed[t]),
        ("received", &got),
        ("owed", &|t| row.owed[t]),
    ];
    for (nth, (what, value)) in lines.iter().enumerate() {
        let style = if nth == 0 { number } else { faint_number };
        let name = Cell::new(if nth == 0 { row.name.as_str() } else { "" });
        let [pool, staked, weight] = row.staked.get(nth).cloned().unwrap_or_default();
        let gone = nth == 0 && row.staked.is_empty();
        let pool = if gone {
            Cell::new("gone").add_attribute(Attribute::Dim)
        } else {
            Cell::new(pool)
        };
        let mut cells = vec![name.add_attribute(Attribute::Bold), pool];
        cells.extend([number(staked), number(weight), faint_number(*what)]);
        cells.extend(tokens.iter().map(|token| {
            let decimals = stage.farm.tokens[*token].decimals;
            style(amount::rounded(value(*token).into(), decimals, 2))
        }));
        table.add_row(cells);
    }
}
