//! `program authority`: who may upgrade a program.

use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Sign};
use clap::{ArgGroup, Args};
use solana_address::Address;
use solana_loader_v3_interface::instruction as loader;

/// Hand the power to upgrade to another, or give it up for ever
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("next").required(true),
    after_help = "Example:\n  acequia program authority AceQ…farm --new 5Qz…vault"
)]
pub struct Authority {
    /// The program's address
    pub program: Address,
    /// Who may upgrade it from then on. Nobody asks them: check the address twice
    #[arg(long, value_name = "ADDRESS", group = "next")]
    pub new: Option<Address>,
    /// Nobody may upgrade it any more
    #[arg(long = "final", group = "next")]
    pub last: bool,
}

impl Authority {
    /// One transaction; none where it is so already.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.program(&self.program)?;
        let mut planned = Plan::new(format!("The program {}", self.program));
        if there.authority == self.new {
            let detail = self.new.map_or("nobody, for ever".to_string(), |new| new.to_string());
            planned.change(Sign::Keep, "upgrade authority", detail);
            return Ok(planned);
        }
        plan(&mut planned, &self.program, there.authority, context.me()?, self.new)?;
        Ok(planned)
    }
}

/// Plans the change from `now` to `next`, by `me`.
pub fn plan(
    plan: &mut Plan,
    program: &Address,
    now: Option<Address>,
    me: Address,
    next: Option<Address>,
) -> Outcome<()> {
    if now != Some(me) {
        return Err(refused(program, now));
    }
    let what = match next {
        Some(next) => {
            plan.promises.push(format!("you cannot take it back: {next} has to give it"));
            format!("let {next} upgrade {program}")
        }
        None => {
            plan.promises.push("nobody can change the program any more, for ever".into());
            format!("let nobody upgrade {program}")
        }
    };
    let to = next.map_or("nobody".to_string(), |next| next.to_string());
    plan.change(Sign::Change, "upgrade authority", format!("{to} instead of {me}"));
    let set = loader::set_upgrade_authority(program, &me, next.as_ref());
    plan.step(what, vec![set]).builds_on_others = true;
    Ok(())
}

/// Somebody else may, or nobody.
pub fn refused(program: &Address, authority: Option<Address>) -> Failure {
    match authority {
        Some(authority) => failure(
            format!("Only {authority} may upgrade {program}"),
            "Sign as it by -k, or by --multisig if it is a multisig's vault",
        ),
        None => failure(
            format!("Nobody may upgrade {program} any more"),
            "It was made final. Deploy another program at another address",
        ),
    }
}
