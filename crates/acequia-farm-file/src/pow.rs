//! Powers of one half in fixed point: the same bits on every machine, which floats are not.
//!
//! A fraction is a sum of halves, quarters, eighths and so on, so a power of one half is a
//! product of its square root, the square root of that, and so on: 64 of them at most.

/// `2^62 * 2^-(part / whole)`, rounded down (by less than 2^-55 of itself while it is above
/// 1). `whole` is at least 1 and both are below 2^40.
pub(crate) fn half_to_the(part: u64, whole: u64) -> u64 {
    let halvings = part / whole;
    let fraction = (u128::from(part % whole) << 64) / u128::from(whole);
    let value = roots_of_half()
        .enumerate()
        .filter(|(bit, _)| fraction >> (63 - bit) & 1 == 1)
        .fold(1u128 << 127, |value, (_, root)| multiply(value, root));
    u32::try_from(halvings).ok().and_then(|n| value.checked_shr(n)).map_or(0, |v| (v >> 65) as u64)
}

/// `2^-(1/2), 2^-(1/4), 2^-(1/8) ...`, 64 of them [2^-127].
fn roots_of_half() -> impl Iterator<Item = u128> {
    let half = 1u128 << 126;
    std::iter::successors(Some(root(half)), |value| Some(root(*value))).take(64)
}

/// Square root of a number of 2^-127ths that is at most 1, good to 63 bits.
fn root(value: u128) -> u128 {
    // sqrt(v * 2^127) = sqrt(v / 2) * 2^64
    (value / 2).isqrt() << 64
}

/// Product of two numbers of 2^-127ths, from their upper halves.
fn multiply(a: u128, b: u128) -> u128 {
    ((a >> 64) * (b >> 64)) << 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_halvings_are_exact() {
        assert_eq!(half_to_the(0, 7), 1 << 62);
        assert_eq!(half_to_the(7, 7), 1 << 61);
        assert_eq!(half_to_the(7 * 62, 7), 1);
        assert_eq!(half_to_the(7 * 200, 7), 0);
    }

    #[test]
    fn fractions_are_as_good_as_a_float() {
        for part in 1..1_000u64 {
            let exact = (62.0 - part as f64 / 97.0).exp2();
            let ours = half_to_the(part, 97) as f64;
            assert!((ours - exact).abs() <= exact * 1e-14 + 1.0, "{part}: {ours} {exact}");
        }
    }

    #[test]
    fn it_never_rises() {
        let values: Vec<u64> = (0..5_000).map(|part| half_to_the(part, 331)).collect();
        assert!(values.windows(2).all(|pair| pair[0] >= pair[1]));
    }
}
