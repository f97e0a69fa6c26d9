//! Accounts of governance, written field by field as borsh does, and read.

use acequia_realms_core::ballot::{counted, Window};
use acequia_realms_core::governance::{seeds, Governance, Proposal, Realm, VoteRecord};

const REALM: [u8; 32] = [1; 32];
const GOVERNANCE: [u8; 32] = [2; 32];
const MINT: [u8; 32] = [3; 32];

/// A proposal of one option with that label, or of several, in a state and with a start.
fn proposal(state: u8, many: bool, labels: &[&str], voting_at: Option<i64>) -> Vec<u8> {
    let mut data = [&[14][..], &GOVERNANCE, &MINT, &[state], &[9; 32], &[1, 1]].concat();
    data.extend(if many { vec![1, 0, 1, 2, 2] } else { vec![0] });
    data.extend((labels.len() as u32).to_le_bytes());
    for label in labels {
        data.extend((label.len() as u32).to_le_bytes());
        data.extend(label.as_bytes());
        data.extend(7u64.to_le_bytes());
        data.extend([0, 1, 0, 2, 0, 3, 0]);
    }
    data.push(1);
    data.extend(5u64.to_le_bytes()); // against
    data.push(0);
    data.push(0); // abstain
    data.push(0); // start of voting, planned
    data.extend(100i64.to_le_bytes()); // drafted
    data.push(1);
    data.extend(101i64.to_le_bytes()); // signing off
    data.push(voting_at.is_some() as u8);
    data.extend(voting_at.iter().flat_map(|at| at.to_le_bytes()));
    data.extend([0; 40]);
    data
}

/// A governance with thresholds as they stand in the account.
fn governance(community: &[u8], council: &[u8], base: u32, cool_off: u32) -> Vec<u8> {
    let mut data = [&[18][..], &REALM, &[8; 32], &[0; 4], community].concat();
    data.extend(1u64.to_le_bytes());
    data.extend(2u32.to_le_bytes());
    data.extend(base.to_le_bytes());
    data.push(1);
    data.extend(council);
    data.extend([0, 50]); // the council's veto
    data.extend(3u64.to_le_bytes());
    data.push(2); // as no kind of threshold that is followed by its percentage
    data.push(2); // the community has no veto
    data.extend(cool_off.to_le_bytes());
    data.push(10);
    data.extend([0; 128]);
    data
}

fn read(data: &[u8]) -> Proposal {
    Proposal::read(data).expect("a proposal")
}

#[test]
fn a_proposal_is_read_whatever_its_options() {
    for labels in [&["Approve"][..], &["", "a", "a rather long label indeed"]] {
        for many in [false, true] {
            let read = read(&proposal(2, many, labels, Some(1_000)));
            assert_eq!((read.governance, read.governing_token_mint), (GOVERNANCE, MINT));
            assert_eq!((read.is_voting, read.voting_at), (true, Some(1_000)));
        }
    }
}

#[test]
fn only_the_state_of_voting_is_voting() {
    for state in 0..10 {
        let data = proposal(state, false, &["Approve"], None);
        assert_eq!(read(&data).is_voting, state == 2);
        assert_eq!(Proposal::is_decided(&data), state != 2);
    }
}

#[test]
fn a_governance_is_read_with_thresholds_of_either_length() {
    for community in [&[0, 60][..], &[2]] {
        for council in [&[0, 60][..], &[1, 0], &[2]] {
            let read = Governance::read(&governance(community, council, 259_200, 86_400));
            let expected =
                Governance { realm: REALM, base_seconds: 259_200, cool_off_seconds: 86_400 };
            assert_eq!(read, Some(expected));
        }
    }
}

#[test]
fn a_governance_from_before_version_3_has_no_cool_off() {
    let read = Governance::read(&governance(&[0, 60], &[0, 0], 100, 77)).expect("a governance");
    assert_eq!((read.base_seconds, read.cool_off_seconds), (100, 0));
}

#[test]
fn the_window_ends_a_second_after_the_last_in_which_votes_are_taken() {
    let governance = Governance { realm: REALM, base_seconds: 100, cool_off_seconds: 20 };
    let proposal = |voting_at| read(&proposal(2, false, &["Approve"], voting_at));
    let window = Window::of(&proposal(Some(1_000)), &governance);
    assert_eq!(window, Some(Window { start: 1_000, end: 1_121 }));
    assert_eq!(Window::of(&proposal(None), &governance), None);
    assert_eq!(Window::of(&proposal(Some(-1)), &governance), None);
    let longest = Governance { base_seconds: u32::MAX, cool_off_seconds: u32::MAX, ..governance };
    assert!(Window::of(&proposal(Some(i64::MAX)), &longest).is_some());
}

#[test]
fn a_realm_is_read_with_and_without_council_and_authority() {
    for version in [1, 16] {
        for (council, authority) in [(None, None), (Some([4; 32]), Some([5; 32]))] {
            let mut data = [&[version][..], &MINT, &[0; 8], &[0; 8], &[0; 9]].concat();
            for (key, gap) in [(council, 8), (authority, 20)] {
                data.push(key.is_some() as u8);
                data.extend(key.iter().flatten());
                data.extend(vec![0; gap]);
            }
            let read = Realm::read(&data).expect("a realm");
            assert_eq!(read, Realm { community_mint: MINT, council_mint: council, authority });
            assert!(read.has_voters(&MINT));
            assert_eq!(read.has_voters(&[4; 32]), council.is_some());
            assert!(!read.has_voters(&[5; 32]));
        }
    }
}

#[test]
fn no_account_is_taken_for_one_of_another_type_nor_when_cut_off() {
    let proposal = proposal(2, true, &["a", "b"], Some(1));
    let governance = governance(&[0, 60], &[0, 60], 1, 2);
    for kind in 0..=40 {
        let of = |data: &[u8]| [&[kind], &data[1..]].concat();
        assert_eq!(Proposal::read(&of(&proposal)).is_some(), kind == 14);
        assert_eq!(Governance::read(&of(&governance)).is_some(), (18..=21).contains(&kind));
        assert_eq!(VoteRecord::read(&of(&proposal)).is_some(), kind == 12);
        assert_eq!(Realm::read(&of(&[0; 200])).is_some(), kind == 1 || kind == 16);
    }
    let needed = proposal.len() - 40;
    assert!((0..needed).all(|length| Proposal::read(&proposal[..length]).is_none()));
    assert!((0..120).all(|length| Governance::read(&governance[..length.min(100)]).is_none()));
}

#[test]
fn bytes_that_lie_about_their_length_are_no_proposal() {
    let mut data = proposal(2, false, &["Approve"], Some(1));
    data[101..105].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(Proposal::read(&data), None);
    let mut data = proposal(2, false, &["Approve"], Some(1));
    data[105..109].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(Proposal::read(&data), None);
}

#[test]
fn what_governance_counts_is_the_record_while_the_proposal_is_in_voting() {
    let voting = proposal(2, false, &["Approve"], Some(1));
    let decided = proposal(3, false, &["Approve"], Some(1));
    let record = |relinquished: u8| {
        [&[12][..], &[0; 64], &[relinquished], &42u64.to_le_bytes(), &[1]].concat()
    };
    assert_eq!(counted(Some(&voting), Some(&record(0))), 42);
    assert_eq!(counted(Some(&voting), Some(&record(1))), 0);
    assert_eq!(counted(Some(&decided), Some(&record(0))), 0);
    assert_eq!(counted(Some(&voting), None), 0);
    assert_eq!(counted(Some(&voting), Some(&[])), 0);
    assert_eq!(counted(None, Some(&record(0))), 0);
    assert_eq!(counted(Some(&[]), Some(&record(0))), 0);
    assert_eq!(counted(Some(&voting), Some(&record(0)[..70])), u64::MAX, "it may be a vote");
    assert_eq!(counted(Some(&[99; 200]), Some(&record(0))), 42, "it may be in voting");
}

#[test]
fn records_are_where_governance_derives_them() {
    let words: [&[u8]; 4] = [b"governance", &REALM, &MINT, &[6; 32]];
    assert_eq!(seeds::token_owner_record(&REALM, &MINT, &[6; 32]), words);
    assert_eq!(seeds::vote_record(&MINT, &REALM), [b"governance", &MINT[..], &REALM]);
}

#[test]
fn a_threshold_or_an_option_of_another_kind_is_not_read() {
    assert_eq!(Governance::read(&governance(&[3, 60], &[0, 60], 1, 2)), None);
    let mut planned = proposal(2, false, &["Approve"], Some(1));
    assert!(Proposal::read(&planned).is_some());
    let at = planned.len() - 40 - 9;
    planned[at] = 2;
    assert_eq!(Proposal::read(&planned), None);
}
