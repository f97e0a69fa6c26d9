//! `pool authority`: who runs a pool.

use crate::chain::PoolAt;
use crate::commands::seen::Seen;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_interface::facts::Fact;
use acequia_interface::instructions::{
    AcceptAuthority, ProposeAuthority, RenounceAuthority, SetRewardManager,
};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Offer, accept or renounce the authority, or name the reward manager
///
/// Hands the authority over in two steps, or changes who may add rewards.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pool authority 7Qx…pool --propose 9aK…new\n  \
    acequia pool authority 7Qx…pool --accept -k new.json\n  \
    acequia pool authority 7Qx…pool --reward-manager 5Fd…manager")]
pub struct Authority {
    /// The pool's address
    pub pool: Address,
    #[command(flatten)]
    how: How,
}

/// One of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct How {
    /// Offer the authority to this key, which then accepts
    #[arg(long, value_name = "ADDRESS")]
    propose: Option<Address>,
    /// Take the authority that was offered to you
    #[arg(long)]
    accept: bool,
    /// Give it up for good: caps, pause, reward manager and hook stay as they are
    #[arg(long)]
    renounce: bool,
    /// Let this key add rewards
    #[arg(long, value_name = "ADDRESS")]
    reward_manager: Option<Address>,
}

impl Authority {
    /// One transaction.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let mut plan = Plan::new(format!("The pool {}", self.pool));
        let (what, order, instruction) = self.how.order(me, self.pool);
        plan.change(
            Sign::Change,
            "authority",
            format!("{what}; it is {} now", there.pool.authority),
        );
        if self.how.renounce {
            plan.promises
                .push("for ever: nobody can set caps, pause, hook or reward manager again".into());
        }
        let orders = Seen::now(context, &there).then(&self.how.facts(&there), [instruction]);
        plan.step(format!("{order} {}", short(&self.pool)), orders);
        Ok(plan)
    }
}

impl How {
    /// Whoever takes it over or gives it up does so with hook and pause as they are.
    fn facts(&self, there: &PoolAt) -> Vec<Fact> {
        let (authority, hook) = (there.pool.authority, there.pool.hook);
        let mut facts = vec![Fact::Authority { authority }];
        if self.accept || self.renounce {
            facts.extend([Fact::Hook { hook }, Fact::Paused { paused: there.pool.is_paused() }]);
        }
        facts
    }

    /// What changes, the order, and its instruction.
    fn order(&self, me: Address, pool: Address) -> (String, String, Instruction) {
        if let Some(new_authority) = self.propose {
            let propose = ProposeAuthority { authority: me, pool, new_authority };
            let what = format!("{new_authority} may accept it");
            return (
                what,
                format!("offer {new_authority} the authority of"),
                propose.instruction(),
            );
        }
        if let Some(new_manager) = self.reward_manager {
            let set = SetRewardManager { authority: me, pool, new_manager };
            let what = format!("{new_manager} may add rewards");
            return (what, format!("let {new_manager} add rewards to"), set.instruction());
        }
        if self.renounce {
            let renounce = RenounceAuthority { authority: me, pool };
            return (
                "nobody's, for good".into(),
                "renounce the authority of".into(),
                renounce.instruction(),
            );
        }
        let accept = AcceptAuthority { pending_authority: me, pool };
        (format!("{me}"), "accept the authority of".into(), accept.instruction())
    }
}
