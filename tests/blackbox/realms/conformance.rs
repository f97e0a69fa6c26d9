//! The vote interface's conformance kit, against the real bytes of the adapter.

use acequia_realms_interface::instructions::OpenVote;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::ID;
use acequia_vote_hook::conformance::{run, Call, Image, Receiver, Runtime};
use acequia_vote_hook::{Ballot, Key};
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene};
use solana_account::Account;

/// A proposal in voting, into whose realm the kit's accounts are put as it says.
struct Bench {
    realm: RealmScene,
    place: Place,
    voter: Address,
}

impl Bench {
    fn put(&mut self, image: &Image) {
        let (owner, data) = (Address::new_from_array(image.owner), image.data.clone());
        let account = Account { lamports: 10_000_000_000, data, owner, ..Account::default() };
        self.realm.world.put(Address::new_from_array(image.key), account);
    }

    fn voting(&self, call: &Call) -> Voting {
        let position = Address::new_from_array(call.record_of);
        Voting { place: self.place, voter: self.voter, position }
    }
}

impl Runtime for Bench {
    fn call(&mut self, call: &Call) -> Result<(), String> {
        self.realm.world.set_time(call.now);
        let metas = |image: &Image| AccountMeta {
            pubkey: Address::new_from_array(image.key),
            is_signer: image.is_signer,
            is_writable: false,
        };
        call.accounts().iter().for_each(|image| self.put(image));
        let mut accounts = call.accounts().map(metas).to_vec();
        accounts.extend(self.voting(call).extras());
        let payer = self.realm.world.actor("kit");
        let vote = Instruction { program_id: ID, accounts, data: call.data.clone() };
        let outcome = self.realm.world.send_unsigned(payer, &[vote]);
        outcome.error.map_or(Ok(()), |error| Err(format!("{error:?}")))
    }

    fn recorded(&mut self, call: &Call) -> Option<u64> {
        let position = Address::new_from_array(call.record_of);
        Some(self.realm.record(&self.place, &position).expect("the record").weight)
    }
}

fn authority(farm: &Key, pool: &Key, program: &Key) -> Key {
    let seeds = acequia_vote_hook::seeds::vote_authority(pool, program);
    let farm = Address::new_from_array(*farm);
    Address::find_program_address(&seeds, &farm).0.to_bytes()
}

/// A proposal with the records of both of the kit's positions, and what the kit must know.
fn receiver() -> (RealmScene, Place, Receiver) {
    let mut realm = GivenRealm::new().pool("alice", 3_000).ready();
    let place = realm.propose();
    let window = realm.window(&place);
    let ballot = Ballot { key: place.proposal.to_bytes(), start: window.start, end: window.end };
    let (farm, pool) = (acequia_interface::ID.to_bytes(), realm.site().pool.to_bytes());
    let mut receiver = Receiver::new(farm, ID.to_bytes(), pool, ballot, authority);
    receiver.pool_created_at = realm.pool().created_at;
    let position = receiver.cases()[0].steps[0].call.position.data.clone();
    let voter = Address::new_from_array(receiver.voter);
    for key in [receiver.position, receiver.other_position] {
        let (at, owner) = (Address::new_from_array(key), acequia_interface::ID);
        let (lamports, data) = (10_000_000, position.clone());
        realm.world.put(at, Account { lamports, data, owner, ..Account::default() });
        let payer = realm.world.actor("kit");
        let open = OpenVote { payer, voting: Voting { place, voter, position: at } };
        // Past the books: the kit's positions are in no pool's sums.
        realm.world.send(payer, &[open.instruction()]).ok();
    }
    (realm, place, receiver)
}

#[test]
fn the_adapter_conforms_to_the_vote_interface() {
    let (realm, place, receiver) = receiver();
    let voter = Address::new_from_array(receiver.voter);
    let cases = receiver.cases();
    assert!(cases.len() > 30, "the kit has {} cases", cases.len());

    run(&cases, |case| case.play(&mut Bench { realm: realm.fork(), place, voter })).unwrap();
}
