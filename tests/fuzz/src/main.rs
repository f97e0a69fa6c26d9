//! The fuzzer, on the target that `ACEQUIA_FUZZ` names: see scripts/fuzz.
#![no_main]

use std::sync::LazyLock;

static TARGET: LazyLock<acequia_fuzz::Target> = LazyLock::new(|| {
    // A runtime that writes down steps asks for this when it is made.
    #[cfg(feature = "steps")]
    std::env::set_var("SBF_TRACE_DIR", std::env::temp_dir());
    let name = std::env::var("ACEQUIA_FUZZ").expect("ACEQUIA_FUZZ names a target");
    acequia_fuzz::target(&name).expect("a target: see TARGETS")
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| TARGET(bytes));
