//! Arithmetic of doubles, which governance needs for rent alone: a number of lamports, times a
//! number of years. SBF has no floats and the registry route has no library of them. Finite
//! numbers of at least zero; rounded to nearest, ties to even.
//!
//! These are the names by which the code generator asks for it.
#![cfg(target_os = "solana")]
#![allow(unsafe_code)] // for `no_mangle`: the names are the compiler's own

const FRACTION: u32 = 52;
const HIDDEN: u64 = 1 << FRACTION;
const BIAS: i32 = 1023;

/// A finite double of at least zero: `significand * 2^exponent`.
fn split(x: u64) -> (u64, i32) {
    let (field, fraction) = ((x >> FRACTION & 0x7ff) as i32, x & (HIDDEN - 1));
    match field {
        0 => (fraction, 1 - BIAS - FRACTION as i32),
        _ => (fraction | HIDDEN, field - BIAS - FRACTION as i32),
    }
}

/// `significand * 2^exponent` as a double, to nearest, ties to even.
fn join(significand: u128, exponent: i32) -> u64 {
    if significand == 0 {
        return 0;
    }
    let excess = 128 - significand.leading_zeros() as i32 - 53;
    let (mut kept, mut exponent) = match excess {
        0.. => ((significand >> excess) as u64, exponent + excess),
        _ => ((significand << -excess) as u64, exponent + excess),
    };
    if excess > 0 {
        let (rest, half) = (significand & ((1 << excess) - 1), 1u128 << (excess - 1));
        if rest > half || rest == half && kept & 1 == 1 {
            kept += 1;
        }
        if kept == HIDDEN << 1 {
            (kept, exponent) = (HIDDEN, exponent + 1);
        }
    }
    ((exponent + BIAS + FRACTION as i32) as u64) << FRACTION | kept & (HIDDEN - 1)
}

/// An integer as a double.
#[no_mangle]
pub extern "C" fn __floatundidf(n: u64) -> u64 {
    join(n as u128, 0)
}

/// A product.
#[no_mangle]
pub extern "C" fn __muldf3(a: u64, b: u64) -> u64 {
    let ((a, i), (b, j)) = (split(a), split(b));
    join(a as u128 * b as u128, i + j)
}

/// A double as an integer, rounded down; below 2^64.
#[no_mangle]
pub extern "C" fn __fixunsdfdi(x: u64) -> u64 {
    let (significand, exponent) = split(x);
    match exponent {
        0..=11 => significand << exponent,
        -63..=-1 => significand >> -exponent,
        _ => 0,
    }
}

/// Compares: negative, zero or positive.
#[no_mangle]
pub extern "C" fn __gedf2(a: u64, b: u64) -> i64 {
    (a as i64).cmp(&(b as i64)) as i64
}

/// The same.
#[no_mangle]
pub extern "C" fn __gtdf2(a: u64, b: u64) -> i64 {
    __gedf2(a, b)
}
