//! What instructions take and the view gives back, said once.

use acequia_gauge_core::Terms;
use acequia_interface::{record, terms::answer, ReadError};
use alloc::vec::Vec;
use solana_address::Address;

#[doc(hidden)]
#[macro_export]
macro_rules! gauge_terms {
    ($then:path) => {
        $then! {
            /// What a gauge is created with. Genesis, length and closing time never change.
            GaugeTerms {
                /// When epoch 0 starts [unix s]; may lie in the past.
                genesis: u64,
                /// How many votes an epoch needs for its budget to be split at all [votes].
                quorum: u64,
                /// The most that an epoch splits, of what is idle [base units]; 0 is all of it.
                epoch_budget: u64,
                /// How long an epoch lasts [s].
                epoch_seconds: u32,
                /// How long before its end voting ends [s].
                closing_seconds: u32,
                /// The most of the budget that one pool may get [bps].
                cap_bps: u32,
            }

            /// An epoch at this moment.
            EpochView {
                /// Its number.
                number: u64,
                /// 0 open, 1 settled.
                state: u8,
                /// What is split [base units].
                budget: u64,
                /// All votes [votes, rounded down].
                votes: u64,
                /// How many it needs [votes].
                quorum: u64,
                /// What would be left for the next epoch, or was [base units].
                rollover: u64,
                /// In the order of its list.
                pools: Vec<ShareView>,
            }

            /// What a pool gets in an epoch, or would if voting ended now.
            ShareView {
                /// The pool.
                pool: Address,
                /// The votes for it [votes, rounded down].
                votes: u64,
                /// Its share [base units].
                amount: u64,
                /// 0 neither, 1 applied, 2 given back.
                state: u8,
            }
        }
    };
}

gauge_terms!(record);

impl From<Terms> for GaugeTerms {
    fn from(terms: Terms) -> Self {
        let Terms {
            genesis, quorum, epoch_budget, epoch_seconds, closing_seconds, cap_bps, ..
        } = terms;
        Self { genesis, quorum, epoch_budget, epoch_seconds, closing_seconds, cap_bps }
    }
}

impl EpochView {
    /// Reads the answer to [`ViewEpoch`](crate::instructions::ViewEpoch).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        answer(data)
    }
}
