//! `gauge vote`: how the budget of the open epoch should be split.

use crate::chain::{PoolAt, PositionAt};
use crate::commands::behalf::{Behalf, Right};
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_core::votes::Window;
use acequia_gauge_core::{Split, MAX_POOLS};
use acequia_gauge_interface::instructions::OpenVoteRecord;
use acequia_gauge_interface::{addresses, votes, Epoch, VoteRecord, ID};
use acequia_interface::addresses::vote_receipt;
use acequia_interface::instructions::{CastVote, WithdrawVote};
use acequia_interface::VoteReceipt;
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Vote in the epoch that is open, with what is staked, or withdraw the vote
///
/// Votes with what is staked in a pool on how the epoch's budget is split among the pools on
/// the list. Voting again replaces the vote. What votes cannot be unstaked until voting ends or
/// the vote is withdrawn. Once the epoch is settled, acequia reclaim gets the rent back.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    acequia gauge vote 7Qx…pool --gauge 4Gt…gauge --for 7Qx…pool=70 --for 3Wd…pool=30\n  \
    acequia gauge vote 7Qx…pool --gauge 4Gt…gauge --withdraw\n  \
    acequia gauge vote 7Qx…pool --gauge 4Gt…gauge --for 7Qx…pool=100 --owner 9aK…owner")]
pub struct Vote {
    #[command(flatten)]
    seat: Seat,
    /// The gauge's address
    #[arg(long, value_name = "ADDRESS")]
    gauge: Address,
    /// A pool and its share of your vote in percent; they add up to 100
    #[arg(long = "for", value_name = "POOL=PERCENT", value_parser = share, required_unless_present = "withdraw")]
    shares: Vec<(Address, u16)>,
    /// Take the vote back instead
    #[arg(long, conflicts_with = "shares")]
    withdraw: bool,
    #[command(flatten)]
    behalf: Behalf,
}

/// Who votes, and in what.
pub struct Ballot<'a> {
    /// The owner, or the operator.
    pub me: Address,
    pub there: &'a PoolAt,
    pub at: &'a PositionAt,
    pub address: Address,
    pub epoch: &'a Epoch,
}

/// A pool and its share [bps].
pub fn share(text: &str) -> Result<(Address, u16), String> {
    let (pool, percent) = text.split_once('=').ok_or("write POOL=PERCENT")?;
    let pool = pool.parse().map_err(|_| format!("`{pool}` is not an address"))?;
    let bps = acequia_farm_file::amount::parse(percent.trim_end_matches('%'), 2);
    let bps = bps.ok().and_then(|bps| u16::try_from(bps).ok());
    Ok((pool, bps.ok_or_else(|| format!("`{percent}` is not a percentage"))?))
}

/// By places in the epoch's list.
pub fn split(shares: &[(Address, u16)], epoch: &Epoch) -> Outcome<Split> {
    let mut split = Split::default();
    for (pool, bps) in shares {
        let place = epoch.place_of(pool).ok_or_else(|| {
            failure(
                format!("{pool} is not on the epoch's list"),
                "`acequia gauge show` lists the pools",
            )
        })?;
        split.bps[place] = split.bps[place].saturating_add(*bps);
    }
    let whole = || failure("The shares do not add up to 100 percent", "Divide all of the vote");
    split.check().map(|()| split).map_err(|_| whole())
}

/// Votes of the pool must go to the gauge program.
fn require_hook(there: &PoolAt) -> Outcome<()> {
    match there.pool.hook == ID {
        true => Ok(()),
        false => Err(failure(
            format!("The votes of the pool {} do not go to the gauge program", there.address),
            format!("Its authority can change that: acequia hook propose {} {ID}", there.address),
        )),
    }
}

impl Vote {
    /// One transaction; none where there is nothing to withdraw.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let at = self.behalf.position(context, &self.seat, Right::Vote)?;
        let gauge = context.rpc.gauge(&self.gauge)?;
        let (address, epoch) = gauge.voting()?;
        let ballot = Ballot { me, there: &there, at: &at, address: *address, epoch };
        let title = format!("The epoch {} of the gauge {}", epoch.books.number, self.gauge);
        let mut plan = Plan::new(title);
        match self.withdraw {
            true => self.withdraw(context, &mut plan, &ballot)?,
            false => self.cast(context, &mut plan, &ballot)?,
        }
        at.note_whose(&mut plan, &me);
        Ok(plan)
    }

    fn cast(&self, context: &Context, plan: &mut Plan, ballot: &Ballot) -> Outcome<()> {
        require_hook(ballot.there)?;
        let split = split(&self.shares, ballot.epoch)?;
        let words = ballot.weight(context);
        plan.change(Sign::Create, "vote", format!("{words} of weight: {}", self.words()));
        let end = moment(ballot.epoch.books.window.voting_end);
        plan.promises.push(format!("{words} until {end}, unless you withdraw the vote"));
        let step = plan.step(self.order("vote", ballot, &self.words()), Vec::new());
        step.instructions.extend(ballot.open(context, &mut step.creates)?);
        step.instructions.push(ballot.vote(context.payer()?, &split));
        Ok(())
    }

    fn withdraw(&self, context: &Context, plan: &mut Plan, ballot: &Ballot) -> Outcome<()> {
        let record = addresses::vote_record(&ballot.address, &ballot.at.address).0;
        let record = context.rpc.account(&record)?;
        let record = record.and_then(|account| VoteRecord::read(&account.data).ok());
        if record.is_none_or(|record| record.vote.weight == 0) {
            plan.change(Sign::Keep, "vote", "none is open in this epoch");
            return Ok(());
        }
        plan.change(Sign::Remove, "vote", "your stake is no longer held by it");
        let order = WithdrawVote {
            signer: ballot.me,
            voter: ballot.at.position.owner,
            pool: ballot.there.address,
            position: ballot.at.address,
            hook_program: ID,
            extras: &votes::extras(&ballot.address, &ballot.at.address),
            ballot: ballot.address,
            payload: &[],
        };
        plan.step(self.order("withdraw the vote", ballot, ""), vec![order.instruction()]);
        Ok(())
    }

    fn order(&self, verb: &str, ballot: &Ballot, split: &str) -> String {
        let (gauge, pool) = (short(&self.gauge), short(&self.seat.pool));
        let (number, place) = (ballot.epoch.books.number, ballot.at.place(&ballot.me));
        let order = format!("{verb} in epoch {number} of {gauge} by {pool}, {place}");
        if split.is_empty() {
            order
        } else {
            format!("{order}: {split}")
        }
    }

    fn words(&self) -> String {
        let part = |(pool, bps): &(Address, u16)| {
            format!("{}.{:02} % for {}", bps / 100, bps % 100, short(pool))
        };
        self.shares.iter().map(part).collect::<Vec<_>>().join(", ")
    }
}

impl Ballot<'_> {
    pub const fn window(&self) -> Window {
        let window = &self.epoch.books.window;
        Window { start: window.start, end: window.voting_end }
    }

    /// What votes in the epoch, in words.
    fn weight(&self, context: &Context) -> String {
        let weight = self.at.weight_on(self.window());
        let pool = &self.there.pool;
        amount(weight, pool.stake_decimals, &context.names.symbol(&pool.stake_mint))
    }

    /// Makes the record of the vote where there is none. Notes the sizes of what is made.
    fn open(&self, context: &Context, creates: &mut Vec<usize>) -> Outcome<Option<Instruction>> {
        let (epoch, position) = (self.address, self.at.address);
        let record = addresses::vote_record(&epoch, &position).0;
        let receipt = vote_receipt(&position, &ID, &epoch).0;
        let there = context.rpc.accounts(&[record, receipt])?;
        let sizes = [VoteRecord::SIZE, VoteReceipt::SIZE];
        let missing = there.iter().zip(sizes).filter(|(account, _)| account.is_none());
        creates.extend(missing.map(|(_, size)| size));
        let open = OpenVoteRecord { payer: context.payer()?, epoch, position };
        Ok(there[0].is_none().then(|| open.instruction()))
    }

    pub fn vote(&self, payer: Address, split: &Split) -> Instruction {
        let window = self.window();
        let mut buffer = [0; 3 * MAX_POOLS];
        let vote = CastVote {
            signer: self.me,
            voter: self.at.position.owner,
            payer,
            pool: self.there.address,
            position: self.at.address,
            hook_program: ID,
            extras: &votes::extras(&self.address, &self.at.address),
            ballot: self.address,
            ballot_start: window.start,
            ballot_end: window.end,
            payload: votes::payload(split, &mut buffer),
        };
        vote.instruction()
    }
}
