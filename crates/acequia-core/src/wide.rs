//! 128-bit products and quotients in 64-bit steps.
//!
//! On SBF a 128-bit division through the compiler's builtin costs thousands of compute
//! units; these cost tens.

pub mod three;

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
    Factor::new(b).times(a)
}

/// The sum, where it fits a word. The compiler's `checked_add` costs SBF twice as much.
#[inline(always)]
pub const fn sum(a: u64, b: u64) -> Option<u64> {
    let sum = a.wrapping_add(b);
    if sum < a {
        return None;
    }
    Some(sum)
}

/// As [`mul`], by a factor that mostly is a half-word: then two products do.
#[inline(always)]
pub const fn mul_short(a: u64, b: u64) -> u128 {
    if b >> 32 != 0 {
        return mul(a, b);
    }
    let low = (a & LOW).wrapping_mul(b);
    let high = (a >> 32).wrapping_mul(b).wrapping_add(low >> 32);
    join(high >> 32, (high << 32) | (low & LOW))
}

/// A factor by its halves. They are taken apart once for many products; and where they come as
/// arguments of a function, no compiler sees that four products of halves are one of words, for which
/// SBF has a costly call.
#[derive(Clone, Copy, Debug)]
pub struct Factor {
    /// The upper half.
    pub hi: u64,
    /// The lower half.
    pub lo: u64,
    /// Both.
    pub word: u64,
}

impl Factor {
    /// Of a word.
    #[inline(always)]
    pub const fn new(word: u64) -> Self {
        Self { hi: word >> 32, lo: word & LOW, word }
    }

    /// The full product with a word.
    #[inline(always)]
    pub const fn times(&self, word: u64) -> u128 {
        let (high, middle, low) = self.products(word);
        join(high, (middle << 32) | (low & LOW))
    }

    /// The same, where it was made for many products: the low word is a product of words, which between two that
    /// are not taken apart beforehand has the compiler call for all of it.
    #[inline(always)]
    pub const fn times_prepared(&self, word: u64) -> (u64, u64) {
        (self.products(word).0, word.wrapping_mul(self.word))
    }

    /// High word, and what the lower ones are of.
    #[inline(always)]
    const fn products(&self, word: u64) -> (u64, u64, u64) {
        let (hi, lo) = (word >> 32, word & LOW);
        let low = lo.wrapping_mul(self.lo);
        let cross = hi.wrapping_mul(self.lo).wrapping_add(low >> 32);
        let middle = lo.wrapping_mul(self.hi).wrapping_add(cross & LOW);
        let high = hi.wrapping_mul(self.hi).wrapping_add(cross >> 32).wrapping_add(middle >> 32);
        (high, middle, low)
    }
}

/// A divisor, with what long division by it needs; made once for many divisions.
#[derive(Clone, Copy, Debug)]
pub struct Divisor {
    value: NonZeroU64,
    /// Below it a high word is divided in two digits: the divisor, or nothing where that is 2^62 or more.
    limit: u64,
    /// The power of two that scales it to between 2^62 and 2^63.
    scale: NonZeroU64,
    /// What of a low word scaling puts into the high one is the low one by this: 2^64 by the scale.
    spill: NonZeroU64,
    /// The divisor, scaled.
    scaled: u64,
    /// Its upper 32 of 63 bits.
    top: NonZeroU64,
}

impl Divisor {
    /// Of a word.
    #[inline(always)]
    pub fn new(value: NonZeroU64) -> Self {
        Self::scaled_up(value, leading_zeros(value.get()).wrapping_sub(1))
    }

    #[inline(always)]
    fn scaled_up(value: NonZeroU64, up: u32) -> Self {
        let scale = 1u64.wrapping_shl(up);
        let scaled = value.get().wrapping_mul(scale);
        Self {
            value,
            limit: if value.get() >> 62 == 0 { value.get() } else { 0 },
            scale: set(scale),
            spill: set(1u64.wrapping_shl(64u32.wrapping_sub(up))),
            scaled,
            top: set(scaled >> 31),
        }
    }

    /// Of a word of 62 bits.
    #[inline(always)]
    fn of_62_bits(value: NonZeroU64) -> Self {
        Self::scaled_up(value, 1)
    }

    /// The word.
    #[inline(always)]
    pub const fn get(&self) -> u64 {
        self.value.get()
    }

    /// Quotient and remainder of `hi * 2^64 + lo`, both rounded down.
    ///
    /// The quotient's high word comes first: it is zero where `hi` is less than the divisor.
    #[inline(always)]
    pub fn div_rem(&self, hi: u64, lo: u64) -> (u64, u64, u64) {
        if hi == 0 {
            return (0, lo / self.value, lo % self.value);
        }
        self.div_rem_long(hi, lo)
    }

    /// As [`div_rem`](Self::div_rem), where the high word is hardly ever zero.
    #[inline(always)]
    pub fn div_rem_long(&self, hi: u64, lo: u64) -> (u64, u64, u64) {
        let by = self.value;
        // Two divisions that are spared where the quotient fits a word.
        let (whole, rest) = if hi < self.limit { (0, hi) } else { (hi / by, hi % by) };
        if self.limit == 0 {
            return by_bits(whole, rest, lo, by.get());
        }
        let (quotient, rem) = self.two_digits(rest, lo);
        (whole, quotient, rem)
    }

    /// `a * b` by it, rounded down; as [`mul_div_floor`].
    #[inline(always)]
    pub fn mul_div_floor(&self, a: u64, b: u64) -> u64 {
        let product = mul(a, b);
        self.div_rem((product >> 64) as u64, product as u64).1
    }

    /// For `hi` less than the divisor and that below 2^62: two digits of base 2^32, each guessed by the
    /// divisor's upper half, as in Knuth's algorithm D (The Art of Computer Programming, vol. 2, 4.3.1).
    #[inline(always)]
    fn two_digits(&self, hi: u64, lo: u64) -> (u64, u64) {
        let rest = lo.wrapping_mul(self.scale.get());
        let high = hi.wrapping_mul(self.scale.get()) | (lo / self.spill);
        let (q1, r1) = self.digit(high, rest >> 32);
        let (q0, r0) = self.digit(r1, rest & LOW);
        ((q1 << 32) | q0, r0 / self.scale)
    }

    /// One digit of base 2^32 of a long division: `rem * 2^32 + next` by the scaled divisor, `rem` less
    /// than it. Returns digit and remainder.
    ///
    /// The guess is never too small, as it takes `next` for no less, and at most two too large. As the
    /// scaled divisor has 63 bits, what the guess leaves is a number of 64 with a sign, which says whether it was.
    #[inline(always)]
    fn digit(&self, rem: u64, next: u64) -> (u64, u64) {
        let mut q = ((rem << 1) | 1) / self.top;
        let mut left = ((rem << 32) | next).wrapping_sub(q.wrapping_mul(self.scaled));
        while (left as i64) < 0 {
            (q, left) = (q.wrapping_sub(1), left.wrapping_add(self.scaled));
        }
        (q, left)
    }
}

/// `whole`, and quotient and remainder of `hi * 2^64 + lo`, `hi` less than the divisor; bit by bit, ten times
/// as dear as by digits.
#[cold]
#[inline(never)]
fn by_bits(whole: u64, mut hi: u64, mut lo: u64, divisor: u64) -> (u64, u64, u64) {
    for _ in 0..u64::BITS {
        let over = hi >> 63 != 0;
        (hi, lo) = ((hi << 1) | (lo >> 63), lo << 1);
        if over || hi >= divisor {
            (hi, lo) = (hi.wrapping_sub(divisor), lo | 1);
        }
    }
    (whole, lo, hi)
}

/// What is not zero, or what nobody divides by.
#[inline(always)]
const fn set(word: u64) -> NonZeroU64 {
    match NonZeroU64::new(word) {
        Some(word) => word,
        None => NonZeroU64::MAX,
    }
}

/// As [`Divisor::div_rem`], once: a divisor of one word needs nothing made.
#[inline(always)]
pub fn div_rem(hi: u64, lo: u64, divisor: NonZeroU64) -> (u64, u64, u64) {
    if hi == 0 {
        return (0, lo / divisor, lo % divisor);
    }
    Divisor::new(divisor).div_rem(hi, lo)
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

/// Leading zero bits of a word: SBF has no instruction for it. Three choices leave a byte, whose own are
/// looked up.
#[inline(always)]
pub fn leading_zeros(word: u64) -> u32 {
    let above = |bits: u32| word >> bits != 0;
    let below: u32 = match (above(32), above(16)) {
        (true, _) if above(56) => 56,
        (true, _) if above(48) => 48,
        (true, _) if above(40) => 40,
        (true, _) => 32,
        (false, true) if above(24) => 24,
        (false, true) => 16,
        (false, false) if above(8) => 8,
        (false, false) => 0,
    };
    let byte = (word >> below) as u8;
    let of_byte = ZEROS_BEFORE_BYTE.get(byte as usize).copied().unwrap_or_default();
    (of_byte as u32).wrapping_sub(below)
}

/// Of a word whose last byte it is.
static ZEROS_BEFORE_BYTE: [u8; 256] = {
    let (mut zeros, mut byte) = ([0; 256], 0u8);
    loop {
        #[allow(clippy::indexing_slicing)] // there are as many as bytes
        {
            zeros[byte as usize] = (byte as u64).leading_zeros() as u8;
        }
        match byte.checked_add(1) {
            Some(next) => byte = next,
            None => break zeros,
        }
    }
};
