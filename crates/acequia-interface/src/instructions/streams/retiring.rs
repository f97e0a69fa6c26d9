//! The end of a stream: wound down, swept, retired.

use crate::{instruction, ID};

instruction! {
    /// Closes a finished stream to funding, the first step of retiring it. What it owes stays
    /// claimable.
    WindDownStream = "wind_down_stream"
    accounts {
        funder: signer,
        pool: writable,
    }
    arguments {
        slot: u8,
    }
}

instruction! {
    /// Collects the fraction of a unit that a closing stream owes to a position, by anyone.
    SweepFraction = "sweep_fraction"
    accounts {
        pool: writable,
        position: writable,
    }
    arguments {
        slot: u8,
    }
}

instruction! {
    /// Frees the slot of a closing stream that owes nobody anything; its dust and the vault's
    /// rent go to the funder.
    RetireStream = "retire_stream"
    accounts {
        funder: signer,
        pool: writable,
        /// The stream's vault; it is closed.
        vault: writable,
        mint: readonly,
        /// Any token account; receives the dust.
        destination: writable,
        /// The funder; receives the rent.
        rent_destination: writable,
        token_program: readonly,
    }
    arguments {
        slot: u8,
    }
}
