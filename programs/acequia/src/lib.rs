//! Acequia: a farm that streams several rewards at once to those who stake in it.
//!
//! The rules are in `acequia-core`; this program checks accounts, moves tokens and stores
//! the books. Each instruction is one file under [`instructions`], whose doc comment is its
//! specification.
// `#[program]` adds undocumented client code to the root; the modules are ours.
#![allow(missing_docs)]

#[deny(missing_docs)]
pub mod arguments;
#[deny(missing_docs)]
pub mod claims;
#[cfg(all(target_os = "solana", not(feature = "cpi")))]
mod entrypoint;
#[deny(missing_docs)]
pub mod error;
#[deny(missing_docs)]
pub mod events;
#[deny(missing_docs)]
pub mod hooks;
/// One file per instruction: what it checks, in order, its accounts, and what it does.
// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#[allow(missing_docs, unused_variables)]
pub mod instructions {
    mod accept_authority;
    mod accept_funder;
    mod activate_hook;
    mod add_flow_stream;
    mod add_stream;
    mod announce_closing;
    mod cast_vote;
    mod claim;
    mod close_pool;
    mod close_position;
    mod close_vote_receipt;
    mod commit_stream;
    mod compound;
    mod create_delegated_pool;
    mod create_pool;
    mod emergency_exit;
    mod extend_stream;
    mod guard;
    mod leave_lock_early;
    mod lock_position;
    mod merge_positions;
    mod move_stake;
    mod open_position;
    mod propose_authority;
    mod propose_funder;
    mod propose_hook;
    mod push_claim;
    mod refund_stream;
    mod reinvest;
    mod release_lock;
    mod remove_hook;
    mod renounce_authority;
    mod retire_stream;
    mod roll_stream;
    mod set_caps;
    mod set_operator;
    mod set_page;
    mod set_paused;
    mod set_push_claims;
    mod set_reward_manager;
    mod set_stake;
    mod settle_pool;
    mod stake;
    mod sweep_fraction;
    mod top_up;
    mod transfer_position;
    mod unstake;
    mod view_pending;
    mod view_pool;
    mod view_solvency;
    mod view_votes;
    mod wind_down_pool;
    mod wind_down_stream;
    mod withdraw_hook_proposal;
    mod withdraw_vote;

    pub use {
        accept_authority::*, accept_funder::*, activate_hook::*, add_flow_stream::*, add_stream::*,
        announce_closing::*, cast_vote::*, claim::*, close_pool::*, close_position::*,
        close_vote_receipt::*, commit_stream::*, compound::*, create_delegated_pool::*,
        create_pool::*, emergency_exit::*, extend_stream::*, guard::*, leave_lock_early::*,
        lock_position::*, merge_positions::*, move_stake::*, open_position::*,
        propose_authority::*, propose_funder::*, propose_hook::*, push_claim::*, refund_stream::*,
        reinvest::*, release_lock::*, remove_hook::*, renounce_authority::*, retire_stream::*,
        roll_stream::*, set_caps::*, set_operator::*, set_page::*, set_paused::*,
        set_push_claims::*, set_reward_manager::*, set_stake::*, settle_pool::*, stake::*,
        sweep_fraction::*, top_up::*, transfer_position::*, unstake::*, view_pending::*,
        view_pool::*, view_solvency::*, view_votes::*, wind_down_pool::*, wind_down_stream::*,
        withdraw_hook_proposal::*, withdraw_vote::*,
    };
}
#[deny(missing_docs)]
pub mod mints;
#[deny(missing_docs)]
mod security;
#[deny(missing_docs)]
pub mod seeds;
#[deny(missing_docs)]
pub mod state;
#[deny(missing_docs)]
pub mod streams;
#[deny(missing_docs)]
pub mod terms;
#[deny(missing_docs)]
pub mod tlv;
#[deny(missing_docs)]
pub mod token_program;
#[deny(missing_docs)]
pub mod tokens;

use {
    acequia_core::votes::Window,
    anchor_lang::prelude::*,
    instructions::*,
    terms::{
        CapTerms, Fact, LockTerms, PendingView, PoolView, RateRule, Segment, SolvencyView,
        VotesView,
    },
};

declare_id!("AceQ1aFarm1111111111111111111111111111111111");

/// The instructions. The frequent ones come first: they are found soonest.
#[program]
pub mod acequia {
    use super::*;

    // ---- staking ----

    /// Adds principal to a position.
    pub fn stake(ctx: &mut Context<Stake>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }

    /// Takes principal out of a position.
    pub fn unstake(ctx: &mut Context<Unstake>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }

    /// Pays what the named streams owe to a position. Naming none only settles it.
    pub fn claim(ctx: &mut Context<Claim>, streams: u16) -> Result<()> {
        let more = ctx.remaining_accounts()?;
        ctx.accounts.handle(streams, &more)
    }

    /// As `claim`, by anyone, to the owner's associated token accounts.
    pub fn push_claim(ctx: &mut Context<PushClaim>, streams: u16) -> Result<()> {
        let more = ctx.remaining_accounts()?;
        ctx.accounts.handle(streams, &more)
    }

    /// Claims a reward of the stake mint and stakes it.
    pub fn compound(ctx: &mut Context<Compound>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Says what a position of a delegated pool holds, and returns what it holds then.
    pub fn set_stake(ctx: &mut Context<SetStake>, amount: u64) -> Result<u64> {
        ctx.accounts.handle(amount)
    }

    /// Opens an empty position.
    pub fn open_position(
        ctx: &mut Context<OpenPosition>,
        index: u32,
        owner: Address,
    ) -> Result<()> {
        OpenPosition::handle(ctx, index, owner)
    }

    /// Closes an empty position.
    pub fn close_position(ctx: &mut Context<ClosePosition>, forfeit: bool) -> Result<()> {
        ctx.accounts.handle(forfeit)
    }

    /// Moves principal to another pool of the same stake mint.
    pub fn move_stake(ctx: &mut Context<MoveStake>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }

    /// Locks a position's principal.
    pub fn lock_position(ctx: &mut Context<LockPosition>, lock_end: u64) -> Result<()> {
        ctx.accounts.handle(lock_end)
    }

    /// Takes off a lock that has ended.
    pub fn release_lock(ctx: &mut Context<ReleaseLock>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Takes principal out of a running lock, for a penalty.
    pub fn leave_lock_early(ctx: &mut Context<LeaveLockEarly>, amount: u64) -> Result<()> {
        ctx.accounts.handle(amount)
    }

    /// Claims a reward and stakes it in another pool.
    pub fn reinvest(ctx: &mut Context<Reinvest>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Puts a position into another of the same owner and pool.
    pub fn merge_positions(ctx: &mut Context<MergePositions>, least_weight: u64) -> Result<()> {
        ctx.accounts.handle(least_weight)
    }

    /// Names who may do some things for the owner, or nobody.
    pub fn set_operator(
        ctx: &mut Context<SetOperator>,
        operator: Address,
        rights: u8,
    ) -> Result<()> {
        ctx.accounts.handle(operator, rights)
    }

    /// Hands a position to another owner.
    pub fn transfer_position(ctx: &mut Context<TransferPosition>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Says whether anyone may push claims to the owner.
    pub fn set_push_claims(ctx: &mut Context<SetPushClaims>, allowed: bool) -> Result<()> {
        ctx.accounts.handle(allowed)
    }

    /// Pays out all principal without a look at any stream, and gives up what these have streamed
    /// since the pool was settled last. A running lock or an open vote stops it.
    pub fn emergency_exit(ctx: &mut Context<EmergencyExit>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- streams ----

    /// Adds a curve: a reward with its schedule.
    #[allow(clippy::too_many_arguments)]
    pub fn add_stream(
        ctx: &mut Context<AddStream>,
        slot: u8,
        funder: Address,
        start: u64,
        segments: Vec<Segment>,
        committed_until: u64,
        idle_policy: u8,
        rate: RateRule,
    ) -> Result<()> {
        let terms = CurveTerms { funder, start, committed_until, idle_policy, rate };
        AddStream::handle(ctx, slot, terms, segments)
    }

    /// Adds an empty flow: a reward funded by deposits that come irregularly.
    pub fn add_flow_stream(
        ctx: &mut Context<AddFlowStream>,
        slot: u8,
        funder: Address,
        window: u32,
        idle_policy: u8,
    ) -> Result<()> {
        AddFlowStream::handle(ctx, slot, funder, window, idle_policy)
    }

    /// Adds segments at the end of a curve.
    pub fn extend_stream(
        ctx: &mut Context<ExtendStream>,
        slot: u8,
        start: u64,
        segments: Vec<Segment>,
    ) -> Result<()> {
        ctx.accounts.handle(slot, start, segments)
    }

    /// Adds segments at the end of a curve from what is idle.
    pub fn roll_stream(
        ctx: &mut Context<RollStream>,
        slot: u8,
        start: u64,
        segments: Vec<Segment>,
    ) -> Result<()> {
        ctx.accounts.handle(slot, start, segments)
    }

    /// Adds to what is left of a curve, in proportion, or to a flow, over its window.
    pub fn top_up(ctx: &mut Context<TopUp>, slot: u8, amount: u64) -> Result<()> {
        ctx.accounts.handle(slot, amount)
    }

    /// Promises not to touch a stream before a time.
    pub fn commit_stream(ctx: &mut Context<CommitStream>, slot: u8, until: u64) -> Result<()> {
        ctx.accounts.handle(slot, until)
    }

    /// Sends back what is not promised.
    pub fn refund_stream(
        ctx: &mut Context<RefundStream>,
        slot: u8,
        idle_alone: bool,
    ) -> Result<()> {
        ctx.accounts.handle(slot, idle_alone)
    }

    /// Offers a stream to another funder.
    pub fn propose_funder(ctx: &mut Context<ProposeFunder>, slot: u8, new: Address) -> Result<()> {
        ctx.accounts.handle(slot, new)
    }

    /// Takes over a stream that was offered.
    pub fn accept_funder(ctx: &mut Context<AcceptFunder>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Closes a stream to funding.
    pub fn wind_down_stream(ctx: &mut Context<WindDownStream>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Collects the fraction a closing stream owes to a position.
    pub fn sweep_fraction(ctx: &mut Context<SweepFraction>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    /// Frees the slot of a closing stream that owes no whole unit.
    pub fn retire_stream(ctx: &mut Context<RetireStream>, slot: u8) -> Result<()> {
        ctx.accounts.handle(slot)
    }

    // ---- pools ----

    /// Creates a pool and its stake vault.
    pub fn create_pool(
        ctx: &mut Context<CreatePool>,
        id: u16,
        capacity: u8,
        reward_manager: Address,
        lock: LockTerms,
        caps: CapTerms,
        accepted_risks: u16,
    ) -> Result<()> {
        let lock = lock.into();
        let terms = PoolTerms { id, capacity, reward_manager, lock, caps, accepted_risks };
        CreatePool::handle(ctx, terms)
    }

    /// Creates a pool for deposits that are kept elsewhere.
    #[allow(clippy::too_many_arguments)]
    pub fn create_delegated_pool(
        ctx: &mut Context<CreateDelegatedPool>,
        id: u16,
        capacity: u8,
        reward_manager: Address,
        caps: CapTerms,
        asset: Address,
        delegate: Address,
        accepted_risks: u16,
    ) -> Result<()> {
        let lock = acequia_core::LockRule::NONE;
        let terms = PoolTerms { id, capacity, reward_manager, lock, caps, accepted_risks };
        CreateDelegatedPool::handle(ctx, terms, asset, delegate)
    }

    /// Offers a pool to another authority.
    pub fn propose_authority(ctx: &mut Context<ProposeAuthority>, new: Address) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Takes over a pool that was offered.
    pub fn accept_authority(ctx: &mut Context<AcceptAuthority>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Gives up the authority for good.
    pub fn renounce_authority(ctx: &mut Context<RenounceAuthority>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Says who may add streams.
    pub fn set_reward_manager(ctx: &mut Context<SetRewardManager>, new: Address) -> Result<()> {
        ctx.accounts.handle(new)
    }

    /// Limits what may come in.
    pub fn set_caps(ctx: &mut Context<SetCaps>, caps: CapTerms) -> Result<()> {
        ctx.accounts.handle(caps)
    }

    /// Stops or resumes deposits.
    pub fn set_paused(ctx: &mut Context<SetPaused>, paused: bool) -> Result<()> {
        ctx.accounts.handle(paused)
    }

    /// Says what a pool says of itself.
    pub fn set_page(
        ctx: &mut Context<SetPage>,
        name: String,
        text: String,
        link: String,
    ) -> Result<()> {
        SetPage::handle(ctx, &name, &text, &link)
    }

    /// Settles every stream of a pool.
    pub fn settle_pool(ctx: &mut Context<SettlePool>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Announces that a pool is to close for good.
    pub fn announce_closing(ctx: &mut Context<AnnounceClosing>, announced: bool) -> Result<()> {
        ctx.accounts.handle(announced)
    }

    /// Closes a pool for good.
    pub fn wind_down_pool(ctx: &mut Context<WindDownPool>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Closes an empty pool.
    pub fn close_pool(ctx: &mut Context<ClosePool>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- votes ----

    /// Passes a vote on to the pool's hook.
    pub fn cast_vote(
        ctx: &mut Context<CastVote>,
        ballot: Address,
        ballot_start: u64,
        ballot_end: u64,
        payload: Vec<u8>,
    ) -> Result<()> {
        let (bump, extras) = (ctx.bumps.receipt, ctx.remaining_accounts()?);
        let window = Window { start: ballot_start, end: ballot_end };
        ctx.accounts.handle(bump, ballot, window, &payload, &extras)
    }

    /// Takes a vote back.
    pub fn withdraw_vote(ctx: &mut Context<WithdrawVote>, payload: Vec<u8>) -> Result<()> {
        WithdrawVote::handle(ctx, &payload)
    }

    /// Closes the receipt of a vote that is over.
    pub fn close_vote_receipt(ctx: &mut Context<CloseVoteReceipt>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Announces the program that votes are to be passed to.
    pub fn propose_hook(ctx: &mut Context<ProposeHook>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Puts the proposed hook in place.
    pub fn activate_hook(ctx: &mut Context<ActivateHook>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Takes a proposed hook back.
    pub fn withdraw_hook_proposal(ctx: &mut Context<WithdrawHookProposal>) -> Result<()> {
        ctx.accounts.handle()
    }

    /// Takes the hook away: no new votes.
    pub fn remove_hook(ctx: &mut Context<RemoveHook>) -> Result<()> {
        ctx.accounts.handle()
    }

    // ---- guards and views ----

    /// Fails unless it lands in time and facts hold.
    pub fn guard(ctx: &mut Context<Guard>, before: u64, facts: Vec<Fact>) -> Result<()> {
        ctx.accounts.handle(before, &facts)
    }

    /// What a position's open votes hold, and until when.
    pub fn view_votes(ctx: &mut Context<ViewVotes>) -> Result<VotesView> {
        ctx.accounts.handle()
    }

    /// What a position could claim now.
    pub fn view_pending(ctx: &mut Context<ViewPending>) -> Result<Vec<PendingView>> {
        ctx.accounts.handle()
    }

    /// What is staked in a pool and what its streams emit now.
    pub fn view_pool(ctx: &mut Context<ViewPool>) -> Result<PoolView> {
        ctx.accounts.handle()
    }

    /// What each stream's vault holds and must hold.
    pub fn view_solvency(ctx: &mut Context<ViewSolvency>) -> Result<Vec<SolvencyView>> {
        ViewSolvency::handle(ctx)
    }
}
