//! How LPs stand at the end: what they have in each pool, and what they got and are owed.

use crate::run::Stage;
use acequia_farm_file::amount;

/// Somebody, or several as one, at the end of the story.
pub struct Row {
    pub name: String,
    /// A line for each pool they are in: its name, stake and weight.
    pub staked: Vec<[String; 3]>,
    /// By token [base units].
    pub claimed: Vec<u64>,
    /// By token [base units].
    pub compounded: Vec<u64>,
    /// By token [base units, rounded down for each stream].
    pub owed: Vec<u64>,
}

/// Everybody by name, then the crowd as one, then all together.
pub fn rows(stage: &Stage) -> Vec<Row> {
    let lps = &stage.story.lps;
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

/// Adds up what several LPs have, or one.
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
        row.staked.push([stage.farm.pools[nth].name.clone(), written(staked), written(weight)]);
    }
}

impl Row {
    /// What reached them of a token, in the wallet or in the stake [base units].
    pub fn received(&self, token: usize) -> u64 {
        self.claimed[token] + self.compounded[token]
    }

    /// What they earned of a token, had or owed [base units].
    pub fn earned(&self, token: usize) -> u64 {
        self.received(token) + self.owed[token]
    }
}
