//! `policy`: rules about how the crates hang together.

mod dependencies;
mod manifests;
mod texts;

use crate::say::{broken, note, Failure, Outcome};

/// What is wrong, in words; nothing where a rule holds.
type Found = Outcome<Vec<String>>;

const RULES: [fn() -> Found; 11] = [
    manifests::every_crate_is_linted,
    dependencies::core_stands_alone,
    dependencies::interface_is_light,
    dependencies::cli_is_light,
    manifests::programs_are_depended_on_by_nobody,
    manifests::our_crates_are_optimised_beside_the_chain,
    texts::tests_build_nothing,
    manifests::one_address,
    texts::modules_are_declared_where_rustfmt_sees_them,
    texts::no_word_beside_the_glossary,
    texts::npm_lock_is_one_and_names_no_host,
];

pub fn check() -> Outcome {
    let found: Vec<String> = RULES.iter().flat_map(|rule| held_to(*rule)).collect();
    found.iter().for_each(|what| broken("policy", what));
    if !found.is_empty() {
        return Err(Failure::said());
    }
    note("lints inherited, core alone, interface and CLI light, programs depended on by nobody, one address each,");
    note("modules where rustfmt sees them, the glossary's words, one npm lock that names no host");
    Ok(())
}

/// A rule that cannot be checked is broken, and the others are checked all the same.
fn held_to(rule: fn() -> Found) -> Vec<String> {
    rule().unwrap_or_else(|failure| vec![failure.words()])
}

fn unless(holds: bool, what: impl FnOnce() -> String) -> Vec<String> {
    (!holds).then(what).into_iter().collect()
}
