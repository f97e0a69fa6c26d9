//! Asking before acting.

use crate::context::Context;
use crate::error::{failure, Outcome};
use dialoguer::Confirm;
use std::io::IsTerminal;

/// Goes on only where somebody said yes.
pub fn permission(context: &Context) -> Outcome<()> {
    if context.yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() || context.json {
        return Err(failure(
            "Nobody is there to say yes, and nothing was done",
            "Add --yes to act without asking, or --simulate to try it out",
        ));
    }
    let answer = Confirm::new().with_prompt("Carry it out?").default(false).interact();
    match answer {
        Ok(true) => Ok(()),
        _ => Err(failure("Nothing was done", "Say yes to carry it out")),
    }
}
