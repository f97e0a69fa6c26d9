//! What tokens were worth, as the operator's own source said it, with all that it said before.

use crate::check::Snapshot;
use crate::store::{Price, Store};
use acequia_interface::Address;
use acequia_node::error::{failure, Outcome};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Decimals of the mints that are known.
pub type Decimals = HashMap<Address, u8>;

/// Prices by mint, then by when they were said: what a whole token was worth, and by whom it was said.
#[derive(Clone, Debug, Default)]
pub struct Prices(HashMap<Address, BTreeMap<u64, (f64, String)>>);

/// Prices, and the decimals that make tokens of base units.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    /// What tokens were worth.
    pub prices: Prices,
    /// Of their mints.
    pub decimals: Decimals,
    /// How often either was added to: another answer may follow where that differs.
    pub version: u64,
}

impl Quoted {
    /// All that is kept.
    pub async fn of(store: &Store) -> Outcome<Self> {
        let version = store.quoted().await?;
        Ok(Self { prices: Prices::of(store).await?, decimals: store.decimals().await?, version })
    }

    /// What an amount was worth by then, and by which source [base units].
    pub fn value(&self, mint: &Address, amount: u64, time: u64) -> Option<(f64, String)> {
        self.prices.value(&self.decimals, mint, amount, time)
    }
}

/// A line of an operator's file: `mint,time,price,source`.
#[derive(Clone, Debug, Deserialize)]
struct Line {
    mint: String,
    time: i64,
    price: String,
    source: String,
}

impl Prices {
    /// All that are kept.
    pub async fn of(store: &Store) -> Outcome<Self> {
        let mut prices = Self::default();
        prices.extend(store.prices().await?);
        Ok(prices)
    }

    /// More of them.
    pub fn extend(&mut self, prices: Vec<Price>) {
        for (mint, time, price, source) in prices {
            if let (Ok(mint), Ok(price)) = (mint.parse(), price.parse()) {
                self.add(mint, time.max(0) as u64, price, source);
            }
        }
    }

    /// One more.
    pub fn add(&mut self, mint: Address, time: u64, price: f64, source: String) {
        self.0.entry(mint).or_default().insert(time, (price, source));
    }

    /// The last price said by then, and its source.
    pub fn at(&self, mint: &Address, time: u64) -> Option<(f64, &str)> {
        self.said(mint, time).map(|(_, price, source)| (price, source))
    }

    /// The same, with when it was said before them [unix s].
    pub fn said(&self, mint: &Address, time: u64) -> Option<(u64, f64, &str)> {
        let (said, (price, source)) = self.0.get(mint)?.range(..=time).next_back()?;
        Some((*said, *price, source))
    }

    /// What an amount was worth by then, and by which source [base units]; none where decimals or price are not known.
    pub fn value(
        &self,
        decimals: &Decimals,
        mint: &Address,
        amount: u64,
        time: u64,
    ) -> Option<(f64, String)> {
        let (price, source) = self.at(mint, time)?;
        let whole = tokens(amount as f64, *decimals.get(mint)?);
        Some((whole * price, source.to_string()))
    }
}

/// Base units as whole tokens.
pub fn tokens(units: f64, decimals: u8) -> f64 {
    units / 10f64.powi(decimals.into())
}

/// As the accounts of pools say them.
pub fn decimals(snapshot: &Snapshot) -> Decimals {
    let of_streams = snapshot.pools.values().flat_map(|pool| &pool.streams);
    let of_streams =
        of_streams.filter(|slot| slot.is_in_use()).map(|slot| (slot.mint, slot.decimals));
    let of_stakes = snapshot.pools.values().map(|pool| (pool.stake_mint, pool.stake_decimals));
    of_streams.chain(of_stakes).collect()
}

/// Keeps what a CSV file of an operator says, beside what was said before. How many prices it says.
pub async fn take_file(store: &Store, text: &str) -> Outcome<usize> {
    let rows = read_file(text)?;
    store.keep_prices(&rows).await?;
    Ok(rows.len())
}

/// What a CSV file says.
pub fn read_file(text: &str) -> Outcome<Vec<Price>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines: Result<Vec<Line>, _> = reader.deserialize().collect();
    let lines = lines.map_err(|error| wrong(&error.to_string()))?;
    lines.into_iter().map(checked).collect()
}

fn checked(line: Line) -> Outcome<Price> {
    let is_price = line.price.parse::<f64>().is_ok_and(|price| price.is_finite() && price >= 0.0);
    match (line.mint.parse::<Address>(), is_price, line.time > 0) {
        (Ok(_), true, true) => Ok((line.mint, line.time, line.price, line.source)),
        (Err(_), ..) => Err(wrong(&format!("{} is no address", line.mint))),
        (_, false, _) => Err(wrong(&format!("{} is no price", line.price))),
        _ => Err(wrong(&format!("{} is no time", line.time))),
    }
}

fn wrong(what: &str) -> acequia_node::error::Failure {
    let remedy = "Write it as CSV with a line `mint,time,price,source`: of a whole token, time in unix seconds";
    failure(format!("The file of prices cannot be read: {what}"), remedy)
}
