//! Attacks on every instruction, generated: each account replaced by each wrong one, each
//! signature and write permission taken away, arguments cut and lengthened, accounts left
//! out. Every instruction of the catalog is a named test of its own.
//!
//! What is to go through all the same stands in `harmless.rs`, with the reason.

mod accounts;
mod data;
mod harmless;
mod intruders;
mod roles;

use harness::catalog::{self, Case};
use harness::prelude::*;

/// A step of the catalog, ready to be tampered with.
pub struct Target {
    /// Which.
    pub case: Case,
    /// The farm in which it goes through.
    pub farm: Scene,
    /// Everything wrong that can be put into it.
    pub intruders: Vec<intruders::Intruder>,
    /// The step, untampered.
    pub honest: Instruction,
    payer: Address,
}

impl Target {
    /// The case of that name, in a pool of two streams.
    #[track_caller]
    pub fn new(name: &str) -> Self {
        let case = catalog::find(name);
        let mut farm = (case.scene)(2);
        let intruders = intruders::all(&mut farm);
        let honest = (case.step)(&mut farm).build();
        // A bystander pays the fee: a fee payer signs, whatever the instruction says.
        let payer = farm.world.actor("bystander");
        let target = Self { case, farm, intruders, honest, payer };
        target.goes_through(&target.honest).expect("the honest step").check_books();
        target
    }

    /// The farm after an instruction, where it goes through; tried on a fork.
    pub fn goes_through(&self, instruction: &Instruction) -> Option<Scene> {
        let mut fork = self.farm.fork();
        let outcome = fork.world.send(self.payer, std::slice::from_ref(instruction));
        outcome.error.is_none().then_some(fork)
    }

    /// Asserts that a tampered instruction is refused.
    #[track_caller]
    pub fn refuses(&self, what: &str, tamper: impl FnOnce(&mut Instruction)) {
        let mut instruction = self.honest.clone();
        tamper(&mut instruction);
        assert!(
            self.goes_through(&instruction).is_none(),
            "{}: {what} went through",
            self.case.name
        );
    }
}

/// A test for each, named as the instruction is.
macro_rules! each {
    ($($test:ident $case:literal)*) => {
        pub const CASES: &[&str] = &[$($case),*];

        mod substituted_accounts {
            $(#[test] fn $test() { super::super::accounts::substitute(&super::super::Target::new($case)); })*
        }
        mod missing_roles {
            $(#[test] fn $test() { super::super::roles::take_away(&super::super::Target::new($case)); })*
        }
        mod wrong_data {
            $(#[test] fn $test() { super::super::data::tamper(&super::super::Target::new($case)); })*
        }
    };
}
use each;

// The cases of each list that the harness makes beside its steps.
mod staking {
    harness::staking_cases!(super::each);
}
mod rewards {
    harness::reward_cases!(super::each);
}
mod positions {
    harness::position_cases!(super::each);
}
mod streams {
    harness::stream_cases!(super::each);
}
mod pools {
    harness::pool_cases!(super::each);
}
mod votes {
    harness::vote_cases!(super::each);
}
mod guards {
    harness::guard_cases!(super::each);
}
mod views {
    harness::view_cases!(super::each);
}

const CASES: [&[&str]; 8] = [
    staking::CASES,
    rewards::CASES,
    positions::CASES,
    streams::CASES,
    pools::CASES,
    votes::CASES,
    guards::CASES,
    views::CASES,
];

#[test]
fn every_instruction_of_the_catalog_is_attacked() {
    for case in catalog::all() {
        let mut attacked = CASES.into_iter().flatten();
        let attacked = attacked.any(|name| catalog::find(name).instruction() == case.instruction());
        assert!(attacked, "{} is only measured: give its case a name", case.instruction());
    }
}
