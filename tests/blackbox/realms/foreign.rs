//! What is not the voter's, the proposal's or the realm's is refused: by the adapter, or by
//! governance itself.

use acequia_realms_core::records::VoterWeight;
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::governance::CreateVoter;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{addresses, ID};
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, Terms, GOVERNANCE, YES};
use harness::world::address_of;

/// Governance's own reasons.
const WRONG_ACTION: u32 = 0x24b;
const WRONG_TARGET: u32 = 0x24c;
const WRONG_VOTER: u32 = 0x240;
const WRONG_OWNER: u32 = 0x44e;

/// Alice has 3,000 and bob 1,000; two proposals are voted on, and alice's vote on the first
/// has been passed on in this slot.
fn passed_on() -> (RealmScene, Voting, Place) {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    let (first, second) = (realm.propose(), realm.propose());
    let voting = realm.voting("alice", &first, 0, 0);
    realm.pass_on(0, &voting).ok();
    (realm, voting, second)
}

/// Changes what governance is told of alice.
fn forge(realm: &mut RealmScene, change: impl FnOnce(&mut Vec<u8>, &mut Address)) {
    let at = realm.place.voter_weight_record(&address_of("alice"));
    let mut account = realm.world.account(&at).expect("the record");
    change(&mut account.data, &mut account.owner);
    realm.world.put(at, account);
}

#[test]
fn a_weight_for_one_proposal_does_not_count_on_another() {
    let (mut realm, voting, second) = passed_on();
    let elsewhere = Voting { place: second, ..voting };

    let vote = realm.civic_vote(&elsewhere, YES);
    realm.does("alice", vote).governance_refuses(WRONG_TARGET);

    assert_eq!(realm.counted(&second), (0, 0));
}

#[test]
fn governance_refuses_a_weight_for_another_action() {
    let (mut realm, voting, _) = passed_on();
    let vote = realm.civic_vote(&voting, YES);
    realm.fork().does("alice", vote.clone()).ok();

    forge(&mut realm, |data, _| data[122] = 3);
    realm.does("alice", vote).governance_refuses(WRONG_ACTION);
}

#[test]
fn governance_refuses_a_weight_that_the_adapter_does_not_own() {
    let (mut realm, voting, _) = passed_on();
    let vote = realm.civic_vote(&voting, YES);

    forge(&mut realm, |_, owner| *owner = address_of("somebody"));
    realm.does("alice", vote).governance_refuses(WRONG_OWNER);
}

#[test]
fn nobody_votes_with_the_weight_of_another() {
    let (mut realm, voting, _) = passed_on();
    let bob = Voting { voter: realm.world.actor("bob"), ..voting };
    let record = CreateVoter { payer: bob.voter, place: bob.place, voter: bob.voter };
    realm.does("bob", record.instruction()).ok();

    let vote = realm.civic_vote(&bob, YES);
    let alices = realm.place.voter_weight_record(&voting.voter);
    let step = realm.does("bob", vote);
    step.with(|all| all[0].accounts[11].pubkey = alices).governance_refuses(WRONG_VOTER);
}

#[test]
fn no_other_account_of_the_adapter_passes_for_a_weight() {
    let (mut realm, voting, _) = passed_on();
    let vote = realm.civic_vote(&voting, YES);
    let place = voting.place;
    let accounts = [
        place.registrar(),
        addresses::tally(&place.proposal, &voting.voter).0,
        addresses::vote_record(&place.proposal, &voting.position).0,
        addresses::max_voter_weight_record(&place.registrar()).0,
    ];
    for account in accounts {
        let step = realm.does("alice", vote.clone());
        step.with(|all| all[0].accounts[11].pubkey = account).refused();
    }
}

/// Sends alice's vote with another account in the nth place of the extras.
#[track_caller]
fn with_extra(
    realm: &mut RealmScene,
    voting: &Voting,
    nth: usize,
    account: Address,
) -> RealmsError {
    let mut cast = realm.cast(0, voting);
    let at = cast.accounts.len() - 7 + nth;
    cast.accounts[at].pubkey = account;
    let outcome = realm.does("alice", cast).refused();
    let code = outcome.custom_error().unwrap_or_else(|| panic!("{}", outcome.log()));
    RealmsError::from_code(code).unwrap_or_else(|| panic!("{code}: {}", outcome.log()))
}

#[test]
fn each_extra_account_must_be_the_votes_own() {
    use RealmsError::*;
    let (mut realm, voting, second) = passed_on();
    let bob = realm.voting("bob", &voting.place, 0, 0);
    let alices_second = Voting { place: second, ..voting };
    realm.pass_on(0, &bob).ok();
    realm.pass_on(0, &alices_second).ok();
    let (bobs, seconds) = (bob.extras(), alices_second.extras());
    let foreign = [
        (0, seconds[0].pubkey, WrongProposal),
        (3, seconds[3].pubkey, WrongTally),
        (3, bobs[3].pubkey, WrongTally),
        (4, seconds[4].pubkey, WrongTally),
        (4, bobs[4].pubkey, WrongTally),
        (5, bobs[5].pubkey, WrongVoter),
        (6, bobs[6].pubkey, WrongGovernanceVote),
        (1, voting.place.proposal, NotGovernance),
        (1, voting.extras()[2].pubkey, ForeignGovernance),
    ];
    for (nth, account, expected) in foreign {
        assert_eq!(with_extra(&mut realm, &voting, nth, account), expected, "extra {nth}");
    }
}

#[test]
fn a_position_of_another_owner_gets_no_record_in_ones_tally() {
    let (mut realm, voting, _) = passed_on();
    let bobs = realm.voting("bob", &voting.place, 0, 0);
    let mixed = Voting { voter: voting.voter, ..bobs };

    realm.pass_on(0, &mixed).fails(RealmsError::NotOwnerOfPosition);
}

/// A vote's record is of the owner it was opened for. Whoever the position went to closes it first.
#[test]
fn a_record_of_the_owner_before_is_closed_before_the_next_one_opens_theirs() {
    let (mut realm, voting, _) = passed_on();
    realm.withdraw(0, &voting).ok();
    realm.when("alice").transfer_to("carol").ok();
    let carols = Voting { voter: address_of("carol"), ..voting };
    let open =
        acequia_realms_interface::instructions::OpenVote { payer: carols.voter, voting: carols };
    realm.does("carol", open.instruction()).fails(RealmsError::WrongVoter);

    let close = realm.closing(&voting);
    realm.does("carol", close).ok();
    realm.does("carol", open.instruction()).ok();
}

#[test]
fn a_draft_is_not_voted_on() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let draft = realm.draft();
    let voting = realm.voting("alice", &draft, 0, 0);
    let now = realm.world.now();
    let open = acequia_realms_interface::instructions::OpenVote { payer: voting.voter, voting };

    realm.does("alice", open.instruction()).fails(RealmsError::NotVoting);

    let cast = realm.cast_within(0, &voting, now, now + 4 * DAY + 1);
    realm.does("alice", cast).refused();
}

#[test]
fn a_decided_or_cancelled_proposal_is_not_voted_on() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    let proposal = realm.propose();
    realm.vote("alice", &proposal, YES).ok();
    let bob = realm.voting("bob", &proposal, 0, 0);
    let open = realm.pass_on(0, &bob).build();
    realm.world.send(bob.voter, &open[..open.len() - 1]).ok();
    realm.cancel(&proposal).ok();

    let cast = realm.cast(0, &bob);
    realm.does("bob", cast).fails(RealmsError::NotVoting);
}

#[test]
fn a_proposal_of_another_realm_is_refused() {
    let (mut realm, voting, _) = passed_on();
    let other = realm.farm.found_by(address_of(GOVERNANCE), "other", &Terms::default(), 0);
    let council = address_of("council of other");
    let mut elsewhere = realm.fork();
    elsewhere.council = council;
    elsewhere.place = other;
    let foreign = elsewhere.propose();
    let mixed = Place { realm: realm.place.realm, mint: realm.place.mint, ..foreign };
    let open = acequia_realms_interface::instructions::OpenVote {
        payer: voting.voter,
        voting: Voting { place: mixed, ..voting },
    };

    elsewhere.does("alice", open.instruction()).fails(RealmsError::WrongRealm);
}

#[test]
fn a_governance_that_is_not_the_proposals_is_refused() {
    let (mut realm, _, _) = passed_on();
    let other = realm.world.key("another governance of the realm");
    let copy = realm.world.account(&realm.place.governance).expect("the governance");
    realm.world.put(other, copy);
    let place = Place { governance: other, ..realm.propose() };
    let voting = realm.voting("bob", &place, 0, 0);
    let open = acequia_realms_interface::instructions::OpenVote { payer: voting.voter, voting };

    realm.does("bob", open.instruction()).fails(RealmsError::GovernanceOfAnotherProposal);
}

#[test]
fn a_proposal_that_the_council_votes_on_is_refused() {
    let (mut realm, voting, _) = passed_on();
    let councils = Place { mint: realm.council, ..realm.place };
    let draft = realm.draft_in(councils);
    realm.sign_off(&draft);
    let mixed = Place { mint: realm.place.mint, ..draft };
    let open = acequia_realms_interface::instructions::OpenVote {
        payer: voting.voter,
        voting: Voting { place: mixed, ..voting },
    };

    realm.does("alice", open.instruction()).fails(RealmsError::WrongGoverningMint);
}

#[test]
fn a_proposal_of_another_governance_program_is_refused() {
    let (mut realm, voting, _) = passed_on();
    let foreign = realm.world.key("a copy of the proposal");
    let mut copy = realm.world.account(&voting.place.proposal).expect("the proposal");
    copy.owner = address_of("another governance program");
    realm.world.put(foreign, copy);
    let place = Place { proposal: foreign, ..voting.place };
    let open = acequia_realms_interface::instructions::OpenVote {
        payer: voting.voter,
        voting: Voting { place, ..voting },
    };

    realm.does("alice", open.instruction()).fails(RealmsError::ForeignProposal);
}

#[test]
fn an_account_that_only_looks_like_a_proposal_is_refused() {
    let (mut realm, voting, _) = passed_on();
    let governance = voting.place.governance;
    let place = Place { proposal: governance, ..voting.place };
    let open = acequia_realms_interface::instructions::OpenVote {
        payer: voting.voter,
        voting: Voting { place, ..voting },
    };
    realm.does("alice", open.instruction()).fails(RealmsError::NotProposal);

    for length in [0, 1, 33, 65, 66, 99, 104, 108, 150] {
        let mut short = realm.world.account(&voting.place.proposal).expect("the proposal");
        short.data.truncate(length);
        let mut fork = realm.fork();
        fork.world.put(voting.place.proposal, short);
        let window = realm.window(&voting.place);
        let cast = realm.cast_within(0, &voting, window.start, window.end);
        fork.does("alice", cast).fails(RealmsError::NotProposal);
    }
}

#[test]
fn what_the_weight_record_says_is_what_the_interface_reads() {
    let (realm, voting, _) = passed_on();
    let told = realm.told("alice");
    assert_eq!(
        told,
        VoterWeight {
            realm: realm.place.realm.to_bytes(),
            governing_token_mint: realm.place.mint.to_bytes(),
            owner: voting.voter.to_bytes(),
            weight: 3_000,
            expiry_slot: told.expiry_slot,
            proposal: voting.place.proposal.to_bytes(),
        }
    );
    let record = realm.world.account(&realm.place.voter_weight_record(&voting.voter));
    assert_eq!(record.map(|account| account.owner), Some(ID));
}
