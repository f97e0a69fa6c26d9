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
        const CASES: &[&str] = &[$($case),*];

        mod substituted_accounts {
            $(#[test] fn $test() { super::accounts::substitute(&super::Target::new($case)); })*
        }
        mod missing_roles {
            $(#[test] fn $test() { super::roles::take_away(&super::Target::new($case)); })*
        }
        mod wrong_data {
            $(#[test] fn $test() { super::data::tamper(&super::Target::new($case)); })*
        }
    };
}

each! {
    stake "stake"
    stake_token_2022 "stake (Token-2022)"
    unstake "unstake"
    unstake_token_2022 "unstake (Token-2022)"
    set_stake "set_stake"
    move_stake "move_stake"
    emergency_exit "emergency_exit"
    lock_position "lock_position"
    release_lock "release_lock"
    leave_lock_early "leave_lock_early"
    claim "claim (all)"
    claim_token_2022 "claim (all, Token-2022)"
    push_claim "push_claim (one)"
    compound "compound"
    open_position "open_position"
    transfer_position "transfer_position"
    set_push_claims "set_push_claims"
    close_position "close_position"
    add_stream "add_stream (1 segment)"
    add_flow_stream "add_flow_stream"
    extend_stream "extend_stream"
    top_up "top_up (curve)"
    commit_stream "commit_stream"
    refund_stream "refund_stream"
    wind_down_stream "wind_down_stream"
    sweep_fraction "sweep_fraction"
    retire_stream "retire_stream"
    create_pool "create_pool"
    create_delegated_pool "create_delegated_pool"
    propose_authority "propose_authority"
    accept_authority "accept_authority"
    renounce_authority "renounce_authority"
    set_reward_manager "set_reward_manager"
    set_caps "set_caps"
    set_paused "set_paused"
    close_pool "close_pool"
    propose_hook "propose_hook"
    activate_hook "activate_hook"
    remove_hook "remove_hook"
    cast_vote "cast_vote"
    cast_vote_again "cast_vote (again)"
    withdraw_vote "withdraw_vote"
    close_vote_receipt "close_vote_receipt"
    view_votes "view_votes"
    view_pending "view_pending"
    view_pool "view_pool"
    view_solvency "view_solvency"
}

#[test]
fn every_instruction_of_the_catalog_is_attacked() {
    for case in catalog::all() {
        let attacked =
            CASES.iter().any(|name| catalog::find(name).instruction() == case.instruction());
        assert!(attacked, "{} is not attacked: add it above", case.instruction());
    }
}
