//! What the view instructions return.
//!
//! The answer is the return data of the transaction, or of the simulation. It speaks of the
//! moment of that transaction, everything settled to it.

use crate::{wire::Reader, ReadError};
use acequia_core::Q64;
use alloc::vec::Vec;

/// What one stream owes a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The stream's slot.
    pub slot: u8,
    /// Which of the slot's streams.
    pub generation: u32,
    /// What a claim would pay now [base units, rounded down].
    pub claimable: u64,
    /// All that is owed, the fraction included [2^-64 base units].
    pub owed: Q64,
}

impl Pending {
    /// Reads the answer to [`ViewPending`](crate::instructions::ViewPending).
    pub fn read(data: &[u8]) -> Result<Vec<Self>, ReadError> {
        answer(data, |r| r.list(Self::take))
    }

    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        let (slot, generation, claimable) = (r.u8()?, r.u32()?, r.u64()?);
        Ok(Self { slot, generation, claimable, owed: r.q64()? })
    }
}

/// A pool at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolOverview {
    /// [base units of the stake mint]
    pub staked: u64,
    /// [weight]
    pub weight: u64,
    /// How many positions are open.
    pub positions: u64,
    /// The moment of the answer [unix s].
    pub now: u64,
    /// The streams there are, in slot order.
    pub streams: Vec<StreamOverview>,
}

/// A stream at a glance. Its present rate is `amount / seconds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamOverview {
    /// The stream's slot.
    pub slot: u8,
    /// What the running segment emits in all [base units]; 0 where none runs.
    pub amount: u64,
    /// How long the running segment lasts in all [s]; 0 where none runs.
    pub seconds: u64,
    /// What is still to be emitted [base units].
    pub unstreamed: u64,
    /// When the last unit is emitted, if nobody changes or delays the curve [unix s].
    pub runs_dry_at: u64,
    /// When the running segment ends [unix s].
    pub next_change_at: u64,
}

impl PoolOverview {
    /// Reads the answer to [`ViewPool`](crate::instructions::ViewPool).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        answer(data, |r| {
            let [staked, weight, positions, now] = r.array(Reader::u64)?;
            let streams = r.list(StreamOverview::take)?;
            Ok(Self { staked, weight, positions, now, streams })
        })
    }
}

impl StreamOverview {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        let slot = r.u8()?;
        let [amount, seconds, unstreamed, runs_dry_at, next_change_at] = r.array(Reader::u64)?;
        Ok(Self { slot, amount, seconds, unstreamed, runs_dry_at, next_change_at })
    }
}

/// Whether a stream's vault holds what the books say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Solvency {
    /// The stream's slot.
    pub slot: u8,
    /// What the vault holds [base units].
    pub vault: u64,
    /// What of it is somebody's: owed, yet to be streamed, or the funder's [base units].
    pub liability: u64,
    /// What is nobody's: donated, say [base units]. 0 where the vault holds too little.
    pub surplus: u64,
}

impl Solvency {
    /// Reads the answer to [`ViewSolvency`](crate::instructions::ViewSolvency).
    pub fn read(data: &[u8]) -> Result<Vec<Self>, ReadError> {
        answer(data, |r| r.list(Self::take))
    }

    /// Whether the vault holds all that is somebody's.
    pub const fn is_solvent(&self) -> bool {
        self.vault >= self.liability
    }

    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        let (slot, vault) = (r.u8()?, r.u64()?);
        Ok(Self { slot, vault, liability: r.u64()?, surplus: r.u64()? })
    }
}

/// What a position's open votes hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VotesOverview {
    /// How many votes are open.
    pub open: u16,
    /// What the position may not fall below [weight]; 0 when it is free.
    pub held: u64,
    /// From when it is free [unix s]; 0 when it is.
    pub free_at: u64,
    /// What may vote on a ballot that begins now [weight].
    pub eligible: u64,
    /// How many votes the position has ever passed on.
    pub sequence: u32,
}

impl VotesOverview {
    /// Reads the answer to [`ViewVotes`](crate::instructions::ViewVotes).
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        answer(data, |r| {
            let open = r.u16()?;
            let [held, free_at, eligible] = r.array(Reader::u64)?;
            Ok(Self { open, held, free_at, eligible, sequence: r.u32()? })
        })
    }
}

fn answer<T>(
    data: &[u8],
    read: impl FnOnce(&mut Reader) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let mut reader = Reader::new(data);
    let answer = read(&mut reader)?;
    reader.finish()?;
    Ok(answer)
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
        let one = Pending { slot: 3, generation: 4, claimable: 5, owed: Q64 { lo: 6, hi: 7 } };
        assert_eq!(Pending::read(&data), Ok([one].to_vec()));
        data.resize(4 + 16 * 29, 0);
        data[0] = 16;
        assert_eq!(Pending::read(&data).map(|all| all.len()), Ok(16));
        assert!(data.len() <= 1_024, "what a program can return");
    }

    #[test]
    fn an_underfunded_vault_shows() {
        let short = Solvency { slot: 0, vault: 9, liability: 10, surplus: 0 };
        assert!(!short.is_solvent());
        assert!(Solvency { vault: 10, ..short }.is_solvent());
    }

    #[test]
    fn cut_answers_are_refused() {
        assert_eq!(PoolOverview::read(&[0; 35]), Err(ReadError::TooShort));
        assert_eq!(PoolOverview::read(&[0; 37]), Err(ReadError::TooLong));
        assert_eq!(Solvency::read(&[1, 0, 0, 0]), Err(ReadError::TooShort));
    }
}
