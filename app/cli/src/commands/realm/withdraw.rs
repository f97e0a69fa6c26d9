//! `realm withdraw`: a vote on a proposal taken back.

use super::{passed_on, Votes};
use crate::chain::ProposalAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::instructions::WithdrawVote;
use acequia_realms_interface::governance::RelinquishVote;
use acequia_realms_interface::votes::Voting;
use acequia_realms_interface::{VoteRecord, ID};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Take your vote on a proposal back
///
/// In governance and at the adapter; then what voted can be unstaked. Get the rent back by
/// acequia reclaim.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia realm withdraw 5Pr…proposal")]
pub struct Withdraw {
    /// The proposal's address
    proposal: Address,
}

impl Withdraw {
    /// In governance first; none where no vote stands.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.proposal(&self.proposal)?);
        let mut plan = Plan::new(format!("The proposal {}", self.proposal));
        let mut groups = Vec::new();
        if let Some(votes) = context.rpc.civic_vote(&at.place, &me)? {
            let words = Votes::of(context, &at.place.mint)?.words(votes);
            plan.change(Sign::Remove, "vote", format!("{words} in governance"));
            groups.push(vec![RelinquishVote { place: at.place, voter: me }.instruction()]);
        }
        for record in &passed_on(context, &at)? {
            let name = format!("position {}", short(&record.position));
            plan.change(Sign::Remove, name, "its stake is no longer held by the vote");
            groups.push(vec![self.withdrawal(me, &at, record)]);
        }
        if groups.is_empty() {
            plan.change(Sign::Keep, "vote", "you have none on this proposal");
        }
        self.steps(context, &mut plan, &groups)?;
        Ok(plan)
    }

    fn withdrawal(&self, voter: Address, at: &ProposalAt, record: &VoteRecord) -> Instruction {
        let voting = Voting { place: at.place, voter, position: record.position };
        let order = WithdrawVote {
            signer: voter,
            voter,
            pool: record.pool,
            position: record.position,
            hook_program: ID,
            extras: &voting.extras(),
            ballot: self.proposal,
            payload: &[],
        };
        order.instruction()
    }

    fn steps(
        &self,
        context: &Context,
        plan: &mut Plan,
        groups: &[Vec<Instruction>],
    ) -> Outcome<()> {
        let packed = context.pack(groups)?;
        let (all, proposal) = (packed.len(), short(&self.proposal));
        for (nth, orders) in (1..).zip(packed) {
            let what = format!("withdraw your vote on {proposal}, {nth} of {all}");
            plan.step(what, orders).builds_on_others = nth > 1;
        }
        Ok(())
    }
}
