//! How many bytes of the farm's code each instruction alone needs: what no other could reach, were its own
//! way in not there. That way is the first step that it takes and no other instruction.
//!
//! What several share is nobody's own, so the sum of all is less than the program.

use crate::recorder::{Recorder, COUNTER};
use crate::runtime_call;
use harness::catalog::{self, Case};
use solana_program_runtime::invoke_context::{Executable, RegisterTrace};
use solana_program_runtime::solana_sbpf::ebpf;
use std::collections::{BTreeMap, BTreeSet};

/// The length of a step [bytes].
const STEP: usize = ebpf::INSN_SIZE;

type Steps = BTreeSet<usize>;
type Next = BTreeMap<usize, Vec<usize>>;

/// Prints it, the largest first, and what those named need together.
pub fn show() {
    let (code, ways) = seen();
    let all = code.reachable(&Steps::new());
    println!("{:>9}  bytes of code", all * STEP);
    let mut own: Vec<(usize, &str)> =
        ways.iter().map(|(name, way)| (all - code.reachable(way), *name)).collect();
    own.sort_unstable_by(|a, b| b.cmp(a));
    own.iter().for_each(|(steps, name)| println!("{:>9}  {name}", steps * STEP));
    let since = SINCE.iter().flat_map(|name| &ways[name]).copied().collect();
    println!("{:>9}  together: {}", (all - code.reachable(&since)) * STEP, SINCE.join(", "));
}

/// What was not there when the program was 391,056 bytes long.
const SINCE: [&str; 12] = [
    "accept_funder",
    "announce_closing",
    "guard",
    "merge_positions",
    "propose_funder",
    "reinvest",
    "roll_stream",
    "set_operator",
    "set_page",
    "settle_pool",
    "wind_down_pool",
    "withdraw_hook_proposal",
];

/// The farm's code, and of each instruction the ways into what is its own: one by each entry.
fn seen() -> (Code, BTreeMap<&'static str, Steps>) {
    let cases = catalog::all();
    let runs: Vec<(&str, Run)> = cases.iter().flat_map(|case| runs(case, run)).collect();
    let mut takers: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (name, run) in &runs {
        run.trace.iter().for_each(|step| _ = takers.entry(*step).or_default().insert(name));
    }
    let mut ways: BTreeMap<&str, Steps> = BTreeMap::new();
    for (name, run) in &runs {
        let own = run.trace.iter().find(|step| takers[step].len() == 1);
        ways.entry(name).or_default().extend(own);
    }
    let (_, mut next) = runs(&cases[0], |program, _| next(program)).remove(0);
    for (from, to) in runs.iter().flat_map(|(_, run)| &run.pointers) {
        next.entry(*from).or_default().push(*to);
    }
    (Code { entry: runs[0].1.trace[0], next }, ways)
}

/// What `look` sees of the calls of a case, with its instruction's name.
fn runs<T: Send + 'static>(
    case: &Case,
    look: fn(&Executable, RegisterTrace) -> T,
) -> Vec<(&'static str, T)> {
    let mut scene = (case.scene)(1);
    let recorder = Recorder::watch(&mut scene, look);
    (case.step)(&mut scene).ok();
    recorder.take().into_iter().map(|seen| (case.instruction(), seen)).collect()
}

/// One call: the steps that it took, and where pointers led, which is not in the bytes.
struct Run {
    trace: Vec<usize>,
    pointers: Vec<(usize, usize)>,
}

fn run(program: &Executable, trace: RegisterTrace) -> Run {
    let (_, text) = program.get_text_bytes();
    let trace: Vec<usize> = trace.iter().map(|step| step[COUNTER] as usize).collect();
    let pairs = trace.windows(2).map(|pair| (pair[0], pair[1]));
    let pointers = pairs.filter(|(at, _)| ebpf::get_insn(text, *at).opc == ebpf::CALL_REG);
    Run { pointers: pointers.collect(), trace }
}

/// What may follow each step.
fn next(program: &Executable) -> Next {
    let (_, text) = program.get_text_bytes();
    let steps = || (0..text.len() / STEP).map(|at| (at, ebpf::get_insn(text, at)));
    let called = |at: usize, by: i64| (at as i64 + 1 + by) as usize;
    let calls = steps().filter(|(_, step)| step.opc == ebpf::CALL_IMM && step.src != 0);
    let functions: Steps = calls.map(|(at, step)| called(at, step.imm)).collect();
    let follow = |(at, step): (usize, ebpf::Insn)| {
        let over = if step.opc == ebpf::LD_DW_IMM { at + 2 } else { at + 1 };
        let jump = called(at, step.off as i64);
        let next = match (step.opc, step.opc & 7) {
            (ebpf::EXIT, _) => vec![],
            (ebpf::JA, _) => vec![jump],
            (ebpf::CALL_IMM, _) if step.src != 0 => vec![over, called(at, step.imm)],
            (ebpf::CALL_IMM, _) if ends(&runtime_call(program, &step)) => vec![],
            (ebpf::CALL_IMM | ebpf::CALL_REG, _) => vec![over],
            (_, 5 | 6) => vec![over, jump],
            _ => vec![over],
        };
        // What a function that never returns is followed by is another function.
        let falls = |to: &usize| *to != over || !functions.contains(to);
        (at, next.into_iter().filter(falls).collect())
    };
    steps().map(follow).collect()
}

fn ends(runtime_call: &Option<String>) -> bool {
    matches!(runtime_call.as_deref(), Some("abort" | "sol_panic_"))
}

struct Code {
    entry: usize,
    next: Next,
}

impl Code {
    /// How many steps can be reached without going by some.
    fn reachable(&self, without: &Steps) -> usize {
        let (mut seen, mut open) = (Steps::new(), vec![self.entry]);
        while let Some(step) = open.pop() {
            if !without.contains(&step) && seen.insert(step) {
                open.extend(self.next.get(&step).into_iter().flatten());
            }
        }
        seen.len()
    }
}
