//! What is staked votes in a realm, with the right weight, once.

use harness::realm::{GivenRealm, NO, YES};

#[test]
fn a_vote_counts_in_the_realm_with_what_is_staked() {
    let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
    let proposal = realm.propose();
    realm.after(60);

    realm.vote("alice", &proposal, YES).ok();
    realm.vote("bob", &proposal, NO).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 1_000));
}
