//! What came of a transaction.

use acequia_interface::errors::FarmError;
use acequia_interface::events::Event;
use solana_instruction_error::InstructionError;
use solana_transaction_error::TransactionError;

/// What came of a transaction.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Why it failed, if it did.
    pub error: Option<TransactionError>,
    /// Compute units that it consumed in all.
    pub cu: u64,
    /// Bytes on the wire, signatures included.
    pub bytes: usize,
    /// What the programs logged.
    pub logs: Vec<String>,
    /// What the last program returned.
    pub return_data: Vec<u8>,
}

impl Outcome {
    /// Asserts that it went through.
    #[track_caller]
    pub fn ok(self) -> Self {
        if let Some(error) = &self.error {
            panic!("should have gone through, but: {}\n{}", self.reason(error), self.log());
        }
        self
    }

    /// Asserts that the farm refused it for that reason.
    #[track_caller]
    pub fn fails(self, expected: FarmError) -> Self {
        let Some(error) = &self.error else {
            panic!("should have failed with {expected:?}, but went through\n{}", self.log())
        };
        if self.farm_error() != Some(expected) {
            panic!(
                "should have failed with {expected:?}, but: {}\n{}",
                self.reason(error),
                self.log()
            );
        }
        self
    }

    /// Asserts that it failed, whatever the reason.
    #[track_caller]
    pub fn refused(self) -> Self {
        assert!(self.error.is_some(), "should have failed, but went through\n{}", self.log());
        self
    }

    /// The farm's reason, if it was the farm that refused.
    pub fn farm_error(&self) -> Option<FarmError> {
        FarmError::from_code(self.custom_error()?)
    }

    /// The custom error number of the failing program.
    pub fn custom_error(&self) -> Option<u32> {
        match self.instruction_error()? {
            InstructionError::Custom(code) => Some(*code),
            _ => None,
        }
    }

    /// The error of the failing instruction.
    pub fn instruction_error(&self) -> Option<&InstructionError> {
        match self.error.as_ref()? {
            TransactionError::InstructionError(_, error) => Some(error),
            _ => None,
        }
    }

    /// Why it was refused, in a word: the farm's reason, or else the runtime's.
    pub fn refusal(&self) -> Option<String> {
        let runtime = self.error.as_ref()?;
        let farm = self.farm_error().map(|error| format!("{error:?}"));
        let instruction = || self.instruction_error().map(|error| format!("{error:?}"));
        farm.or_else(instruction).or_else(|| Some(format!("{runtime:?}")))
    }

    /// What the farm logged.
    pub fn events(&self) -> Vec<Event> {
        Event::from_logs(&acequia_interface::ID, self.logs.iter().map(String::as_str))
    }

    /// The log as one text.
    pub fn log(&self) -> String {
        self.logs.join("\n")
    }

    fn reason(&self, error: &TransactionError) -> String {
        match self.farm_error() {
            Some(known) => format!("{known:?}: {known}"),
            None => format!("{error:?}"),
        }
    }
}

/// Asserts that the farm refused for that reason.
#[track_caller]
pub fn assert_error(outcome: &Outcome, expected: FarmError) {
    outcome.clone().fails(expected);
}
