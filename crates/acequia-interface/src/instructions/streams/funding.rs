//! Funding: more of it, promised, taken back.

use crate::{instruction, ID};
use acequia_core::Segment;

instruction! {
    /// Adds segments at the end of a curve and moves their budget in.
    ExtendStream<'a> = "extend_stream"
    accounts {
        /// Signs.
        funder: signer,
        /// The pool.
        pool: writable,
        /// The stream's vault.
        vault: writable,
        /// The reward mint.
        mint: readonly,
        /// Where the budget comes from.
        source: writable,
        /// Signs for `source`.
        source_authority: signer,
        /// That of `mint`.
        token_program: readonly,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
        /// When an ended curve starts anew [unix s]; 0 is now. Must be 0 for a running one.
        start: u64,
        /// What to add.
        segments: &'a [Segment],
    }
}

instruction! {
    /// Adds to a stream's budget, by anyone: scales the rest of a curve, or starts a ramp of a
    /// flow. Delays nothing.
    TopUp = "top_up"
    accounts {
        /// The pool.
        pool: writable,
        /// The stream's vault.
        vault: writable,
        /// The reward mint.
        mint: readonly,
        /// Where the tokens come from.
        source: writable,
        /// Signs for `source`.
        source_authority: signer,
        /// That of `mint`.
        token_program: readonly,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
        /// What to send [base units].
        amount: u64,
    }
}

instruction! {
    /// Promises not to take back what is scheduled before a time, which can only grow.
    CommitStream = "commit_stream"
    accounts {
        /// Signs.
        funder: signer,
        /// The pool.
        pool: writable,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
        /// [unix s]
        until: u64,
    }
}

instruction! {
    /// Takes back what was emitted to nobody and what is scheduled beyond the commitment.
    RefundStream = "refund_stream"
    accounts {
        /// Signs.
        funder: signer,
        /// The pool.
        pool: writable,
        /// The stream's vault.
        vault: writable,
        /// The reward mint.
        mint: readonly,
        /// Any token account.
        destination: writable,
        /// That of `mint`.
        token_program: readonly,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
    }
}
