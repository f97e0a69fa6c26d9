//! What instructions take and views give back, said once.
//!
//! The answer of a view is the return data of the transaction, or of the simulation. It speaks of
//! the moment of that transaction, everything settled to it.

use crate::{record, wire::Reader, wire::Wire, ReadError};
use acequia_core::{Caps, LockRule, RateRule, Q64};
use alloc::vec::Vec;

#[doc(hidden)]
#[macro_export]
macro_rules! farm_terms {
    ($then:path) => {
        $then! {
            /// The terms of locking. All zero but a multiplier of 10,000 for a pool without locks.
            LockTerms {
                /// The longest lock [s]; 0 for a pool without locks.
                max_seconds: u32,
                /// The multiplier of the longest lock [bps].
                max_multiplier_bps: u32,
                /// The share of the principal that leaving costs with the longest lock ahead [bps].
                early_leave_bps: u32,
            }

            /// The most that may be staked [base units of the stake mint]; 0 is no limit.
            CapTerms {
                /// In the pool.
                pool: u64,
                /// In one position.
                position: u64,
            }

            /// What a position could claim from one stream.
            PendingView {
                /// Where in the pool.
                slot: u8,
                /// Which of the streams the slot has held.
                generation: u32,
                /// Whole units [base units, rounded down].
                claimable: u64,
                /// All that is owed, low word [2^-64 base units].
                owed_q64_lo: u64,
                /// The same, high word.
                owed_q64_hi: u64,
            }

            /// A pool at this moment.
            PoolView {
                /// Principal [base units of the stake mint].
                staked: u64,
                /// Weight.
                weight: u64,
                /// How many positions are open.
                positions: u64,
                /// The moment [unix s].
                now: u64,
                /// In the order of slots; free ones are left out.
                streams: Vec<StreamView>,
            }

            /// What a stream's curve emits at this moment: `amount` over `seconds`. Of it, stakers get
            /// what the rate rule gives them, if anybody is staked.
            StreamView {
                /// Where in the pool.
                slot: u8,
                /// Of the running segment [base units]; 0 where none runs.
                amount: u64,
                /// Of the running segment [s]; 0 where none runs.
                seconds: u64,
                /// Still to be streamed [base units].
                unstreamed: u64,
                /// When the last unit is streamed [unix s].
                runs_dry_at: u64,
                /// When the next segment begins, or this one ends [unix s].
                next_change_at: u64,
                /// The total weight from which stakers get all of it; 0 for always.
                full_weight: u64,
                /// What they get at this total weight they get however little is staked.
                least_weight: u64,
            }

            /// What a stream's vault holds and must hold [base units].
            SolvencyView {
                /// Where in the pool.
                slot: u8,
                /// What the vault holds.
                vault: u64,
                /// What of it is somebody's.
                liability: u64,
                /// What is nobody's: donations. 0 where the vault holds too little.
                surplus: u64,
            }

            /// What a position's open votes hold.
            VotesView {
                /// How many votes are open; 0 once all have ended or lapsed.
                open: u16,
                /// What the principal may not fall below [weight]; 0 when it is free.
                held_principal: u64,
                /// What the boost may not fall below while the lock runs [weight].
                held_boost: u64,
                /// From when it is free [unix s]; 0 when it is.
                free_at: u64,
                /// What may vote on a ballot that begins now [weight].
                eligible_principal: u64,
                /// What may vote beside it, where the ballot ends no later than the lock [weight].
                eligible_boost: u64,
                /// How many votes the position has ever passed on.
                sequence: u32,
            }
        }
    };
}

farm_terms!(record);

impl From<LockRule> for LockTerms {
    fn from(rule: LockRule) -> Self {
        let LockRule { max_seconds, max_multiplier_bps, early_leave_bps, .. } = rule;
        Self { max_seconds, max_multiplier_bps, early_leave_bps }
    }
}

impl From<Caps> for CapTerms {
    fn from(Caps { pool, position }: Caps) -> Self {
        Self { pool, position }
    }
}

/// Reads the answer of a view.
pub fn answer<T: Wire>(data: &[u8]) -> Result<T, ReadError> {
    let mut reader = Reader::new(data);
    let answer = T::take(&mut reader)?;
    reader.finish()?;
    Ok(answer)
}

impl PendingView {
    /// Reads the answer to [`ViewPending`](crate::instructions::ViewPending).
    pub fn read(data: &[u8]) -> Result<Vec<Self>, ReadError> {
        answer(data)
    }

    /// All that is owed, the fraction included [2^-64 base units].
    pub const fn owed(&self) -> Q64 {
        Q64 { lo: self.owed_q64_lo, hi: self.owed_q64_hi }
    }
}

impl VotesView {
    /// What the weight may not fall below, while the lock runs [weight].
    pub const fn held(&self) -> u64 {
        self.held_principal.saturating_add(self.held_boost)
    }
}

impl PoolView {
    /// Reads the answer to [`ViewPool`](crate::instructions::ViewPool).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        answer(data)
    }
}

impl StreamView {
    /// What of `amount` stakers of that total weight get [base units, rounded down].
    pub fn to_stakers(&self, weight: u64) -> u64 {
        let &Self { amount, full_weight, least_weight, .. } = self;
        let rule = RateRule { full_weight, least_weight };
        if weight == 0 {
            0
        } else {
            rule.share_floor(amount, weight, 0).0
        }
    }
}

impl SolvencyView {
    /// Reads the answer to [`ViewSolvency`](crate::instructions::ViewSolvency).
    pub fn read(data: &[u8]) -> Result<Vec<Self>, ReadError> {
        answer(data)
    }

    /// Whether the vault holds all that is somebody's.
    pub const fn is_solvent(&self) -> bool {
        self.vault >= self.liability
    }
}

impl VotesView {
    /// Reads the answer to [`ViewVotes`](crate::instructions::ViewVotes).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        answer(data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn pending_is_29_bytes_a_stream_so_sixteen_fit_return_data() {
        let mut data = vec![0; 4 + 29];
        data[0] = 1;
        (data[4], data[5], data[9], data[17], data[25]) = (3, 4, 5, 6, 7);
        let read = PendingView::read(&data).expect("an answer");
        let [one] = &read[..] else { panic!("one stream") };
        assert_eq!((one.slot, one.generation, one.claimable), (3, 4, 5));
        assert_eq!(one.owed(), Q64 { lo: 6, hi: 7 });
        data.resize(4 + 16 * 29, 0);
        data[0] = 16;
        assert_eq!(PendingView::read(&data).map(|all| all.len()), Ok(16));
        assert!(data.len() <= 1_024, "what a program can return");
    }

    #[test]
    fn an_underfunded_vault_shows() {
        let short = SolvencyView { slot: 0, vault: 9, liability: 10, surplus: 0 };
        assert!(!short.is_solvent());
        assert!(SolvencyView { vault: 10, ..short }.is_solvent());
    }

    #[test]
    fn cut_answers_are_refused() {
        assert_eq!(PoolView::read(&[0; 35]), Err(ReadError::TooShort));
        assert_eq!(PoolView::read(&[0; 37]), Err(ReadError::TooLong));
        assert_eq!(SolvencyView::read(&[1, 0, 0, 0]), Err(ReadError::TooShort));
    }
}
