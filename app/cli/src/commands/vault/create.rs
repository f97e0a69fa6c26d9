//! `vault create`

use super::Place;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use acequia_interface::Position;
use acequia_vault_interface::build::{CreateVault, Seat};
use acequia_vault_interface::{Stored, Vault};
use clap::Args;

/// Make a vault over a pool
///
/// By anyone: a vault has no owner and no terms. Its rent comes back to who pays it now, when nobody has an
/// account in it any more.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia vault create 7Qx…pool")]
pub struct Create {
    #[command(flatten)]
    place: Place,
}

impl Create {
    /// One transaction; none where it is there.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.place.pool)?;
        if there.pool.is_delegated() {
            return Err(failure(
                "The pool is delegated: it holds no stake",
                "Choose another pool: acequia pools",
            ));
        }
        let (payer, id) = (context.payer()?, self.place.id);
        let seat = Seat::of(self.place.pool, id, &there.pool);
        let mut plan = Plan::new(format!("The {}", self.place.words()));
        if context.rpc.account(&seat.vault)?.is_some() {
            plan.change(Sign::Keep, "vault", format!("it is there, at {}", seat.vault));
            return Ok(plan);
        }
        plan.change(Sign::Create, "vault", seat.vault.to_string());
        let mint = context.rpc.mint(&seat.stake_mint)?;
        let order = CreateVault { payer, seat, id }.instruction();
        let step = plan.step(format!("make the {}", self.place.words()), vec![order]);
        let position = Position::size(there.pool.capacity);
        step.creates.extend([Vault::SIZE, position, mint.wallet_size]);
        Ok(plan)
    }
}
