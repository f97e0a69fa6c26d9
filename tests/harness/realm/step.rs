//! Instructions of several programs about to be sent in one transaction.

use super::RealmScene;
use crate::outcome::Outcome;
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::ID;
use solana_address::Address;
use solana_instruction::Instruction;

/// A transaction about to be sent. Nothing happens until it is.
#[must_use = "a step does nothing until it is run"]
pub struct RealmStep<'a> {
    scene: &'a mut RealmScene,
    payer: Address,
    /// What will be sent; tests of attacks change it.
    pub instructions: Vec<Instruction>,
}

impl<'a> RealmStep<'a> {
    pub(super) fn new(
        scene: &'a mut RealmScene,
        payer: Address,
        instructions: Vec<Instruction>,
    ) -> Self {
        Self { scene, payer, instructions }
    }

    /// Changes what is sent.
    pub fn with(mut self, change: impl FnOnce(&mut Vec<Instruction>)) -> Self {
        change(&mut self.instructions);
        self
    }

    /// The same, and something before it.
    pub fn after(self, earlier: Instruction) -> Self {
        self.with(|instructions| instructions.insert(0, earlier))
    }

    /// The same, and something behind it.
    pub fn then(self, later: Instruction) -> Self {
        self.with(|instructions| instructions.push(later))
    }

    /// Only builds it.
    pub fn build(self) -> Vec<Instruction> {
        self.instructions
    }

    /// Sends it and checks the books of every pool, whatever came of it.
    #[track_caller]
    pub fn run(self) -> Outcome {
        let outcome = self.scene.farm.world.send(self.payer, &self.instructions);
        self.scene.farm.check_books();
        outcome
    }

    /// Sends it and asserts that it goes through.
    #[track_caller]
    pub fn ok(self) -> Outcome {
        self.run().ok()
    }

    /// Sends it and asserts that the adapter refuses it for that reason.
    #[track_caller]
    pub fn fails(self, expected: RealmsError) -> Outcome {
        let outcome = self.run().refused();
        let reason = outcome.custom_error().and_then(RealmsError::from_code);
        let ours = failed_in(&outcome, &ID);
        assert!(ours && reason == Some(expected), "not {expected:?}\n{}", outcome.log());
        outcome
    }

    /// Sends it and asserts that governance refuses it with that number.
    #[track_caller]
    pub fn governance_refuses(self, code: u32) -> Outcome {
        let program = self.scene.place.program;
        let outcome = self.run().refused();
        let found = outcome.custom_error();
        let theirs = failed_in(&outcome, &program);
        assert!(theirs && found == Some(code), "not {code:#x}: {found:x?}\n{}", outcome.log());
        outcome
    }

    /// Sends it and asserts that it is refused, whatever the reason.
    #[track_caller]
    pub fn refused(self) -> Outcome {
        self.run().refused()
    }
}

/// Whether that program was the first to fail.
fn failed_in(outcome: &Outcome, program: &Address) -> bool {
    let first = outcome.logs.iter().find(|line| line.contains(" failed: "));
    first.is_some_and(|line| line.starts_with(&format!("Program {program} failed")))
}

/// The adapter's reason, if it was the adapter that refused.
pub fn realm_error(outcome: &Outcome) -> Option<RealmsError> {
    let code = outcome.custom_error().filter(|_| failed_in(outcome, &ID));
    code.and_then(RealmsError::from_code)
}

/// Why it was refused, in a word: the adapter's reason, or else the farm's or the runtime's, or
/// governance's number.
pub fn realm_refusal(outcome: &Outcome) -> Option<String> {
    let ours = realm_error(outcome).map(|error| format!("{error:?}"));
    ours.or_else(|| outcome.refusal())
}
