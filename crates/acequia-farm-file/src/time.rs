//! Durations and dates as people write them.
//!
//! All times are UTC. What a schedule is made of are seconds; a day has 86,400 of them, and
//! months and years, which have no fixed length, are not accepted in durations.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::Timestamp;
use toml_datetime::{Datetime, Offset as Written};

/// Seconds in a day.
pub const DAY: u64 = 86_400;

/// Seconds in 365 days: from here on, dates are written with their year.
pub const YEAR: u64 = 365 * DAY;

/// What a duration may look like, for remedies.
pub const EXAMPLES: &str = "\"90 days\", \"2 weeks\" or \"1 day 12 hours\"";

/// Seconds of a duration like `90 days` or `1 week 12 hours`. Weeks, days, hours, minutes
/// and seconds only: months and years have no fixed length.
pub fn parse_duration(text: &str) -> Option<u64> {
    let spaced = space_between_number_and_unit(text);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.is_empty() || !words.len().is_multiple_of(2) {
        return None;
    }
    words.chunks(2).try_fold(0u64, |sum, pair| {
        sum.checked_add(digits(pair[0])?.checked_mul(seconds_in(pair[1])?)?)
    })
}

/// A number of digits alone: the library's reader takes a sign too, which says nothing of a duration.
fn digits(text: &str) -> Option<u64> {
    text.bytes().all(|letter| letter.is_ascii_digit()).then(|| text.parse().ok())?
}

/// `90days` is read as `90 days`.
fn space_between_number_and_unit(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    let mut after_digit = false;
    for letter in text.chars() {
        if after_digit && letter.is_alphabetic() {
            spaced.push(' ');
        }
        after_digit = letter.is_ascii_digit();
        spaced.push(letter);
    }
    spaced
}

/// How long a unit is [s], by its name or its usual letter.
fn seconds_in(unit: &str) -> Option<u64> {
    Some(match unit.trim_end_matches(',') {
        "s" | "sec" | "second" | "seconds" => 1,
        "m" | "min" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => DAY,
        "w" | "week" | "weeks" => 7 * DAY,
        _ => return None,
    })
}

/// A duration in the largest units that fit, at most two, as in `1 day 12 hours`.
pub fn duration(seconds: u64) -> String {
    match parts(seconds) {
        parts if parts.is_empty() => "no time".into(),
        parts => parts.into_iter().take(2).collect::<Vec<_>>().join(" "),
    }
}

/// A duration as a farm file takes it, to the second.
pub fn exact_duration(seconds: u64) -> String {
    match parts(seconds) {
        parts if parts.is_empty() => "0 seconds".into(),
        parts => parts.join(" "),
    }
}

/// How many of each unit, the largest first.
fn parts(seconds: u64) -> Vec<String> {
    let units = [("day", DAY), ("hour", 3_600), ("minute", 60), ("second", 1)];
    let mut left = seconds;
    let parts = units.iter().filter_map(|(name, size)| {
        let count = left / size;
        left %= size;
        (count > 0).then(|| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
    });
    parts.collect()
}

/// A date like `5 Jan 2026` [from unix s, UTC].
pub fn date(unix: u64) -> String {
    as_read(unix, |at| format!("{} {} {}", at.day(), month_of(at), at.year()))
}

/// A month like `Jan 2026` [from unix s, UTC].
pub fn month(unix: u64) -> String {
    as_read(unix, |at| format!("{} {}", month_of(at), at.year()))
}

/// A day like `5 Jan` [from unix s, UTC].
pub fn day(unix: u64) -> String {
    as_read(unix, |at| format!("{} {}", at.day(), month_of(at)))
}

/// A time that no calendar knows stands in seconds.
fn as_read(unix: u64, words: impl FnOnce(DateTime) -> String) -> String {
    calendar(unix).map_or_else(|| format!("second {unix}"), words)
}

/// None for a time that no calendar knows. What is written of it is written here: the library's own
/// printers would weigh more in a web page than the rest of this file.
fn calendar(unix: u64) -> Option<DateTime> {
    let time = Timestamp::from_second(unix.try_into().ok()?).ok()?;
    Some(Offset::UTC.to_datetime(time))
}

fn month_of(at: DateTime) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get(at.month() as usize - 1).unwrap_or(&"")
}

/// A moment as a file has it [from unix s]; one that no calendar knows, as a text.
pub fn instant(unix: u64) -> String {
    calendar(unix).map_or_else(
        || format!("\"{unix}\""),
        |at| {
            let (year, month, day) = (at.year(), at.month(), at.day());
            let (hour, minute, second) = (at.hour(), at.minute(), at.second());
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        },
    )
}

/// The second of a moment as a file has it, `2027-01-31T12:00:00Z` [unix s].
pub fn parse_instant(text: &str) -> Option<u64> {
    text.parse().ok().as_ref().and_then(second_of)
}

/// The second of a TOML date-time, which must name its offset [unix s]. A leap second is the one
/// before it.
pub(crate) fn second_of(written: &Datetime) -> Option<u64> {
    let (date, time) = (written.date?, written.time?);
    let minutes = match written.offset? {
        Written::Z => 0,
        Written::Custom { minutes } => minutes,
    };
    let at = DateTime::new(
        date.year.try_into().ok()?,
        date.month.try_into().ok()?,
        date.day.try_into().ok()?,
        time.hour.try_into().ok()?,
        time.minute.try_into().ok()?,
        time.second.unwrap_or(0).min(59).try_into().ok()?,
        0,
    );
    let offset = Offset::from_seconds(i32::from(minutes) * 60).ok()?;
    offset.to_timestamp(at.ok()?).ok()?.as_second().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_sums_of_fixed_units() {
        assert_eq!(parse_duration("90 days"), Some(90 * DAY));
        assert_eq!(parse_duration("1 week 12h"), Some(7 * DAY + 43_200));
        assert_eq!(parse_duration("36hours, 5 min"), Some(36 * 3_600 + 300));
        for text in ["", "90", "days", "3 months", "1 year", "-1 day", "+1 day", "1.5 days"] {
            assert_eq!(parse_duration(text), None, "{text}");
        }
        assert_eq!(parse_duration("99999999999999999999 days"), None);
        assert_eq!(parse_duration("999999999999999999 weeks"), None);
    }

    #[test]
    fn durations_are_written_in_their_two_largest_units() {
        assert_eq!(duration(90 * DAY), "90 days");
        assert_eq!(duration(DAY + 3_600 + 59), "1 day 1 hour");
        assert_eq!(duration(0), "no time");
    }

    #[test]
    fn an_exact_duration_is_read_as_it_was_meant() {
        assert_eq!(exact_duration(7 * DAY), "7 days");
        for seconds in [1, 59, 3_601, 7 * DAY - 1, u32::MAX.into()] {
            assert_eq!(parse_duration(&exact_duration(seconds)), Some(seconds));
        }
    }

    #[test]
    fn instants_need_an_offset() {
        let read = |text: &str| second_of(&text.parse().expect("a date of TOML"));
        assert_eq!(read("1970-01-02T00:00:00Z"), Some(DAY));
        assert_eq!(read("1970-01-02T02:30:00+02:30"), Some(DAY));
        assert_eq!(read("1970-01-01T22:00:59.9-02:00"), Some(DAY + 59));
        assert_eq!(read("1970-01-01T23:59:60Z"), Some(DAY - 1), "a leap second");
        for text in ["2026-01-05", "2026-01-05T00:00:00", "1969-12-31T23:59:59Z"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(instant(1_767_571_200), "2026-01-05T00:00:00Z");
        assert_eq!(date(1_767_571_200), "5 Jan 2026");
        assert_eq!(day(1_767_571_200), "5 Jan");
        assert_eq!(month(1_767_571_200), "Jan 2026");
    }
}
