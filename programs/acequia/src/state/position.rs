//! A position: what one owner has staked in one pool. What each stream owes it is the tail.

use {
    super::{always, is_set, pod, pod::StakeState, VERSION},
    crate::error::FarmError,
    acequia_interface::flags::{MAY_COMPOUND, PUSH_CLAIMS},
    anchor_lang::{accounts::Slab, address_eq, bytemuck::Zeroable, prelude::*},
};

/// A position and its checkpoints.
pub type PositionAccount = Slab<Position, pod::Checkpoint>;

acequia_interface::stored_position!(acequia_onchain::account);

impl Position {
    /// The size of a position's account in a pool of `capacity` [bytes].
    pub fn space(capacity: u8) -> Result<usize> {
        PositionAccount::try_space_for(capacity as u32)
    }

    /// The position at that account, to change; none where it has been closed.
    #[allow(unsafe_code)]
    pub fn at(account: &AccountView) -> Result<Option<PositionAccount>> {
        if !account.owned_by(&crate::ID) {
            return Ok(None);
        }
        // SAFETY: the instruction has this account once (Anchor refuses a writable account
        // that is passed twice) and holds no other reference to its data.
        Ok(Some(unsafe { PositionAccount::load_mut(*account) }?))
    }

    /// Whether anyone may push claims to the owner.
    pub fn allows_push(&self) -> bool {
        self.flags & PUSH_CLAIMS != 0
    }

    /// Whether the operator signs, and not the owner. Fails where it is neither, or without that right.
    #[inline(always)]
    pub fn by_operator(&self, signer: &Address, right: u8) -> Result<bool> {
        if address_eq(signer, &self.owner) {
            return Ok(false);
        }
        require!(self.is_operated_by(signer, right), FarmError::NotOwner);
        Ok(true)
    }

    /// Fails unless that operator may stake rewards here: never into a lock.
    pub fn require_operable(&self, operator: &Address, now: u64) -> Result<()> {
        let takes = self.is_operated_by(operator, MAY_COMPOUND) && !self.stake.is_locked(now);
        require!(takes, FarmError::OperatorTarget);
        Ok(())
    }

    fn is_operated_by(&self, signer: &Address, right: u8) -> bool {
        self.rights & right != 0 && address_eq(signer, &self.operator)
    }

    /// Has no operator any more.
    pub fn clear_operator(&mut self) {
        (self.operator, self.rights) = (Address::default(), 0);
    }

    /// Asserts what must be true of a position after every instruction.
    #[inline(always)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, owner, stake, .. } = self;
        always(*version == VERSION && *flags <= PUSH_CLAIMS)?;
        always(is_set(owner))?;
        always(stake.is_sound())
    }
}

/// The tail of a position.
pub trait Checkpoints {
    /// Fills the tail of a position that has just been created: nothing is owed yet.
    fn make_checkpoints(&mut self, capacity: u8) -> Result<()>;
}

impl Checkpoints for PositionAccount {
    fn make_checkpoints(&mut self, capacity: u8) -> Result<()> {
        (0..capacity).try_for_each(|_| self.try_push(pod::Checkpoint::zeroed()))
    }
}
