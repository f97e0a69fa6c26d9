//! Hooks that votes are passed to, and ballots in them.

use crate::scene::{Scene, CREATOR};
use crate::world::{address_of, derived, World, DAY};
use acequia_interface::terms::VotesView;
use acequia_interface::{addresses, instructions, VoteReceipt, ID};
use solana_account::Account;
use solana_address::Address;
use solana_instruction::AccountMeta;

/// The honest hook: tests/programs/recorder.
pub const RECORDER: &str = "recorder";
/// The hook that does what the payload says: tests/programs/hostile.
pub const HOSTILE: &str = "hostile";
/// Forwards an instruction and signs for itself: tests/programs/relay.
pub const RELAY: &str = "relay";

/// Where the recorder counts in a position's record, and on a ballot: see its module.
const WEIGHT: usize = 72;
const TALLY: usize = 112;

/// Something to vote on.
#[derive(Clone, Copy, Debug)]
pub struct Ballot {
    /// The program that counts.
    pub hook: Address,
    /// Its account.
    pub address: Address,
    /// When it starts [unix s].
    pub start: u64,
    /// When it ends [unix s].
    pub end: u64,
}

impl World {
    /// Deploys a test program, at the address that its name stands for.
    #[track_caller]
    pub fn deploy(&mut self, name: &str) -> Address {
        self.deploy_as(name, name)
    }

    /// Deploys a test program, at the address that another name stands for.
    #[track_caller]
    pub fn deploy_as(&mut self, name: &str, at: &str) -> Address {
        let address = address_of(at);
        self.deploy_at(address, name);
        address
    }

    /// Puts an account there that a program owns, with its rent paid.
    pub fn put_state(&mut self, address: Address, owner: Address, data: Vec<u8>) {
        let lamports = self.svm.minimum_balance_for_rent_exemption(data.len());
        self.put(address, Account { lamports, data, owner, ..Account::default() });
    }
}

impl Scene {
    /// Makes a test program the first pool's hook, which takes 48 hours.
    #[track_caller]
    pub fn hook(&mut self, name: &str) -> Address {
        self.hook_in(0, name)
    }

    /// Makes a test program the hook of the nth pool, which takes 48 hours.
    #[track_caller]
    pub fn hook_in(&mut self, nth: usize, name: &str) -> Address {
        let hook = self.world.deploy(name);
        self.when(CREATOR).in_pool(nth).propose_hook(hook).ok();
        self.after(2 * DAY);
        self.when(CREATOR).in_pool(nth).activate_hook().ok();
        hook
    }

    /// Opens a ballot with the recorder, for the first pool, that starts now and lasts that
    /// long [s].
    pub fn ballot(&mut self, name: &str, seconds: u64) -> Ballot {
        self.ballot_in(0, name, seconds)
    }

    /// As [`ballot`](Self::ballot), for the nth pool.
    pub fn ballot_in(&mut self, nth: usize, name: &str, seconds: u64) -> Ballot {
        let start = self.world.now();
        self.ballot_between(nth, name, start, start + seconds)
    }

    /// As [`ballot_in`](Self::ballot_in), from then until then [unix s].
    pub fn ballot_between(&mut self, nth: usize, name: &str, start: u64, end: u64) -> Ballot {
        self.ballot_with(address_of(RECORDER), nth, name, start, end)
    }

    /// As [`ballot_between`](Self::ballot_between), with a recorder that may be deployed elsewhere.
    pub fn ballot_with(
        &mut self,
        hook: Address,
        nth: usize,
        name: &str,
        start: u64,
        end: u64,
    ) -> Ballot {
        let ballot = Ballot { hook, address: address_of(name), start, end };
        let pool = self.sites[nth].pool;
        let authority = addresses::vote_authority(&pool, &hook).0;
        let mut poll = Vec::new();
        [ID, pool, authority].iter().for_each(|key| poll.extend_from_slice(key.as_ref()));
        let created_at = self.world.pool(&pool).created_at;
        [start, ballot.end, 0, created_at]
            .iter()
            .for_each(|word| poll.extend_from_slice(&word.to_le_bytes()));
        self.world.put_state(ballot.address, hook, poll);
        ballot
    }

    /// What the recorder wants beside the accounts that every hook gets. The record is made
    /// where there is none.
    pub(crate) fn extras(&mut self, ballot: &Ballot, position: &Address) -> [AccountMeta; 2] {
        let record = record_at(ballot, position);
        if self.world.account(&record).is_none() {
            let mut data = [ballot.address.as_ref(), position.as_ref()].concat();
            data.resize(WEIGHT + 8, 0);
            self.world.put_state(record, ballot.hook, data);
        }
        [AccountMeta::new(ballot.address, false), AccountMeta::new(record, false)]
    }

    /// What the recorder has counted in a position's record [weight]; 0 where there is none.
    pub fn recorded(&self, record: &Address) -> u64 {
        let record = self.world.account(record);
        let word = record.and_then(|record| record.data[WEIGHT..].try_into().ok());
        word.map_or(0, u64::from_le_bytes)
    }

    /// What the recorder has counted on a ballot [weight].
    #[track_caller]
    pub fn tally(&self, ballot: &Ballot) -> u64 {
        let poll = self.world.account(&ballot.address).expect("the ballot").data;
        u64::from_le_bytes(poll[TALLY..TALLY + 8].try_into().expect("eight bytes"))
    }

    /// Where the receipt of an actor's vote is.
    pub fn receipt_at(&self, who: &str, ballot: &Ballot) -> Address {
        crate::receipt_at(&self.position_of(who), &ballot.hook, &ballot.address)
    }

    /// The receipt of an actor's vote, where there is one.
    pub fn receipt(&self, who: &str, ballot: &Ballot) -> Option<VoteReceipt> {
        let account = self.world.account(&self.receipt_at(who, ballot))?;
        Some(VoteReceipt::read(&account.data).expect("the receipt can be read"))
    }

    /// What the program says of the votes of an actor's first position.
    #[track_caller]
    pub fn view_votes(&mut self, who: &str) -> VotesView {
        let (pool, position) = (self.site().pool, self.position_of(who));
        let view = instructions::ViewVotes { pool, position }.instruction();
        VotesView::read(&self.view(view)).expect("an answer")
    }
}

/// Where the recorder keeps what it has counted for a position on a ballot.
pub fn record_at(ballot: &Ballot, position: &Address) -> Address {
    derived(&ballot.hook, &[ballot.address.as_ref(), position.as_ref()])
}
