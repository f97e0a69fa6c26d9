//! `realm create`: a registrar, by which staked tokens vote in a realm.

use super::maximum::Rule;
use super::House;
use crate::chain::governance_words;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::short;
use acequia_realms_core::records::MAX_VOTER_WEIGHT_BYTES;
use acequia_realms_interface::instructions::CreateRegistrar;
use acequia_realms_interface::{governance, Registrar, ID};
use clap::Args;
use solana_address::Address;

/// Set up the adapter for a realm, so that what is staked votes there
///
/// Creates the registrar of its community or council. The realm has to name the adapter as the
/// add-in for voter weight and for maximum voter weight; that is set in the realm's own
/// configuration. For the realm's authority, who becomes the registrar's.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm create 6Re…realm --share 40%\n  \
    acequia realm create 6Re…realm --votes 10_000_000 --multisig 8hM…vault")]
pub struct Create {
    #[command(flatten)]
    house: House,
    #[command(flatten)]
    max: Rule,
    /// The program that the realm is of, where it is not SPL Governance as everybody knows it
    #[arg(long, value_name = "ADDRESS", default_value_t = governance::PROGRAM)]
    governance: Address,
}

impl Create {
    /// One transaction; none where it is there.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, (at, mint)) = (context.me()?, self.house.find(context)?);
        let mut plan = Plan::new(self.house.title());
        if context.rpc.find_registrar(&self.house.realm, &mint)?.is_some() {
            plan.change(Sign::Keep, "registrar", "it is there already");
            return Ok(plan);
        }
        at.require_program(&self.governance)?;
        require_authority(at.realm.authority.map(Address::from), me)?;
        let mint = context.rpc.mint(&mint)?;
        let (max, words) = self.max.read(&mint, &context.names.symbol(&mint.address))?;
        plan.change(Sign::Create, "registrar", format!("there can be {words}"));
        plan.change(Sign::Create, "governance", governance_words(&self.governance));
        if !context.rpc.asks_the_adapter(&at, self.house.council)? {
            plan.notes.push(format!(
                "the realm does not ask the adapter yet: set {ID} as its add-in for voter weight and for maximum voter weight"
            ));
        }
        let order = CreateRegistrar {
            realm_authority: me,
            payer: context.payer()?,
            realm: self.house.realm,
            governance_program: self.governance,
            governing_token_mint: mint.address,
            max,
        };
        let (realm, mint) = (short(&self.house.realm), short(&mint.address));
        let what = format!("create the registrar of {realm} for the voters of {mint}");
        let step = plan.step(what, vec![order.instruction()]);
        step.creates = vec![Registrar::SIZE, MAX_VOTER_WEIGHT_BYTES];
        Ok(plan)
    }
}

fn require_authority(authority: Option<Address>, me: Address) -> Outcome<()> {
    match authority {
        Some(authority) if authority == me => Ok(()),
        Some(authority) => Err(failure(
            format!("Only the realm's authority {authority} sets up the adapter"),
            "Sign as the authority by -k, or make a message for it: --multisig",
        )),
        None => Err(failure(
            "The realm has no authority any more, so nobody can set up the adapter",
            "Use a realm whose authority still stands",
        )),
    }
}
