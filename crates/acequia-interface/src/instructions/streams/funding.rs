//! Funding: more of it, promised, taken back.

use crate::{instruction, ID};
use acequia_core::Segment;

instruction! {
    /// Adds segments at the end of a curve and moves their budget in.
    ExtendStream<'a> = "extend_stream"
    accounts {
        funder: signer,
        pool: writable,
        vault: writable,
        mint: readonly,
        /// Where the budget comes from.
        source: writable,
        /// May move `source`.
        source_authority: signer,
        token_program: readonly,
    }
    arguments {
        slot: u8,
        /// When an ended curve starts anew [unix s]; 0 is now. Must be 0 for a running one.
        start: u64,
        segments: &'a [Segment],
    }
}

instruction! {
    /// Adds segments at the end of a curve from what is idle: no token moves.
    RollStream<'a> = "roll_stream"
    accounts {
        funder: signer,
        pool: writable,
    }
    arguments {
        slot: u8,
        /// When an ended curve starts anew [unix s]; 0 is now. Must be 0 for a running one.
        start: u64,
        /// They add up to at most what is idle.
        segments: &'a [Segment],
    }
}

instruction! {
    /// Adds to a stream's budget, by anyone: scales the rest of a curve, or starts a ramp of a
    /// flow. Delays nothing.
    TopUp = "top_up"
    accounts {
        pool: writable,
        vault: writable,
        mint: readonly,
        /// Where the tokens come from.
        source: writable,
        /// May move `source`.
        source_authority: signer,
        token_program: readonly,
    }
    arguments {
        slot: u8,
        /// What to send [base units].
        amount: u64,
    }
}

instruction! {
    /// Promises not to take back what is scheduled before a time, which can only grow.
    CommitStream = "commit_stream"
    accounts {
        funder: signer,
        pool: writable,
    }
    arguments {
        slot: u8,
        /// [unix s]
        until: u64,
    }
}

instruction! {
    /// Takes back what was emitted to nobody and what is scheduled beyond the commitment.
    RefundStream = "refund_stream"
    accounts {
        funder: signer,
        pool: writable,
        vault: writable,
        mint: readonly,
        /// Any token account.
        destination: writable,
        token_program: readonly,
    }
    arguments {
        slot: u8,
        /// Takes back what was emitted to nobody only, and touches no schedule.
        idle_alone: bool,
    }
}
