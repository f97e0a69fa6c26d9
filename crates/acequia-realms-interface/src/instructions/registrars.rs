//! Registrars: whose stake votes in a realm, and for how much.

use crate::{addresses, ID};
use acequia_interface::{addresses::SYSTEM, instruction};
use acequia_realms_core::weight::MaxRule;
use solana_address::Address;

instruction! {
    /// Creates the registrar of a realm's community or council.
    CreateRegistrar = "create_registrar"
    given {
        /// What the largest voter weight is.
        max: MaxRule,
    }
    accounts {
        /// The realm's authority; becomes the registrar's.
        realm_authority: signer,
        payer: payer,
        realm: readonly,
        /// What owns the realm; [`governance::PROGRAM`](crate::governance::PROGRAM), unless the
        /// realm's own is another that its voters know.
        governance_program: readonly,
        /// The community's or the council's mint.
        governing_token_mint: readonly,
        registrar: writable = |i| i.registrar(),
        max_voter_weight_record: writable = |i| addresses::max_voter_weight_record(&i.registrar()).0,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        max_kind: u8 = |i| i.max.kind(),
        max_value: u64 = |i| i.max.value(),
    }
}

impl CreateRegistrar {
    /// Where the registrar will be.
    pub fn registrar(&self) -> Address {
        addresses::registrar(&self.realm, &self.governing_token_mint).0
    }
}

instruction! {
    /// Closes a registrar that lists no pool and has no tally, with its record of the largest voter
    /// weight.
    CloseRegistrar = "close_registrar"
    accounts {
        /// Gets the rent.
        authority: payer,
        registrar: writable,
        max_voter_weight_record: writable = |i| addresses::max_voter_weight_record(&i.registrar).0,
    }
}

instruction! {
    /// Has a pool's votes count, or changes how much they count.
    ListPool = "list_pool"
    accounts {
        authority: signer,
        registrar: writable,
        /// A pool of the farm.
        pool: readonly,
    }
    arguments {
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
    }
}

instruction! {
    /// Takes a pool off the list.
    UnlistPool = "unlist_pool"
    accounts {
        authority: signer,
        registrar: writable,
    }
    arguments {
        /// A listed pool.
        pool: Address,
    }
}

instruction! {
    /// Says what the largest voter weight is.
    SetMaxVoterWeight = "set_max_voter_weight"
    given {
        max: MaxRule,
    }
    accounts {
        authority: signer,
        registrar: writable,
        governing_token_mint: readonly,
        max_voter_weight_record: writable = |i| addresses::max_voter_weight_record(&i.registrar).0,
    }
    arguments {
        kind: u8 = |i| i.max.kind(),
        value: u64 = |i| i.max.value(),
    }
}

instruction! {
    /// Works out the largest voter weight anew. By anyone; a share of the supply needs it in each
    /// transaction that votes or finalizes.
    RefreshMaxVoterWeight = "refresh_max_voter_weight"
    accounts {
        registrar: readonly,
        governing_token_mint: readonly,
        max_voter_weight_record: writable = |i| addresses::max_voter_weight_record(&i.registrar).0,
    }
}

instruction! {
    /// Offers a registrar to another authority; zero takes an offer back.
    ProposeAuthority = "propose_authority"
    accounts {
        authority: signer,
        registrar: writable,
    }
    arguments {
        /// Who is to accept.
        new: Address,
    }
}

instruction! {
    /// Takes over a registrar that was offered.
    AcceptAuthority = "accept_authority"
    accounts {
        /// Who it was offered to.
        pending_authority: signer,
        registrar: writable,
    }
}
