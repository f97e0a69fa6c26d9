//! Every signature and every write permission taken away, and accounts left out.

use super::Target;

/// Asserts that nothing goes through with less than the roles it asks for.
#[track_caller]
pub fn take_away(target: &Target) {
    for (nth, meta) in target.honest.accounts.iter().enumerate() {
        if meta.is_signer {
            target.refuses(&format!("account {nth} without its signature"), |i| {
                let same = i.accounts.iter_mut().filter(|other| other.pubkey == meta.pubkey);
                same.for_each(|other| other.is_signer = false);
            });
        }
        if meta.is_writable && !meta.is_signer && !spared(target, nth) {
            target.refuses(&format!("account {nth} read-only"), |i| {
                i.accounts[nth].is_writable = false;
            });
        }
    }
    for left in 0..target.honest.accounts.len() {
        target.refuses(&format!("only {left} accounts"), |i| i.accounts.truncate(left));
    }
}

/// Where nothing happens to be written, nothing needs to be writable: nobody has donated to
/// the vault of the pool that is closed, and a vote that replaces one of its own weight leaves
/// the receiver's tally (an extra account) as it is.
fn spared(target: &Target, nth: usize) -> bool {
    [("close_pool", 4), ("cast_vote (again)", 9)].contains(&(target.case.name, nth))
}
