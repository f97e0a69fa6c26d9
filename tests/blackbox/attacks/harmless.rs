//! Substitutions that go through, and why they may.

use harness::catalog::Case;

/// Instruction or case, account, what may stand there, why.
type Harmless = (&'static str, usize, &'static str, &'static str);

const DESTINATION: &str = "the signer chooses where their own tokens go";
const PAYER: &str = "whoever signs may pay the rent";
const ON_BEHALF: &str = "anyone may do this to any position: it can only help its owner";
const OWN: &str = "the signer has the same power over the other account";
const VIEW: &str = "anyone may ask about any account of the farm";

#[rustfmt::skip]
const HARMLESS: &[Harmless] = &[
    ("stake", 2, "this pool's position of", ON_BEHALF),
    ("unstake", 4, "wallet of", DESTINATION),
    ("unstake", 4, "another pool's", DESTINATION),
    ("emergency_exit", 4, "wallet of", DESTINATION),
    ("emergency_exit", 4, "another pool's", DESTINATION),
    ("leave_lock_early", 4, "wallet of", DESTINATION),
    ("leave_lock_early", 4, "another pool's", DESTINATION),
    ("set_stake", 2, "this pool's position of", "a delegate sets every position of its pool"),
    ("claim", 6, "wallet of", DESTINATION),
    ("claim", 8, "wallet of", DESTINATION),
    ("claim", 9, "wallet of", DESTINATION),
    ("refund_stream", 4, "wallet of", DESTINATION),
    ("retire_stream", 4, "wallet of", DESTINATION),
    ("open_position", 1, "mallory", PAYER),
    ("add_stream", 1, "mallory", PAYER),
    ("add_stream", 1, "account 6", PAYER),
    ("add_flow_stream", 1, "mallory", PAYER),
    ("create_pool", 1, "mallory", PAYER),
    ("create_delegated_pool", 1, "mallory", PAYER),
    ("transfer_position", 1, "mallory", "the next owner is whom both signatures name"),
    ("transfer_position", 1, "an address without", "the same"),
    ("transfer_position", 1, "account 0", "to oneself: only the vote history starts anew"),
    ("set_push_claims", 1, "another pool's position of alice", OWN),
    ("wind_down_stream", 1, "another pool's account", OWN),
    ("propose_authority", 1, "another pool's account", OWN),
    ("renounce_authority", 1, "another pool's account", OWN),
    ("set_reward_manager", 1, "another pool's account", OWN),
    ("set_caps", 1, "another pool's account", OWN),
    ("set_paused", 1, "another pool's account", OWN),
    ("set_page", 1, "mallory", PAYER),
    ("set_page (again)", 1, "", "no rent is due any more, so whoever signs pays nothing"),
    ("announce_closing", 1, "another pool's account", OWN),
    ("propose_funder", 1, "another pool's account", OWN),
    ("sweep_fraction", 1, "this pool's position of", ON_BEHALF),
    ("close_pool", 4, "the farm itself", "nothing was donated, so nothing has to go anywhere"),
    ("settle_pool", 0, "another pool's account", "anyone may settle any pool: nobody's part changes"),
    ("propose_hook", 1, "another pool's account", OWN),
    ("set_operator", 1, "another pool's position of alice", OWN),
    ("cast_vote", 2, "mallory", PAYER),
    ("cast_vote (again)", 2, "", "no rent is due any more, so whoever signs pays nothing"),
    ("view_votes", 1, "this pool's position of", VIEW),
    ("view_pending", 1, "this pool's position of", VIEW),
    ("view_pool", 0, "another pool's account", VIEW),
];

/// Whether that account of that step may be the one of that name.
pub fn is_harmless(case: &Case, nth: usize, name: &str) -> bool {
    HARMLESS.iter().any(|entry| matches(entry, case, nth, name))
}

/// Entries for a step that nothing seen matches. An instruction whose variants have
/// different accounts is passed over.
pub fn unused(case: &Case, seen: &[(usize, String)]) -> Vec<&'static Harmless> {
    let mine = HARMLESS.iter().filter(|entry| is_about(entry, case) && entry.0 != "claim");
    mine.filter(|entry| !seen.iter().any(|(nth, name)| matches(entry, case, *nth, name))).collect()
}

fn matches(entry: &Harmless, case: &Case, nth: usize, name: &str) -> bool {
    is_about(entry, case) && entry.1 == nth && name.contains(entry.2)
}

fn is_about(entry: &Harmless, case: &Case) -> bool {
    entry.0 == case.name || entry.0 == case.instruction()
}
