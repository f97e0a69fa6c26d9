//! An instruction about to be sent.

use crate::outcome::Outcome;
use crate::scene::Scene;
use acequia_interface::errors::FarmError;
use solana_address::Address;
use solana_instruction::Instruction;

/// An instruction about to be sent. Nothing happens until [`run`](Self::run),
/// [`ok`](Self::ok), [`fails`](Self::fails) or [`refused`](Self::refused).
#[must_use = "a step does nothing until it is run"]
pub struct Step<'a> {
    scene: &'a mut Scene,
    payer: Address,
    /// What will be sent; tests of attacks change it.
    pub instruction: Instruction,
    by_table: bool,
}

impl<'a> Step<'a> {
    pub(crate) fn new(scene: &'a mut Scene, payer: Address, instruction: Instruction) -> Self {
        Self { scene, payer, instruction, by_table: false }
    }

    /// Changes the instruction.
    pub fn with(mut self, change: impl FnOnce(&mut Instruction)) -> Self {
        change(&mut self.instruction);
        self
    }

    /// Puts another account in the place of the nth.
    pub fn with_account(self, nth: usize, address: Address) -> Self {
        self.with(|instruction| instruction.accounts[nth].pubkey = address)
    }

    /// Takes the signature off the nth account.
    pub fn without_signature(self, nth: usize) -> Self {
        self.with(|instruction| instruction.accounts[nth].is_signer = false)
    }

    /// Adds bytes behind the arguments.
    pub fn with_trailing(self, bytes: &[u8]) -> Self {
        self.with(|instruction| instruction.data.extend_from_slice(bytes))
    }

    /// Sends it as a v0 transaction with a lookup table.
    pub fn by_table(mut self) -> Self {
        self.by_table = true;
        self
    }

    /// Only builds it.
    pub fn build(self) -> Instruction {
        self.instruction
    }

    /// Sends it and checks the books of every pool, whatever came of it.
    #[track_caller]
    pub fn run(self) -> Outcome {
        let instructions = [self.instruction];
        let outcome = match self.by_table {
            true => self.scene.world.send_by_table(self.payer, &instructions),
            false => self.scene.world.send(self.payer, &instructions),
        };
        self.scene.check_books();
        outcome
    }

    /// Sends it and asserts that it goes through.
    #[track_caller]
    pub fn ok(self) -> Outcome {
        self.run().ok()
    }

    /// Sends it and asserts that the farm refuses it for that reason.
    #[track_caller]
    pub fn fails(self, expected: FarmError) -> Outcome {
        self.run().fails(expected)
    }

    /// Sends it and asserts that it is refused, whatever the reason.
    #[track_caller]
    pub fn refused(self) -> Outcome {
        self.run().refused()
    }
}
