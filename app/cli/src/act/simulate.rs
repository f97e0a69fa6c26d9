//! Trying a plan out.

use super::Report;
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Step};
use crate::rpc::{refusal, Draft, Simulation};
use crate::show::{paint, FAINT, GREEN, RED, YELLOW};
use serde_json::{json, Value};

/// What came of one step.
enum Tried {
    Would(Simulation),
    /// It needs steps before it, and one transaction cannot hold them all.
    Untried,
}

impl Tried {
    fn is_refused(&self) -> bool {
        matches!(self, Self::Would(Simulation { refused: Some(_), .. }))
    }
}

/// Each step by itself, or together with those that it builds on.
pub fn simulate(context: &Context, plan: &Plan) -> Outcome<Report> {
    let (mut lines, mut results, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for (nth, step) in plan.steps.iter().enumerate() {
        let before: &[Step] = if step.builds_on_others { &plan.steps[..nth] } else { &[] };
        let tried = try_step(context, before, step)?;
        let (line, result) = said(step, &tried);
        refused.extend(tried.is_refused().then_some(step.what.as_str()));
        lines.push(line);
        results.push(result);
    }
    lines.push("Nothing was sent.".into());
    Ok(Report { lines, json: json!({ "simulated": results }), failure: would_fail(&refused) })
}

/// What the exit code tells scripts.
fn would_fail(refused: &[&str]) -> Option<Failure> {
    let all = refused.join("; ");
    (!refused.is_empty()).then(|| {
        failure(
            format!("The chain would refuse: {all}"),
            "Nothing was sent. What stands against it is said above, with the remedy",
        )
    })
}

fn try_step(context: &Context, before: &[Step], step: &Step) -> Outcome<Tried> {
    let fills = |step: &Step| !step.pieces().is_empty();
    if step.fill.is_some() || before.iter().any(fills) {
        return Ok(Tried::Untried);
    }
    let all = before.iter().chain([step]).flat_map(|step| step.instructions.clone());
    let draft = Draft::new(context.payer()?, &all.collect::<Vec<_>>(), context.settled_head());
    match context.fits(&draft)? {
        true => context.rpc.simulate(&draft).map(Tried::Would),
        false => Ok(Tried::Untried),
    }
}

fn said(step: &Step, tried: &Tried) -> (String, Value) {
    match tried {
        Tried::Untried => (
            format!("{} {}  not tried: it needs those before it", paint("?", YELLOW), step.what),
            json!({ "what": step.what, "tried": false }),
        ),
        Tried::Would(simulation) => match &simulation.refused {
            None => worked(step, simulation),
            Some(refused) => failed(step, refusal(refused, &step.instructions), simulation),
        },
    }
}

fn worked(step: &Step, simulation: &Simulation) -> (String, Value) {
    let units = format!("{} compute units", simulation.units);
    let line = format!("{} {}  {}", paint("✓", GREEN), step.what, paint(&units, FAINT));
    (line, json!({ "what": step.what, "tried": true, "compute_units": simulation.units }))
}

fn failed(step: &Step, why: Failure, simulation: &Simulation) -> (String, Value) {
    let logs: Vec<String> = simulation.logs.iter().map(|log| format!("\n    {log}")).collect();
    let line = format!("{} {}  {why}{}", paint("✗", RED), step.what, paint(&logs.concat(), FAINT));
    let mut json = why.json();
    json["what"] = step.what.clone().into();
    json["logs"] = simulation.logs.clone().into();
    (line, json)
}
