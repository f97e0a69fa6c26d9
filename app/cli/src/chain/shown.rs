//! Amounts as wallets show them: of some Token-2022 mints multiplied, or with interest, though what moves
//! and is staked are the raw units.

use super::Mint;
use crate::plan::Spend;
use crate::show::amount;
use acequia_farm_file::amount::exact;
use solana_address::Address;
use spl_token_2022_interface::extension::interest_bearing_mint::InterestBearingConfig;
use spl_token_2022_interface::extension::scaled_ui_amount::ScaledUiAmountConfig;
use spl_token_2022_interface::extension::{BaseStateWithExtensions, StateWithExtensions};
use spl_token_2022_interface::state::Mint as Base;

/// How, as of one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    by: By,
    /// [unix s]
    at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    Multiplier(ScaledUiAmountConfig),
    Interest(InterestBearingConfig),
}

impl Shown {
    /// None where they are shown as they are.
    pub fn of(state: &StateWithExtensions<Base>, now: u64) -> Option<Self> {
        let scaled = state.get_extension().copied().map(By::Multiplier);
        let by = scaled.or_else(|_| state.get_extension().copied().map(By::Interest)).ok()?;
        Some(Self { by, at: now.cast_signed() })
    }

    fn text(&self, units: u64, decimals: u8) -> Option<String> {
        let text = match &self.by {
            By::Multiplier(config) => config.amount_to_ui_amount(units, decimals, self.at),
            By::Interest(config) => config.amount_to_ui_amount(units, decimals, self.at),
        };
        text.map(grouped)
    }
}

/// The token program's own readers put nothing between thousands.
fn grouped(text: String) -> String {
    let (whole, fraction) = text.split_at(text.find('.').unwrap_or(text.len()));
    whole.parse().map_or(text.clone(), |whole| exact(whole, 0) + fraction)
}

impl Mint {
    /// An amount with its unit; as wallets show it, with the raw one beside, where they differ.
    pub fn words(&self, units: u64, symbol: &str) -> String {
        let shown = self.shown.and_then(|shown| shown.text(units, self.decimals));
        match shown {
            Some(text) => {
                let raw = exact(units.into(), self.decimals);
                format!("{text} {symbol} (raw: {raw})")
            }
            None => amount(units, self.decimals, symbol),
        }
    }

    /// Tokens of it that leave a token account.
    pub fn spend(&self, account: Address, amount: u64, symbol: &str) -> Spend {
        let words = self.shown.map(|_| self.words(amount, symbol));
        let (mint, decimals) = (self.address, self.decimals);
        Spend { account, mint, amount, decimals, symbol: symbol.into(), words }
    }

    /// How amounts are to be typed, where wallets show others.
    pub fn shown_note(&self, symbol: &str) -> Option<String> {
        let one = 10u64.checked_pow(self.decimals.into())?;
        let text = self.shown?.text(one, self.decimals)?;
        Some(format!("wallets show {text} {symbol} for each raw one: what is typed here is raw"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_decimals_are_left() {
        let of = |text: &str| grouped(text.into());
        assert_eq!(["1250.5", "7", "0.000001", "inf"].map(of), ["1,250.5", "7", "0.000001", "inf"]);
    }
}
