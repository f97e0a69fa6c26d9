//! Which instructions of our programs the tests ran, for `scripts/coverage`: behind the feature `profile`,
//! since only then the runtime writes down its steps, where SBF_TRACE_DIR asks it to.

use crate::record::COUNTER;
use solana_program_runtime::invoke_context::InvokeContext;
use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

/// What was run so far, and the file that is told of each instruction once.
struct Ran {
    file: File,
    /// Whether each instruction was run, by how many bytes of instructions a program has: that tells
    /// programs apart wherever they lie.
    programs: HashMap<usize, Vec<bool>>,
}

/// Where ACEQUIA_STEPS_RUN names a file.
static RAN: LazyLock<Option<Mutex<Ran>>> = LazyLock::new(|| {
    let path = std::env::var_os("ACEQUIA_STEPS_RUN")?;
    let file =
        File::options().create(true).append(true).open(path).expect("the file can be written");
    Some(Mutex::new(Ran { file, programs: HashMap::new() }))
});

/// Notes what a transaction ran.
pub(crate) fn note(runtime: &InvokeContext) {
    let Some(ran) = RAN.as_ref() else { return };
    runtime.iterate_vm_traces(&|_, program, trace| {
        let size = program.get_text_bytes().1.len();
        let mut ran = ran.lock().unwrap_or_else(PoisonError::into_inner);
        trace.iter().for_each(|registers| ran.note(size, registers[COUNTER] as usize));
    });
}

impl Ran {
    fn note(&mut self, size: usize, step: usize) {
        let steps = self.programs.entry(size).or_insert_with(|| vec![false; size / 8]);
        if !std::mem::replace(&mut steps[step], true) {
            writeln!(self.file, "{size} {step}").expect("the file can be written");
        }
    }
}
