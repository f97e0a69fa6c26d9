//! A transaction about to be sent in a scene with a gauge.

use super::GaugeScene;
use crate::outcome::Outcome;
use acequia_gauge_interface::errors::GaugeError;
use acequia_gauge_interface::events::Event;
use acequia_gauge_interface::ID;
use acequia_interface::errors::FarmError;
use solana_address::Address;
use solana_instruction::Instruction;

/// A transaction about to be sent. Nothing happens until [`run`](Self::run), [`ok`](Self::ok),
/// [`fails`](Self::fails), [`farm_fails`](Self::farm_fails) or [`refused`](Self::refused).
#[must_use = "a step does nothing until it is run"]
pub struct GaugeStep<'a> {
    scene: &'a mut GaugeScene,
    payer: Address,
    instructions: Vec<Instruction>,
}

impl<'a> GaugeStep<'a> {
    pub(super) fn new(scene: &'a mut GaugeScene, who: &str, instruction: Instruction) -> Self {
        let payer = scene.farm.world.actor(who);
        Self { scene, payer, instructions: vec![instruction] }
    }

    /// With another instruction before it, in the same transaction.
    pub(super) fn after(mut self, first: Instruction) -> Self {
        self.instructions.insert(0, first);
        self
    }

    /// Changes the instruction; where there are several, the last.
    pub fn with(mut self, change: impl FnOnce(&mut Instruction)) -> Self {
        change(self.instructions.last_mut().expect("an instruction"));
        self
    }

    /// Puts another account in the place of the nth.
    pub fn with_account(self, nth: usize, address: Address) -> Self {
        self.with(|instruction| instruction.accounts[nth].pubkey = address)
    }

    /// Only builds it.
    pub fn build(mut self) -> Instruction {
        self.instructions.pop().expect("an instruction")
    }

    /// Sends it and checks all books, whatever came of it.
    #[track_caller]
    pub fn run(self) -> Outcome {
        let outcome = self.scene.farm.world.send(self.payer, &self.instructions);
        self.scene.check();
        outcome
    }

    /// Sends it and asserts that it goes through.
    #[track_caller]
    pub fn ok(self) -> Outcome {
        let outcome = self.run();
        if outcome.error.is_some() {
            panic!("should have gone through, but: {:?}\n{}", reason(&outcome), outcome.log());
        }
        outcome
    }

    /// Sends it and asserts that the gauge refuses it for that reason.
    #[track_caller]
    pub fn fails(self, expected: GaugeError) -> Outcome {
        let outcome = self.run();
        let found = gauge_error(&outcome);
        assert_eq!(found, Some(expected), "{:?}\n{}", outcome.error, outcome.log());
        outcome
    }

    /// Sends it and asserts that the farm refuses it for that reason.
    #[track_caller]
    pub fn farm_fails(self, expected: FarmError) -> Outcome {
        let outcome = self.run();
        let farm = failed(&outcome) == Some(acequia_interface::ID.to_string());
        let found = outcome.farm_error().filter(|_| farm);
        assert_eq!(found, Some(expected), "{:?}\n{}", outcome.error, outcome.log());
        outcome
    }

    /// Sends it and asserts that it is refused, whatever the reason.
    #[track_caller]
    pub fn refused(self) -> Outcome {
        self.run().refused()
    }
}

/// The gauge's reason, if it was the gauge that refused.
pub fn gauge_error(outcome: &Outcome) -> Option<GaugeError> {
    let gauge = failed(outcome)? == ID.to_string();
    gauge.then(|| GaugeError::from_code(outcome.custom_error()?))?
}

/// Why it was refused, in a word: the gauge's reason, or else the farm's or the runtime's.
pub fn gauge_refusal(outcome: &Outcome) -> Option<String> {
    let gauge = gauge_error(outcome).map(|error| format!("{error:?}"));
    gauge.or_else(|| outcome.refusal())
}

/// What the gauge logged.
pub fn gauge_events(outcome: &Outcome) -> Vec<Event> {
    Event::from_logs(&ID, outcome.logs.iter().map(String::as_str))
}

/// The program that failed first: those that called it fail after it.
fn failed(outcome: &Outcome) -> Option<String> {
    let mut lines = outcome.logs.iter();
    let line = lines.find(|line| line.starts_with("Program ") && line.contains(" failed: "))?;
    line.split(' ').nth(1).map(str::to_owned)
}

fn reason(outcome: &Outcome) -> String {
    match gauge_error(outcome) {
        Some(error) => format!("{error:?}: {error}"),
        None => format!("{:?}, farm: {:?}", outcome.error, outcome.farm_error()),
    }
}
