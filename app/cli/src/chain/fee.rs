//! What a Token-2022 mint keeps of each transfer.

use super::Mint;
use spl_token_2022_interface::extension::transfer_fee::TransferFeeConfig;
use spl_token_2022_interface::extension::{BaseStateWithExtensions, StateWithExtensions};
use spl_token_2022_interface::state::Mint as Base;

/// A transfer fee, as of one epoch of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    /// Of what is sent [1/10,000].
    pub bps: u16,
    /// At most so much [base units].
    pub maximum: u64,
}

impl Fee {
    /// None where the mint takes none in that epoch.
    pub fn of(state: &StateWithExtensions<Base>, epoch: u64) -> Option<Self> {
        let config = state.get_extension::<TransferFeeConfig>().ok()?;
        let fee = config.get_epoch_fee(epoch);
        let (bps, maximum) = (fee.transfer_fee_basis_points.into(), fee.maximum_fee.into());
        (bps > 0 && maximum > 0).then_some(Self { bps, maximum })
    }

    /// What is kept of so much [base units, rounded up, as the token program does].
    pub fn kept_ceil(&self, sent: u64) -> u64 {
        let share = (u128::from(sent) * u128::from(self.bps)).div_ceil(10_000);
        u64::try_from(share).unwrap_or(u64::MAX).min(self.maximum)
    }
}

impl Mint {
    /// What becomes of a transfer on its way, where the mint takes a fee.
    pub fn fee_note(&self, sent: u64, symbol: &str) -> Option<String> {
        let kept = self.fee?.kept_ceil(sent);
        let words = |units| self.words(units, symbol);
        let arrives = words(sent.saturating_sub(kept));
        let whole = words(sent);
        Some(format!(
            "the issuer's transfer fee takes {}: {arrives} of {whole} arrive",
            words(kept)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_is_rounded_up_and_never_more_than_its_maximum() {
        let fee = Fee { bps: 100, maximum: 5_000 };
        assert_eq!(fee.kept_ceil(0), 0);
        assert_eq!(fee.kept_ceil(1), 1);
        assert_eq!(fee.kept_ceil(10_000), 100);
        assert_eq!(fee.kept_ceil(10_001), 101);
        assert_eq!(fee.kept_ceil(u64::MAX), 5_000);
    }
}
