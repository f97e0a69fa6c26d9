//! Amounts, times and addresses as people read them.

use acequia_farm_file::amount::exact;
use acequia_farm_file::time;
use jiff::Timestamp;
use solana_address::Address;

/// Lamports in a SOL.
const SOL_DECIMALS: u8 = 9;

/// An amount with its unit, as in `1,250.500000 USDC`.
pub fn amount(units: u64, decimals: u8, symbol: &str) -> String {
    format!("{} {symbol}", exact(units.into(), decimals))
}

/// A number, as in `1,250`.
pub fn count(number: u64) -> String {
    exact(number.into(), 0)
}

/// So many of something, as in `1 position` and `1,250 positions`.
pub fn several(number: u64, one: &str) -> String {
    format!("{} {one}{}", count(number), if number == 1 { "" } else { "s" })
}

/// The most that may be staked, of which 0 is no limit.
pub fn cap(units: u64, words: impl Fn(u64) -> String) -> String {
    match units {
        0 => "no limit".into(),
        units => words(units),
    }
}

/// A power, in votes per unit of weight, with four decimals, rounded down [from 2^-32].
pub fn per_unit(power_q32: u64) -> String {
    exact((u128::from(power_q32) * 10_000) >> 32, 4)
}

/// Lamports, as in `0.002039280 SOL`.
pub fn sol(lamports: u64) -> String {
    amount(lamports, SOL_DECIMALS, "SOL")
}

/// A moment, as in `2026-01-05 00:00:00 UTC` [from unix s].
pub fn moment(unix: u64) -> String {
    let time = i64::try_from(unix).ok().and_then(|s| Timestamp::from_second(s).ok());
    match time {
        Some(time) => time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        None => format!("second {unix}"),
    }
}

/// A duration in its two largest units.
pub fn duration(seconds: u64) -> String {
    time::duration(seconds)
}

/// A moment and how far away it is.
pub fn until(unix: u64, now: u64) -> String {
    match unix.checked_sub(now) {
        Some(0) => "now".into(),
        Some(left) => format!("{} (in {})", moment(unix), duration(left)),
        None => moment(unix),
    }
}

/// Who holds a power, and whom it is offered to.
pub fn held(by: &Address, offered: &Address) -> String {
    match *offered == Address::default() {
        true => who(by, "nobody, for good"),
        false => format!("{by}; offered to {offered}, who may accept it"),
    }
}

/// An address, or what stands for none.
pub fn who(address: &Address, none: &str) -> String {
    match *address == Address::default() {
        true => none.into(),
        false => address.to_string(),
    }
}

/// An address in nine letters, for tables.
pub fn short(address: &Address) -> String {
    let text = address.to_string();
    match (text.get(..4), text.get(text.len().saturating_sub(4)..)) {
        (Some(head), Some(tail)) if text.len() > 9 => format!("{head}…{tail}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_carry_their_unit() {
        assert_eq!(amount(1_250_500_000, 6, "USDC"), "1,250.500000 USDC");
        assert_eq!(sol(5_000), "0.000005000 SOL");
        assert_eq!(count(1_250), "1,250");
        assert_eq!([0, 5].map(|units| cap(units, count)), ["no limit", "5"]);
    }

    #[test]
    fn one_of_something_is_not_many() {
        let words = [0, 1, 2, 1_250].map(|number| several(number, "position"));
        assert_eq!(words, ["0 positions", "1 position", "2 positions", "1,250 positions"]);
    }

    #[test]
    fn a_power_is_shown_in_votes() {
        assert_eq!(per_unit(1 << 32), "1.0000");
        assert_eq!(per_unit((1 << 33) + (1 << 31)), "2.5000");
        assert_eq!(per_unit(u64::MAX), "4,294,967,295.9999");
    }

    #[test]
    fn moments_say_how_far_away_they_are() {
        assert_eq!(moment(0), "1970-01-01 00:00:00 UTC");
        assert_eq!(until(86_400, 0), "1970-01-02 00:00:00 UTC (in 1 day)");
        assert_eq!(until(5, 5), "now");
        assert_eq!(until(4, 5), "1970-01-01 00:00:04 UTC");
    }

    #[test]
    fn long_addresses_are_cut_in_the_middle() {
        assert_eq!(short(&acequia_interface::ID), "AceQ…1111");
    }
}
