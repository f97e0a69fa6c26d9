//! The books: both equations of every stream, and where every token is.

use super::arrivals::{arrivals, arrived};
use super::leaving::{all_are_out, leaving, positions};
use super::page::{self, bad, faint, good, mark};
use crate::books::{PoolBooks, StreamBooks};
use crate::run::Ended;
use acequia_farm_file::amount::grouped;
use acequia_farm_file::Pool;
use acequia_plot::{colour_of, paint};
use anstyle::Effects;

/// Whether all of it balances: the exit code hangs on this.
pub fn is_whole(ended: &Ended) -> bool {
    let farm = &ended.stage.farm;
    let arrived =
        (0..farm.tokens.len()).all(|token| arrived(ended, token).is_none_or(|(a, p)| a == p));
    arrived && ended.books.iter().all(PoolBooks::balance) && all_are_out(ended)
}

pub fn page(ended: &Ended) -> Vec<String> {
    let mut lines = page::title("The books, in units of 2^-64 of a base unit");
    for (pool, books) in ended.stage.farm.pools.iter().zip(&ended.books) {
        lines.push(principal(ended, pool, books));
        for stream in &books.streams {
            lines.extend(self::stream(ended, pool, books, stream));
        }
        lines.push(String::new());
    }
    lines.extend(arrivals(ended));
    lines.extend(leaving(ended));
    lines.extend(verdict(ended));
    lines
}

fn principal(ended: &Ended, pool: &Pool, books: &PoolBooks) -> String {
    let token = ended.stage.farm.stake_token(pool);
    let written = |units: u64| acequia_farm_file::amount::exact(units.into(), token.decimals);
    let strong = anstyle::Style::new().effects(Effects::BOLD);
    format!(
        "  {}  principal of {}: {} {}; in the stake vault: {}  {}",
        paint(&pool.name, strong),
        positions(books.positions),
        written(books.principal),
        token.symbol,
        written(books.stake_vault),
        mark(books.principal_is_whole()),
    )
}

fn stream(ended: &Ended, pool: &Pool, books: &PoolBooks, at: &StreamBooks) -> Vec<String> {
    let symbol = &ended.stage.farm.reward_token(&pool.rewards[at.slot]).symbol;
    let name = paint(
        &format!("{symbol:<6}"),
        colour_of(pool.rewards[at.slot].token).on_default().effects(Effects::BOLD),
    );
    let owed = format!("owed by the accounts of {}", positions(books.positions));
    let line = |name: &str, what: &str, number: u128| {
        format!("    {name} {}{:>52}", faint(&format!("{what:<36}")), grouped(number))
    };
    let blank = " ".repeat(6);
    vec![
        line(&name, &owed, at.owed),
        line(&blank, "+ carry", at.stream.carry.get()),
        line(&blank, "= (streamed - paid) * 2^64", at.unpaid()),
        format!("    {blank} {}", differences(at)),
    ]
}

/// In words only what the numbers say.
fn differences(at: &StreamBooks) -> String {
    if at.balance() {
        let (base, surplus) = (at.base_difference(), at.surplus());
        let rest = format!(
            " · funded - refunded - idle - unstreamed - streamed = {base} · surplus {surplus}"
        );
        return good("balanced exactly") + &faint(&rest);
    }
    bad(&format!(
        " DOES NOT BALANCE: off by {} * 2^-64, by {} base units, vault surplus {} ",
        at.fine_difference(),
        at.base_difference(),
        at.surplus()
    ))
}

fn verdict(ended: &Ended) -> Vec<String> {
    let streams: usize = ended.books.iter().map(|books| books.streams.len()).sum();
    let streams = format!("{streams} stream{}", if streams == 1 { "" } else { "s" });
    let positions = positions(ended.books.iter().map(|books| books.positions).sum());
    let speed = format!(
        "{} transactions in {:.1} s",
        grouped(ended.transactions.into()),
        ended.took.as_secs_f64()
    );
    let line = match is_whole(ended) {
        true => good(&format!("{streams}, {positions}: every book is balanced exactly.")),
        false => {
            bad(" THE BOOKS DO NOT BALANCE. This is a fault of the program: please report it. ")
        }
    };
    vec![String::new(), format!("  {line}  {}", faint(&speed)), String::new()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::tests::run;

    #[test]
    fn a_2_64th_too_much_is_a_loud_failure() {
        let mut ended = run("valley");
        assert!(is_whole(&ended));
        ended.books[0].streams[0].owed += 1;
        assert!(!is_whole(&ended));
        let page = page(&ended).join("\n");
        assert!(page.contains("DOES NOT BALANCE") && page.contains("THE BOOKS DO NOT BALANCE"));
        assert!(!page.contains("every book is balanced exactly"));
    }

    #[test]
    fn a_unit_that_never_arrived_is_a_loud_failure() {
        let mut ended = run("valley");
        ended.stage.ledger.of_mut(0).claimed[0] -= 1;
        assert!(!is_whole(&ended));
    }
}
