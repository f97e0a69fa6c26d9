//! Signing and sending, one transaction after the other.

use super::Report;
use crate::context::Context;
use crate::error::{Failure, Outcome};
use crate::plan::{Plan, Step};
use crate::rpc::send::Sender;
use crate::show::{paint, FAINT, GREEN};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{json, Value};

/// From so many transactions on, a bar shows how far it is.
const MANY: usize = 4;

struct Done<'a> {
    what: &'a str,
    /// None where it was many, or none at all.
    signature: Option<String>,
    earlier: bool,
}

/// Delivers every step. Where one fails, what was done before it is said.
pub fn execute(context: &Context, plan: &Plan) -> Outcome<Report> {
    let sender = context.sender()?;
    if context.wallet()?.is_interactive() {
        crate::show::warn("Approve each transaction on the device.");
    }
    let bar = bar(context, plan.transactions());
    let mut done = Vec::with_capacity(plan.steps.len());
    for (nth, step) in plan.steps.iter().enumerate() {
        bar.set_message(step.what.clone());
        let delivered = deliver(context, &sender, step, &bar);
        let delivered = delivered.map_err(|error| so_far(error, nth, plan))?;
        if !context.json {
            bar.suspend(|| crate::show::print(&[delivered.line()]));
        }
        done.push(delivered);
    }
    bar.finish_and_clear();
    let json: Vec<Value> = done.iter().map(Done::json).collect();
    Ok(Report::done(vec![], json!({ "done": json })))
}

/// One step, unless an earlier run's transaction turned out to have done just that.
fn deliver<'a>(
    context: &Context,
    sender: &Sender,
    step: &'a Step,
    bar: &ProgressBar,
) -> Outcome<Done<'a>> {
    let what = step.what.as_str();
    if let Some(fill) = &step.fill {
        super::fill::fill(context, sender, step, fill, &|| bar.inc(1))?;
        return Ok(Done { what, signature: None, earlier: false });
    }
    let landed = context.landed.borrow_mut().take();
    if let Some(landed) = landed.filter(|landed| landed.what == what) {
        return Ok(Done { what, signature: Some(landed.signature), earlier: true });
    }
    let signature = sender.deliver(what, &step.instructions)?;
    bar.inc(1);
    Ok(Done { what, signature: Some(signature), earlier: false })
}

/// Says how far it went before it failed.
fn so_far(error: Failure, done: usize, plan: &Plan) -> Failure {
    let what = &plan.steps[done].what;
    let is_named = error.condition.contains(what);
    let error = if is_named { error } else { error.while_doing(what) };
    let all = plan.steps.len();
    let unit = if plan.transactions() == all { "transactions" } else { "steps" };
    match done {
        0 => error,
        _ => Failure {
            condition: format!(
                "{} ({done} of {all} {unit} are done and stay done)",
                error.condition
            ),
            ..error
        },
    }
}

fn bar(context: &Context, steps: usize) -> ProgressBar {
    if context.json || steps < MANY {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("  {bar:24} {pos}/{len} {msg}");
    ProgressBar::new(steps as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Done<'_> {
    fn line(&self) -> String {
        let earlier =
            if self.earlier { " (by an earlier run: run it once more to do it again)" } else { "" };
        let signature = self.signature.as_ref().map(|text| format!("  {}", paint(text, FAINT)));
        let signature = signature.unwrap_or_default();
        format!("{} {}{earlier}{signature}", paint("✓", GREEN), self.what)
    }

    fn json(&self) -> Value {
        json!({ "what": self.what, "signature": self.signature, "by_earlier_run": self.earlier })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::failure;

    #[test]
    fn what_failed_is_named_once() {
        let mut plan = Plan::new("a plan");
        plan.step("pay the rent", vec![]);
        plan.step("stake 5 AGUA", vec![]);
        let said = |condition: &str, done| so_far(failure(condition, "x"), done, &plan).condition;
        assert_eq!(said("The chain refuses", 0), "pay the rent: The chain refuses");
        assert_eq!(said("`pay the rent` did not land", 0), "`pay the rent` did not land");
        let later = said("The transaction S (stake 5 AGUA) was sent", 1);
        assert_eq!(later.matches("stake 5 AGUA").count(), 1, "{later}");
        assert!(later.contains("1 of 2 steps are done and stay done"), "{later}");
    }
}
