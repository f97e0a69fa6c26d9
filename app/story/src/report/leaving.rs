//! What came of everybody's leaving, on a copy.

use super::page::mark;
use crate::run::Ended;

/// Whether everybody who left on the copy got out, and took all principal along.
pub fn all_are_out(ended: &Ended) -> bool {
    ended.leaving.left_behind == 0 && ended.leaving.left_in_vaults.iter().all(|left| *left == 0)
}

pub fn leaving(ended: &Ended) -> Vec<String> {
    let left: u64 = ended.leaving.left_in_vaults.iter().sum();
    let out = positions(ended.leaving.positions as u64);
    vec![
        String::new(),
        format!("  And if all left now? On a copy, once the last lock has ended, {out} unstake, claim and"),
        format!(
            "  close: {} stay behind, {left} base units stay in the stake vaults  {}",
            positions(ended.leaving.left_behind),
            mark(all_are_out(ended))
        ),
    ]
}

pub fn positions(count: u64) -> String {
    format!("{count} position{}", if count == 1 { "" } else { "s" })
}
