//! Numbers: huge, in other bases, with other marks, in other digits. `app/client/test/vectors/amounts.json`
//! has more of those in quotes.

use super::{with, Case, Is, Refused};
use serde_json::json;

const BUDGET: &str = "/farm/pools/0/rewards/0/emission/budget/u64";
const NO_TOML: &str = "write it as TOML wants it";
const NO_NUMBER: &str = "`budget` is not a number";

pub fn cases() -> Vec<Case> {
    let read = [
        ("100.0", 100_000_000u64),
        ("1_00", 100_000_000),
        ("100.000_000", 100_000_000),
        ("0.1", 100_000),
        ("\"0.000001\"", 1),
        ("\"1,250,000\"", 1_250_000_000_000),
        ("\"1\u{a0}250\u{202f}000\"", 0),
        ("\"1\u{202f}250\u{202f}000.5\"", 1_250_000_500_000),
        ("\"1'250'000\"", 1_250_000_000_000),
        ("\" 100 \"", 100_000_000),
        ("\"000100\"", 100_000_000),
        ("'100'", 100_000_000),
        ("\"\"\"100\"\"\"", 100_000_000),
        ("9223372036854.775807", 9_223_372_036_854_775_807),
    ];
    let refused = [
        ("9223372036854.775808", "more than a stream can hold"),
        ("18446744073709.551615", "more than a stream can hold"),
        ("18446744073709.551616", "than fit 64 bits"),
        ("99999999999999999999999999999999999999999999", "than fit 64 bits"),
        ("0.1234567", "has 7 decimals"),
        ("\"100.0000000\"", "has 7 decimals"),
        ("0", "the amount is zero"),
        ("\"0.0\"", "the amount is zero"),
        ("-100", NO_NUMBER),
        ("+100", NO_NUMBER),
        ("1e3", NO_NUMBER),
        ("1E-3", NO_NUMBER),
        ("0x64", NO_NUMBER),
        ("0o144", NO_NUMBER),
        ("0b1100100", NO_NUMBER),
        ("inf", NO_NUMBER),
        ("nan", NO_NUMBER),
        ("-nan", NO_NUMBER),
        ("true", NO_NUMBER),
        ("[100]", NO_NUMBER),
        ("{ tokens = 100 }", NO_NUMBER),
        ("2027-01-31", NO_NUMBER),
        ("\"\"", NO_NUMBER),
        ("\"1,5\"", NO_NUMBER),
        ("\"1,500\"", NO_NUMBER),
        ("\"1.250,00\"", NO_NUMBER),
        ("\"1.250.000\"", NO_NUMBER),
        ("\"1_000,5\"", NO_NUMBER),
        ("\"12,50,000\"", NO_NUMBER),
        ("\"100 RIO\"", NO_NUMBER),
        ("\"$100\"", NO_NUMBER),
        ("\"100%\"", NO_NUMBER),
        ("\"\u{661}\u{660}\u{660}\"", NO_NUMBER),
        ("\"\u{ff11}\u{ff10}\u{ff10}\"", NO_NUMBER),
        ("\"\u{2212}100\"", NO_NUMBER),
        ("\"1\u{200b}00\"", NO_NUMBER),
        ("\"100\u{0}\"", NO_TOML),
        ("0100", NO_TOML),
        ("100.", NO_TOML),
        (".5", NO_TOML),
        ("1__00", NO_TOML),
        ("1,5", NO_TOML),
        ("1,250,000", NO_TOML),
        ("100 000", NO_TOML),
        ("\u{ff11}\u{ff10}\u{ff10}", NO_TOML),
        ("Infinity", NO_TOML),
        ("0XFF", NO_TOML),
    ];
    let file = |text: &str, expected| with("\"100\"", text, expected);
    let read = read.map(|(text, units)| match units {
        0 => file(text, Refused(NO_NUMBER)),
        units => file(text, Is(BUDGET, json!(units.to_string()))),
    });
    let refused = refused.map(|(text, words)| file(text, Refused(words)));
    read.into_iter().chain(refused).collect()
}
