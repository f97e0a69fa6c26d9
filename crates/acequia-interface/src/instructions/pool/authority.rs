//! The authority: handed over, and what it may set.

use crate::{addresses, addresses::SYSTEM, instruction, terms::CapTerms, ID};
use acequia_core::Caps;
use solana_address::Address;

instruction! {
    /// Proposes a new authority, which holds nothing until it accepts.
    ProposeAuthority = "propose_authority"
    accounts {
        authority: signer,
        pool: writable,
    }
    arguments {
        /// Who may accept; the zero address takes a proposal back.
        new_authority: Address,
    }
}

instruction! {
    /// Takes over the authority that was proposed.
    AcceptAuthority = "accept_authority"
    accounts {
        pending_authority: signer,
        pool: writable,
    }
}

instruction! {
    /// Leaves the pool without an authority, for good.
    RenounceAuthority = "renounce_authority"
    accounts {
        authority: signer,
        pool: writable,
    }
}

instruction! {
    /// Sets who may add streams.
    SetRewardManager = "set_reward_manager"
    accounts {
        authority: signer,
        pool: writable,
    }
    arguments {
        /// The zero address for nobody.
        new_manager: Address,
    }
}

instruction! {
    /// Sets the most that may be staked. What is staked already stays.
    SetCaps = "set_caps"
    accounts {
        authority: signer,
        pool: writable,
    }
    arguments {
        /// [base units]; 0 is no cap.
        caps: Caps as CapTerms,
    }
}

instruction! {
    /// Pauses deposits, or lets them in again. Never touches leaving or claiming.
    SetPaused = "set_paused"
    accounts {
        authority: signer,
        pool: writable,
    }
    arguments {
        /// Whether deposits are refused.
        paused: bool,
    }
}

instruction! {
    /// Says what the pool says of itself, and makes its page where it has none.
    SetPage<'a> = "set_page"
    accounts {
        authority: signer,
        payer: payer,
        pool: writable,
        page: writable = |i| addresses::page(&i.pool).0,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// At most 32 bytes.
        name: &'a str,
        /// At most 256 bytes; may have line breaks.
        text: &'a str,
        /// At most 128 bytes: empty, or by https.
        link: &'a str,
    }
}
