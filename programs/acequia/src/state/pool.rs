//! A pool: who may do what, on which terms, and what is staked. Its streams are the tail.

use {
    super::{
        always, is_set,
        pod::{Caps, LockRule, Totals},
        StreamSlot, VERSION,
    },
    crate::{error::FarmError, token_program::TokenProgram},
    acequia_core::{Terms, MAX_STREAMS},
    acequia_interface::flags::{CLOSED, DELEGATED, PAUSED},
    anchor_lang::{accounts::Slab, address_eq, bytemuck::Zeroable, prelude::*},
};

/// A pool and its streams.
pub type PoolAccount = Slab<Pool, StreamSlot>;

acequia_interface::stored_pool!(acequia_onchain::account);

impl Pool {
    /// The size of a pool's account [bytes].
    pub fn space(capacity: u8) -> Result<usize> {
        require!((1..=MAX_STREAMS).contains(&(capacity as usize)), FarmError::CapacityOutOfRange);
        PoolAccount::try_space_for(capacity as u32)
    }

    /// What the rules of staking need to know.
    #[inline(always)]
    pub fn terms(&self) -> Terms {
        Terms { lock: self.lock.0, caps: self.caps.0, closed: self.is_closed() }
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
        self.flags & DELEGATED != 0
    }

    /// Passes votes to another hook from now on, zero for none, with the bump of the vote
    /// authority for it. Votes that are open stay as they are.
    pub fn set_hook(&mut self, hook: Address, vote_authority_bump: u8) {
        self.hook = hook;
        self.vote_authority_bump = vote_authority_bump;
    }

    /// Proposes a hook, zero for none, that may be activated from then on [unix s].
    pub fn set_pending_hook(&mut self, hook: Address, activates_at: u64) {
        self.pending_hook = hook;
        self.hook_activates_at = activates_at;
    }

    /// Whether the pool has closed for good.
    pub fn is_closed(&self) -> bool {
        self.flags & CLOSED != 0
    }

    /// Whether the pool takes deposits.
    pub fn is_open(&self) -> bool {
        self.flags & (PAUSED | CLOSED) == 0
    }

    /// Fails while the pool takes no deposits. Exits never ask.
    pub fn require_open(&self) -> Result<()> {
        require!(
            self.is_open(),
            if self.is_closed() { FarmError::PoolClosed } else { FarmError::Paused }
        );
        Ok(())
    }

    /// Fails where the pool has closed for good: it takes no funding any more.
    pub fn require_not_closed(&self) -> Result<()> {
        require!(!self.is_closed(), FarmError::PoolClosed);
        Ok(())
    }

    /// Fails unless `signer` may close the pool: its authority, or its creator where there is none.
    pub fn require_closer(&self, signer: &Address) -> Result<()> {
        let closer = if is_set(&self.authority) { &self.authority } else { &self.creator };
        require!(address_eq(signer, closer), FarmError::NotAuthority);
        Ok(())
    }

    /// Asserts what must be true of a header after every instruction. The streams that an
    /// instruction changes are asserted by [`StreamSlot::invariant`].
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, capacity, totals, .. } = self;
        always(*version == VERSION && *flags <= PAUSED | DELEGATED | CLOSED)?;
        always((1..=MAX_STREAMS).contains(&(*capacity as usize)))?;
        always(totals.staked <= totals.weight)?;
        always(!self.is_closed() || totals.weight == 0)?;
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
        self.get(slot as usize).ok_or(FarmError::SlotOutOfRange.into())
    }

    fn slot_mut(&mut self, slot: u8) -> Result<&mut StreamSlot> {
        self.get_mut(slot as usize).ok_or(FarmError::SlotOutOfRange.into())
    }

    fn make_slots(&mut self) -> Result<()> {
        (0..self.capacity).try_for_each(|_| self.try_push(StreamSlot::zeroed()))
    }
}
