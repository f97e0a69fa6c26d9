//! Amounts as people write them, to base units and back, without a float in between.
//!
//! Reading is exact or refused. Writing rounds down where it rounds, so nothing is ever shown
//! as more than it is.

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most one point, or what can be read in two ways.
    NotANumber,
    /// More digits after the point than the token has.
    TooPrecise {
        /// How many there are.
        digits: usize,
    },
    /// More base units than a word holds.
    TooLarge,
}

/// What may stand around an amount.
const EDGES: [char; 6] = [' ', '\t', '\r', '\n', '\u{a0}', '\u{202f}'];
/// What may stand between thousands.
const GROUPS: [char; 7] = [',', '_', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];

/// Base units of an amount like `1_250_000.5` or `1,250,000.5`. Exact, or an error: nothing is
/// rounded. Nobody knows where it was written: `1,5` may be one and a half, and so may `1,500`.
pub fn parse(text: &str, decimals: u8) -> Result<u64, AmountError> {
    let text = text.trim_matches(EDGES);
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
        Some(_) => return Err(AmountError::NotANumber),
        None if text.matches(',').count() == 1 => return Err(AmountError::NotANumber),
        None => (text, ""),
    };
    let whole = without_groups(whole).filter(|whole| is_digits(whole));
    let whole = whole.ok_or(AmountError::NotANumber)?;
    let missing = usize::from(decimals).checked_sub(fraction.len());
    let missing = missing.ok_or(AmountError::TooPrecise { digits: fraction.len() })?;
    let units = format!("{whole}{fraction}{}", "0".repeat(missing));
    units.parse().map_err(|_| AmountError::TooLarge)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits without what stands between their thousands, one mark throughout; none where it
/// stands elsewhere.
fn without_groups(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| GROUPS.contains(c)) else {
        return Some(whole.into());
    };
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_led = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (is_led && groups.all(|group| group.len() == 3)).then(|| whole.split(mark).collect())
}

/// An amount in full, as in `1,250,000.500000`.
pub fn exact(units: u128, decimals: u8) -> String {
    let (whole, fraction) = split(units, decimals);
    match decimals {
        0 => grouped(whole),
        _ => format!("{}.{fraction}", grouped(whole)),
    }
}

/// An amount in full without the zeros at its end, as in `1,250,000.5`.
pub fn bare(units: u128, decimals: u8) -> String {
    let exact = exact(units, decimals);
    match exact.contains('.') {
        true => exact.trim_end_matches('0').trim_end_matches('.').into(),
        false => exact,
    }
}

/// An amount with at most `places` decimals, rounded down, as in `1,250,000.50`.
pub fn rounded(units: u128, decimals: u8, places: u8) -> String {
    let cut = decimals.saturating_sub(places);
    exact(one(cut).map_or(0, |one| units / one), decimals - cut)
}

/// An amount with about three significant digits, as in `1.25M`, for axes. Rounded down.
pub fn short(units: u128, decimals: u8) -> String {
    let one = one(decimals).unwrap_or(u128::MAX);
    let scales = [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"), (1, "")];
    let scale = scales.iter().find(|(size, _)| units >= one.saturating_mul(*size));
    match scale {
        Some((size, letter)) => format!("{}{letter}", three_digits(units, one * size)),
        None => three_digits(units, one),
    }
}

/// `units / one` with about three significant digits, trailing zeros dropped.
fn three_digits(units: u128, one: u128) -> String {
    let thousandths = units.saturating_mul(1_000) / one;
    let keep = match thousandths {
        100_000.. => 1_000,
        10_000.. => 100,
        1_000.. => 10,
        _ => 1,
    };
    bare(thousandths / keep * keep, 3)
}

/// Whole tokens, and the digits after the point, as many as there are decimals.
fn split(units: u128, decimals: u8) -> (u128, String) {
    let (whole, rest) = one(decimals).map_or((0, units), |one| (units / one, units % one));
    (whole, format!("{rest:0>width$}", width = decimals.into()))
}

/// One whole token [base units]; none where no amount can be as much.
fn one(decimals: u8) -> Option<u128> {
    10u128.checked_pow(decimals.into())
}

/// A number with a comma every three digits.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == lead {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_to_the_last_unit() {
        assert_eq!(parse("1_250_000.5", 6), Ok(1_250_000_500_000));
        assert_eq!(parse("1,250,000.5", 6), Ok(1_250_000_500_000));
        assert_eq!(parse("0.1", 1), Ok(1));
        assert_eq!(parse("7.00", 2), Ok(700));
        assert_eq!(parse("18446744073709.551615", 6), Ok(u64::MAX));
    }

    #[test]
    fn an_amount_is_refused_rather_than_rounded() {
        assert_eq!(parse("0.1234567", 6), Err(AmountError::TooPrecise { digits: 7 }));
        assert_eq!(parse("18446744073709.551616", 6), Err(AmountError::TooLarge));
        for text in ["", ".", "1.", ".5", "-1", "1,5", "1,500", "1e3", "_1", "1__", "1.2.3", "٣"] {
            assert_eq!(parse(text, 6), Err(AmountError::NotANumber), "{text}");
        }
    }

    #[test]
    fn a_token_may_have_more_decimals_than_any_amount_has_digits() {
        for decimals in [20, 39, 128, u8::MAX] {
            let digits = usize::from(decimals);
            let written = exact(u64::MAX.into(), decimals);
            assert_eq!(written, format!("0.{:0>digits$}", u64::MAX));
            assert_eq!(parse(&written, decimals), Ok(u64::MAX));
            assert_eq!(rounded(u64::MAX.into(), decimals, 0), "0");
            assert!(short(u64::MAX.into(), decimals).starts_with('0'));
        }
    }

    #[test]
    fn amounts_are_written_as_people_read_them() {
        assert_eq!(exact(1_250_000_500_000, 6), "1,250,000.500000");
        assert_eq!(exact(7, 0), "7");
        assert_eq!(
            (bare(1_250_500, 3), bare(700, 2), bare(700, 0)),
            ("1,250.5".into(), "7".into(), "700".into())
        );
        assert_eq!(rounded(1_999_999, 6, 2), "1.99");
        assert_eq!(rounded(42, 0, 2), "42");
    }

    #[test]
    fn axes_get_three_digits() {
        let shown = |units| short(units, 2);
        assert_eq!(shown(0), "0");
        assert_eq!(shown(5), "0.05");
        assert_eq!(shown(123_456), "1.23k");
        assert_eq!(shown(99_999), "999");
        assert_eq!(shown(12_345_678_900), "123M");
        assert_eq!(shown(100_000), "1k");
    }
}
