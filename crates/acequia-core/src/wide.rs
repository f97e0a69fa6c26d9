//! 128-bit products and quotients in 64-bit steps.
//!
//! On SBF a 128-bit division through the compiler's builtin costs thousands of compute
//! units; these cost tens.

use core::num::NonZeroU64;

const LOW: u64 = 0xffff_ffff;

/// `hi * 2^64 + lo`.
#[inline(always)]
pub const fn join(hi: u64, lo: u64) -> u128 {
    ((hi as u128) << 64) | lo as u128
}

/// The full product of two words, from four half-word products.
#[inline(always)]
pub const fn mul(a: u64, b: u64) -> u128 {
    let (a_hi, a_lo, b_hi, b_lo) = (a >> 32, a & LOW, b >> 32, b & LOW);
    let low = a_lo.wrapping_mul(b_lo);
    let cross = a_hi.wrapping_mul(b_lo).wrapping_add(low >> 32);
    let middle = a_lo.wrapping_mul(b_hi).wrapping_add(cross & LOW);
    let high = a_hi.wrapping_mul(b_hi).wrapping_add(cross >> 32).wrapping_add(middle >> 32);
    join(high, (middle << 32) | (low & LOW))
}

/// Quotient and remainder of `hi * 2^64 + lo` by `divisor`, both rounded down.
///
/// The quotient's high word comes first: it is zero where `hi < divisor`.
#[inline(always)]
pub fn div_rem(hi: u64, lo: u64, divisor: NonZeroU64) -> (u64, u64, u64) {
    if hi == 0 {
        return (0, lo / divisor, lo % divisor);
    }
    // Two divisions that are spared where, as mostly, the quotient fits a word.
    let (whole, rest) = if hi < divisor.get() { (0, hi) } else { (hi / divisor, hi % divisor) };
    let (quotient, rem) = div_rem_narrow(rest, lo, divisor);
    (whole, quotient, rem)
}

/// `a * b / divisor` rounded down; the caller knows that it fits a word (`a` or `b` is at
/// most `divisor`). What does not fit is cut to its low word.
#[inline(always)]
pub fn mul_div_floor(a: u64, b: u64, divisor: NonZeroU64) -> u64 {
    let product = mul(a, b);
    div_rem((product >> 64) as u64, product as u64, divisor).1
}

/// As [`mul_div_floor`], rounded up.
pub fn mul_div_ceil(a: u64, b: u64, divisor: NonZeroU64) -> u64 {
    let product = mul(a, b);
    let (_, quotient, rest) = div_rem((product >> 64) as u64, product as u64, divisor);
    quotient.wrapping_add((rest > 0) as u64)
}

/// As [`div_rem`] for `hi < divisor`: Knuth's algorithm D in base 2^32
/// (The Art of Computer Programming, vol. 2, 4.3.1).
#[inline(always)]
fn div_rem_narrow(hi: u64, lo: u64, divisor: NonZeroU64) -> (u64, u64) {
    let shift = leading_zeros(divisor.get());
    let d = divisor.get() << shift;
    // `>> 1 >> (63 - shift)` is `>> (64 - shift)` that also holds for a shift of zero.
    let spill = (lo >> 1) >> (63 ^ shift);
    let rest = lo << shift;
    let (q1, r1) = digit((hi << shift) | spill, rest >> 32, d);
    let (q0, r0) = digit(r1, rest & LOW, d);
    ((q1 << 32) | q0, r0 >> shift)
}

/// One digit of base 2^32 of a long division: `rem * 2^32 + next` by a divisor whose top
/// bit is set, `rem < d`. Returns digit and remainder.
///
/// The first guess is at most 2^32 + 1 (as `d_hi >= 2^31`), so its product with `d_lo` fits a word,
/// and at most two too large.
#[inline(always)]
fn digit(rem: u64, next: u64, d: u64) -> (u64, u64) {
    let (d_hi, d_lo) = (d >> 32, d & LOW);
    // Never taken: the top bit of `d` is set. It spares a division a check for zero.
    let Some(top) = NonZeroU64::new(d_hi) else {
        return (0, rem);
    };
    let mut q = rem / top;
    let mut r = rem % top;
    while q.wrapping_mul(d_lo) > ((r << 32) | next) {
        q = q.wrapping_sub(1);
        r = r.wrapping_add(d_hi);
        if r > LOW {
            break;
        }
    }
    (q, (rem << 32).wrapping_add(next).wrapping_sub(q.wrapping_mul(d)))
}

/// Leading zero bits of a non-zero word, by halving: SBF has no instruction for it.
#[inline(always)]
const fn leading_zeros(mut word: u64) -> u32 {
    let mut zeros = 0;
    let mut width = 32u32;
    while width > 0 {
        if word >> (64u32.wrapping_sub(width)) == 0 {
            word <<= width;
            zeros |= width;
        }
        width >>= 1;
    }
    zeros
}
