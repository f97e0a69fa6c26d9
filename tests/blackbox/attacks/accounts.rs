//! Every account replaced by every wrong one, and by every other account of the same step.

use super::harmless::{is_harmless, unused};
use super::Target;
use harness::prelude::Address;

/// Asserts that every substitution is refused but the harmless ones, and that none of those
/// is listed in vain.
#[track_caller]
pub fn substitute(target: &Target) {
    let mut seen = Vec::new();
    for (nth, meta) in target.honest.accounts.iter().enumerate() {
        for (name, address) in candidates(target) {
            if address == meta.pubkey || (meta.is_signer && !can_sign(target, &name, &address)) {
                continue;
            }
            let mut instruction = target.honest.clone();
            instruction.accounts[nth].pubkey = address;
            if let Some(farm) = target.goes_through(&instruction) {
                let case = &target.case;
                let harmless = is_harmless(case, nth, &name);
                assert!(harmless, "{}: account {nth} may be {name}", case.name);
                farm.check_books();
                seen.push((nth, name));
            }
        }
    }
    let stale = unused(&target.case, &seen);
    assert!(stale.is_empty(), "{}: listed as harmless, but refused: {stale:?}", target.case.name);
}

fn candidates(target: &Target) -> Vec<super::intruders::Intruder> {
    let own = target.honest.accounts.iter().enumerate();
    let own = own.map(|(nth, meta)| (format!("account {nth}"), meta.pubkey));
    target.intruders.iter().cloned().chain(own).collect()
}

/// Only people sign: an outsider, and whoever signs the step anyway.
fn can_sign(target: &Target, name: &str, address: &Address) -> bool {
    let mut signers = target.honest.accounts.iter().filter(|meta| meta.is_signer);
    signers.any(|meta| meta.pubkey == *address)
        || name == "mallory"
        || name == "an address without an account"
}
