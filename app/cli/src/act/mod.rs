//! Carrying out a plan, as far as the mode goes.

mod ask;
mod execute;
mod fill;
mod funds;
mod multisig;
mod print;
mod simulate;

use crate::context::{Context, Mode};
use crate::error::Outcome;
use crate::plan::{Cost, Plan};
use crate::show;
use serde_json::{json, Value};

/// What was done, for people and for scripts.
pub struct Report {
    lines: Vec<String>,
    json: Value,
}

/// Shows the plan, acts, and says what was done.
pub fn act(context: &Context, plan: &Plan) -> Outcome<()> {
    let me = context.me()?;
    let cost = Cost::of(plan, &context.rpc, &me, context.price)?;
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
    match context.json {
        true => println!("{}", json!({ "plan": plan.json(&cost), "result": report.json })),
        false => show::print(&report.lines),
    }
    Ok(())
}

fn nothing_to_do() -> Report {
    let lines = vec!["Nothing to do: the chain is as you want it.".to_string()];
    Report { lines, json: json!({ "done": [] }) }
}
