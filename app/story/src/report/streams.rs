//! A statement for each stream, to the last unit.

use super::page::{self, coloured_head, number, COLUMNS};
use crate::books::StreamBooks;
use crate::run::Ended;
use acequia_farm_file::{amount, Pool};
use acequia_plot::{colour_of, width};
use comfy_table::{Attribute, Cell};

/// A line of a statement.
type Line = (&'static str, fn(&StreamBooks) -> u64);

const LINES: [Line; 9] = [
    ("funded", |b| b.stream.funded),
    ("  refunded", |b| b.stream.refunded),
    ("  idle", |b| b.stream.idle),
    ("  still to stream", |b| b.stream.unstreamed()),
    ("  streamed", |b| b.stream.streamed),
    ("    paid", |b| b.stream.paid),
    ("    owed, whole", |b| (b.owed >> 64) as u64),
    ("in the vault", |b| b.vault),
    ("of that somebody's", |b| b.stream.liability()),
];

/// The width of the labels at the left.
const LABELS: usize = 24;
/// The narrowest column: a carried fraction.
const NARROWEST: usize = 12;

/// The page: one table for each pool, in parts where it has more streams than fit.
pub fn page(ended: &Ended) -> Vec<String> {
    let mut lines = page::title("What every stream did");
    let farm = &ended.stage.farm;
    for (pool, books) in farm.pools.iter().zip(&ended.books) {
        for part in parts(ended, pool, &books.streams) {
            lines.extend(statement(ended, pool, part));
            lines.push(String::new());
        }
    }
    lines.pop();
    lines
}

/// As many streams side by side as the page is wide.
fn parts<'b>(ended: &Ended, pool: &Pool, books: &'b [StreamBooks]) -> Vec<&'b [StreamBooks]> {
    page::parts(books, COLUMNS - LABELS, |b| {
        width(&written(ended, pool, b, b.stream.funded)).max(NARROWEST) + 2
    })
}

/// A column for each stream, a line for each of its numbers.
fn statement(ended: &Ended, pool: &Pool, books: &[StreamBooks]) -> Vec<String> {
    let mut table = page::table();
    let heads = books.iter().map(|b| {
        let reward = &pool.rewards[b.slot];
        coloured_head(&ended.stage.farm.reward_token(reward).symbol, colour_of(reward.token))
    });
    let name = Cell::new(&pool.name).add_attribute(Attribute::Bold);
    table.set_header([name].into_iter().chain(heads));
    for (what, value) in LINES {
        let cells = books.iter().map(|b| number(written(ended, pool, b, value(b))));
        table.add_row([Cell::new(what).add_attribute(Attribute::Dim)].into_iter().chain(cells));
    }
    let carry = books.iter().map(|b| number(fraction(b.stream.carry.get())));
    table.add_row(
        [Cell::new("carried [of a unit]").add_attribute(Attribute::Dim)].into_iter().chain(carry),
    );
    page::lines(&table)
}

fn written(ended: &Ended, pool: &Pool, books: &StreamBooks, units: u64) -> String {
    let token = ended.stage.farm.reward_token(&pool.rewards[books.slot]);
    match units {
        0 => "·".into(),
        units => amount::exact(units.into(), token.decimals),
    }
}

/// A number of 2^-64ths as a decimal fraction [rounded down].
fn fraction(raw: u128) -> String {
    let (whole, part) = (raw >> 64, raw & u128::from(u64::MAX));
    format!("{whole}.{:09}", (part * 1_000_000_000) >> 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_of_a_unit_is_written_as_a_decimal() {
        assert_eq!(fraction(1 << 62), "0.250000000");
        assert_eq!(fraction(3 << 63), "1.500000000");
        assert_eq!(fraction(u128::from(u64::MAX)), "0.999999999");
    }
}
