//! Products and quotients in 64-bit steps, against the compiler's own 128-bit ones.

#[path = "world/setting.rs"]
mod setting;

use acequia_core::wide::{div_rem, join, leading_zeros, mul, mul_div_floor, mul_short, sum};
use acequia_core::StakeTime;
use core::num::NonZeroU64;
use proptest::prelude::*;
use setting::few_of;

/// Words of every magnitude, not only large ones.
fn word() -> impl Strategy<Value = u64> {
    (any::<u64>(), 0u32..64).prop_map(|(word, shift)| word >> shift)
}

/// As [`word`], and never zero.
fn divisor() -> impl Strategy<Value = NonZeroU64> {
    word().prop_map(|word| NonZeroU64::new(word).unwrap_or(NonZeroU64::MIN))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(few_of(50_000) as u32))]

    #[test]
    fn a_product_is_the_wide_product(a in word(), b in word()) {
        prop_assert_eq!(mul(a, b), a as u128 * b as u128);
        prop_assert_eq!(mul_short(a, b), a as u128 * b as u128);
    }

    #[test]
    fn leading_zeros_are_the_compilers(word in word()) {
        prop_assert_eq!(leading_zeros(word), word.leading_zeros());
    }

    #[test]
    fn a_sum_is_the_checked_sum(a in word(), b in word()) {
        prop_assert_eq!(sum(a, b), a.checked_add(b));
        prop_assert_eq!(sum(a, !b), a.checked_add(!b));
    }

    #[test]
    fn quotient_and_remainder_are_the_wide_ones(hi in word(), lo in word(), divisor in divisor()) {
        let (n, d) = (join(hi, lo), divisor.get() as u128);
        let (q_hi, q_lo, rem) = div_rem(hi, lo, divisor);
        prop_assert_eq!((join(q_hi, q_lo), rem as u128), (n / d, n % d));
    }

    #[test]
    fn a_share_is_rounded_down(a in word(), part in word(), whole in divisor()) {
        let part = part.min(whole.get());
        let exact = a as u128 * part as u128 / whole.get() as u128;
        prop_assert_eq!(mul_div_floor(a, part, whole) as u128, exact);
    }

    #[test]
    fn a_change_of_principal_is_what_comes_less_what_goes(from in word(), to in word(), at in word()) {
        let [from_then, to_then] = [from, to].map(|amount| StakeTime::of(amount, at));
        prop_assert_eq!(StakeTime::of_change(from, to, at), to_then.minus(from_then));
    }
}

/// Guesses that are one and two too large, and divisors at the edges of a half-word and of 62 bits.
const EDGES: [u64; 16] = [
    0,
    1,
    2,
    0xffff_fffe,
    0xffff_ffff,
    1 << 32,
    (1 << 32) + 1,
    (1 << 61) + 1,
    (1 << 62) - (1 << 31),
    (1 << 62) - 1,
    1 << 62,
    1 << 63,
    (1 << 63) + 1,
    u64::MAX - (1 << 32),
    u64::MAX - 1,
    u64::MAX,
];

/// Given every combination of edges, then quotient and remainder are the compiler's.
#[test]
fn quotients_at_the_edges_of_a_half_word() {
    for nth in 0..EDGES.len().pow(3) {
        let [hi, lo, d] =
            [1, EDGES.len(), EDGES.len().pow(2)].map(|step| EDGES[nth / step % EDGES.len()]);
        let Some(divisor) = NonZeroU64::new(d) else {
            continue;
        };
        let (n, d) = (join(hi, lo), d as u128);
        let (q_hi, q_lo, rem) = div_rem(hi, lo, divisor);
        assert_eq!((join(q_hi, q_lo), rem as u128), (n / d, n % d), "{n} / {d}");
    }
}
