//! `gauge vote`: how the budget of the open epoch should be split.

use crate::chain::PoolAt;
use crate::commands::common::Seat;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_gauge_core::{Split, MAX_POOLS};
use acequia_gauge_interface::instructions::OpenVoteRecord;
use acequia_gauge_interface::{addresses, votes, Epoch, VoteRecord, ID};
use acequia_interface::addresses::vote_receipt;
use acequia_interface::instructions::CastVote;
use acequia_interface::VoteReceipt;
use clap::Args;
use solana_address::Address;

/// Vote in the epoch that is open, with what is staked
///
/// Votes in the epoch that is open, with what is staked in a pool, on how the budget is split
/// among the pools on the list. Voting again replaces the vote.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  acequia gauge vote 7Qx…pool --gauge 4Gt…gauge --for 7Qx…pool=70 --for 3Wd…pool=30"
)]
pub struct Vote {
    #[command(flatten)]
    seat: Seat,
    /// The gauge's address
    #[arg(long, value_name = "ADDRESS")]
    gauge: Address,
    /// A pool and its share of your vote in percent; they add up to 100
    #[arg(long = "for", value_name = "POOL=PERCENT", value_parser = share, required = true)]
    shares: Vec<(Address, u16)>,
}

/// A pool and its share [bps].
fn share(text: &str) -> Result<(Address, u16), String> {
    let (pool, percent) = text.split_once('=').ok_or("write POOL=PERCENT")?;
    let pool = pool.parse().map_err(|_| format!("`{pool}` is not an address"))?;
    let bps = acequia_farm_file::amount::parse(percent.trim_end_matches('%'), 2);
    let bps = bps.ok().and_then(|bps| u16::try_from(bps).ok());
    Ok((pool, bps.ok_or_else(|| format!("`{percent}` is not a percentage"))?))
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
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        require_hook(&there)?;
        let at = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
        let gauge = context.rpc.gauge(&self.gauge)?;
        let (ballot, epoch) = gauge.voting()?;
        let window = epoch.books.window;
        let mut buffer = [0; 3 * MAX_POOLS];
        let split = self.split(epoch)?;
        let vote = CastVote {
            voter: me,
            payer: me,
            pool: self.seat.pool,
            position: at.address,
            hook_program: ID,
            extras: &votes::extras(ballot, &at.address),
            ballot: *ballot,
            ballot_start: window.start,
            ballot_end: window.voting_end,
            payload: votes::payload(&split, &mut buffer),
        };
        let mut plan =
            Plan::new(format!("The epoch {} of the gauge {}", epoch.books.number, self.gauge));
        let weight = at.position.stake.votes.eligible(window.start);
        let symbol = context.names.symbol(&there.pool.stake_mint);
        let words = amount(weight, there.pool.stake_decimals, &symbol);
        plan.change(Sign::Create, "vote", format!("{words} of weight: {}", self.words()));
        plan.promises.push(format!(
            "{words} until {}, unless you withdraw the vote",
            moment(window.voting_end)
        ));
        let step = plan.step(self.order(epoch), Vec::new());
        if context.rpc.account(&addresses::vote_record(ballot, &at.address).0)?.is_none() {
            let open = OpenVoteRecord { payer: me, epoch: *ballot, position: at.address };
            step.instructions.push(open.instruction());
            step.creates.push(VoteRecord::SIZE);
        }
        if context.rpc.account(&vote_receipt(&at.address, &ID, ballot).0)?.is_none() {
            step.creates.push(VoteReceipt::SIZE);
        }
        step.instructions.push(vote.instruction());
        Ok(plan)
    }

    fn order(&self, epoch: &Epoch) -> String {
        let (gauge, pool) = (short(&self.gauge), short(&self.seat.pool));
        let (number, index, split) = (epoch.books.number, self.seat.index, self.words());
        format!("vote in epoch {number} of {gauge} by {pool}, position {index}: {split}")
    }

    /// By places in the epoch's list.
    fn split(&self, epoch: &Epoch) -> Outcome<Split> {
        let mut split = Split::default();
        for (pool, bps) in &self.shares {
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

    fn words(&self) -> String {
        let part = |(pool, bps): &(Address, u16)| {
            format!("{}.{:02} % for {}", bps / 100, bps % 100, short(pool))
        };
        self.shares.iter().map(part).collect::<Vec<_>>().join(", ")
    }
}
