//! `rewards add`: a new stream in a free slot.

use super::spec::Spec;
use crate::chain::{Mint, PoolAt};
use crate::commands::purse::Payer;
use crate::commands::seen::{run_by, Seen};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::farm::{add_to, risk_names, started_before, Addition};
use crate::plan::Plan;
use crate::show::short;
use acequia_farm_file::Emission;
use acequia_plan::Opening;
use clap::Args;
use solana_address::Address;

/// Add a reward to a pool, with its budget or as a flow
///
/// A curve's whole budget moves into the pool; a flow waits for deposits.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    acequia rewards add 7Qx…pool --mint EPj…usdc --budget 90_000 --committed \"45 days\" \\\n    \
      --schedule '{ shape = \"constant\", for = \"90 days\" }'\n  \
    acequia rewards add 7Qx…pool --mint AGu…mint --window \"7 days\"")]
pub struct Add {
    /// The pool's address
    pub pool: Address,
    /// What is paid
    #[arg(long, value_name = "ADDRESS")]
    pub mint: Address,
    /// How much, in tokens
    #[arg(long, value_name = "TOKENS", requires = "schedule", required_unless_present = "window")]
    pub budget: Option<String>,
    /// When, in the farm file's words: { shape = "constant", for = "90 days" }
    #[arg(long, value_name = "TOML", requires = "budget")]
    pub schedule: Option<String>,
    /// From when: a date as 2027-01-31T12:00:00Z, or "3 days"; at once where it is left out
    #[arg(long, value_name = "WHEN", requires = "budget")]
    pub start: Option<String>,
    /// What LPs can rely on: all, none, a date, or a time after the start
    #[arg(long, value_name = "WHEN", required_unless_present = "window")]
    pub committed: Option<String>,
    /// Make it a flow that spreads each deposit over this time
    #[arg(long, value_name = "DURATION", conflicts_with_all = ["budget", "committed"])]
    pub window: Option<String>,
    /// While nobody is staked: wait, or refund
    #[arg(long, value_name = "POLICY")]
    pub idle: Option<String>,
    /// Pay the full rate from that much stake on (as weight), and less below it: so much less that each
    /// unit staked earns the same
    #[arg(long, value_name = "STAKE", requires = "budget")]
    pub full_at: Option<String>,
    /// The same, by the most that a whole token of the stake is to earn in a year
    #[arg(long, value_name = "TOKENS", requires = "budget", conflicts_with = "full_at")]
    pub most: Option<String>,
    /// What is paid however little is staked: "20%" of the rate, or that much stake's
    #[arg(long, value_name = "SHARE", requires = "budget")]
    pub least: Option<String>,
    /// Whose it is: who may extend, refund and retire it; you, where it is left out
    #[arg(long, value_name = "ADDRESS")]
    pub funder: Option<Address>,
    #[command(flatten)]
    pub payer: Payer,
}

impl Add {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let mint = context.rpc.mint(&self.mint)?;
        require_manager(&there, me)?;
        require_accepted(&there, &mint)?;
        self.payer.require_of(context, &[&mint])?;
        let stake_decimals = there.pool.stake_decimals;
        let reward = Spec { stake_decimals, ..self.spec() }.reward(&mint)?;
        let mut addition = Addition {
            pool: self.pool,
            guard: Seen::now(context, &there).guard(None, &[run_by(&there.pool)]),
            name: &short(&self.pool),
            slot: there.free_slot()?,
            reward: &reward,
            opening: None,
            mint: &mint,
            symbol: &context.names.symbol(&mint.address),
            stake: (stake_decimals, &context.names.symbol(&there.pool.stake_mint)),
            me,
            payer: context.payer()?,
            source: self.payer.account(context, &mint)?,
            funder: self.funder.unwrap_or(me),
            now: there.now,
        };
        if let Emission::Curve(curve) = &reward.emission {
            let opening = Opening::of(curve, there.now, context.slack()).map_err(|start| {
                failure(
                    started_before(&addition.title(), start),
                    "Name a start that lies ahead, or leave it out to start at once",
                )
            });
            addition.opening = Some(opening?);
        }
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        add_to(&mut plan, &addition);
        Ok(plan)
    }

    fn spec(&self) -> Spec<'_> {
        Spec {
            budget: self.budget.as_deref(),
            schedule: self.schedule.as_deref(),
            start: self.start.as_deref(),
            committed: self.committed.as_deref(),
            window: self.window.as_deref(),
            idle: self.idle.as_deref(),
            rate: [
                ("full_at", self.full_at.as_deref()),
                ("most", self.most.as_deref()),
                ("least", self.least.as_deref()),
            ],
            stake_decimals: 0,
        }
    }
}

fn require_manager(there: &PoolAt, me: Address) -> Outcome<()> {
    let manager = there.pool.reward_manager;
    match manager == me {
        true => Ok(()),
        false => Err(failure(
            format!("Only the reward manager {manager} adds rewards to this pool"),
            "Sign as the reward manager, by -k",
        )),
    }
}

fn require_accepted(there: &PoolAt, mint: &Mint) -> Outcome<()> {
    match mint.risks & !there.pool.accepted_risks.0 {
        0 => Ok(()),
        unaccepted => Err(failure(
            format!(
                "The mint's issuer has powers that this pool's creator did not accept: {}",
                risk_names(unaccepted)
            ),
            "Create a pool that accepts them by name, or use another token",
        )),
    }
}
