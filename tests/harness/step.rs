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
    version: Version,
}

/// Which transaction it is sent by.
enum Version {
    Legacy,
    /// Version 0, with a lookup table.
    Table,
    /// Version 1.
    One,
}

impl<'a> Step<'a> {
    pub(crate) fn new(scene: &'a mut Scene, payer: Address, instruction: Instruction) -> Self {
        Self { scene, payer, instruction, version: Version::Legacy }
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
        self.version = Version::Table;
        self
    }

    /// Sends it as a transaction of version 1.
    pub fn by_version_1(mut self) -> Self {
        self.version = Version::One;
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
        let (world, payer) = (&mut self.scene.world, self.payer);
        let outcome = match self.version {
            Version::Legacy => world.send(payer, &instructions),
            Version::Table => world.send_by_table(payer, &instructions),
            Version::One => world.send_by_version_1(payer, &instructions),
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
