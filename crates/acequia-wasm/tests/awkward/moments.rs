//! Moments and lengths of time as people, spreadsheets and other formats write them.

use super::{with, Case, Is, Refused};
use serde_json::json;

const MOMENT: &str = "2027-01-31T12:00:00Z";
const START: &str = "/farm/pools/0/rewards/0/emission/start/at/u64";
const FIRST: &str = "/farm/pools/0/rewards/0/emission/segments/0/seconds";
const NO_TOML: &str = "write it as TOML wants it";
const NO_MOMENT: &str = "`start` is not";

pub fn cases() -> Vec<Case> {
    let noon = 1_801_396_800u64;
    let read = [
        ("2027-01-31 12:00:00Z", noon),
        ("2027-01-31t12:00:00z", noon),
        ("2027-01-31T12:00Z", noon),
        ("2027-01-31T12:00:00+00:00", noon),
        ("2027-01-31T12:00:00-00:00", noon),
        ("2027-01-31T13:30:00+01:30", noon),
        ("2027-02-01T11:59:00+23:59", noon),
        ("2027-01-30T12:01:00-23:59", noon),
        ("2027-01-31T17:45:00+05:45", noon),
        ("2027-01-31T12:00:00.0Z", noon),
        ("2027-01-31T12:00:00.999999999Z", noon),
        ("2027-01-31T12:00:00.9999999999999Z", noon),
        ("2026-12-31T23:59:60Z", 1_798_761_599),
        ("2027-01-01T05:29:60+05:30", 1_798_761_599),
        ("2028-02-29T00:00:00Z", 1_835_395_200),
        ("2000-02-29T00:00:00Z", 951_782_400),
        ("2038-01-19T03:14:08Z", 2_147_483_648),
        ("2106-02-07T06:28:16Z", 4_294_967_296),
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T01:00:00+01:00", 0),
        ("1969-12-31T23:00:00-01:00", 0),
    ];
    let refused = [
        ("2027-01-31", NO_MOMENT),
        ("12:00:00", NO_MOMENT),
        ("2027-01-31T12:00:00", NO_MOMENT),
        ("\"2027-01-31T12:00:00Z\"", NO_MOMENT),
        ("\"31 Jan 2027\"", NO_MOMENT),
        ("\"now\"", NO_MOMENT),
        ("1801396800", NO_MOMENT),
        ("true", NO_MOMENT),
        ("1969-12-31T23:59:59Z", NO_MOMENT),
        ("1970-01-01T00:59:59+01:00", NO_MOMENT),
        ("0000-01-01T00:00:00Z", NO_MOMENT),
        ("9999-12-31T23:59:59Z", "start"),
        ("9999-12-31T23:59:60Z", "start"),
        ("9999-12-31T00:00:00-23:59", "start"),
        ("2027-02-29T00:00:00Z", NO_TOML),
        ("2100-02-29T00:00:00Z", NO_TOML),
        ("2027-04-31T00:00:00Z", NO_TOML),
        ("2027-13-01T00:00:00Z", NO_TOML),
        ("2027-00-10T00:00:00Z", NO_TOML),
        ("2027-01-31T24:00:00Z", NO_TOML),
        ("2027-01-31T12:60:00Z", NO_TOML),
        ("2027-01-31T12:00:61Z", NO_TOML),
        ("2027-01-31T12:00:00+24:00", NO_TOML),
        ("2027-01-31T12:00:00+0100", NO_TOML),
        ("2027-01-31T12:00:00 UTC", NO_TOML),
        ("2027-01-31T12:00:00 +01:00", NO_TOML),
        ("2027-01-31T12:00:00[Europe/Madrid]", NO_TOML),
        ("2027-1-31T12:00:00Z", NO_TOML),
        ("31.01.2027 12:00", NO_TOML),
        ("10000-01-01T00:00:00Z", NO_TOML),
        ("-001-01-01T00:00:00Z", NO_TOML),
        ("20270131T120000Z", NO_TOML),
        ("2027-W05-1", NO_TOML),
        ("\u{662}\u{660}\u{662}\u{667}-01-31T12:00:00Z", NO_TOML),
        ("2027\u{2010}01\u{2010}31T12:00:00Z", NO_TOML),
    ];
    let read = read.map(|(text, second)| with(MOMENT, text, Is(START, json!(second.to_string()))));
    let refused = refused.map(|(text, words)| with(MOMENT, text, Refused(words)));
    read.into_iter().chain(refused).chain(lengths()).collect()
}

fn lengths() -> Vec<Case> {
    let read = [
        ("240 hours", 864_000u64),
        ("10days", 864_000),
        ("1 week, 3 days", 864_000),
        ("  10\u{a0}days ", 864_000),
        ("3 days 1 week", 864_000),
        ("0 weeks 1 s", 1),
    ];
    let refused = [
        ("", "is not a duration"),
        ("10", "is not a duration"),
        ("10 Days", "is not a duration"),
        ("10 días", "is not a duration"),
        ("1.5 days", "is not a duration"),
        ("1,5 days", "is not a duration"),
        ("-10 days", "is not a duration"),
        ("+10 days", "is not a duration"),
        ("1e1 days", "is not a duration"),
        ("\u{661} day", "is not a duration"),
        ("1 month", "is not a duration"),
        ("P10D", "is not a duration"),
        ("10 days!", "is not a duration"),
        ("0 days", "is no time at all"),
        ("18446744073709551615 s", "is longer than"),
        ("18446744073709551616 s", "is not a duration"),
    ];
    let file = |text: &str, expected| with("\"10 days\"", &format!("\"{text}\""), expected);
    let read = read.map(|(text, seconds)| file(text, Is(FIRST, json!(seconds))));
    let refused = refused.map(|(text, words)| file(text, Refused(words)));
    read.into_iter().chain(refused).collect()
}
