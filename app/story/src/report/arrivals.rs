//! Whether what streams paid is what LPs got: two counts that know nothing of each other.

use super::page::mark;
use crate::run::Ended;
use acequia_farm_file::{amount, Risk};

/// What streams paid and what reached LPs; `None` for tokens that withhold a fee on the way.
pub fn arrived(ended: &Ended, token: usize) -> Option<(u64, u64)> {
    let farm = &ended.stage.farm;
    if farm.tokens[token].risks & Risk::TransferFee as u16 != 0 {
        return None;
    }
    let pools = farm.pools.iter().zip(&ended.books);
    let paid = pools.flat_map(|(pool, books)| {
        let streams = books.streams.iter().filter(|s| pool.rewards[s.slot].token == token);
        streams.map(|stream| stream.stream.paid)
    });
    Some((ended.stage.ledger.arrived(token), paid.sum()))
}

pub fn arrivals(ended: &Ended) -> Vec<String> {
    let tokens = ended.stage.farm.tokens.iter().enumerate();
    let lines = tokens.filter_map(|(nth, token)| {
        let (arrived, paid) = arrived(ended, nth).filter(|(arrived, paid)| arrived + paid > 0)?;
        let written = |units: u64| amount::exact(units.into(), token.decimals);
        let what = format!("{} paid by streams, {} reached LPs", written(paid), written(arrived));
        Some(format!("  {:<6}  {what}  {}", token.symbol, mark(arrived == paid)))
    });
    lines.collect()
}
