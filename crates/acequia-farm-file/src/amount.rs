//! Amounts as people write them, to base units and back, without a float in between.
//!
//! Reading is exact or refused. Writing rounds down where it rounds, so nothing is ever shown
//! as more than it is.

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most one point.
    NotANumber,
    /// More digits after the point than the token has.
    TooPrecise {
        /// How many there are.
        digits: usize,
    },
    /// More base units than a word holds.
    TooLarge,
}

/// Base units of an amount like `1_250_000.5`. Exact, or an error: nothing is rounded.
pub fn parse(text: &str, decimals: u8) -> Result<u64, AmountError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (whole, fraction) = (digits(whole)?, digits(fraction)?);
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::from(decimals).checked_sub(fraction.len());
    let missing = missing.ok_or(AmountError::TooPrecise { digits: fraction.len() })?;
    let units = format!("{whole}{fraction}{}", "0".repeat(missing));
    units.parse().map_err(|_| AmountError::TooLarge)
}

/// The digits of a group that may hold underscores between them.
fn digits(group: &str) -> Result<String, AmountError> {
    let bare: String = group.split('_').collect();
    let ends_well = !group.starts_with('_') && !group.ends_with('_');
    match ends_well && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()) {
        true => Ok(bare),
        false => Err(AmountError::NotANumber),
    }
}

/// An amount in full, as in `1,250,000.500000`.
pub fn exact(units: u128, decimals: u8) -> String {
    let (whole, fraction) = split(units, decimals);
    match decimals {
        0 => grouped(whole),
        _ => format!("{}.{fraction}", grouped(whole)),
    }
}

/// An amount with at most `places` decimals, rounded down, as in `1,250,000.50`.
pub fn rounded(units: u128, decimals: u8, places: u8) -> String {
    let cut = decimals.saturating_sub(places);
    exact(units / 10u128.pow(cut.into()), decimals - cut)
}

/// An amount with about three significant digits, as in `1.25M`, for axes. Rounded down.
pub fn short(units: u128, decimals: u8) -> String {
    let one = 10u128.pow(decimals.into());
    let scales = [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"), (1, "")];
    let scale = scales.iter().find(|(size, _)| units >= one * size);
    match scale {
        Some((size, letter)) => format!("{}{letter}", three_digits(units, one * size)),
        None => three_digits(units, one),
    }
}

/// `units / one` with about three significant digits, trailing zeros dropped.
fn three_digits(units: u128, one: u128) -> String {
    let thousandths = units * 1_000 / one;
    let keep = match thousandths {
        100_000.. => 1_000,
        10_000.. => 100,
        1_000.. => 10,
        _ => 1,
    };
    let text = exact(thousandths / keep * keep, 3);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// Whole tokens, and the digits after the point, as many as there are decimals.
fn split(units: u128, decimals: u8) -> (u128, String) {
    let one = 10u128.pow(decimals.into());
    (units / one, format!("{:0>width$}", units % one, width = decimals.into()))
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
        assert_eq!(parse("0.1", 1), Ok(1));
        assert_eq!(parse("7.00", 0), Ok(7));
        assert_eq!(parse("18446744073709.551615", 6), Ok(u64::MAX));
    }

    #[test]
    fn an_amount_is_refused_rather_than_rounded() {
        assert_eq!(parse("0.1234567", 6), Err(AmountError::TooPrecise { digits: 7 }));
        assert_eq!(parse("18446744073709.551616", 6), Err(AmountError::TooLarge));
        for text in ["", ".", "1.", ".5", "-1", "1,000", "1e3", "_1", "1__", "1.2.3", "٣"] {
            assert_eq!(parse(text, 6), Err(AmountError::NotANumber), "{text}");
        }
    }

    #[test]
    fn amounts_are_written_as_people_read_them() {
        assert_eq!(exact(1_250_000_500_000, 6), "1,250,000.500000");
        assert_eq!(exact(7, 0), "7");
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
