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
}

impl Factor {
    /// Of a word.
    #[inline(always)]
    pub const fn new(word: u64) -> Self {
        Self { hi: word >> 32, lo: word & LOW }
    }

    /// The full product with a word.
    #[inline(always)]
    pub const fn times(self, word: u64) -> u128 {
        let (hi, lo) = (word >> 32, word & LOW);
        let low = lo.wrapping_mul(self.lo);
        let cross = hi.wrapping_mul(self.lo).wrapping_add(low >> 32);
        let middle = lo.wrapping_mul(self.hi).wrapping_add(cross & LOW);
        let high = hi.wrapping_mul(self.hi).wrapping_add(cross >> 32).wrapping_add(middle >> 32);
        join(high, (middle << 32) | (low & LOW))
    }

    /// The word.
    #[inline(always)]
    pub const fn word(self) -> u64 {
        (self.hi << 32) | self.lo
    }
}

/// A divisor, with what long division by it needs; made once for many divisions.
#[derive(Clone, Copy, Debug)]
pub struct Divisor {
    value: NonZeroU64,
    /// By how many bits it is shifted up, so that its top bit is set.
    shift: u32,
    /// Its upper half when shifted: at least 2^31.
    top: NonZeroU64,
    /// Its lower half when shifted.
    bottom: u64,
}

impl Divisor {
    /// Of a word.
    #[inline(always)]
    pub fn new(value: NonZeroU64) -> Self {
        let shift = leading_zeros(value.get());
        let shifted = value.get() << shift;
        let top = match NonZeroU64::new(shifted >> 32) {
            Some(top) => top,
            None => NonZeroU64::MAX, // never: the top bit is set
        };
        Self { value, shift, top, bottom: shifted & LOW }
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
        let by = self.value;
        if hi == 0 {
            return (0, lo / by, lo % by);
        }
        // Two divisions that are spared where, as mostly, the quotient fits a word.
        let (whole, rest) = if hi < by.get() { (0, hi) } else { (hi / by, hi % by) };
        let (quotient, rem) = self.div_rem_narrow(rest, lo);
        (whole, quotient, rem)
    }

    /// `a * b` by it, rounded down; as [`mul_div_floor`](self::mul_div_floor).
    #[inline(always)]
    pub fn mul_div_floor(&self, a: u64, b: u64) -> u64 {
        let product = mul(a, b);
        self.div_rem((product >> 64) as u64, product as u64).1
    }

    /// As [`div_rem`](Self::div_rem) for `hi` less than the divisor: Knuth's algorithm D in base 2^32
    /// (The Art of Computer Programming, vol. 2, 4.3.1).
    #[inline(always)]
    fn div_rem_narrow(&self, hi: u64, lo: u64) -> (u64, u64) {
        // `>> 1 >> (63 - shift)` is `>> (64 - shift)` that also holds for a shift of zero.
        let spill = (lo >> 1) >> (63 ^ self.shift);
        let rest = lo << self.shift;
        let (q1, r1) = self.digit((hi << self.shift) | spill, rest >> 32);
        let (q0, r0) = self.digit(r1, rest & LOW);
        ((q1 << 32) | q0, r0 >> self.shift)
    }

    /// One digit of base 2^32 of a long division: `rem * 2^32 + next` by the shifted divisor, `rem`
    /// less than it. Returns digit and remainder.
    ///
    /// The first guess is at most 2^32 + 1 (as `top >= 2^31`), so its product with `bottom` fits a word,
    /// and at most two too large. What is left of the guess, less that product, is the remainder.
    #[inline(always)]
    fn digit(&self, rem: u64, next: u64) -> (u64, u64) {
        let mut q = rem / self.top;
        let mut left = ((rem % self.top) << 32) | next;
        let mut product = q.wrapping_mul(self.bottom);
        if product > left {
            let top = self.top.get() << 32;
            (q, product) = (q.wrapping_sub(1), product.wrapping_sub(self.bottom));
            let (more, beyond) = left.overflowing_add(top);
            left = more;
            if !beyond && product > left {
                (q, product) = (q.wrapping_sub(1), product.wrapping_sub(self.bottom));
                left = left.wrapping_add(top);
            }
        }
        (q, left.wrapping_sub(product))
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
fn leading_zeros(word: u64) -> u32 {
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
    let of_byte = ZEROS_OF_BYTE.get(byte as usize).copied().unwrap_or_default();
    56u32.wrapping_sub(below).wrapping_add(of_byte as u32)
}

static ZEROS_OF_BYTE: [u8; 256] = {
    let (mut zeros, mut byte) = ([0; 256], 0u8);
    loop {
        #[allow(clippy::indexing_slicing)] // there are as many as bytes
        {
            zeros[byte as usize] = byte.leading_zeros() as u8;
        }
        match byte.checked_add(1) {
            Some(next) => byte = next,
            None => break zeros,
        }
    }
};
