//! The vote interface's conformance kit, against the real bytes of the gauge.

use super::opened;
use acequia_gauge_interface::{addresses, VoteRecord, ID};
use acequia_vote_hook::conformance::{run, Call, Image, Receiver, Runtime};
use acequia_vote_hook::{Ballot, Key};
use harness::gauge::gauge_error;
use harness::prelude::*;
use harness::world::Account;

/// The gauge with epoch 0 open, into which the kit's accounts are put as it says.
struct Bench {
    gauge: GaugeScene,
}

impl Runtime for Bench {
    fn call(&mut self, call: &Call) -> Result<(), String> {
        self.gauge.world.set_time(call.now);
        let mut accounts = Vec::new();
        for image in call.accounts() {
            self.put(image);
            let key = Address::new_from_array(image.key);
            accounts.push(AccountMeta {
                pubkey: key,
                is_signer: image.is_signer,
                is_writable: false,
            });
        }
        let (ballot, record) = (Address::new_from_array(call.ballot), self.record_of(call));
        accounts.extend([AccountMeta::new(ballot, false), AccountMeta::new(record, false)]);
        let vote = Instruction { program_id: ID, accounts, data: call.data.clone() };
        let kit = self.gauge.world.actor("kit");
        let outcome = self.gauge.world.send_unsigned(kit, &[vote]);
        match &outcome.error {
            None => Ok(()),
            Some(error) => Err(format!("{:?}: {error:?}", gauge_error(&outcome))),
        }
    }

    fn recorded(&mut self, call: &Call) -> Option<u64> {
        let account = self.gauge.world.account(&self.record_of(call)).expect("the record");
        Some(VoteRecord::read(&account.data).expect("a record").vote.weight)
    }
}

impl Bench {
    fn put(&mut self, image: &Image) {
        let (owner, data) = (Address::new_from_array(image.owner), image.data.clone());
        let account = Account { lamports: 10_000_000_000, data, owner, ..Account::default() };
        self.gauge.world.put(Address::new_from_array(image.key), account);
    }

    /// The records are those of the epoch that is open, whatever ballot the call names.
    fn record_of(&self, call: &Call) -> Address {
        let position = Address::new_from_array(call.record_of);
        addresses::vote_record(&self.gauge.epoch_at(0), &position).0
    }
}

fn authority(farm: &Key, pool: &Key, program: &Key) -> Key {
    let seeds = acequia_vote_hook::seeds::vote_authority(pool, program);
    let farm = Address::new_from_array(*farm);
    Address::find_program_address(&seeds, &farm).0.to_bytes()
}

/// An epoch with the records of both of the kit's positions, and what the kit must know.
fn receiver() -> (GaugeScene, Receiver) {
    let mut gauge = opened();
    let window = gauge.epoch(0).books.window;
    let ballot =
        Ballot { key: gauge.epoch_at(0).to_bytes(), start: window.start, end: window.voting_end };
    let (farm, pool) = (acequia_interface::ID.to_bytes(), gauge.sites[0].pool.to_bytes());
    let mut receiver = Receiver::new(farm, ID.to_bytes(), pool, ballot, authority);
    receiver.payload = vec![0, 0x10, 0x27];
    receiver.pool_created_at = gauge.pool().created_at;
    for position in [receiver.position, receiver.other_position] {
        let at = Address::new_from_array(position);
        let owner = acequia_interface::ID;
        let account = Account { lamports: 10_000_000, owner, ..Account::default() };
        gauge.world.put(at, account);
        gauge.checked = false;
        gauge.open_record("kit", 0, at).ok();
    }
    (gauge, receiver)
}

#[test]
fn the_gauge_conforms_to_the_vote_interface() {
    let (gauge, receiver) = receiver();
    let cases = receiver.cases();
    assert!(cases.len() > 30, "the kit has {} cases", cases.len());

    run(&cases, |case| case.play(&mut Bench { gauge: gauge.fork() })).unwrap();
}
