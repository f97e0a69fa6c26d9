//! Products and quotients of three words, against each other.

#[path = "world/setting.rs"]
mod setting;

use acequia_core::wide::join;
use acequia_core::wide::three::{div_rem, mul, mul_low, Wide};
use setting::few_of;

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
    for _ in 0..few_of(200_000) {
        let (quotient, divisor) = (next() as u64, next() >> 1);
        let Some(rem) = next().checked_rem(divisor) else { continue };
        let n = plus(mul(divisor, quotient), rem);
        assert_eq!(div_rem(n, divisor), Some((quotient as u128, rem)), "{n:?} / {divisor}");
        *(if divisor >> 64 == 0 { &mut narrow } else { &mut broad }) += 1;
    }
    assert!(narrow > few_of(10_000) && broad > few_of(10_000), "{narrow} and {broad}");
}

#[test]
fn a_quotient_of_two_words() {
    let mut next = numbers();
    for _ in 0..few_of(100_000) {
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
    for _ in 0..few_of(100_000) {
        let (a, b) = (next(), next());
        assert_eq!(mul_low(a, b), a.wrapping_mul(b));
    }
}

/// `amount * part / whole` bit by bit, with nothing divided.
fn share(amount: u64, part: u128, whole: u128) -> u64 {
    let (mut quotient, mut remainder) = (0, 0);
    for bit in (0..u64::BITS).rev() {
        (quotient, remainder) = (quotient << 1, remainder << 1);
        remainder += if amount >> bit & 1 == 1 { part } else { 0 };
        while remainder >= whole {
            (quotient, remainder) = (quotient + 1, remainder - whole);
        }
    }
    quotient
}

/// What a gauge splits: sums below 2^110, a part that is at most the whole.
#[test]
fn a_share_in_one_division_is_the_one_bit_by_bit() {
    let mut next = numbers();
    for _ in 0..few_of(20_000) {
        let (amount, whole) = (next() as u64, (next() >> 18).max(1));
        let part = next() % (whole + 1);
        let quotient = div_rem(mul(part, amount), whole).map(|(quotient, _)| quotient);
        assert_eq!(quotient, Some(share(amount, part, whole) as u128), "{amount} {part} {whole}");
    }
}

/// The highest two words of both are all but equal: the first guess does not fit a word.
#[test]
fn a_guess_that_fits_no_word_is_cut() {
    let divisor = join(1 << 63, u64::MAX);
    let n = [1 << 63, u64::MAX - 1, 0];
    assert_eq!(div_rem(n, divisor), Some((u128::from(u64::MAX), divisor - (1 << 64))));
}
