//! What one position is owed by one stream.

use crate::stream::{State, Stream};
use crate::wide::Factor;
use crate::{Error, Result, Q64};

stored! { ($)
    /// What one position is owed by the stream in the same slot of its pool.
    pub struct Checkpoint as stored_checkpoint {
        /// The generation of the stream that the rest speaks of; by another's, index and owed are 0.
        pub generation: u32,
        /// Zero.
        pub _pad: u32,
        /// The stream's index up to which the position is settled [2^-64 base units per weight].
        pub index: Q64,
        /// What is owed as of that index [2^-64 base units].
        pub owed: Q64,
    }
}

/// What to pay to a position's owner [base units].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the tokens must be paid out"]
pub struct Pay(pub u64);

impl Checkpoint {
    /// Brings what is owed up to the stream's index, for a position whose weight has been
    /// `weight` since it was last settled.
    ///
    /// A checkpoint of another generation starts from zero: a new stream's index does, and a
    /// stream is retired only when nobody is owed anything. Cannot fail, whatever the bytes
    /// of the stream: the product wraps.
    #[inline(always)]
    pub fn settle(&mut self, stream: &Stream, weight: u64) {
        self.settle_by(stream, &Factor::new(weight));
    }

    /// As [`settle`](Self::settle), with what is one for all streams taken apart once.
    #[inline(never)] // in a loop, most of what it works with would lie in memory
    pub(crate) fn settle_by(&mut self, stream: &Stream, weight: &Factor) {
        if !stream.exists() {
            return;
        }
        if self.generation != stream.generation {
            *self = Self { generation: stream.generation, ..Self::default() };
        }
        let since = stream.index.minus(self.index);
        if since != Q64::ZERO {
            self.owed = self.owed.plus(since.times_factor(weight));
            self.index = stream.index;
        }
    }

    /// Pays the whole units owed and keeps the fraction, which goes to the stream's carry
    /// where the stream is closing and can never make it whole. Must be settled.
    #[inline(always)]
    pub fn claim(&mut self, stream: &mut Stream) -> Pay {
        let whole = self.whole_owed(stream);
        self.owed = self.owed.minus(Q64 { lo: 0, hi: whole });
        stream.paid = stream.paid.wrapping_add(whole);
        if stream.state == State::Closing as u8 {
            self.give_fraction(stream);
        }
        Pay(whole)
    }

    /// Collects the fraction left by a closing stream. Must be settled.
    pub fn sweep(&mut self, stream: &mut Stream) -> Result<()> {
        if stream.state != State::Closing as u8 {
            return Err(Error::StreamNotClosing);
        }
        if self.whole_owed(stream) != 0 {
            return Err(Error::RewardsOwed);
        }
        self.give_fraction(stream);
        Ok(())
    }

    /// Gives up all that is owed. Returns it [2^-64 base units]. Must be settled.
    pub fn forfeit(&mut self, stream: &mut Stream, now: u64) -> Q64 {
        if !self.belongs_to(stream) {
            return Q64::ZERO;
        }
        let given_up = core::mem::take(&mut self.owed);
        stream.take_back(now, given_up);
        given_up
    }

    /// Takes over what the same stream owes another position of the pool. Both must be settled.
    pub fn take_over(&mut self, other: &mut Self, stream: &Stream) {
        if self.belongs_to(stream) && other.belongs_to(stream) {
            self.owed = self.owed.plus(core::mem::take(&mut other.owed));
        }
    }

    /// To those who stay, by way of the stream's carry.
    fn give_fraction(&mut self, stream: &mut Stream) {
        if self.belongs_to(stream) {
            stream.carry = stream.carry.plus(core::mem::take(&mut self.owed));
        }
    }

    /// Whole units owed [base units, rounded down], none by a former stream.
    #[inline(always)]
    pub fn whole_owed(&self, stream: &Stream) -> u64 {
        if self.belongs_to(stream) {
            self.owed.floor()
        } else {
            0
        }
    }

    #[inline(always)]
    fn belongs_to(&self, stream: &Stream) -> bool {
        stream.exists() && self.generation == stream.generation
    }
}

impl AsRef<Checkpoint> for Checkpoint {
    fn as_ref(&self) -> &Checkpoint {
        self
    }
}

impl AsMut<Checkpoint> for Checkpoint {
    fn as_mut(&mut self) -> &mut Checkpoint {
        self
    }
}
