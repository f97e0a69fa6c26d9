//! The kit, against receivers that make every check, all but one, and one too many.

mod poll;

use acequia_vote_hook::conformance::{run, Case, Expect, Failures};
use acequia_vote_hook::*;
use poll::{habits::*, *};
use std::collections::BTreeSet;

/// The kit's verdict on a receiver with this habit; the payload is arbitrary.
fn verdict(habit: Habit, payload: &[u8]) -> core::result::Result<(), Failures> {
    run(&receiver(payload).cases(), |case| case.play(&mut Poll::new(habit)))
}

/// The names of the cases that a receiver with this habit fails.
fn caught(habit: Habit) -> BTreeSet<&'static str> {
    let payloads: [&[u8]; 2] = [&[], &[1, 2, 3]];
    let failures = payloads.map(|payload| verdict(habit, payload).err());
    let failures = failures.into_iter().flatten().flat_map(|all| all.failures);
    failures.map(|failure| failure.case).collect()
}

fn sloppy() -> Vec<Habit> {
    [&DATA[..], &ACCOUNTS, &BALLOTS, &ORDERS].concat()
}

fn refuses_last(case: &Case) -> bool {
    let last = case.steps.last().map(|step| step.expect);
    last == Some(Expect::Refused)
}

#[test]
fn a_receiver_that_makes_every_check_passes() {
    for payload in [&[][..], &[1, 2, 3], &[0; MAX_PAYLOAD]] {
        verdict(CAREFUL, payload).unwrap();
    }
}

#[test]
fn a_receiver_that_omits_a_check_is_caught() {
    for habit in sloppy() {
        let caught = caught(habit);
        assert!(!caught.is_empty(), "nothing catches one that {}", habit.name);
        println!("{}: {caught:?}", habit.name);
    }
}

#[test]
fn a_receiver_that_refuses_or_miscounts_valid_votes_is_caught() {
    for habit in STRICT {
        let caught = caught(habit);
        assert!(!caught.is_empty(), "nothing catches one that {}", habit.name);
        println!("{}: {caught:?}", habit.name);
    }
}

/// A case that no sloppy receiver fails proves nothing.
#[test]
fn every_case_catches_somebody() {
    let caught: BTreeSet<_> = sloppy().into_iter().chain(STRICT).flat_map(caught).collect();
    let idle: Vec<_> = receiver(&[1])
        .cases()
        .into_iter()
        .map(|case| case.name)
        .filter(|name| !caught.contains(name) && *name != "a vote")
        .collect();
    assert_eq!(idle, [] as [&str; 0]);
}

/// Each forgery is a valid call but for one thing: whoever omits one check, and it alone,
/// lets it in.
#[test]
fn every_forgery_is_refused_for_one_reason() {
    let caught: BTreeSet<_> = sloppy().into_iter().flat_map(caught).collect();
    let cases = receiver(&[1]).cases();
    let mut forgeries = cases.iter().filter(|case| refuses_last(case));
    assert!(forgeries.all(|case| caught.contains(case.name)));
}

#[test]
fn names_are_unique() {
    let cases = receiver(&[]).cases();
    let names: BTreeSet<_> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len());
}

#[test]
fn all_failures_are_reported_at_once() {
    let cases = receiver(&[]).cases();
    let refuses_all = run(&cases, |case| case.play(&mut |_: &conformance::Call| Err("no".into())));
    let report = refuses_all.unwrap_err();
    assert_eq!(report.ran, cases.len());
    let text = report.to_string();
    assert!(text.contains("\n- a vote: was refused: no"));
    assert!(text.contains("\n- a vote withdrawn: already the call number 1 was refused: no"));
}

#[test]
fn a_closure_is_a_runtime_that_cannot_tell_what_is_recorded() {
    let mut poll = Poll::new(CAREFUL);
    let cases = receiver(&[]).cases();
    let mut call = |call: &conformance::Call| conformance::Runtime::call(&mut poll, call);
    cases[0].play(&mut call).unwrap();
}
