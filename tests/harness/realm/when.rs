//! What people do in a realm, with the accounts that an honest client would pass.

use super::{governance, RealmScene, RealmStep, COUNCILLOR, SOVEREIGN};
use crate::world::address_of;
use acequia_interface::instructions::{CastVote, WithdrawVote};
use acequia_realms_core::weight::MaxRule;
use acequia_realms_interface::governance::{self as civic, CreateVoter, RelinquishVote};
use acequia_realms_interface::instructions::{
    CloseRegistrar, CloseTally, CloseVote, OpenVote, RefreshMaxVoterWeight, SetMaxVoterWeight,
    UnlistPool,
};
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{addresses, ID};
use solana_instruction::Instruction;

impl RealmScene {
    /// Votes with one's position in the first pool: what is missing is made, the farm passes
    /// the vote on, and governance takes it, all in one transaction.
    pub fn vote(&mut self, who: &str, place: &Place, choice: &[u8]) -> RealmStep<'_> {
        let voting = self.voting(who, place, 0, 0);
        self.vote_with(&[(0, voting)], choice)
    }

    /// The same with several positions of one owner, each with its pool.
    pub fn vote_with(&mut self, votings: &[(usize, Voting)], choice: &[u8]) -> RealmStep<'_> {
        let mut instructions = self.missing(votings);
        instructions.extend(votings.iter().map(|(nth, voting)| self.cast(*nth, voting)));
        instructions.push(self.civic_vote(&votings[0].1, choice));
        RealmStep::new(self, votings[0].1.voter, instructions)
    }

    /// Has the farm pass on a vote, without a word to governance.
    pub fn pass_on(&mut self, nth: usize, voting: &Voting) -> RealmStep<'_> {
        let mut instructions = self.missing(&[(nth, *voting)]);
        instructions.push(self.cast(nth, voting));
        RealmStep::new(self, voting.voter, instructions)
    }

    /// Takes back a position's vote at the farm.
    pub fn withdraw(&mut self, nth: usize, voting: &Voting) -> RealmStep<'_> {
        let instruction = self.withdrawal(nth, voting);
        RealmStep::new(self, voting.voter, vec![instruction])
    }

    /// Takes back somebody's vote in governance.
    pub fn relinquish(&mut self, who: &str, place: &Place) -> RealmStep<'_> {
        let voter = address_of(who);
        let relinquish = RelinquishVote { place: *place, voter }.instruction();
        RealmStep::new(self, voter, vec![relinquish])
    }

    /// Anything, by anyone.
    pub fn does(&mut self, who: &str, instruction: Instruction) -> RealmStep<'_> {
        let payer = self.farm.world.actor(who);
        RealmStep::new(self, payer, vec![instruction])
    }

    /// Decides a proposal whose time is over.
    pub fn finalize(&mut self, place: &Place) -> RealmStep<'_> {
        let instruction = governance::finalize(place, self.proposer(place));
        self.does("anyone", instruction)
    }

    /// The councillor takes a proposal back.
    pub fn cancel(&mut self, place: &Place) -> RealmStep<'_> {
        let instruction = governance::cancel(place, self.proposer(place), address_of(COUNCILLOR));
        self.does(COUNCILLOR, instruction)
    }

    /// The sovereign says what the largest voter weight is.
    pub fn set_max(&mut self, max: MaxRule) -> RealmStep<'_> {
        let (registrar, mint) = (self.place.registrar(), self.place.mint);
        let authority = address_of(SOVEREIGN);
        let set = SetMaxVoterWeight { authority, registrar, governing_token_mint: mint, max };
        self.does(SOVEREIGN, set.instruction())
    }

    /// Governance takes votes for so long from now on, in the proposals too that are in voting: the
    /// first number of seconds of its terms.
    #[track_caller]
    pub fn lasts(&mut self, place: &Place, base_seconds: u64) {
        // Type, realm, governed account, reserved, threshold, weight to propose, hold-up time.
        const BASE: usize = 1 + 32 + 32 + 4 + 2 + 8 + 4;
        let mut governance = self.farm.world.account(&place.governance).expect("the governance");
        let seconds = (base_seconds as u32).to_le_bytes();
        governance.data[BASE..BASE + 4].copy_from_slice(&seconds);
        self.farm.world.put(place.governance, governance);
    }

    /// Takes a pool off the registrar's list.
    pub fn unlist(&mut self, nth: usize) -> RealmStep<'_> {
        let (authority, registrar) = (address_of(SOVEREIGN), self.place.registrar());
        let pool = self.farm.sites[nth].pool;
        self.does(SOVEREIGN, UnlistPool { authority, registrar, pool }.instruction())
    }

    /// Closes the registrar.
    pub fn close_registrar(&mut self) -> RealmStep<'_> {
        let (authority, registrar) = (address_of(SOVEREIGN), self.place.registrar());
        self.does(SOVEREIGN, CloseRegistrar { authority, registrar }.instruction())
    }

    // ---- single instructions ----

    /// Closes the record of a vote, as who paid it would.
    #[track_caller]
    pub fn closing(&self, voting: &Voting) -> Instruction {
        let (proposal, position) = (voting.place.proposal, voting.position);
        let record = self.record(&voting.place, &position).expect("the record");
        let (tally, rent_payer) = (record.tally, record.rent_payer);
        let vote_record = addresses::vote_record(&proposal, &position).0;
        CloseVote { vote_record, tally, proposal, rent_payer }.instruction()
    }

    /// Closes somebody's tally.
    #[track_caller]
    pub fn closing_tally(&self, who: &str, place: &Place) -> Instruction {
        let there = self.tally(who, place).expect("the tally");
        let tally = addresses::tally(&place.proposal, &address_of(who)).0;
        let (registrar, rent_payer) = (there.registrar, there.rent_payer);
        CloseTally { tally, registrar, rent_payer }.instruction()
    }

    /// Works out the largest voter weight anew.
    pub fn refresh(&self) -> Instruction {
        let (registrar, governing_token_mint) = (self.place.registrar(), self.place.mint);
        RefreshMaxVoterWeight { registrar, governing_token_mint }.instruction()
    }

    /// What governance and the adapter have to have before these vote, and do not.
    fn missing(&self, votings: &[(usize, Voting)]) -> Vec<Instruction> {
        let (mut missing, first) = (Vec::new(), votings[0].1);
        let (place, voter) = (first.place, first.voter);
        if self.farm.world.account(&place.token_owner_record(&voter)).is_none() {
            missing.push(CreateVoter { payer: voter, place, voter }.instruction());
        }
        for (_, voting) in votings {
            let weight = voting.place.voter_weight_record(&voting.voter);
            let weightless = self.farm.world.account(&weight).is_none();
            if weightless || self.record(&voting.place, &voting.position).is_none() {
                missing.push(OpenVote { payer: voter, voting: *voting }.instruction());
            }
        }
        missing
    }

    /// The farm's `cast_vote`, on the proposal's own window.
    #[track_caller]
    pub fn cast(&self, nth: usize, voting: &Voting) -> Instruction {
        let window = self.window(&voting.place);
        self.cast_within(nth, voting, window.start, window.end)
    }

    /// The farm's `cast_vote`, on any window.
    pub fn cast_within(&self, nth: usize, voting: &Voting, start: u64, end: u64) -> Instruction {
        CastVote {
            signer: voting.voter,
            voter: voting.voter,
            payer: voting.voter,
            pool: self.farm.sites[nth].pool,
            position: voting.position,
            hook_program: ID,
            extras: &voting.extras(),
            ballot: voting.place.proposal,
            ballot_start: start,
            ballot_end: end,
            payload: &[],
        }
        .instruction()
    }

    /// The farm's `withdraw_vote`.
    pub fn withdrawal(&self, nth: usize, voting: &Voting) -> Instruction {
        WithdrawVote {
            signer: voting.voter,
            voter: voting.voter,
            pool: self.farm.sites[nth].pool,
            position: voting.position,
            hook_program: ID,
            extras: &voting.extras(),
            ballot: voting.place.proposal,
            payload: &[],
        }
        .instruction()
    }

    /// Governance's `CastVote`.
    pub fn civic_vote(&self, voting: &Voting, choice: &[u8]) -> Instruction {
        let (place, voter) = (voting.place, voting.voter);
        let proposer = self.proposer(&place);
        civic::CastVote { payer: voter, place, voter, proposer, choice }.instruction()
    }
}
