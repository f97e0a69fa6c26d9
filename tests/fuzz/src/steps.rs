//! What the farm's bytes do, as counters that guide the fuzzer: one for each step from one instruction of theirs to
//! another that is no neighbour.

// A section is named, which cannot be checked; the fuzzer finds the counters by it.
#![allow(unsafe_code)]

use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_program_runtime::invoke_context::InvokeContext;
use solana_transaction::sanitized::SanitizedTransaction;
use std::sync::atomic::{AtomicU8, Ordering};

/// The program counter, among the registers that are written down.
const COUNTER: usize = 11;
const SIZE: usize = 1 << 16;

#[link_section = "__libfuzzer_extra_counters"]
static COUNTERS: [AtomicU8; SIZE] = [const { AtomicU8::new(0) }; SIZE];

/// Counts each call of the farm.
pub struct Steps;

impl InvocationInspectCallback for Steps {
    fn before_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[u16],
        _: &mut InvokeContext,
        _: bool,
    ) {
    }

    fn after_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[u16],
        runtime: &InvokeContext,
        _: bool,
    ) {
        runtime.iterate_vm_traces(&|call, _, trace| {
            if call.get_program_key().is_ok_and(|key| *key == acequia_interface::ID) {
                let steps = trace.iter().map(|registers| registers[COUNTER]);
                let jumps = steps.clone().zip(steps.skip(1)).filter(|(from, to)| *to != from + 1);
                jumps.for_each(|(from, to)| count(from, to));
            }
        });
    }
}

fn count(from: u64, to: u64) {
    let mixed = (from << 20 ^ to).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    let counter = &COUNTERS[mixed as usize % SIZE];
    counter.store(counter.load(Ordering::Relaxed).saturating_add(1), Ordering::Relaxed);
}
