//! What anybody may hand us, as bytes. `scripts/fuzz` lets a fuzzer look for bytes that break one of these,
//! guided by what code they reach; `tests/corpus.rs` replays what it kept, and every crash there was.
#![forbid(unsafe_code)]

mod accounts;
mod events;
mod farm_files;
mod operations;
mod rpc_answers;

/// Panics where something is wrong.
pub type Target = fn(&[u8]);

/// By name: a folder of `corpus/` each.
pub const TARGETS: [(&str, Target); 5] = [
    ("accounts", accounts::read),
    ("core", operations::run),
    ("events", events::read),
    ("farm_files", farm_files::read),
    ("rpc_answers", rpc_answers::hear),
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}
