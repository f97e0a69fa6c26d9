//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts.
//!
//! Amounts are in base units of their mint and times in unix seconds. Every event names its
//! pool; a reward's index follows from what was `streamed` between two events and the pool's
//! weight in between, which is constant.

use {
    crate::state::{Pool, PoolAccount, PositionAccount, Slots},
    anchor_lang::prelude::*,
};

/// A position and its pool after a change of stake.
#[derive(AnchorSerialize, IdlType)]
pub struct Books {
    /// Principal of the position.
    pub amount: u64,
    /// What it counts for.
    pub weight: u64,
    /// Principal of the pool.
    pub pool_staked: u64,
    /// Weight of the pool.
    pub pool_weight: u64,
    /// When.
    pub time: u64,
    /// What each slot's stream has streamed over its life.
    pub streamed: Vec<u64>,
}

impl Books {
    /// The books as they stand.
    #[inline(always)]
    pub fn of(pool: &PoolAccount, position: &PositionAccount) -> Self {
        Self {
            amount: position.stake.amount,
            weight: position.stake.weight,
            pool_staked: pool.totals.staked,
            pool_weight: pool.totals.weight,
            time: pool.totals.last_update,
            streamed: pool.iter().map(|slot| slot.books.streamed).collect(),
        }
    }
}

/// A stream after a change of its funding.
#[derive(AnchorSerialize, IdlType)]
pub struct Funding {
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
    /// Received over its life.
    pub funded: u64,
    /// Sent back over its life.
    pub refunded: u64,
    /// Streamed over its life.
    pub streamed: u64,
    /// Paid over its life.
    pub paid: u64,
    /// Emitted to nobody and not refunded yet.
    pub idle: u64,
    /// Still to be streamed.
    pub unstreamed: u64,
    /// When the last unit is streamed.
    pub ends_at: u64,
    /// Up to when it is promised.
    pub committed_until: u64,
    /// When this happened.
    pub time: u64,
}

impl Funding {
    /// A stream as it stands.
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let books = &pool.slot(slot)?.books;
        Ok(Self {
            slot,
            generation: books.generation,
            funded: books.funded,
            refunded: books.refunded,
            streamed: books.streamed,
            paid: books.paid,
            idle: books.idle,
            unstreamed: books.unstreamed(),
            ends_at: books.schedule.ends_at(),
            committed_until: books.committed_until,
            time: pool.totals.last_update,
        })
    }
}

// ---- pools ----

/// A pool was created.
#[event]
pub struct PoolCreated {
    /// The pool.
    pub pool: Address,
    /// Who created it.
    pub creator: Address,
    /// Who may add streams.
    pub reward_manager: Address,
    /// The asset's key where the pool is delegated.
    pub stake_mint: Address,
    /// Zero unless the pool is delegated.
    pub delegate: Address,
    /// Tells apart the pools of one creator and stake mint.
    pub id: u16,
    /// How many streams it has room for.
    pub capacity: u8,
    /// Bits of [`crate::mints::risk`].
    pub accepted_risks: u16,
    /// The longest lock [s].
    pub max_lock_seconds: u32,
    /// The multiplier of the longest lock [bps].
    pub max_multiplier_bps: u32,
    /// The share of the principal that leaving costs at the start of a lock [bps].
    pub early_leave_bps: u32,
    /// The most that may be staked in the pool; 0 is no limit.
    pub pool_cap: u64,
    /// The most that may be staked in one position; 0 is no limit.
    pub position_cap: u64,
    /// When.
    pub time: u64,
}

impl PoolCreated {
    /// Of a pool that has just been created.
    pub fn of(address: &Address, pool: &Pool) -> Self {
        Self {
            pool: *address,
            creator: pool.creator,
            reward_manager: pool.reward_manager,
            stake_mint: pool.stake_mint,
            delegate: pool.delegate,
            id: pool.id,
            capacity: pool.capacity,
            accepted_risks: pool.accepted_risks,
            max_lock_seconds: pool.lock.max_seconds,
            max_multiplier_bps: pool.lock.max_multiplier_bps,
            early_leave_bps: pool.lock.early_leave_bps,
            pool_cap: pool.caps.pool,
            position_cap: pool.caps.position,
            time: pool.created_at,
        }
    }
}

/// The authority was offered to somebody, or (zero) the offer taken back.
#[event]
pub struct AuthorityProposed {
    /// The pool.
    pub pool: Address,
    /// The authority.
    pub authority: Address,
    /// Who it was offered to.
    pub proposed: Address,
}

/// The offer was accepted.
#[event]
pub struct AuthorityAccepted {
    /// The pool.
    pub pool: Address,
    /// The authority.
    pub authority: Address,
}

/// The authority was given up for good.
#[event]
pub struct AuthorityRenounced {
    /// The pool.
    pub pool: Address,
}

/// Another key may add streams; zero for none.
#[event]
pub struct RewardManagerSet {
    /// The pool.
    pub pool: Address,
    /// Who may add streams.
    pub reward_manager: Address,
}

/// The caps were changed.
#[event]
pub struct CapsSet {
    /// The pool.
    pub pool: Address,
    /// The most that may be staked in the pool; 0 is no limit.
    pub pool_cap: u64,
    /// The most that may be staked in one position; 0 is no limit.
    pub position_cap: u64,
}

/// Deposits were paused or resumed.
#[event]
pub struct PausedSet {
    /// The pool.
    pub pool: Address,
    /// Whether deposits are paused now.
    pub paused: bool,
}

/// An empty pool was closed.
#[event]
pub struct PoolClosed {
    /// The pool.
    pub pool: Address,
    /// What the stake vault held beyond the stake: donations.
    pub surplus: u64,
}

// ---- streams ----

/// A stream was added.
#[event]
pub struct StreamAdded {
    /// The pool.
    pub pool: Address,
    /// What it pays.
    pub mint: Address,
    /// What it pays from.
    pub vault: Address,
    /// Whose it is.
    pub funder: Address,
    /// 0 curve, 1 flow.
    pub kind: u8,
    /// While nobody is staked: 0 wait, 1 refund.
    pub idle_policy: u8,
    /// Over how long a flow spreads a deposit [s].
    pub window: u32,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

impl StreamAdded {
    /// Of a stream that has just been opened; nothing received yet.
    pub fn of(pool: &PoolAccount, slot: u8) -> Result<Self> {
        let stream = pool.slot(slot)?;
        Ok(Self {
            pool: *pool.address(),
            mint: stream.mint,
            vault: stream.vault,
            funder: stream.funder,
            kind: stream.books.kind,
            idle_policy: stream.books.idle_policy,
            window: stream.books.window as u32,
            received: 0,
            funding: Funding::of(pool, slot)?,
        })
    }
}

/// A curve was extended.
#[event]
pub struct StreamExtended {
    /// The pool.
    pub pool: Address,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A stream was topped up.
#[event]
pub struct StreamToppedUp {
    /// The pool.
    pub pool: Address,
    /// Who paid.
    pub from: Address,
    /// What arrived.
    pub received: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A funder promised more.
#[event]
pub struct StreamCommitted {
    /// The pool.
    pub pool: Address,
    /// The stream now.
    pub funding: Funding,
}

/// A funder got back what was not promised.
#[event]
pub struct StreamRefunded {
    /// The pool.
    pub pool: Address,
    /// Of what was emitted to nobody.
    pub idle: u64,
    /// Of what was scheduled beyond the commitment.
    pub uncommitted: u64,
    /// The stream now.
    pub funding: Funding,
}

/// A finished stream takes no more funding.
#[event]
pub struct StreamWindingDown {
    /// The pool.
    pub pool: Address,
    /// The stream now.
    pub funding: Funding,
}

/// A closing stream got back the fraction it owed to a position.
#[event]
pub struct FractionSwept {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
}

/// A slot was freed.
#[event]
pub struct StreamRetired {
    /// The pool.
    pub pool: Address,
    /// Where in the pool.
    pub slot: u8,
    /// Which of the streams the slot has held.
    pub generation: u32,
    /// What the fractions added up to.
    pub dust: u64,
    /// What the vault held in all: the dust and donations.
    pub sent: u64,
}

// ---- staking ----

/// A position was opened.
#[event]
pub struct PositionOpened {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whose it is.
    pub owner: Address,
    /// Who opened it.
    pub opener: Address,
    /// Tells apart the positions of one opener in the pool.
    pub index: u16,
    /// How many positions the pool has now.
    pub pool_positions: u64,
}

/// Principal came in.
#[event]
pub struct Staked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// What arrived.
    pub received: u64,
    /// The books now.
    pub books: Books,
}

/// Principal went out.
#[event]
pub struct Unstaked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// The books now.
    pub books: Books,
}

/// A delegate set a position's amount.
#[event]
pub struct StakeSet {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The books now.
    pub books: Books,
}

/// Rewards were paid.
#[event]
pub struct Claimed {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether somebody else than the owner asked for it.
    pub pushed: bool,
    /// What each stream named paid, in rising order of slots.
    pub paid: Vec<Paid>,
    /// The books now.
    pub books: Books,
}

/// What one stream paid.
#[derive(Clone, Copy, AnchorSerialize, IdlType)]
pub struct Paid {
    /// Where in the pool.
    pub slot: u8,
    /// How much.
    pub amount: u64,
}

/// An owner allowed or forbade pushed claims.
#[event]
pub struct PushClaimsSet {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether they are allowed now.
    pub allowed: bool,
}

/// A reward was staked.
#[event]
pub struct Compounded {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Where in the pool.
    pub slot: u8,
    /// What the stream paid.
    pub paid: u64,
    /// What arrived as stake.
    pub received: u64,
    /// The books now.
    pub books: Books,
}

/// Principal was moved to another pool.
#[event]
pub struct StakeMoved {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The pool moved to.
    pub to_pool: Address,
    /// The position moved to.
    pub to_position: Address,
    /// What left.
    pub amount: u64,
    /// What arrived.
    pub received: u64,
    /// The books now.
    pub books: Books,
    /// The books of the pool moved to.
    pub to_books: Books,
}

/// A position was locked.
#[event]
pub struct Locked {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// When the lock began.
    pub lock_start: u64,
    /// When the lock ends.
    pub lock_end: u64,
    /// The books now.
    pub books: Books,
}

/// A lock that had ended was taken off.
#[event]
pub struct LockReleased {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The books now.
    pub books: Books,
}

/// Principal left a running lock.
#[event]
pub struct LockLeft {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// To those who stay, of the amount.
    pub penalty: u64,
    /// What of the penalty arrived in the stream.
    pub received: u64,
    /// Where in the pool.
    pub slot: u8,
    /// The books now.
    pub books: Books,
}

/// A position changed hands.
#[event]
pub struct PositionTransferred {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Who had it.
    pub from: Address,
    /// Who has it now.
    pub to: Address,
}

/// An empty position was closed. What it was still owed went to those who stay.
#[event]
pub struct PositionClosed {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whether the owner gave up whole units.
    pub forfeited: bool,
    /// How many positions the pool has now.
    pub pool_positions: u64,
    /// The books now.
    pub books: Books,
}

/// All principal went out, without a look at any stream: `books.streamed` is as of the
/// pool's last update, and so is `books.time`.
#[event]
pub struct EmergencyExited {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// How much.
    pub amount: u64,
    /// The books now.
    pub books: Books,
}
