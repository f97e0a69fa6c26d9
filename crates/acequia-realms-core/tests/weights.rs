//! Votes of a weight, the largest voter weight, and the records that say both.

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
