//! The Acequia gauge: stakers of several pools of the farm vote each epoch on how a budget of
//! rewards is split among the pools.
//!
//! The rules are in `acequia-gauge-core`; this program checks accounts, moves tokens and stores
//! the books. Votes come from the farm, by the interface in `acequia-vote-hook`; shares go to
//! streams of the farm. Each instruction is one file under [`instructions`], whose doc comment
//! is its specification.
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
/// One file per instruction: what it checks, in order, its accounts, and what it does.
// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#[allow(missing_docs, unused_variables)]
pub mod instructions {
    mod accept_authority;
    mod accept_power_manager;
    mod add_pool;
    mod apply_share;
    mod close_epoch;
    mod close_gauge;
    mod close_vote_record;
    mod create_gauge;
    mod fund_gauge;
    mod give_back_share;
    mod initialize_extra_account_metas;
    mod open_epoch;
    mod open_vote_record;
    mod propose_authority;
    mod propose_power_manager;
    mod receive_vote;
    mod refund_gauge;
    mod refund_stream;
    mod remove_pool;
    mod retire_stream;
    mod set_power;
    mod set_power_manager;
    mod set_terms;
    mod settle_epoch;
    mod update_epoch;
    mod view_epoch;
    mod wind_down_stream;

    pub use {
        accept_authority::*, accept_power_manager::*, add_pool::*, apply_share::*, close_epoch::*,
        close_gauge::*, close_vote_record::*, create_gauge::*, fund_gauge::*, give_back_share::*,
        initialize_extra_account_metas::*, open_epoch::*, open_vote_record::*,
        propose_authority::*, propose_power_manager::*, receive_vote::*, refund_gauge::*,
        refund_stream::*, remove_pool::*, retire_stream::*, set_power::*, set_power_manager::*,
        set_terms::*, settle_epoch::*, update_epoch::*, view_epoch::*, wind_down_stream::*,
    };
}
#[deny(missing_docs)]
pub mod seeds;
#[deny(missing_docs)]
pub mod state;
#[deny(missing_docs)]
pub mod terms;
#[deny(missing_docs)]
pub mod tokens;

use {
    acequia_vote_hook::Vote,
    anchor_lang::prelude::*,
    instructions::*,
    terms::{EpochView, GaugeTerms},
};

declare_id!("AceQ1aGauge111111111111111111111111111111111");

/// The instructions. The frequent ones come first: they are found soonest.
#[program]
pub mod gauge {
    use super::*;

    // ---- votes ----

    /// Counts a vote that the farm passes on.
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

    /// Makes the record of a position's vote in an epoch.
    pub fn open_vote_record(ctx: &mut Context<OpenVoteRecord>) -> Result<()> {
        OpenVoteRecord::handle(ctx)
    }

    /// Closes a record whose vote no longer counts.
    pub fn close_vote_record(ctx: &mut Context<CloseVoteRecord>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- epochs ----

    /// Funds a segment with a pool's share.
    pub fn apply_share(ctx: &mut Context<ApplyShare>, place: u8) -> Result<()> {
        ctx.accounts.handle(place)
    }

    /// Makes a share idle again that could not be applied.
    pub fn give_back_share(ctx: &mut Context<GiveBackShare>, place: u8) -> Result<()> {
        ctx.accounts.handle(place)
    }

    /// Opens an epoch for votes.
    pub fn open_epoch(ctx: &mut Context<OpenEpoch>, number: u64) -> Result<()> {
        OpenEpoch::handle(ctx, number)
    }

    /// Brings an epoch that has not begun up to the gauge.
    pub fn update_epoch(ctx: &mut Context<UpdateEpoch>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Fixes an epoch's shares by its votes.
    pub fn settle_epoch(ctx: &mut Context<SettleEpoch>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes an epoch that has done all it was for.
    pub fn close_epoch(ctx: &mut Context<CloseEpoch>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- the budget ----

    /// Adds to what epochs will split.
    pub fn fund_gauge(ctx: &mut Context<FundGauge>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }

    /// Takes out what no epoch holds.
    pub fn refund_gauge(ctx: &mut Context<RefundGauge>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Takes back what a stream has idle.
    pub fn refund_stream(ctx: &mut Context<RefundStream>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    // ---- gauges ----

    /// Creates a gauge and its budget.
    pub fn create_gauge(ctx: &mut Context<CreateGauge>, id: u16, terms: GaugeTerms) -> Result<()> {
        CreateGauge::handle(ctx, id, terms)
    }

    /// Says how many votes an epoch needs, how much one pool may get and how much it splits.
    pub fn set_terms(
        ctx: &mut Context<SetTerms>,
        quorum: u64,
        cap_bps: u32,
        epoch_budget: u64,
    ) -> Result<()> {
        ctx.accounts.handle(quorum, cap_bps, epoch_budget)
    }

    /// Says who may set powers.
    pub fn set_power_manager(ctx: &mut Context<SetPowerManager>, new: Address) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Offers the powers to another power manager.
    pub fn propose_power_manager(
        ctx: &mut Context<ProposePowerManager>,
        new: Address,
    ) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Takes the powers over that were offered.
    pub fn accept_power_manager(ctx: &mut Context<AcceptPowerManager>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Lists a pool.
    pub fn add_pool(ctx: &mut Context<AddPool>, slot: u8, power: u64) -> Result<()> {
        ctx.accounts.handle(slot, power)
    }

    /// Says how much a unit of a pool's weight votes.
    pub fn set_power(ctx: &mut Context<SetPower>, pool: Address, power: u64) -> Result<()> {
        ctx.accounts.handle(pool, power)
    }

    /// Takes a pool off the list.
    pub fn remove_pool(ctx: &mut Context<RemovePool>, pool: Address) -> Result<()> {
        ctx.accounts.handle(pool)
    }

    /// Closes a stream in a pool that is on no list to further funding.
    pub fn wind_down_stream(ctx: &mut Context<WindDownStream>, slot: u8) -> Result<()> {
        WindDownStream::handle(ctx, slot)
    }

    /// Frees the slot of a stream that was wound down.
    pub fn retire_stream(ctx: &mut Context<RetireStream>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Offers a gauge to another authority.
    pub fn propose_authority(ctx: &mut Context<ProposeAuthority>, new: Address) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Takes over a gauge that was offered.
    pub fn accept_authority(ctx: &mut Context<AcceptAuthority>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes a gauge without epochs.
    pub fn close_gauge(ctx: &mut Context<CloseGauge>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- for clients ----

    /// An epoch's votes, and how its budget is split or would be.
    pub fn view_epoch(ctx: &mut Context<ViewEpoch>) -> Result<EpochView> {
        ctx.accounts.handle()
    }

    /// Writes down what a vote from a pool needs, where clients look for it.
    pub fn initialize_extra_account_metas(
        ctx: &mut Context<InitializeExtraAccountMetas>,
    ) -> Result<()> {
        InitializeExtraAccountMetas::handle(ctx)
    }
}
