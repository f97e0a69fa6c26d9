//! `realm vote`: all of a wallet's stake, on a proposal.

use super::ballot::{Ballot, Missing};
use super::{passed_on, Votes};
use crate::chain::{governance_words, is_known_governance, ProposalAt};
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use acequia_realms_core::ballot::Window;
use acequia_realms_core::weight::{votes_floor, MaxRule};
use acequia_realms_interface::governance::{self, RelinquishVote};
use acequia_realms_interface::instructions::RefreshMaxVoterWeight;
use acequia_realms_interface::{VoteRecord, ID};
use clap::{Args, ValueEnum};
use solana_address::Address;
use solana_instruction::Instruction;

/// Vote on a proposal of a realm with what you have staked
///
/// With all your positions in pools that the realm lists, the largest first, or with those you name, as
/// one vote, over as many transactions as it takes. What is too small to matter is left out: anybody can open such a position for you.
/// What was staked before voting began counts, and cannot be unstaked until voting ends or the
/// vote is withdrawn. Voting again replaces the vote.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm vote 5Pr…proposal approve\n  \
    acequia realm vote 5Pr…proposal deny --pool 7Qx…pool\n  \
    acequia realm vote 5Pr…proposal approve --position 8hT…position")]
pub struct Vote {
    /// The proposal's address, of one option
    proposal: Address,
    /// For it or against it
    choice: Choice,
    /// Only with what is staked in this pool. May be given again
    #[arg(long, value_name = "ADDRESS")]
    pool: Vec<Address>,
    /// Only with this position, however small. May be given again
    #[arg(long, value_name = "ADDRESS")]
    position: Vec<Address>,
}

/// A position that has less than such a part of the largest one's votes is left out.
const DUST: u64 = 10_000;

/// For a proposal or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Choice {
    Approve,
    Deny,
}

/// The plan under construction.
struct Work<'a> {
    verb: &'a Vote,
    context: &'a Context,
    me: Address,
    at: ProposalAt,
    window: Window,
    words: Votes,
    plan: Plan,
}

impl Vote {
    /// As few transactions as hold what is missing, and what each position passes on; the last one votes.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, at) = (context.me()?, context.rpc.proposal(&self.proposal)?);
        let (window, words) = (at.voting()?, Votes::of(context, &at.place.mint)?);
        let mut plan = Plan::new(format!("The proposal {}", self.proposal));
        if !is_known_governance(&at.place.program) {
            plan.notes
                .push(format!("the realm's program is {}", governance_words(&at.place.program)));
        }
        let mut work = Work { verb: self, context, me, at, window, words, plan };
        let ballots = work.ballots()?;
        let earlier = work.earlier(&ballots)?;
        work.describe(&ballots, earlier);
        work.steps(&ballots)?;
        Ok(work.plan)
    }
}

impl Work<'_> {
    /// The positions that vote: those in pools that the realm lists and whose hook is the
    /// adapter.
    fn ballots(&mut self) -> Outcome<Vec<Ballot>> {
        let mut ballots = Vec::new();
        for position in self.context.rpc.positions(Some(&self.me), None)? {
            let (pool, named) = (position.position.pool, &self.verb.position);
            if !named.is_empty() && !named.contains(&position.address) {
                continue;
            }
            let Some(power) = self.power_of(&pool) else { continue };
            let Window { start, end } = self.window;
            let ballot = acequia_core::votes::Window { start, end };
            let weight = position.weight_on(ballot);
            let votes = votes_floor(weight, power).unwrap_or(u64::MAX);
            let ballot = Ballot::of(self.at.place, &position, votes);
            match self.why_not(&pool, votes)? {
                Some(why) => self.plan.change(Sign::Keep, ballot.name(), why),
                None => ballots.push(ballot),
            }
        }
        match ballots.is_empty() {
            false => Ok(self.the_largest(ballots)),
            true => Err(self.nothing_votes()),
        }
    }

    /// The largest first. Without those that are too small to matter, unless they are named.
    fn the_largest(&mut self, mut ballots: Vec<Ballot>) -> Vec<Ballot> {
        ballots.sort_by_key(|ballot| std::cmp::Reverse(ballot.votes));
        let largest = ballots.first().map_or(0, |ballot| ballot.votes);
        let matters = |ballot: &Ballot| ballot.votes.saturating_mul(DUST) >= largest;
        let many = match self.verb.position.is_empty() {
            true => ballots.iter().take_while(|ballot| matters(ballot)).count(),
            false => ballots.len(),
        };
        let small = ballots.split_off(many);
        for ballot in &ballots {
            self.plan.change(Sign::Change, ballot.name(), self.words.words(ballot.votes));
        }
        if let (false, Some(next)) = (small.is_empty(), small.first()) {
            let (count, votes) = (small.len(), self.words.words(next.votes));
            let position = next.voting.position;
            self.plan.notes.push(format!(
                "{count} smaller ones are left out, the largest of {votes}: name them by --position, {position} first"
            ));
        }
        ballots
    }

    /// Of a pool that is listed, and asked for.
    fn power_of(&self, pool: &Address) -> Option<u64> {
        let wanted = self.verb.pool.is_empty() || self.verb.pool.contains(pool);
        let listed = self.at.registrar.listed().iter().find(|listing| listing.pool == *pool);
        listed.filter(|_| wanted).map(|listing| listing.power)
    }

    /// Why a position does not vote, if it does not.
    fn why_not(&self, pool: &Address, votes: u64) -> Outcome<Option<String>> {
        if votes == 0 {
            return Ok(Some("nothing was staked in it when voting began".into()));
        }
        let hook = self.context.rpc.pool(pool)?.pool.hook;
        Ok((hook != ID).then(|| format!("the pool's votes go to {hook}, not to the adapter")))
    }

    fn nothing_votes(&self) -> Failure {
        let changes = self.plan.changes.iter();
        let why = changes.map(|change| format!("; {}: {}", change.what, change.detail));
        failure(
            format!("You have no position that can vote on this{}", why.collect::<String>()),
            "Stake in a pool that `acequia realm show` lists, before voting on a proposal begins",
        )
    }

    /// What other positions of the wallet have passed on before, which counts too [votes].
    fn earlier(&mut self, ballots: &[Ballot]) -> Outcome<u64> {
        let tally = self.context.rpc.tally(&self.verb.proposal, &self.me)?;
        let tally = tally.filter(|tally| tally.window() == self.window);
        let mut sum = 0u64;
        for record in passed_on(self.context, &self.at)? {
            if ballots.iter().all(|ballot| ballot.voting.position != record.position) {
                let counts = tally.is_some_and(|tally| tally.counts(&record));
                self.keep(&record, counts);
                sum = sum.saturating_add(if counts { record.votes } else { 0 });
            }
        }
        Ok(sum)
    }

    /// A vote that was passed on before, and counts unless the proposal's time was changed since.
    fn keep(&mut self, record: &VoteRecord, counts: bool) {
        let why = if counts {
            "passed on before"
        } else {
            "which no longer count: its time to vote was changed"
        };
        let detail = format!("{}, {why}", self.words.words(record.votes));
        self.plan.change(Sign::Keep, format!("position {}", short(&record.position)), detail);
    }

    fn describe(&mut self, ballots: &[Ballot], earlier: u64) {
        let votes = ballots.iter().fold(earlier, |sum, ballot| sum.saturating_add(ballot.votes));
        let detail = format!("{} to {}", self.words.words(votes), self.verb.choice.word());
        self.plan.change(Sign::Create, "vote", detail);
        let end = moment(self.window.end);
        self.plan.promises.push(format!(
            "the stake of these positions until {end}, unless you withdraw the vote"
        ));
    }

    /// As few transactions as hold what is missing and then the vote.
    fn steps(&mut self, ballots: &[Ballot]) -> Outcome<()> {
        let (context, me) = (self.context, self.me);
        let choice = self.verb.choice.bytes();
        let mut missing = Missing::of(context, me, &self.at.place, ballots, choice)?;
        missing.groups.extend(self.votes(ballots)?);
        let packed = context.pack(&missing.groups)?;
        let (last, proposal) = (packed.len().saturating_sub(1), short(&self.verb.proposal));
        for (nth, orders) in packed.into_iter().enumerate() {
            let what = match nth == last {
                true => self.verb.order(ballots),
                false => format!("prepare your vote on {proposal}, {}", nth + 1),
            };
            self.plan.step(what, orders).builds_on_others = nth > 0;
        }
        missing.note(&mut self.plan);
        Ok(())
    }

    /// What each position passes on is added up; what they weigh together counts in the slot alone in which
    /// the last of them is passed on, so governance's own vote goes with that.
    fn votes(&self, ballots: &[Ballot]) -> Outcome<Vec<Vec<Instruction>>> {
        let (place, voter, payer) = (self.at.place, self.me, self.context.payer()?);
        let mut groups = Vec::new();
        if self.context.rpc.civic_vote(&place, &voter)?.is_some() {
            groups.push(vec![RelinquishVote { place, voter }.instruction()]);
        }
        let (last, others) = ballots.split_last().ok_or_else(|| self.nothing_votes())?;
        groups.extend(others.iter().map(|ballot| vec![ballot.cast(payer, &self.window)]));
        let mut orders = Vec::new();
        if matches!(self.at.registrar.max(), MaxRule::ShareOfSupply(_)) {
            let (registrar, governing_token_mint) = (place.registrar(), place.mint);
            orders.push(RefreshMaxVoterWeight { registrar, governing_token_mint }.instruction());
        }
        orders.push(last.cast(payer, &self.window));
        let (proposer, choice) = (self.at.proposer, self.verb.choice.bytes());
        let civic = governance::CastVote { payer, place, voter, proposer, choice };
        orders.push(civic.instruction());
        groups.push(orders);
        Ok(groups)
    }
}

impl Vote {
    fn order(&self, ballots: &[Ballot]) -> String {
        let seats = ballots.iter().map(|b| format!("{} position {}", short(&b.pool), b.index));
        let seats = seats.collect::<Vec<_>>().join(", ");
        format!("{} {} by {seats}", self.choice.word(), short(&self.proposal))
    }
}

impl Choice {
    const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Deny => "deny",
        }
    }

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Approve => governance::YES,
            Self::Deny => governance::NO,
        }
    }
}
