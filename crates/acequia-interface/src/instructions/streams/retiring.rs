//! The end of a stream: wound down, swept, retired.

use crate::{instruction, ID};
use solana_address::Address;

instruction! {
    /// Closes a stream to funding, the first step of retiring it: a finished curve, or a flow, which
    /// ends when nothing is left to stream and is then wound down again. What it owes stays
    /// claimable.
    WindDownStream = "wind_down_stream"
    accounts {
        /// The funder; anyone for an ending flow, and in a pool that has closed for good.
        closer: signer,
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
    /// Frees the slot of a closing stream that owes no whole unit; dust, what is idle and the vault's
    /// rent go to the funder.
    RetireStream = "retire_stream"
    accounts {
        /// The funder; anyone 30 days after the closing began, and in a pool that has closed for good.
        closer: signer,
        pool: writable,
        /// The stream's vault; it is closed.
        vault: writable,
        mint: readonly,
        /// Receives what is left: any token account where the funder signs, else one that the funder
        /// holds alone. May be none where that is nothing, or to leave behind what nobody can take.
        destination: optional_writable,
        /// The funder (of the penalty flow the pool's creator); receives the rent.
        rent_destination: writable,
        token_program: readonly,
    }
    arguments {
        slot: u8,
    }
}

instruction! {
    /// Offers a stream to another funder, who holds nothing until they accept.
    ProposeFunder = "propose_funder"
    accounts {
        funder: signer,
        pool: writable,
    }
    arguments {
        slot: u8,
        /// Who may accept; the zero address takes an offer back.
        new_funder: Address,
    }
}

instruction! {
    /// Takes over a stream that was offered.
    AcceptFunder = "accept_funder"
    accounts {
        pending_funder: signer,
        pool: writable,
    }
    arguments {
        slot: u8,
    }
}
