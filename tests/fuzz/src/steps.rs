//! What the farm's bytes do, as counters that guide the fuzzer: one for each step from one instruction of theirs to
//! another that is no neighbour.

// A section is named, which cannot be checked; the fuzzer finds the counters by it.
#![allow(unsafe_code)]

use harness::record::COUNTER;
use std::sync::atomic::{AtomicU8, Ordering};

const SIZE: usize = 1 << 16;

#[link_section = "__libfuzzer_extra_counters"]
static COUNTERS: [AtomicU8; SIZE] = [const { AtomicU8::new(0) }; SIZE];

/// Counts the steps of a call of the farm, by its registers.
pub fn count_all(trace: &[[u64; 12]]) {
    let steps = trace.iter().map(|registers| registers[COUNTER]);
    let jumps = steps.clone().zip(steps.skip(1)).filter(|(from, to)| *to != from + 1);
    jumps.for_each(|(from, to)| count(from, to));
}

fn count(from: u64, to: u64) {
    let mixed = (from << 20 ^ to).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    let counter = &COUNTERS[mixed as usize % SIZE];
    counter.store(counter.load(Ordering::Relaxed).saturating_add(1), Ordering::Relaxed);
}
