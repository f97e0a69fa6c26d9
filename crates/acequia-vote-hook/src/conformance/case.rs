//! A named sequence of calls, and what is to become of each.

use super::Call;
use std::{format, string::String, vec::Vec};

/// What is to become of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The receiver counts it.
    Accepted,
    /// The receiver fails.
    Refused,
    /// The receiver may do either, but what is recorded stays as it was.
    NoDifference,
}

/// One call of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The call.
    pub call: Call,
    /// What is to become of it.
    pub expect: Expect,
    /// What is recorded for [`Call::record_of`] afterwards [weight].
    pub recorded: u64,
}

/// A name, and calls to make one after the other, from a state without votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What the case is about.
    pub name: &'static str,
    /// What to call.
    pub steps: Vec<Step>,
}

/// Something that a receiver runs in. A closure that makes the call will do.
pub trait Runtime {
    /// Sets the clock and the accounts, makes the call, and says why the receiver refused it.
    /// A refused call must leave no trace, as on Solana.
    fn call(&mut self, call: &Call) -> Result<(), String>;

    /// What the receiver has recorded for [`Call::record_of`] [weight]; none where the
    /// runtime cannot tell.
    fn recorded(&mut self, _call: &Call) -> Option<u64> {
        None
    }
}

impl<F: FnMut(&Call) -> Result<(), String>> Runtime for F {
    fn call(&mut self, call: &Call) -> Result<(), String> {
        self(call)
    }
}

impl Case {
    /// Makes the calls in `runtime`, which must be fresh, and fails at the first that does
    /// not go as it should.
    pub fn play(&self, runtime: &mut impl Runtime) -> Result<(), String> {
        self.steps.iter().enumerate().try_for_each(|(nth, step)| {
            let outcome = step.play(runtime);
            outcome.map_err(|what| match nth.saturating_add(1) {
                last if last == self.steps.len() => what,
                earlier => format!("already the call number {earlier} {what}"),
            })
        })
    }

    /// A case without calls.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, steps: Vec::new() }
    }

    /// A call that is to be counted, after which `recorded` is.
    pub(super) fn accepts(self, call: Call, recorded: u64) -> Self {
        self.step(call, Expect::Accepted, recorded)
    }

    /// A call that is to be refused.
    pub(super) fn refuses(self, call: Call) -> Self {
        let recorded = self.recorded(&call);
        self.step(call, Expect::Refused, recorded)
    }

    /// A call that may be refused, or counted to no effect.
    pub(super) fn ignores(self, call: Call) -> Self {
        let recorded = self.recorded(&call);
        self.step(call, Expect::NoDifference, recorded)
    }

    fn step(mut self, call: Call, expect: Expect, recorded: u64) -> Self {
        self.steps.push(Step { call, expect, recorded });
        self
    }

    /// What has been recorded so far for the record that `call` passes.
    fn recorded(&self, call: &Call) -> u64 {
        let mut earlier = self.steps.iter().rev();
        earlier.find(|step| step.call.record_of == call.record_of).map_or(0, |step| step.recorded)
    }
}

impl Step {
    fn play(&self, runtime: &mut impl Runtime) -> Result<(), String> {
        match (self.expect, runtime.call(&self.call)) {
            (Expect::Accepted, Err(reason)) => Err(format!("was refused: {reason}")),
            (Expect::Refused, Ok(())) => Err("was accepted".into()),
            _ => self.check_record(runtime.recorded(&self.call)),
        }
    }

    fn check_record(&self, found: Option<u64>) -> Result<(), String> {
        match found {
            Some(found) if found != self.recorded => {
                Err(format!("left {found} recorded instead of {}", self.recorded))
            }
            _ => Ok(()),
        }
    }
}
