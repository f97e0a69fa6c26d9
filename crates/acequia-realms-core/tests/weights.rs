//! Votes of a weight, the largest voter weight, and the records that say both.

use acequia_realms_core::ballot::{Part, Sum, Window};
use acequia_realms_core::records::{MaxVoterWeight, VoterWeight, NEVER};
use acequia_realms_core::weight::{votes_floor, MaxRule, ONE};

#[test]
fn votes_are_weight_times_power_rounded_down() {
    assert_eq!(votes_floor(1_000, ONE), Some(1_000));
    assert_eq!(votes_floor(1_000, ONE / 3), Some(333));
    assert_eq!(votes_floor(3, 5 * ONE / 2), Some(7));
    assert_eq!(votes_floor(1, ONE - 1), Some(0));
    assert_eq!(votes_floor(u64::MAX, ONE), Some(u64::MAX));
    assert_eq!(votes_floor(1 << 32, u64::MAX), Some(u64::MAX));
    assert_eq!(votes_floor((1 << 32) + 1, u64::MAX), None);
    assert_eq!(votes_floor(u64::MAX, u64::MAX), None);
}

#[test]
fn a_rule_is_read_back_from_its_two_numbers() {
    for rule in [MaxRule::Fixed(1), MaxRule::Fixed(u64::MAX), MaxRule::ShareOfSupply(10_000)] {
        assert_eq!(MaxRule::new(rule.kind(), rule.value()), Some(rule));
    }
    for (kind, value) in [(0, 0), (1, 0), (1, 10_001), (2, 1), (255, 1)] {
        assert_eq!(MaxRule::new(kind, value), None);
    }
}

#[test]
fn the_maximum_is_rounded_up_and_never_nothing() {
    assert_eq!(MaxRule::Fixed(7).max_ceil(1_000), 7);
    assert_eq!(MaxRule::ShareOfSupply(5_000).max_ceil(10), 5);
    assert_eq!(MaxRule::ShareOfSupply(3_333).max_ceil(10), 4);
    assert_eq!(MaxRule::ShareOfSupply(1).max_ceil(0), 1);
    assert_eq!(MaxRule::ShareOfSupply(10_000).max_ceil(u64::MAX), u64::MAX);
}

const WEIGHT: VoterWeight = VoterWeight {
    realm: [1; 32],
    governing_token_mint: [2; 32],
    owner: [3; 32],
    weight: 0x0807_0605_0403_0201,
    expiry_slot: 0x1807_0605_0403_0201,
    proposal: [4; 32],
};

fn bytes_of_weight() -> Vec<u8> {
    [
        &[46, 249, 155, 75, 153, 248, 116, 9][..],
        &[1; 32],
        &[2; 32],
        &[3; 32],
        &[1, 2, 3, 4, 5, 6, 7, 8],
        &[1, 1, 2, 3, 4, 5, 6, 7, 24],
        &[1, 0],
        &[1],
        &[4; 32],
        &[0; 8],
    ]
    .concat()
}

#[test]
fn a_weight_record_has_the_bytes_that_governance_reads() {
    let expected = bytes_of_weight();
    assert_eq!(WEIGHT.encode()[..], expected);
    assert_eq!(VoterWeight::decode(&expected), Some(WEIGHT));
    assert_eq!(VoterWeight::decode(&expected[..163]), None);
    for at in [0, 112, 121, 122, 123, 163] {
        let mut other = expected.clone();
        other[at] ^= 1;
        assert_eq!(VoterWeight::decode(&other), None, "byte {at}");
    }
}

#[test]
fn a_maximum_record_has_the_bytes_that_governance_reads() {
    let max = MaxVoterWeight {
        realm: [1; 32],
        governing_token_mint: [2; 32],
        max: 5,
        expiry_slot: NEVER,
    };
    let expected = [
        &[157, 95, 242, 151, 16, 98, 26, 118][..],
        &[1; 32],
        &[2; 32],
        &[5, 0, 0, 0, 0, 0, 0, 0],
        &[1],
        &[255; 8],
        &[0; 8],
    ]
    .concat();
    assert_eq!(max.encode()[..], expected);
    assert_eq!(MaxVoterWeight::decode(&expected), Some(max));
    assert_eq!(MaxVoterWeight::decode(&expected[..96]), None);
}

const WINDOW: Window = Window { start: 100, end: 200 };

#[test]
fn a_sum_is_of_one_window_and_begins_anew_with_each_other() {
    let fresh = Sum::default();
    assert_eq!(fresh.without(&Part::default()), Some(0));
    let first = Sum { votes: 70, ..fresh.within(WINDOW).unwrap() };
    assert_eq!((first.round, first.within(WINDOW)), (1, Some(first)));
    let longer = Window { end: 300, ..WINDOW };
    let second = first.within(longer).unwrap();
    assert_eq!(second, Sum { window: longer, round: 2, votes: 0 });
    assert_eq!(second.within(WINDOW), Some(Sum { window: WINDOW, round: 3, votes: 0 }));
    assert_eq!(Sum { round: u32::MAX, ..first }.within(longer), None);
}

#[test]
fn a_part_of_another_round_is_no_part() {
    let sum = Sum { window: WINDOW, round: 3, votes: 70 };
    let without = |round, votes| sum.without(&Part { round, votes });
    assert_eq!([without(3, 50), without(3, 70), without(2, 50)], [Some(20), Some(0), Some(70)]);
    assert_eq!((without(3, 71), without(4, 71)), (None, Some(70)));
}

#[test]
fn what_is_told_is_the_sum_while_the_proposal_takes_votes_within_its_window() {
    let sum = Sum { window: WINDOW, round: 1, votes: 70 };
    assert_eq!([99, 100, 199, 200].map(|now| sum.told(Some(WINDOW), now)), [0, 70, 70, 0]);
    assert_eq!((sum.told(None, 150), sum.told(Some(Window { end: 300, ..WINDOW }), 150)), (0, 0));
}
