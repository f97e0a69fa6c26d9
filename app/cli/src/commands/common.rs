//! What several verbs need.

use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::several;
use acequia_farm_file::amount::{self, AmountError};
use acequia_farm_file::time::{parse_duration, parse_instant, EXAMPLES};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;
use std::str::FromStr;

/// A pool, and which of the wallet's positions in it.
#[derive(Clone, Debug, Args)]
pub struct Seat {
    /// The pool's address
    pub pool: Address,
    /// The number of the position, where there are several
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    pub index: u32,
}

/// An authority is handed over in two steps.
#[derive(Debug, Args)]
pub struct Handover {
    /// Offer it to this key, which then accepts
    #[arg(
        long,
        value_name = "ADDRESS",
        required_unless_present = "accept",
        conflicts_with = "accept"
    )]
    propose: Option<Address>,
    /// Take what was offered to you
    #[arg(long)]
    accept: bool,
}

/// Who holds the authority of something, or another right in it.
pub struct Held<'a> {
    pub now: Address,
    pub me: Address,
    /// Which right.
    pub what: &'a str,
    /// What it is the right of.
    pub of: &'a str,
}

impl Handover {
    /// One transaction; none where it is so. `propose` refuses whoever may not offer it.
    pub fn plan(
        &self,
        plan: &mut Plan,
        Held { now, me, what, of }: Held,
        accept: impl FnOnce() -> Instruction,
        propose: impl FnOnce(Address) -> Outcome<Instruction>,
    ) -> Outcome<()> {
        if let Some(new) = self.propose {
            let order = propose(new)?;
            plan.change(Sign::Change, what, format!("{new} may accept it; it is {now} now"));
            plan.step(format!("offer {new} the {what} of {of}"), vec![order]);
        } else if now == me {
            plan.change(Sign::Keep, what, "it is yours");
        } else {
            plan.change(Sign::Change, what, format!("{me}; it is {now} now"));
            plan.step(format!("accept the {what} of {of}"), vec![accept()]);
        }
        Ok(())
    }
}

/// An amount in tokens, or all there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// All there is.
    All,
    /// As many tokens, as people write it.
    Tokens(String),
}

impl FromStr for Quantity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "all" => Ok(Self::All),
            tokens => Ok(Self::Tokens(tokens.into())),
        }
    }
}

impl Quantity {
    /// In base units; `all` is what "all" means here.
    pub fn units(&self, all: u64, decimals: u8, symbol: &str) -> Outcome<u64> {
        match self {
            Self::All => Ok(all),
            Self::Tokens(text) => units(text, decimals, symbol),
        }
    }
}

/// How an amount is written.
const WRITTEN: &str =
    "Write tokens with a point before the decimals, as in 0.5, and an underscore between \
    thousands, as in 1_250.5";

/// Base units of an amount in tokens. Exact, or an error.
pub fn units(text: &str, decimals: u8, symbol: &str) -> Outcome<u64> {
    let refused = |condition: String, remedy: &str| failure(condition, remedy);
    match amount::parse(text, decimals) {
        Ok(0) => Err(refused("The amount is zero".into(), "Name how much")),
        Ok(units) => Ok(units),
        Err(AmountError::NotANumber) => {
            Err(refused(format!("`{text}` is no amount, or can be read in two ways"), WRITTEN))
        }
        Err(AmountError::TooPrecise { digits }) => Err(refused(
            format!(
                "`{text}` has {}, and {symbol} has {decimals}",
                several(digits as u64, "decimal")
            ),
            "Leave the digits off that do not exist; nothing is rounded for you",
        )),
        Err(AmountError::TooLarge) => {
            Err(refused(format!("`{text}` {symbol} are more than can exist"), "Name less"))
        }
    }
}

/// Seconds of a duration.
pub fn seconds(text: &str) -> Outcome<u64> {
    parse_duration(text)
        .filter(|seconds| *seconds > 0)
        .ok_or_else(|| failure(format!("`{text}` is no duration"), format!("Write {EXAMPLES}")))
}

/// A date, or a duration from now [unix s].
pub fn moment_of(text: &str, now: u64) -> Outcome<u64> {
    match parse_instant(text) {
        Some(second) => Ok(second),
        None => seconds(text).map(|seconds| now.saturating_add(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_either_separator_and_never_rounded() {
        assert_eq!(units("1_250.5", 6, "USDC"), Ok(1_250_500_000));
        assert_eq!(units("1,250.5", 6, "USDC"), Ok(1_250_500_000));
        let refused = units("0.1234567", 6, "USDC").expect_err("too precise");
        assert!(refused.condition.contains("7 decimals"), "{refused}");
        assert!(units("0", 6, "USDC").is_err() && units("much", 6, "USDC").is_err());
        assert_eq!(Quantity::All.units(7, 6, "USDC"), Ok(7));
    }

    #[test]
    fn a_decimal_comma_is_refused_with_the_remedy_not_dropped() {
        for text in ["1,5", "1,500", "0,5", "0,500", "1.000,50", "1_000,500", "1,00,000"] {
            let refused = units(text, 6, "USDC").expect_err(text);
            assert!(refused.condition.contains("two ways"), "{refused}");
            assert!(refused.remedy.contains("a point before the decimals"), "{refused}");
        }
    }

    #[test]
    fn durations_are_as_in_the_farm_file() {
        assert_eq!(seconds("1 day 12 hours"), Ok(129_600));
        assert!(seconds("3 months").is_err() && seconds("0 days").is_err());
    }
}
