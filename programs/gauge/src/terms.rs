//! What instructions take and views give back, as the wire has it.

use {acequia_gauge_core::Terms, anchor_lang::prelude::*};

/// What a gauge is created with. Genesis, length and closing time never change.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct GaugeTerms {
    /// When epoch 0 starts [unix s]; may lie in the past.
    pub genesis: u64,
    /// How many votes an epoch needs for its budget to be split at all [votes].
    pub quorum: u64,
    /// How long an epoch lasts [s].
    pub epoch_seconds: u32,
    /// How long before its end voting ends [s].
    pub closing_seconds: u32,
    /// The most of the budget that one pool may get [bps].
    pub cap_bps: u32,
}

impl GaugeTerms {
    /// Its size on the wire [bytes].
    pub const BYTES: usize = 8 + 8 + 4 + 4 + 4;
}

impl From<GaugeTerms> for Terms {
    fn from(terms: GaugeTerms) -> Self {
        let GaugeTerms { genesis, quorum, epoch_seconds, closing_seconds, cap_bps } = terms;
        Self { genesis, quorum, epoch_seconds, closing_seconds, cap_bps, _reserved: 0 }
    }
}

/// An epoch at this moment.
#[derive(Clone, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct EpochView {
    /// Its number.
    pub number: u64,
    /// 0 open, 1 settled.
    pub state: u8,
    /// What is split [base units].
    pub budget: u64,
    /// All votes [votes, rounded down].
    pub votes: u64,
    /// How many it needs [votes].
    pub quorum: u64,
    /// What would be left for the next epoch, or was [base units].
    pub rollover: u64,
    /// In the order of its list.
    pub pools: Vec<ShareView>,
}

/// What a pool gets in an epoch, or would if voting ended now.
#[derive(Clone, Copy, Debug, AnchorSerialize, AnchorDeserialize, IdlType)]
pub struct ShareView {
    /// The pool.
    pub pool: Address,
    /// The votes for it [votes, rounded down].
    pub votes: u64,
    /// Its share [base units].
    pub amount: u64,
    /// 0 neither, 1 applied, 2 given back.
    pub state: u8,
}
