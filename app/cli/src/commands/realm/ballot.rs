//! The positions that vote on a proposal, and the accounts that this takes.

use crate::chain::PositionAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::Plan;
use crate::show::short;
use acequia_interface::addresses::vote_receipt;
use acequia_interface::instructions::CastVote;
use acequia_interface::VoteReceipt;
use acequia_realms_core::ballot::Window;
use acequia_realms_core::records::VOTER_WEIGHT_BYTES;
use acequia_realms_interface::governance;
use acequia_realms_interface::instructions::OpenVote;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{addresses, Tally, VoteRecord, ID};
use solana_address::Address;
use solana_instruction::Instruction;

pub struct Ballot {
    pub voting: Voting,
    pub pool: Address,
    /// Its number among its opener's in the pool.
    pub index: u32,
    /// What it counts [votes].
    pub votes: u64,
}

impl Ballot {
    /// Of a position, by its owner.
    pub fn of(place: Place, at: &PositionAt, votes: u64) -> Self {
        let voting = Voting { place, voter: at.position.owner, position: at.address };
        Self { voting, pool: at.position.pool, index: at.position.index, votes }
    }

    /// As in "position 0 in 7Qxa…pool".
    pub fn name(&self) -> String {
        format!("position {} in {}", self.index, short(&self.pool))
    }

    /// Has the farm pass the vote on.
    pub fn cast(&self, payer: Address, window: &Window) -> Instruction {
        let Voting { place, voter, position } = self.voting;
        let vote = CastVote {
            signer: voter,
            voter,
            payer,
            pool: self.pool,
            position,
            hook_program: ID,
            extras: &self.voting.extras(),
            ballot: place.proposal,
            ballot_start: window.start,
            ballot_end: window.end,
            payload: &[],
        };
        vote.instruction()
    }
}

/// The accounts that a vote needs and that are not there.
#[derive(Default)]
pub struct Missing {
    pub groups: Vec<Vec<Instruction>>,
    creates: Vec<usize>,
    lasting: Vec<usize>,
}

impl Missing {
    /// Looks for each of them.
    pub fn of(
        context: &Context,
        me: Address,
        place: &Place,
        ballots: &[Ballot],
        choice: &[u8],
    ) -> Outcome<Self> {
        let mut missing = Self::default();
        if context.rpc.account(&place.token_owner_record(&me))?.is_none() {
            let make =
                governance::CreateVoter { payer: context.payer()?, place: *place, voter: me };
            missing.groups.push(vec![make.instruction()]);
            missing.lasting.push(governance::TOKEN_OWNER_RECORD_SIZE);
        }
        if context.rpc.account(&place.governance_vote(&me))?.is_none() {
            missing.lasting.push(governance::vote_record_size(choice));
        }
        missing.make(context, addresses::tally(&place.proposal, &me).0, Tally::SIZE)?;
        let weight = place.voter_weight_record(&me);
        let weightless = missing.make(context, weight, VOTER_WEIGHT_BYTES)?;
        for ballot in ballots {
            missing.of_one(context, ballot, weightless)?;
        }
        Ok(missing)
    }

    /// The record of a position's vote, and the farm's receipt. What makes the record makes the
    /// voter's weight record too.
    fn of_one(&mut self, context: &Context, ballot: &Ballot, weightless: bool) -> Outcome<()> {
        let (proposal, position) = (ballot.voting.place.proposal, ballot.voting.position);
        self.make(context, vote_receipt(&position, &ID, &proposal).0, VoteReceipt::SIZE)?;
        let record = addresses::vote_record(&proposal, &position).0;
        if self.make(context, record, VoteRecord::SIZE)? || weightless {
            let open = OpenVote { payer: context.payer()?, voting: ballot.voting };
            self.groups.push(vec![open.instruction()]);
        }
        Ok(())
    }

    /// Notes the size of an account where it is missing; the vote itself makes it.
    fn make(&mut self, context: &Context, at: Address, size: usize) -> Outcome<bool> {
        let missing = context.rpc.account(&at)?.is_none();
        self.creates.extend(missing.then_some(size));
        Ok(missing)
    }

    /// What all of it costs is said with the first transaction.
    pub fn note(self, plan: &mut Plan) {
        if let Some(step) = plan.steps.first_mut() {
            (step.creates, step.lasting) = (self.creates, self.lasting);
        }
    }
}
