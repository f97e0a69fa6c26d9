//! `pool caps`: how much a pool takes.

use crate::chain::PoolAt;
use crate::commands::common::units;
use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, cap, short};
use acequia_core::Caps as Limits;
use acequia_interface::instructions::SetCaps;
use clap::Args;
use solana_address::Address;

/// Set how much a pool takes, in all and by position
///
/// What is left out stays as it is. Nobody has to leave, even above a cap. For the pool's authority.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia pool caps 7Qx…pool --all 1_000_000 --position 5_000\n  \
    acequia pool caps 7Qx…pool --position none"
)]
pub struct Caps {
    /// The pool's address
    pub pool: Address,
    #[command(flatten)]
    how: How,
}

/// At least one of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct How {
    /// The most that all may stake together, in tokens, or `none`
    #[arg(long, value_name = "TOKENS")]
    all: Option<String>,
    /// The most that one position may hold, in tokens, or `none`
    #[arg(long, value_name = "TOKENS")]
    position: Option<String>,
}

impl Caps {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let (decimals, symbol) =
            (there.pool.stake_decimals, context.names.symbol(&there.pool.stake_mint));
        let read = |text: &Option<String>, now: u64| match text.as_deref() {
            None => Ok(now),
            Some("none") => Ok(0),
            Some(text) => units(text, decimals, &symbol),
        };
        let now = there.pool.caps;
        let new = Limits {
            pool: read(&self.how.all, now.pool)?,
            position: read(&self.how.position, now.position)?,
        };
        let detail = words(&new, context.words(&there.pool.stake_mint, decimals));
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        if new == now {
            plan.change(Sign::Keep, "caps", detail);
            return Ok(plan);
        }
        there.require_authority(me, "sets its caps")?;
        plan.change(Sign::Change, "caps", detail);
        plan.notes.extend(above(&there, &new));
        let order = SetCaps { authority: me, pool: self.pool, caps: new }.instruction();
        let words = words(&new, |units| amount(units, decimals, &symbol));
        let what = format!("set the caps of {}: {words}", short(&self.pool));
        plan.step(what, Seen::now(context, &there).then(&[], [order]));
        Ok(plan)
    }
}

fn words(caps: &Limits, words: impl Fn(u64) -> String) -> String {
    let [all, position] = [caps.pool, caps.position].map(|units| cap(units, &words));
    format!("{all} in all, {position} by position")
}

fn above(there: &PoolAt, caps: &Limits) -> Option<String> {
    let is_above = caps.pool > 0 && there.pool.totals.staked > caps.pool;
    is_above.then(|| "more is staked already: nobody has to leave, and nobody can add".into())
}
