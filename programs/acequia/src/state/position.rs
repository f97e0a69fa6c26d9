//! A position: what one owner has staked in one pool. What each stream owes it is the tail.

use {
    super::{always, pod, VERSION},
    anchor_lang::{accounts::Slab, bytemuck::Zeroable, prelude::*},
};

/// A position and its checkpoints.
pub type PositionAccount = Slab<Position, pod::Checkpoint>;

/// A position's header. The account goes on with `len: u32` (the pool's capacity), four
/// bytes of padding, and as many [`pod::Checkpoint`]s.
#[account]
pub struct Position {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the position's address.
    pub bump: u8,
    /// Bit 0: anyone may push claims to the owner's associated token accounts.
    pub flags: u8,
    /// Zero.
    pub _pad: u8,
    /// Tells apart the positions that one key has opened in a pool.
    pub index: u16,
    /// Zero.
    pub _pad2: u16,
    /// The pool it is staked in.
    pub pool: Address,
    /// Who may unstake and claim.
    pub owner: Address,
    /// Who paid the rent and gets it back.
    pub rent_payer: Address,
    /// Principal, weight, lock and votes.
    pub stake: pod::StakeState,
}

impl Position {
    /// Set in `flags` where anyone may push claims.
    pub const PUSH_CLAIMS: u8 = 1;

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
        self.flags & Self::PUSH_CLAIMS != 0
    }

    /// Asserts what must be true of a position after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, owner, stake, .. } = self;
        always(*version == VERSION && *flags <= Self::PUSH_CLAIMS)?;
        always(*owner != Address::default())?;
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
