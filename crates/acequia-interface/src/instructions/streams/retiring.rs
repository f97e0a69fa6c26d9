//! The end of a stream: wound down, swept, retired.

use crate::{instruction, ID};

instruction! {
    /// Closes a finished stream to funding, the first step of retiring it. What it owes stays
    /// claimable.
    WindDownStream = "wind_down_stream"
    accounts {
        /// Signs.
        funder: signer,
        /// The pool.
        pool: writable,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
    }
}

instruction! {
    /// Collects the fraction of a unit that a closing stream owes to a position, by anyone.
    SweepFraction = "sweep_fraction"
    accounts {
        /// The pool.
        pool: writable,
        /// The position.
        position: writable,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
    }
}

instruction! {
    /// Frees the slot of a closing stream that owes nobody anything; its dust and the vault's
    /// rent go to the funder.
    RetireStream = "retire_stream"
    accounts {
        /// Signs.
        funder: signer,
        /// The pool.
        pool: writable,
        /// The stream's vault; it is closed.
        vault: writable,
        /// The reward mint.
        mint: readonly,
        /// Any token account; receives the dust.
        destination: writable,
        /// The funder; receives the rent.
        rent_destination: writable,
        /// That of `mint`.
        token_program: readonly,
    }
    arguments {
        /// The stream's slot.
        slot: u8,
    }
}
