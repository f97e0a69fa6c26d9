//! What owners earned.

use crate::history::{History, Life, Way};
use crate::prices::{Decimals, Prices};
use crate::said::date;
use acequia_interface::Address;
use serde::Serialize;
use utoipa::ToSchema;

/// What a stream has brought to a position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Earned {
    /// Which.
    pub position: String,
    /// Where it is staked.
    pub pool: String,
    /// What it holds [base units].
    pub amount: String,
    /// The number of the stream among those of the pool.
    pub stream: usize,
    /// What that pays.
    pub mint: String,
    /// Paid while the position was this owner's [base units].
    pub paid: String,
    /// What was owed and not paid as of the last event of the pool, rounded down [base units].
    pub open: String,
    /// The paid at the prices of when each was paid; empty where one is not known.
    pub paid_value: Option<f64>,
    /// The open at the last price.
    pub open_value: Option<f64>,
}

/// A payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Paid {
    /// When, as RFC 3339 writes it.
    pub date: String,
    /// When [unix s].
    pub time: u64,
    /// To which position.
    pub position: String,
    /// Of which pool.
    pub pool: String,
    /// What was paid.
    pub mint: String,
    /// [base units]
    pub amount: String,
    /// By which way.
    pub way: Way,
    /// At the last price said by then; empty where none was.
    pub value: Option<f64>,
    /// By whom that was said.
    pub source: Option<String>,
}

/// By position and stream.
pub fn earned(
    history: &History,
    owner: &Address,
    prices: &Prices,
    decimals: &Decimals,
) -> Vec<Earned> {
    let of_pool = |(pool, life): (&Address, &Life)| match life.owner_number(owner) {
        Some(number) => earned_in(history, (pool, life), number, (prices, decimals)),
        None => Vec::new(),
    };
    history.pools.iter().flat_map(of_pool).collect()
}

fn earned_in(
    history: &History,
    (pool, life): (&Address, &Life),
    owner: u32,
    worth: (&Prices, &Decimals),
) -> Vec<Earned> {
    let book = history.books.pools.get(pool).and_then(|book| book.as_ref().ok());
    let now = life.changes.last().map_or(0, |last| last.time);
    let mut rows = Vec::new();
    for (number, position) in life.positions.iter().enumerate() {
        for (nth, stream) in life.streams.iter().enumerate() {
            let is_it = |one: &&crate::history::Payment| {
                one.owner == owner && one.position as usize == number && one.stream as usize == nth
            };
            let payments: Vec<_> = life.payments.iter().filter(is_it).collect();
            let is_open = position.owner == owner
                && position.closed_at.is_none()
                && stream.retired_at.is_none();
            let owed = book
                .filter(|_| is_open)
                .and_then(|book| book.owed(&position.address, stream.slot.into()));
            if payments.is_empty() && !is_open {
                continue;
            }
            let open = owed.map_or(0, |owed| (owed >> 64) as u64);
            let value =
                |amount, time| worth.0.value(worth.1, &stream.mint, amount, time).map(|one| one.0);
            let paid_value =
                payments.iter().map(|one| value(one.amount, one.time)).sum::<Option<f64>>();
            rows.push(Earned {
                position: position.address.to_string(),
                pool: pool.to_string(),
                amount: if position.owner == owner {
                    position.amount.to_string()
                } else {
                    "0".into()
                },
                stream: nth,
                mint: stream.mint.to_string(),
                paid: payments.iter().map(|one| u128::from(one.amount)).sum::<u128>().to_string(),
                open: open.to_string(),
                paid_value,
                open_value: value(open, now),
            });
        }
    }
    rows
}

/// One row each, the oldest first.
pub fn payments(
    history: &History,
    owner: &Address,
    prices: &Prices,
    decimals: &Decimals,
) -> Vec<Paid> {
    let mut rows = Vec::new();
    for (pool, life) in &history.pools {
        let Some(number) = life.owner_number(owner) else { continue };
        for one in life.payments.iter().filter(|one| one.owner == number) {
            let mint = life.streams[one.stream as usize].mint;
            let value = prices.value(decimals, &mint, one.amount, one.time);
            rows.push(Paid {
                date: date(one.time as i64),
                time: one.time,
                position: life.positions[one.position as usize].address.to_string(),
                pool: pool.to_string(),
                mint: mint.to_string(),
                amount: one.amount.to_string(),
                way: one.way,
                value: value.as_ref().map(|one| one.0),
                source: value.map(|one| one.1),
            });
        }
    }
    rows.sort_by_key(|row| row.time);
    rows
}
