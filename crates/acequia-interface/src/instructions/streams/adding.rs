//! Streams: added with a curve, or as a flow.

use crate::{addresses::SYSTEM, instruction, ID};
use acequia_core::{IdlePolicy, RateRule, Segment};
use solana_address::Address;

/// Where the tokens of a funding come from.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// A token account.
    pub account: Address,
    /// Signs for it.
    pub authority: Address,
}

instruction! {
    /// Adds a stream with a curve and moves its budget in. It is credited with what arrives;
    /// where a transfer fee makes that less, the curve is scaled down to it.
    AddStream<'a> = "add_stream"
    given {
        /// Where the budget comes from; may be none where there are no segments yet.
        source: Option<Source>,
    }
    accounts {
        reward_manager: signer,
        payer: payer,
        pool: writable,
        /// What is streamed.
        mint: readonly,
        /// See [`crate::addresses::reward_vault`].
        vault: writable,
        source: optional_writable = |i| i.source.map(|source| source.account),
        source_authority: optional_signer = |i| i.source.map(|source| source.authority),
        token_program: readonly,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// A free slot of the pool.
        slot: u8,
        /// Who may extend, commit, refund and wind the stream down.
        funder: Address,
        /// When the first segment starts [unix s]; 0 is now.
        start: u64,
        /// The curve, at most 24 segments; none for a stream that is extended later.
        segments: &'a [Segment],
        /// What is scheduled before this time can never be taken back [unix s]; 0 for nothing.
        committed_until: u64,
        /// What happens while nobody is staked.
        idle_policy: IdlePolicy as u8,
        /// How the rate follows the stake; other than not at all with [`IdlePolicy::Refund`] only.
        rate: RateRule,
    }
}

instruction! {
    /// Adds an empty stream that spreads each deposit over a window.
    AddFlowStream = "add_flow_stream"
    accounts {
        reward_manager: signer,
        payer: payer,
        pool: writable,
        /// What is streamed.
        mint: readonly,
        /// See [`crate::addresses::reward_vault`].
        vault: writable,
        token_program: readonly,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// A free slot of the pool.
        slot: u8,
        /// To whom the rent and idle amounts belong.
        funder: Address,
        /// Over how long a deposit is spread [s]; cannot change.
        window: u32,
        /// What happens while nobody is staked.
        idle_policy: IdlePolicy as u8,
    }
}
