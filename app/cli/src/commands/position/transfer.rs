//! `transfer`: a position to another owner.

use crate::chain::{PoolAt, PositionAt};
use crate::commands::common::Seat;
use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{moment, short};
use crate::wallet::Wallet;
use acequia_interface::facts::Fact;
use acequia_interface::instructions::TransferPosition;
use clap::Args;
use solana_address::Address;

/// Hand a position over to another owner
///
/// With all it holds and is owed, and the lock that runs. Both sign, so it goes to no key that nobody
/// has. What it votes counts anew; pushes and an operator are named anew.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia transfer 7Qx…pool --to heir.json")]
pub struct Transfer {
    #[command(flatten)]
    seat: Seat,
    /// The next owner, who signs too: a key as for -k
    #[arg(long, value_name = "KEYPAIR")]
    to: String,
}

impl Transfer {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (owner, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let at = context.rpc.position(&there.address, &owner, self.seat.index)?;
        let heir = Wallet::open(&self.to)?;
        let new_owner = heir.address();
        require_ready(&at, &new_owner)?;
        let mut plan = Plan::new(format!("The position {}", at.address));
        describe(context, &mut plan, &there, &at, &new_owner);
        let guard = Seen::now(context, &there).guard(Some(at.address), &as_seen(&there, &at));
        let (pool, position) = (there.address, at.address);
        let order = TransferPosition { owner, new_owner, pool, position };
        let what = format!("hand {} of {} over to {new_owner}", at.place(&owner), short(&pool));
        plan.step(what, guard.into_iter().chain([order.instruction()]).collect());
        if heir.signer().is_err() {
            plan.notes.push(format!("{new_owner} signs it too"));
        }
        context.sign_with(heir);
        Ok(plan)
    }
}

fn require_ready(at: &PositionAt, heir: &Address) -> Outcome<()> {
    if at.position.owner == *heir {
        return Err(failure("It is theirs already", "Name another key by --to"));
    }
    match at.position.stake.votes.open {
        0 => Ok(()),
        open => Err(failure(
            format!("Votes of it are open: {open}"),
            "Withdraw them, or close the receipts of those that are over: acequia vote",
        )),
    }
}

/// What its next owner takes it over for: at least so much stake, weight and rewards, and no longer a lock.
fn as_seen(there: &PoolAt, at: &PositionAt) -> Vec<Fact> {
    let p = &at.position;
    let weight = if p.stake.is_locked(there.now) { p.stake.weight } else { p.stake.amount };
    let facts = [
        Fact::Owner { owner: p.owner },
        Fact::Amount { at_least: p.stake.amount },
        Fact::Weight { at_least: weight },
        Fact::LockEnd { at_most: p.stake.lock_end },
    ];
    let owed = p.claimable(&there.pool, there.now);
    let owing = there.streams().filter_map(|(slot, stream)| {
        let at_least = owed.get(usize::from(slot)).copied().filter(|units| *units > 0)?;
        Some(Fact::Owed { slot, generation: stream.books.generation, at_least })
    });
    facts.into_iter().chain(owing).collect()
}

fn describe(context: &Context, plan: &mut Plan, there: &PoolAt, at: &PositionAt, heir: &Address) {
    let (p, pool) = (&at.position, &there.pool);
    plan.change(Sign::Change, "owner", heir.to_string());
    let words = context.words(&pool.stake_mint, pool.stake_decimals);
    let goes = format!("{}, and all that is owed", words(p.stake.amount));
    plan.change(Sign::Change, "goes along", goes);
    if p.stake.is_locked(there.now) {
        let end = moment(p.stake.lock_end);
        plan.notes.push(format!("its lock goes on until {end}"));
    }
    if p.rights != 0 || p.allows_push() {
        plan.notes.push("operator and pushes are cleared".into());
    }
    plan.promises.push("all of it, for good: only they can hand it back".into());
}
