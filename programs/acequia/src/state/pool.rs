//! A pool: who may do what, on which terms, and what is staked. Its streams are the tail.

use {
    super::{always, pod, StreamSlot, VERSION},
    crate::{error::AcequiaError, token_program::TokenProgram},
    acequia_core::{Terms, MAX_STREAMS},
    anchor_lang::{accounts::Slab, bytemuck::Zeroable, prelude::*},
};

/// A pool and its streams.
pub type PoolAccount = Slab<Pool, StreamSlot>;

/// A pool's header. The account goes on with `len: u32` (the capacity), four bytes of
/// padding, and as many [`StreamSlot`]s.
#[account]
pub struct Pool {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the pool's address.
    pub bump: u8,
    /// Of the stake vault's address.
    pub stake_vault_bump: u8,
    /// Bit 0: paused (no deposits). Bit 1: delegated (no stake vault).
    pub flags: u8,
    /// Tells apart the pools of one creator and stake mint.
    pub id: u16,
    /// How many streams it has room for, 1 to 16; never changes.
    pub capacity: u8,
    /// 0 SPL Token, 1 Token-2022.
    pub stake_token_program: u8,
    /// Who created it; gets its rent back.
    pub creator: Address,
    /// May set caps, pause deposits and name the reward manager; zero when renounced.
    pub authority: Address,
    /// Who the authority has been offered to; zero for none.
    pub pending_authority: Address,
    /// May add streams; zero for none.
    pub reward_manager: Address,
    /// What is staked; for a delegated pool, the key of the asset.
    pub stake_mint: Address,
    /// Where the principal is; zero for a delegated pool.
    pub stake_vault: Address,
    /// Sets the amounts of a delegated pool; zero for any other.
    pub delegate: Address,
    /// The program that votes are passed to; zero for none.
    pub hook: Address,
    /// The program that is to follow it; zero for none.
    pub pending_hook: Address,
    /// From when the pending hook may be activated [unix s].
    pub hook_activates_at: u64,
    /// Counts the hooks there have been.
    pub hook_epoch: u16,
    /// The mint risks that the creator named. See [`crate::mints::risk`].
    pub accepted_risks: u16,
    /// Of the stake mint.
    pub stake_decimals: u8,
    /// Of the address of the vote authority for the hook; 0 without one.
    pub vote_authority_bump: u8,
    /// Zero.
    pub _pad: [u8; 2],
    /// When it was created [unix s].
    pub created_at: u64,
    /// What is staked.
    pub totals: pod::Totals,
    /// Set by the authority; limit what comes in.
    pub caps: pod::Caps,
    /// Fixed at creation.
    pub lock: pod::LockRule,
    /// Zero.
    pub _reserved: [u64; 4],
}

impl Pool {
    /// Set in `flags` while deposits are paused.
    pub const PAUSED: u8 = 1;
    /// Set in `flags` of a delegated pool.
    pub const DELEGATED: u8 = 2;

    /// The size of a pool's account [bytes].
    pub fn space(capacity: u8) -> Result<usize> {
        require!(
            (1..=MAX_STREAMS).contains(&(capacity as usize)),
            AcequiaError::CapacityOutOfRange
        );
        PoolAccount::try_space_for(capacity as u32)
    }

    /// What the rules of staking need to know.
    #[inline(always)]
    pub fn terms(&self) -> Terms {
        Terms { lock: self.lock.0, caps: self.caps.0, hook_epoch: self.hook_epoch }
    }

    /// The present second, as the rules take it: a clock that goes backwards stands still
    /// [unix s].
    pub fn present(&self) -> Result<u64> {
        Ok(super::now()?.max(self.totals.last_update))
    }

    /// The token program that the stake mint belongs to.
    pub fn stake_token_program(&self) -> TokenProgram {
        TokenProgram::from_stored(self.stake_token_program)
    }

    /// Whether a delegate sets the amounts.
    pub fn is_delegated(&self) -> bool {
        self.flags & Self::DELEGATED != 0
    }

    /// Passes votes to another hook from now on, zero for none, with the bump of the vote
    /// authority for it. No other is proposed then, and votes that are open hold nothing any
    /// more.
    pub fn set_hook(&mut self, hook: Address, vote_authority_bump: u8) {
        self.hook = hook;
        self.vote_authority_bump = vote_authority_bump;
        self.pending_hook = Address::default();
        self.hook_activates_at = 0;
        self.hook_epoch = self.hook_epoch.wrapping_add(1);
    }

    /// Fails while the pool takes no deposits. Exits never ask.
    pub fn require_open(&self) -> Result<()> {
        require!(self.flags & Self::PAUSED == 0, AcequiaError::Paused);
        Ok(())
    }

    /// Asserts what must be true of a header after every instruction. The streams that an
    /// instruction changes are asserted by [`StreamSlot::invariant`].
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, capacity, totals, .. } = self;
        always(*version == VERSION && *flags <= Self::PAUSED | Self::DELEGATED)?;
        always((1..=MAX_STREAMS).contains(&(*capacity as usize)))?;
        always(totals.staked <= totals.weight)?;
        always(totals.positions > 0 || totals.weight == 0)
    }
}

/// The slot of a stream, or the reason there is none.
pub trait Slots {
    /// To read.
    fn slot(&self, slot: u8) -> Result<&StreamSlot>;
    /// To change.
    fn slot_mut(&mut self, slot: u8) -> Result<&mut StreamSlot>;
    /// Fills the tail of a pool that has just been created with free slots.
    fn make_slots(&mut self) -> Result<()>;
}

impl Slots for PoolAccount {
    fn slot(&self, slot: u8) -> Result<&StreamSlot> {
        self.get(slot as usize).ok_or(AcequiaError::SlotOutOfRange.into())
    }

    fn slot_mut(&mut self, slot: u8) -> Result<&mut StreamSlot> {
        self.get_mut(slot as usize).ok_or(AcequiaError::SlotOutOfRange.into())
    }

    fn make_slots(&mut self) -> Result<()> {
        (0..self.capacity).try_for_each(|_| self.try_push(StreamSlot::zeroed()))
    }
}
