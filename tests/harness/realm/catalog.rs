//! What happens around a vote in a realm, as steps that go through: the bench measures them.

use super::{GivenRealm, RealmScene, RealmStep, YES};
use acequia_realms_core::weight::MaxRule;

/// A step that goes through.
#[derive(Clone, Copy)]
pub struct RealmCase {
    /// "realms:", what is done, and in brackets what is special.
    pub name: &'static str,
    /// The scene it is taken in, by how many streams the pool has.
    pub scene: fn(usize) -> RealmScene,
    /// The step.
    pub step: for<'a> fn(&'a mut RealmScene) -> RealmStep<'a>,
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<RealmCase> {
    let case = |name, scene, step| RealmCase { name, scene, step };
    vec![
        case("realms: cast_vote (first)", opened, |realm| {
            let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
            realm.pass_on(0, &voting)
        }),
        case("realms: cast_vote (again)", passed_on, |realm| {
            let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
            realm.pass_on(0, &voting)
        }),
        case("realms: cast_vote and governance's CastVote", opened, |realm| {
            let place = realm.place;
            realm.vote("alice", &place, YES)
        }),
        case("realms: the same, with all that a first vote makes", proposed, |realm| {
            let place = realm.place;
            realm.vote("alice", &place, YES)
        }),
        case("realms: withdraw_vote", passed_on, |realm| {
            let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
            realm.withdraw(0, &voting)
        }),
        case("realms: governance's RelinquishVote and withdraw_vote", voted, |realm| {
            let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
            let withdraw = realm.withdrawal(0, &voting);
            realm.relinquish("alice", &voting.place).then(withdraw)
        }),
        case("realms: refresh_max_voter_weight (share of supply)", proposed, |realm| {
            let refresh = realm.refresh();
            realm.does("anyone", refresh)
        }),
    ]
}

/// Alice is staked; a proposal, which `place` names, is voted on.
fn proposed(streams: usize) -> RealmScene {
    let max = MaxRule::ShareOfSupply(5_000);
    let given = GivenRealm::new().max(max).supply(1_000_000).streams(streams);
    let mut realm = given.pool("alice", 3_000).ready();
    realm.place = realm.propose();
    realm
}

/// And the accounts of alice's vote are there.
fn opened(streams: usize) -> RealmScene {
    let mut realm = proposed(streams);
    let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
    let mut first = realm.pass_on(0, &voting).build();
    first.truncate(first.len() - 1);
    realm.world.send(voting.voter, &first).ok();
    realm
}

/// And her vote has been passed on.
fn passed_on(streams: usize) -> RealmScene {
    let mut realm = opened(streams);
    let voting = realm.voting("alice", &realm.place.clone(), 0, 0);
    realm.pass_on(0, &voting).ok();
    realm
}

/// And counted by governance.
fn voted(streams: usize) -> RealmScene {
    let mut realm = proposed(streams);
    let place = realm.place;
    realm.vote("alice", &place, YES).ok();
    realm
}
