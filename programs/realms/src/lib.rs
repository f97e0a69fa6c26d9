//! The Acequia realms adapter: who stakes in a pool of the farm votes in a realm of SPL
//! Governance, with what is staked, in the transaction of the vote.
//!
//! The program receives votes from the farm, by the interface in `acequia-vote-hook`, and is
//! the voter weight add-in of the realm. It holds no tokens and calls no other program. The
//! rules are in `acequia-realms-core`. Each instruction is one file under [`instructions`],
//! whose doc comment is its specification.
// `#[program]` adds undocumented client code to the root; the modules are ours.
#![allow(missing_docs)]

#[cfg(all(target_os = "solana", not(feature = "cpi")))]
mod entrypoint;
#[deny(missing_docs)]
pub mod error;
#[deny(missing_docs)]
pub mod events;
#[deny(missing_docs)]
pub mod extras;
#[deny(missing_docs)]
pub mod farm;
#[deny(missing_docs)]
pub mod governance;
/// One file per instruction: what it checks, in order, its accounts, and what it does.
// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#[allow(missing_docs, unused_variables)]
pub mod instructions {
    mod accept_authority;
    mod close_registrar;
    mod close_tally;
    mod close_vote;
    mod close_voter_weight_record;
    mod create_registrar;
    mod initialize_extra_account_metas;
    mod list_pool;
    mod open_vote;
    mod propose_authority;
    mod receive_vote;
    mod refresh_max_voter_weight;
    mod set_max_voter_weight;
    mod unlist_pool;

    pub use {
        accept_authority::*, close_registrar::*, close_tally::*, close_vote::*,
        close_voter_weight_record::*, create_registrar::*, initialize_extra_account_metas::*,
        list_pool::*, open_vote::*, propose_authority::*, receive_vote::*,
        refresh_max_voter_weight::*, set_max_voter_weight::*, unlist_pool::*,
    };
}
#[deny(missing_docs)]
pub mod max_weight;
#[deny(missing_docs)]
pub mod seeds;
#[deny(missing_docs)]
pub mod state;

use {acequia_vote_hook::Vote, anchor_lang::prelude::*, instructions::*};

declare_id!("AceQ1aReaLms11111111111111111111111111111111");

/// The instructions. The frequent ones come first: they are found soonest.
#[program]
pub mod realms {
    use super::*;

    // ---- votes ----

    /// Counts a vote that the farm passes on, and tells governance the voter's weight.
    #[allow(clippy::too_many_arguments)]
    pub fn receive_vote(
        ctx: &mut Context<ReceiveVote>,
        ballot: Address,
        weight: u64,
        previous_weight: u64,
        ballot_start: u64,
        ballot_end: u64,
        sequence: u64,
        payload: Vec<u8>,
    ) -> Result<()> {
        let (ballot, payload) = (ballot.to_bytes(), &payload[..]);
        ctx.accounts.handle(&Vote {
            ballot,
            weight,
            previous_weight,
            ballot_start,
            ballot_end,
            sequence,
            payload,
        })
    }

    /// Makes the accounts that a position's vote on a proposal needs.
    pub fn open_vote(ctx: &mut Context<OpenVote>) -> Result<()> {
        OpenVote::handle(ctx)
    }

    /// Works out the largest voter weight anew.
    pub fn refresh_max_voter_weight(ctx: &mut Context<RefreshMaxVoterWeight>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes the record of a vote that no longer counts.
    pub fn close_vote(ctx: &mut Context<CloseVote>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes a tally without records.
    pub fn close_tally(ctx: &mut Context<CloseTally>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes a voter's weight record.
    pub fn close_voter_weight_record(ctx: &mut Context<CloseVoterWeightRecord>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- registrars ----

    /// Creates the registrar of a realm's community or council.
    pub fn create_registrar(
        ctx: &mut Context<CreateRegistrar>,
        max_kind: u8,
        max_value: u64,
    ) -> Result<()> {
        CreateRegistrar::handle(ctx, max_kind, max_value)
    }

    /// Closes a registrar that lists no pool and has no tally.
    pub fn close_registrar(ctx: &mut Context<CloseRegistrar>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Lists a pool whose votes count, or changes how much they count.
    pub fn list_pool(ctx: &mut Context<ListPool>, power: u64) -> Result<()> {
        ctx.accounts.handle(power)
    }

    /// Takes a pool off the list.
    pub fn unlist_pool(ctx: &mut Context<UnlistPool>, pool: Address) -> Result<()> {
        ctx.accounts.handle(pool)
    }

    /// Says what the largest voter weight is.
    pub fn set_max_voter_weight(
        ctx: &mut Context<SetMaxVoterWeight>,
        kind: u8,
        value: u64,
    ) -> Result<()> {
        ctx.accounts.handle(kind, value)
    }

    /// Offers a registrar to another authority.
    pub fn propose_authority(ctx: &mut Context<ProposeAuthority>, new: Address) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Takes over a registrar that was offered.
    pub fn accept_authority(ctx: &mut Context<AcceptAuthority>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Writes down what a vote from a pool needs, where clients look for it.
    pub fn initialize_extra_account_metas(
        ctx: &mut Context<InitializeExtraAccountMetas>,
    ) -> Result<()> {
        InitializeExtraAccountMetas::handle(ctx)
    }
}
