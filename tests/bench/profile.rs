//! Where the compute units of an instruction go: what the farm runs itself between one call of the runtime
//! and the next, in which of its functions, and what is left, which the runtime and other programs take.
//!
//! `profile [NAME [STREAMS]]`, where a name is one of the bench's table: `profile "claim (all)" 10`.
//! `profile sizes` shows how many bytes of the program each instruction alone needs.
//!
//! It runs the same bytes, in a runtime that writes down each step. Behind the feature `profile`, since
//! only that runtime is compiled for it. The bytes hold no names: a function is told by where it begins.

mod recorder;
mod sizes;

use harness::catalog;
use recorder::{Recorder, COUNTER};
use solana_program_runtime::invoke_context::{Executable, RegisterTrace};
use solana_program_runtime::solana_sbpf::ebpf::{self, Insn};
use std::collections::BTreeMap;

/// What is shown where nothing is named, with how many streams.
const SHOWN: [(&str, usize); 4] =
    [("stake", 1), ("stake", 10), ("claim (all)", 1), ("claim (all)", 10)];
/// Functions that run fewer steps than this in a part are not shown.
const LEAST: u64 = 10;

fn main() {
    // The runtime asks for this when it is made; the callback below takes the steps.
    std::env::set_var("SBF_TRACE_DIR", std::env::temp_dir());
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let streams = arguments.get(1).map_or(1, |count| count.parse().expect("a number of streams"));
    match arguments.first().map(String::as_str) {
        Some("sizes") => sizes::show(),
        Some(name) => show(name, streams),
        None => SHOWN.iter().for_each(|(name, streams)| show(name, *streams)),
    }
}

fn show(name: &str, streams: usize) {
    let case = catalog::find(name);
    let mut scene = (case.scene)(streams);
    let recorder = Recorder::watch(&mut scene, parts);
    let step = (case.step)(&mut scene);
    let outcome = if streams < 16 { step } else { step.by_table() }.ok();
    let parts = recorder.take().concat();
    let own: u64 = parts.iter().map(Part::steps).sum();
    println!("{name} at {streams} streams: {} CU", outcome.cu);
    parts.iter().for_each(Part::print);
    println!("{own:>7}  the farm's own");
    println!("{:>7}  the runtime's, and other programs'\n", outcome.cu - own);
}

/// What the farm runs until it calls the runtime, or ends.
#[derive(Clone, Default)]
struct Part {
    until: String,
    /// Steps by where the function begins that runs them.
    functions: BTreeMap<u64, u64>,
}

impl Part {
    fn steps(&self) -> u64 {
        self.functions.values().sum()
    }

    fn print(&self) {
        println!("{:>7}  until {}", self.steps(), self.until);
        for (begin, steps) in self.functions.iter().filter(|(_, steps)| **steps >= LEAST) {
            println!("{steps:>15}  function at {begin}");
        }
    }
}

fn parts(program: &Executable, trace: RegisterTrace) -> Vec<Part> {
    let (_, text) = program.get_text_bytes();
    let (mut parts, mut part) = (vec![], Part::default());
    let mut running: Vec<u64> = trace.iter().take(1).map(|registers| registers[COUNTER]).collect();
    for (nth, registers) in trace.iter().enumerate() {
        let step = ebpf::get_insn(text, registers[COUNTER] as usize);
        *part.functions.entry(*running.last().expect("one is running")).or_default() += 1;
        if let Some(name) = runtime_call(program, &step) {
            part.until = name;
            parts.push(std::mem::take(&mut part));
        } else if matches!(step.opc, ebpf::CALL_IMM | ebpf::CALL_REG) {
            running.push(trace[nth + 1][COUNTER]);
        } else if step.opc == ebpf::EXIT {
            running.pop();
        }
    }
    part.until = "the end".into();
    parts.push(part);
    parts
}

/// What a step calls of the runtime.
pub fn runtime_call(program: &Executable, step: &Insn) -> Option<String> {
    if step.opc != ebpf::CALL_IMM || step.src != 0 {
        return None;
    }
    let known = program.get_loader().get_function_registry().lookup_by_key(step.imm as u32);
    known.map(|(name, _)| String::from_utf8_lossy(name).into_owned())
}
