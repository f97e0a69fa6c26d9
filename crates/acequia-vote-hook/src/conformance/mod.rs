//! A kit that tests a receiver: the votes that it must count, and every forgery that it must
//! refuse, each as a named [`Case`].
//!
//! The kit knows no runtime. It says which accounts and which data to call the receiver with;
//! the receiver's author puts the accounts where their runtime wants them (LiteSVM, Mollusk,
//! `solana-program-test`, or no runtime at all), calls, and says whether it went through.
//!
//! The calls skip the farm, so the runtime must let a program address sign: Mollusk does,
//! LiteSVM does without signature verification, and elsewhere a program that stands in for
//! the farm can sign for it.
//!
//! # How to run it
//! ```
//! use acequia_vote_hook::conformance::{run, Call, Receiver};
//! use acequia_vote_hook::Ballot;
//! # struct Chain;
//! # impl Chain {
//! #     fn fresh(_: &Receiver) -> Self { Chain }
//! #     fn call(&mut self, _: &Call) -> Result<(), String> { Ok(()) }
//! # }
//! # let (farm, program, pool) = ([1; 32], [2; 32], [3; 32]);
//! let ballot = Ballot { key: [4; 32], start: 1_000_000, end: 1_600_000 };
//! let mut receiver = Receiver::new(farm, program, pool, ballot, |farm, pool, program| {
//!     // find_program_address(&seeds::vote_authority(pool, program), farm)
//! #   let _ = (farm, pool, program);
//! #   [5; 32]
//! });
//! receiver.payload = vec![1]; // what this receiver takes for a vote
//! let outcome = run(&receiver.cases(), |case| {
//!     // A state without votes: the ballot open, the pool listed, both records made.
//!     let mut chain = Chain::fresh(&receiver);
//!     // Sets the clock and the four accounts, adds the extras, sends the instruction.
//!     case.play(&mut |call: &Call| chain.call(call))
//! });
//! # // This one refuses nothing:
//! let report = outcome.unwrap_err().to_string();
//! assert!(report.contains("the vote authority did not sign"));
//! ```
//!
//! A runtime that can also say what is recorded implements [`Runtime`] by itself, and is then
//! held to the weights as well. A receiver with rules of its own (one that closes earlier,
//! say) leaves out cases by their name.

mod call;
mod case;
mod forged_accounts;
mod forged_data;
mod receiver;
mod timing;
mod valid;
mod wrong_order;

pub use call::{Call, Image};
pub use case::{Case, Expect, Runtime, Step};
pub use receiver::Receiver;

use std::{fmt, string::String, vec::Vec};

/// Runs every case, whatever becomes of the others, and reports all failures at once.
///
/// `execute` carries out one case from a fresh state, most simply with [`Case::play`], and
/// fails with the reason when the case did not go as it should.
pub fn run(
    cases: &[Case],
    mut execute: impl FnMut(&Case) -> Result<(), String>,
) -> Result<(), Failures> {
    let failures: Vec<Failure> = cases
        .iter()
        .filter_map(|case| {
            let reason = execute(case).err()?;
            Some(Failure { case: case.name, reason })
        })
        .collect();
    if !failures.is_empty() {
        return Err(Failures { failures, ran: cases.len() });
    }
    Ok(())
}

/// A case that did not go as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The name of the case.
    pub case: &'static str,
    /// What went wrong.
    pub reason: String,
}

/// All that did not go as it should.
#[derive(Clone, PartialEq, Eq)]
pub struct Failures {
    /// One for each case that failed; never empty.
    pub failures: Vec<Failure>,
    /// How many cases were run.
    pub ran: usize,
}

impl fmt::Display for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} cases failed:", self.failures.len(), self.ran)?;
        for Failure { case, reason } in &self.failures {
            write!(f, "\n- {case}: {reason}")?;
        }
        Ok(())
    }
}

/// As it is displayed, so that `unwrap` prints the list.
impl fmt::Debug for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Failures {}
