//! What anybody may hand us, as bytes. `scripts/fuzz` lets a fuzzer look for bytes that break one of these,
//! guided by what code they reach; `tests/corpus.rs` replays what it kept, and every crash there was.
#![deny(unsafe_code)]

mod accounts;
mod events;
mod farm_files;
#[cfg(feature = "runtime")]
mod instructions;
mod operations;
mod rpc_answers;
#[cfg(feature = "steps")]
mod steps;

/// Panics where something is wrong.
pub type Target = fn(&[u8]);

/// By name: a folder of `corpus/` each.
pub const TARGETS: &[(&str, Target)] = &[
    ("accounts", accounts::read),
    ("core", operations::run),
    ("events", events::read),
    ("farm_files", farm_files::read),
    #[cfg(feature = "runtime")]
    ("instructions", instructions::send),
    ("rpc_answers", rpc_answers::hear),
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}
