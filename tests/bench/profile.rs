//! Where the compute units of an instruction go: what the farm runs itself between one call of the runtime
//! and the next, and what is left, which the runtime and other programs take.
//!
//! `profile [NAME [STREAMS]]`, where a name is one of the bench's table: `profile "claim (all)" 10`.
//! It runs the same bytes, in a runtime that writes down each step. Behind the feature `profile`, since
//! only that runtime is compiled for it.

use harness::catalog;
use harness::prelude::*;
use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_program_runtime::invoke_context::{Executable, InvokeContext, RegisterTrace};
use solana_program_runtime::solana_sbpf::ebpf;
use solana_transaction::sanitized::SanitizedTransaction;
use std::sync::{Arc, Mutex, PoisonError};

const SHOWN: [&str; 2] = ["stake", "claim (all)"];

fn main() {
    // The runtime asks for this when it is made; the callback below takes the steps.
    std::env::set_var("SBF_TRACE_DIR", std::env::temp_dir());
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let names = arguments.first().map_or(SHOWN.to_vec(), |name| vec![name.as_str()]);
    let streams = arguments.get(1).map_or(1, |count| count.parse().expect("a number of streams"));
    names.iter().for_each(|name| show(name, streams));
}

fn show(name: &str, streams: usize) {
    let case = catalog::find(name);
    let mut scene = (case.scene)(streams);
    let steps = Steps::default();
    scene.world.svm.set_invocation_inspect_callback(steps.clone());
    let step = (case.step)(&mut scene);
    let outcome = if streams < 16 { step } else { step.by_table() }.ok();
    let parts = steps.0.lock().unwrap_or_else(PoisonError::into_inner);
    let own: u64 = parts.iter().map(|part| part.steps).sum();
    println!("{name} at {streams} streams: {} CU", outcome.cu);
    parts.iter().for_each(|Part { steps, then }| println!("{steps:>7}  until {then}"));
    println!("{own:>7}  the farm's own");
    println!("{:>7}  the runtime's, and other programs'\n", outcome.cu - own);
}

/// What the farm runs until it calls the runtime, or ends.
struct Part {
    steps: u64,
    then: String,
}

/// The parts of the transactions that were sent since it was made.
#[derive(Clone, Default)]
struct Steps(Arc<Mutex<Vec<Part>>>);

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
        runtime.iterate_vm_traces(&|call, program, trace| {
            if call.get_program_key().is_ok_and(|key| *key == acequia_interface::ID) {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(parts(program, trace));
            }
        });
    }
}

fn parts(program: &Executable, trace: RegisterTrace) -> Vec<Part> {
    const COUNTER: usize = 11; // among the registers that are written down
    let (_, text) = program.get_text_bytes();
    let mut parts = vec![];
    let mut steps = 0;
    for registers in trace {
        steps += 1;
        let next = ebpf::get_insn(text, registers[COUNTER] as usize);
        if next.opc == ebpf::CALL_IMM && next.src == 0 {
            let known = program.get_loader().get_function_registry().lookup_by_key(next.imm as u32);
            let name = known.map(|(name, _)| String::from_utf8_lossy(name).into_owned());
            parts.push(Part { steps, then: name.unwrap_or_else(|| "?".into()) });
            steps = 0;
        }
    }
    parts.push(Part { steps, then: "the end".into() });
    parts
}
