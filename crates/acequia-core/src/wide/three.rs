//! Products and quotients of three words: `amount * votes` and `amount * shares` take more than two.

use super::{join, leading_zeros, Divisor};
use core::num::NonZeroU64;

/// Three words of 64 bits, the highest first, so that arrays compare as numbers do.
pub type Wide = [u64; 3];

/// The product, cut to three words.
pub fn mul(a: u128, b: u64) -> Wide {
    let low = super::mul(a as u64, b);
    let high = super::mul((a >> 64) as u64, b).wrapping_add(low >> 64);
    [(high >> 64) as u64, high as u64, low as u64]
}

/// The low 128 bits of the product.
pub fn mul_low(a: u128, b: u128) -> u128 {
    let cross = ((a >> 64) as u64)
        .wrapping_mul(b as u64)
        .wrapping_add((a as u64).wrapping_mul((b >> 64) as u64));
    super::mul(a as u64, b as u64).wrapping_add(join(cross, 0))
}

/// Quotient and remainder, both rounded down. None for a divisor of zero, and where the quotient is
/// too large: of two words for a divisor of one, of one for a divisor of two.
pub fn div_rem(n: Wide, divisor: u128) -> Option<(u128, u128)> {
    if divisor >> 64 != 0 {
        return digit(n, divisor);
    }
    let divisor = Divisor::new(NonZeroU64::new(divisor as u64)?);
    let (over, high, rem) = divisor.div_rem(n[0], n[1]);
    let (_, low, rem) = divisor.div_rem(rem, n[2]); // `rem` is below the divisor
    (over == 0).then_some((join(high, low), rem as u128))
}

/// By a divisor of two words: the quotient of the highest, one taken down to 62 bits, is at most eight too
/// large, and hardly ever where it is far below a word (after Knuth, The Art of Computer Programming, vol. 2,
/// 4.3.1, theorem B).
fn digit(n: Wide, divisor: u128) -> Option<(u128, u128)> {
    if join(n[0], n[1]) >= divisor {
        return None;
    }
    let (hi, lo) = ((divisor >> 64) as u64, divisor as u64);
    let shift = leading_zeros(hi);
    let top = Divisor::of_62_bits(NonZeroU64::new(upper(hi, lo, shift) >> 2)?);
    let (high, low) = (upper(n[0], n[1], shift), upper(n[1], n[2], shift));
    let (over, mut quotient, _) = top.div_rem(high >> 2, (high << 62) | (low >> 2));
    if over != 0 {
        quotient = u64::MAX;
    }
    let mut product = mul(divisor, quotient);
    while product > n {
        (quotient, product) = (quotient.wrapping_sub(1), less(product, divisor));
    }
    let rem = join(n[1], n[2]).wrapping_sub(join(product[1], product[2]));
    Some((quotient as u128, rem))
}

/// The upper word of two that are shifted up by less than 64.
#[inline(always)]
fn upper(hi: u64, lo: u64, shift: u32) -> u64 {
    (hi << shift) | (lo >> 1).wrapping_shr(63 ^ shift)
}

/// A difference that is not below zero.
fn less(from: Wide, what: u128) -> Wide {
    let (low, borrow) = join(from[1], from[2]).overflowing_sub(what);
    [from[0].wrapping_sub(borrow as u64), (low >> 64) as u64, low as u64]
}
