//! Carrying out a plan, as far as the mode goes.

mod ask;
mod execute;
mod fill;
mod funds;
mod multisig;
pub mod price;
mod print;
mod simulate;

use crate::context::{Context, Mode};
use crate::error::{Failure, Outcome};
use crate::plan::{Cost, Plan};
use crate::show;
use serde_json::{json, Value};

/// What was done, for people and for scripts.
pub struct Report {
    lines: Vec<String>,
    json: Value,
    /// Why it has not gone well, where that is so.
    failure: Option<Failure>,
}

impl Report {
    fn done(lines: Vec<String>, json: Value) -> Self {
        Self { lines, json, failure: None }
    }

    /// For scripts: one value, whatever came of it.
    fn said(&self, plan: &Value) -> Value {
        let mut said = json!({ "plan": plan, "result": self.json });
        if let Some(failure) = &self.failure {
            failure.put_into(&mut said);
        }
        said
    }
}

/// Shows the plan, acts, and says what was done.
pub fn act(context: &Context, plan: &Plan) -> Outcome<()> {
    funds::require_own(context, plan)?;
    let price = price::settle(context, plan)?;
    let cost = Cost::of(plan, &context.rpc, &context.payer()?, (context.head, price))?;
    let plan = &funds::with_way_out(context, plan, &cost)?;
    if !context.json {
        show::print(&plan.lines(&cost));
    }
    let report = match (plan.steps.is_empty(), context.mode) {
        (true, _) => nothing_to_do(),
        (_, Mode::Print) => print::print(plan),
        (_, Mode::Simulate) => simulate::simulate(context, plan)?,
        (_, Mode::Multisig) => multisig::messages(context, plan)?,
        (_, Mode::Execute) => {
            funds::check(context, plan, &cost)?;
            ask::permission(context)?;
            execute::execute(context, plan)?
        }
    };
    let plan = plan.json(&cost);
    match context.json {
        true => show::print_json(&report.said(&plan)),
        false => show::print(&report.lines),
    }
    let printed = context.json;
    report.failure.map_or(Ok(()), |failure| Err(Failure { printed, ..failure }))
}

fn nothing_to_do() -> Report {
    let lines = vec!["Nothing to do: the chain is as you want it.".to_string()];
    Report::done(lines, json!({ "done": [] }))
}
