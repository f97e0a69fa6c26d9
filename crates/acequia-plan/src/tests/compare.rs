//! Rewards of a file held against streams.

use super::*;
use crate::compare::Missing;

#[test]
fn a_stream_that_was_topped_up_since_its_export_is_known_by_its_name() {
    let mut topped_up = stream(&[(7, 7_000_000)]);
    topped_up.accrue(START, START + 2 * DAY, 1);
    let now = START + 2 * DAY;
    let farm = exported(topped_up, now);
    topped_up.top_up(now, 1_000_000).expect("room");
    assert!(
        matches!(verdict(&farm, topped_up, now), Verdict::Keep(_)),
        "it is not as the file says"
    );
    assert!(is_meant_in(POOL, &farm, topped_up, now));
    assert!(!is_meant_in(ANOTHER, &farm, topped_up, now));
}

#[test]
fn a_longer_file_says_what_is_missing() {
    let farm = exported(stream(&[(7, 1_000), (3, 500)]), START);
    let there = stream(&[(7, 1_000)]);
    let missing = Missing { segments: curve(&[(3, 500)]), commit_until: None };
    assert_eq!(verdict(&farm, there, START), Verdict::Extend(missing));
}

#[test]
fn a_later_promise_is_made_and_an_earlier_one_is_kept() {
    let there = stream(&[(20, 1_000)]);
    let mut promised = there;
    promised.commit(START + 12 * DAY).expect("it grows");
    let commit_until = Some(START + 12 * DAY);
    let more = Missing { segments: vec![], commit_until };
    assert_eq!(verdict(&exported(promised, START), there, START), Verdict::Extend(more));
    assert_same(&verdict(&exported(there, START), promised, START));
}

#[test]
fn another_curve_is_a_contradiction() {
    let there = stream(&[(10, 1_000)]);
    for other in [&[(5, 1_000)][..], &[(5, 400), (5, 600)], &[(3, 333), (9, 1_000)]] {
        let verdict = verdict(&exported(stream(other), START), there, START);
        assert!(matches!(verdict, Verdict::Conflict(_)), "{other:?}: {verdict:?}");
    }
}

#[test]
fn what_was_taken_back_or_topped_up_is_not_funded_again() {
    let farm = exported(stream(&[(20, 1_000)]), START);
    let mut refunded = stream(&[(20, 1_000)]);
    let refund = refunded.refund(START, false).expect("ten days are free");
    assert_eq!(refund.total(), 500);
    assert_kept(&verdict(&farm, refunded, START));
    let mut more = stream(&[(20, 1_000)]);
    more.top_up(START, 10).expect("active");
    assert_kept(&verdict(&farm, more, START));
}
