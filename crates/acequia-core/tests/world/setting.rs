//! What a run is told by the environment.
#![allow(dead_code)] // each test binary uses its own part

/// A number.
pub fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().expect("a whole number"))
}

/// How many of so many random histories: all, or one in `ACEQUIA_ONE_IN` where many mutants are to be
/// judged in little time.
pub fn few_of(all: u64) -> u64 {
    all.div_ceil(setting("ACEQUIA_ONE_IN", 1))
}
