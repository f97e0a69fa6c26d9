//! What the cluster's errors mean, in words: the condition and the remedy.

use crate::error::{failure, Failure};
use crate::show::visible;
use acequia_gauge_interface::errors::GaugeError;
use acequia_interface::addresses::{ASSOCIATED_TOKEN, SPL_TOKEN, SYSTEM, TOKEN_2022};
use acequia_interface::errors::FarmError;
use acequia_realms_interface::errors::RealmsError;
use serde_json::Value;
use solana_address::Address;
use solana_instruction::Instruction;
use solana_instruction_error::InstructionError;
use solana_transaction_error::TransactionError;

/// Why a transaction failed, as nodes write it; none where it did not.
pub(super) fn read_error(value: &Value) -> serde_json::Result<Option<TransactionError>> {
    let mut value = value.clone();
    // Older nodes say more of this one than there is a place for.
    if let Some(error) = value.pointer_mut("/InstructionError/1") {
        if error.get("BorshIoError").is_some() {
            *error = "BorshIoError".into();
        }
    }
    serde_json::from_value(value)
}

/// What a transaction logged, as it can be shown.
pub(super) fn read_logs(value: &Value) -> Vec<String> {
    let lines = value.as_array().into_iter().flatten().filter_map(Value::as_str);
    lines.map(visible).collect()
}

/// A transaction that the chain refuses.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Why, as the chain says it.
    pub error: TransactionError,
    pub logs: Vec<String>,
}

pub fn refusal(refusal: &Refusal, instructions: &[Instruction]) -> Failure {
    match &refusal.error {
        TransactionError::InstructionError(at, error) => {
            let program = failing_program(&refusal.logs)
                .or_else(|| instructions.get(*at as usize).map(|i| i.program_id));
            program_refuses(program.unwrap_or_default(), error, &refusal.logs)
        }
        TransactionError::InsufficientFundsForFee | TransactionError::AccountNotFound => failure(
            "The wallet has not enough SOL for the fee",
            "Send it some SOL and run the same command again",
        ),
        TransactionError::InsufficientFundsForRent { .. } => failure(
            "An account would be left with less SOL than its rent",
            "Send the wallet some SOL and run the same command again",
        ),
        TransactionError::BlockhashNotFound => failure(
            "The transaction's blockhash has expired or is not known to this node",
            "Run the same command again; if it persists, the node lags: choose another by -u",
        ),
        other => failure(
            format!("The chain refuses the transaction: {other}"),
            "Look at the logs by --simulate, and run the same command again",
        ),
    }
}

/// The program that failed first is the one that knows why.
fn failing_program(logs: &[String]) -> Option<Address> {
    let failed =
        logs.iter().find(|line| line.starts_with("Program ") && line.contains(" failed: "));
    failed?.split(' ').nth(1)?.parse().ok()
}

fn program_refuses(program: Address, error: &InstructionError, logs: &[String]) -> Failure {
    let said = match error {
        InstructionError::Custom(code) => code_means(program, *code, logs),
        _ => None,
    };
    said.unwrap_or_else(|| match program {
        ASSOCIATED_TOKEN => failure(
            format!("The token account cannot be made: {error}"),
            "Check that the mint belongs to that token program",
        ),
        _ => failure(
            format!("The program {program} refuses: {error}{}", last_words(logs)),
            "Ask those who run that program, or look at the logs by --simulate",
        ),
    })
}

/// What a program's own number means; none for a program whose numbers are not known here.
fn code_means(program: Address, code: u32, logs: &[String]) -> Option<Failure> {
    Some(match (program, code) {
        (acequia_interface::ID, _) => {
            says("farm", FarmError::from_code(code).map(FarmError::message), code, logs)
        }
        (acequia_gauge_interface::ID, _) => {
            says("gauge", GaugeError::from_code(code).map(GaugeError::message), code, logs)
        }
        (acequia_realms_interface::ID, _) => says(
            "realms adapter",
            RealmsError::from_code(code).map(RealmsError::message),
            code,
            logs,
        ),
        (acequia_vault_interface::ID, _) => says(
            "vault",
            acequia_vault_interface::Reason::of(code).map(|it| it.words()),
            code,
            logs,
        ),
        (SPL_TOKEN | TOKEN_2022, _) => token_refuses(code),
        (SYSTEM, 1) => failure(
            "The wallet has not enough SOL for the rent of the new accounts",
            "Send it some SOL and run the same command again",
        ),
        _ => return None,
    })
}

/// A program's own errors, and Anchor's, which check accounts.
fn says(program: &str, message: Option<&str>, code: u32, logs: &[String]) -> Failure {
    match message.and_then(|message| message.split_once(". ")) {
        Some((condition, remedy)) => {
            failure(with_slot(condition, logs), remedy.trim_end_matches('.'))
        }
        None => failure(
            format!("The {program} refuses with error {code}{}", last_words(logs)),
            "Check that the accounts are those of this pool, on this cluster",
        ),
    }
}

/// With the slot of the payment that the farm refuses, which it logs before it fails.
fn with_slot(condition: &str, logs: &[String]) -> String {
    let failed = logs.iter().position(|line| line.contains(" failed: ")).unwrap_or(0);
    let before = logs[..failed].iter().rev();
    let mut own =
        before.take_while(|line| !line.contains(" invoke [") && !line.ends_with(" success"));
    let slot = own.find_map(|line| line.strip_prefix("Program log: slot ")?.parse::<u8>().ok());
    match slot {
        Some(slot) => {
            format!("{} (slot {slot})", condition.replace("; the log names the slot", ""))
        }
        None => condition.into(),
    }
}

/// The errors of both token programs share their numbers.
fn token_refuses(code: u32) -> Failure {
    let (condition, remedy) = match code {
        1 => ("The token account holds less than that", "Name a smaller amount, or fill it up"),
        3 => ("The token account belongs to another mint", "Name the mint that the pool uses"),
        4 => ("The token account belongs to somebody else", "Sign as its owner"),
        17 => ("The token account is frozen by the issuer of the token", "Ask the issuer"),
        35 => (
            "The account holds fees that its mint withheld, and cannot be closed with them",
            "Run the same command again: it brings them to the mint first",
        ),
        36 => (
            "The token account refuses what comes without a memo, and what a farm pays has none",
            "Have its owner take payments without one (spl-token disable-required-transfer-memos)",
        ),
        42 => (
            "The token account is guarded: no program may take tokens out of it",
            "Switch its guard off (spl-token disable-cpi-guard), or pay out of another (--from)",
        ),
        67 => ("The issuer has paused all transfers of the token", "Wait until it is resumed"),
        _ => {
            return failure(
                format!("The token program refuses with error {code}"),
                "Check the mint and the token account",
            )
        }
    };
    failure(condition, remedy)
}

/// The last thing that a program said before it failed.
fn last_words(logs: &[String]) -> String {
    let said = logs.iter().rev().find_map(|line| line.strip_prefix("Program log: "));
    said.map(|words| format!(" ({words})")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(program: Address, code: u32) -> Failure {
        let error = TransactionError::InstructionError(0, InstructionError::Custom(code));
        let instruction = Instruction { program_id: program, accounts: vec![], data: vec![] };
        refusal(&Refusal { error, logs: vec![] }, &[instruction])
    }

    #[test]
    fn a_refused_payment_is_said_with_the_slot_that_the_log_names() {
        let farm = acequia_interface::ID;
        let said = |lines: &[&str]| {
            let ends = format!("Program {farm} failed: custom program error: 0x1825");
            let lines = lines.iter().map(|line| line.to_string());
            let logs: Vec<String> = lines.chain([ends]).collect();
            let error = TransactionError::InstructionError(0, InstructionError::Custom(6_181));
            refusal(&Refusal { error, logs }, &[]).condition
        };
        let frozen = "A stream's vault or its destination is frozen";
        assert_eq!(said(&["Program log: slot 03"]), format!("{frozen} (slot 3)"));
        let other = ["Program log: slot 03", "Program Other success"];
        assert_eq!(said(&other), format!("{frozen}; the log names the slot"));
    }

    #[test]
    fn a_transactions_error_is_read_as_nodes_of_either_age_write_it() {
        let read = |text: &str| read_error(&serde_json::from_str(text).expect("JSON")).ok();
        let instruction = |error| Some(Some(TransactionError::InstructionError(2, error)));
        assert_eq!(read("null"), Some(None));
        assert_eq!(read(r#""AlreadyProcessed""#), Some(Some(TransactionError::AlreadyProcessed)));
        let custom = instruction(InstructionError::Custom(6_001));
        assert_eq!(read(r#"{"InstructionError":[2,{"Custom":6001}]}"#), custom);
        let borsh = instruction(InstructionError::BorshIoError);
        assert_eq!(read(r#"{"InstructionError":[2,"BorshIoError"]}"#), borsh);
        assert_eq!(read(r#"{"InstructionError":[2,{"BorshIoError":"Unknown"}]}"#), borsh);
        assert_eq!(read(r#"{"InstructionError":[2,"Unheard"]}"#), None);
    }

    #[test]
    fn the_farms_errors_are_split_into_condition_and_remedy() {
        let failure = said(acequia_interface::ID, FarmError::Paused.code());
        assert_eq!(failure.condition, "The pool takes no deposits at present");
        assert_eq!(failure.remedy, "Exits and claims work; try again when it is resumed");
    }

    #[test]
    fn whoever_failed_first_is_asked() {
        let error = TransactionError::InstructionError(0, InstructionError::Custom(1));
        let logs = vec![
            format!("Program {} invoke [1]", acequia_interface::ID),
            format!("Program {SPL_TOKEN} failed: custom program error: 0x1"),
            format!("Program {} failed: custom program error: 0x1", acequia_interface::ID),
        ];
        let failure = refusal(&Refusal { error, logs }, &[]);
        assert_eq!(failure.condition, "The token account holds less than that");
    }

    #[test]
    fn every_error_of_the_farm_names_a_remedy() {
        for error in FarmError::ALL {
            let failure = said(acequia_interface::ID, error.code());
            assert!(!failure.condition.is_empty() && !failure.remedy.is_empty(), "{error:?}");
        }
    }
}
