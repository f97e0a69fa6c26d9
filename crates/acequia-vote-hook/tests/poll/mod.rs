//! A receiver in memory that makes every check, and can be made to believe things.
#![allow(dead_code)] // each test binary uses its own part

pub mod habits;

use acequia_vote_hook::conformance::{Call, Image, Receiver, Runtime};
use acequia_vote_hook::*;
use std::collections::HashMap;

pub const FARM: Key = [1; 32];
pub const PROGRAM: Key = [2; 32];
pub const POOL: Key = [3; 32];
pub const POOL_CREATED_AT: u64 = 900_000;
pub const BALLOT: Ballot = Ballot { key: [4; 32], start: 1_000_000, end: 1_600_000 };

/// Stands in for the address of the seeds: as different as they are.
pub fn authority(farm: &Key, pool: &Key, program: &Key) -> Key {
    core::array::from_fn(|at| farm[at] ^ pool[at].rotate_left(2) ^ program[at].rotate_left(4))
}

/// The receiver as the kit sees it.
pub fn receiver(payload: &[u8]) -> Receiver {
    let mut receiver = Receiver::new(FARM, PROGRAM, POOL, BALLOT, authority);
    receiver.pool_created_at = POOL_CREATED_AT;
    receiver.payload = payload.to_vec();
    receiver
}

/// One call on its way through the checks: what they compare, and so what a sloppy
/// receiver changes to its liking.
pub struct Attempt<'a> {
    pub call: Call,
    pub vote: Vote<'a>,
    pub known: Known,
}

/// What the receiver knows by itself.
pub struct Known {
    pub farm: Key,
    pub pool: Key,
    pub pool_created_at: u64,
    pub authority: Key,
    pub ballot: Ballot,
    pub position: Key,
    pub recorded: Recorded,
    pub now: u64,
}

/// How a receiver is sloppy: it changes the data, or what is compared, so that a check
/// passes. The default is not sloppy.
#[derive(Clone, Copy)]
pub struct Habit {
    pub name: &'static str,
    pub data: fn(&mut Vec<u8>),
    pub checks: fn(&mut Attempt),
    pub record: fn(Recorded, Recorded) -> Recorded,
}

pub const CAREFUL: Habit =
    Habit { name: "careful", data: |_| {}, checks: |_| {}, record: |_, next| next };

/// A poll with a record for each position, made when it is first asked for.
pub struct Poll {
    pub habit: Habit,
    records: HashMap<Key, Recorded>,
}

impl Poll {
    pub fn new(habit: Habit) -> Self {
        let records = HashMap::new();
        Self { habit, records }
    }

    fn recorded_of(&self, position: &Key) -> Recorded {
        self.records.get(position).copied().unwrap_or_default()
    }

    fn known(&self, call: &Call) -> Known {
        Known {
            farm: FARM,
            pool: POOL,
            pool_created_at: POOL_CREATED_AT,
            authority: authority(&FARM, &POOL, &PROGRAM),
            ballot: BALLOT,
            position: call.record_of,
            recorded: self.recorded_of(&call.record_of),
            now: call.now,
        }
    }
}

impl Attempt<'_> {
    fn check(&self) -> Result<Recorded> {
        let Self { call, vote, known } = self;
        let [authority, pool, position, voter] = call.accounts();
        let accounts = Accounts {
            authority: &authority.key,
            authority_signed: authority.is_signer,
            pool: of_farm(pool),
            position: of_farm(position),
            voter: &voter.key,
        };
        check(vote, &accounts, &known.expected())
    }
}

fn of_farm(account: &Image) -> FarmAccount<'_> {
    FarmAccount { key: &account.key, owner: &account.owner, data: &account.data }
}

impl Known {
    fn expected(&self) -> Expected<'_> {
        Expected {
            farm: &self.farm,
            pool: &self.pool,
            pool_created_at: self.pool_created_at,
            authority: &self.authority,
            ballot: self.ballot,
            position: &self.position,
            recorded: self.recorded,
            now: self.now,
        }
    }
}

impl Runtime for Poll {
    fn call(&mut self, call: &Call) -> core::result::Result<(), String> {
        let mut data = call.data.clone();
        (self.habit.data)(&mut data);
        let vote = Vote::decode(&data).map_err(|error| error.to_string())?;
        let (call, known) = (call.clone(), self.known(call));
        let mut attempt = Attempt { call, vote, known };
        let record_of = attempt.call.record_of;
        (self.habit.checks)(&mut attempt);
        let next = attempt.check().map_err(|error| error.to_string())?;
        let next = (self.habit.record)(self.recorded_of(&record_of), next);
        self.records.insert(record_of, next);
        Ok(())
    }

    fn recorded(&mut self, call: &Call) -> Option<u64> {
        Some(self.recorded_of(&call.record_of).weight)
    }
}
