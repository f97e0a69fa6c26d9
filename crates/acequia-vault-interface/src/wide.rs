//! Products and quotients of three words, highest first: `amount * shares` takes 139 bits.

use acequia_core::wide::{self, join};
use core::num::NonZeroU64;

/// Three words of 64 bits, the highest first, so that arrays compare as numbers do.
pub type Wide = [u64; 3];

/// The product, cut to three words.
pub fn mul(a: u128, b: u64) -> Wide {
    let low = wide::mul(a as u64, b);
    let high = wide::mul((a >> 64) as u64, b).wrapping_add(low >> 64);
    [(high >> 64) as u64, high as u64, low as u64]
}

/// The low 128 bits of the product.
pub fn mul_low(a: u128, b: u128) -> u128 {
    let cross = ((a >> 64) as u64)
        .wrapping_mul(b as u64)
        .wrapping_add((a as u64).wrapping_mul((b >> 64) as u64));
    wide::mul(a as u64, b as u64).wrapping_add(join(cross, 0))
}

/// Quotient and remainder, both rounded down. None for a divisor of zero, and where the quotient is
/// too large: of two words for a divisor of one, of one for a divisor of two.
pub fn div_rem(n: Wide, divisor: u128) -> Option<(u128, u128)> {
    if divisor >> 64 != 0 {
        return digit(n, divisor);
    }
    let divisor = NonZeroU64::new(divisor as u64)?;
    let (over, high, rem) = wide::div_rem(n[0], n[1], divisor);
    let (_, low, rem) = wide::div_rem(rem, n[2], divisor); // `rem` is below the divisor
    (over == 0).then_some((join(high, low), rem as u128))
}

/// By a divisor of two words: the quotient of the highest words is at most two too large (Knuth, The
/// Art of Computer Programming, vol. 2, 4.3.1, theorem B).
fn digit(n: Wide, divisor: u128) -> Option<(u128, u128)> {
    if join(n[0], n[1]) >= divisor {
        return None;
    }
    let shift = divisor.leading_zeros();
    let top = NonZeroU64::new((divisor << shift >> 64) as u64)?;
    let shifted = (join(n[0], n[1]) << shift) | (u128::from(n[2]) << shift >> 64);
    let (over, mut quotient, _) = wide::div_rem((shifted >> 64) as u64, shifted as u64, top);
    if over != 0 {
        quotient = u64::MAX;
    }
    while mul(divisor, quotient) > n {
        quotient = quotient.wrapping_sub(1); // at most twice
    }
    let product = mul(divisor, quotient);
    let rem = join(n[1], n[2]).wrapping_sub(join(product[1], product[2]));
    Some((quotient as u128, rem))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any number of any magnitude.
    fn numbers() -> impl FnMut() -> u128 {
        let mut seed = 7u64;
        let mut word = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed ^ (seed >> 29)
        };
        move || join(word(), word()) >> (word() % 128)
    }

    fn plus([a, b, c]: Wide, rem: u128) -> Wide {
        let low = u128::from(c) + u128::from(rem as u64);
        let middle = u128::from(b) + (rem >> 64) + (low >> 64);
        [a + (middle >> 64) as u64, middle as u64, low as u64]
    }

    #[test]
    fn a_product_divided_by_a_factor_is_the_other() {
        let mut next = numbers();
        let (mut narrow, mut broad) = (0, 0);
        for _ in 0..200_000 {
            let (quotient, divisor) = (next() as u64, next() >> 1);
            let Some(rem) = next().checked_rem(divisor) else { continue };
            let n = plus(mul(divisor, quotient), rem);
            assert_eq!(div_rem(n, divisor), Some((quotient as u128, rem)), "{n:?} / {divisor}");
            *(if divisor >> 64 == 0 { &mut narrow } else { &mut broad }) += 1;
        }
        assert!(narrow > 10_000 && broad > 10_000, "{narrow} and {broad}");
    }

    #[test]
    fn a_quotient_of_two_words() {
        let mut next = numbers();
        for _ in 0..100_000 {
            let (quotient, divisor) = (next() >> 2, next() as u64);
            let Some(rem) = (next() as u64).checked_rem(divisor) else { continue };
            let n = plus(mul(quotient, divisor), rem as u128);
            assert_eq!(div_rem(n, divisor as u128), Some((quotient, rem as u128)));
        }
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(div_rem([0, 0, 1], 0), None);
        assert_eq!(div_rem([1, 0, 0], 1), None);
        assert_eq!(div_rem([1, 0, 0], 1 << 64), None);
        assert_eq!(div_rem([0, u64::MAX, 0], 1 << 64).map(|(q, _)| q), Some(u128::from(u64::MAX)));
    }

    #[test]
    fn low_products_wrap() {
        let mut next = numbers();
        for _ in 0..100_000 {
            let (a, b) = (next(), next());
            assert_eq!(mul_low(a, b), a.wrapping_mul(b));
        }
    }
}
