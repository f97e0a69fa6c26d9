//! A pool: its terms, its totals and its streams.

use super::{books, stream_slot::StreamSlot};
use crate::{addresses, discriminator, risks::Risks, wire::Reader, ReadError};
use acequia_core::{Caps, LockRule, Totals};
use alloc::vec::Vec;
use solana_address::Address;

/// A pool and its streams. Zero addresses stand for "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Bump of the pool's address.
    pub bump: u8,
    /// Bump of the stake vault's address.
    pub stake_vault_bump: u8,
    /// Bit 0 deposits are paused, bit 1 delegated.
    pub flags: u8,
    /// Tells apart pools of the same creator and mint.
    pub id: u16,
    /// How many streams fit, 1 to 16.
    pub capacity: u8,
    /// 0 for SPL Token, 1 for Token-2022.
    pub stake_token_program: u8,
    /// Who created the pool. A seed of its address; no power of its own but to get the rent
    /// back, and to close an empty pool that has no authority.
    pub creator: Address,
    /// Who may set caps, the pause and the reward manager.
    pub authority: Address,
    /// Who may accept the authority.
    pub pending_authority: Address,
    /// Who may add streams.
    pub reward_manager: Address,
    /// What is staked; the asset's key in a delegated pool.
    pub stake_mint: Address,
    /// Where the principal is; none in a delegated pool.
    pub stake_vault: Address,
    /// Who sets stakes in a delegated pool.
    pub delegate: Address,
    /// The program that votes are passed on to.
    pub hook: Address,
    /// The program proposed next.
    pub pending_hook: Address,
    /// When the proposed hook may be activated [unix s].
    pub hook_activates_at: u64,
    /// Counts the pool's hooks.
    pub hook_epoch: u16,
    /// Powers over mints that the creator accepted.
    pub accepted_risks: Risks,
    /// Decimals of the stake mint.
    pub stake_decimals: u8,
    /// Bump of the address of the vote authority for the hook; 0 without one.
    pub vote_authority_bump: u8,
    /// When the pool was created [unix s].
    pub created_at: u64,
    /// What is staked in all, and as of when the streams' books stand.
    pub totals: Totals,
    /// The most that may be staked [base units]; 0 is no cap.
    pub caps: Caps,
    /// What locking earns and leaving early costs.
    pub lock: LockRule,
    /// One entry per slot, used or not.
    pub streams: Vec<StreamSlot>,
}

impl Pool {
    /// First 8 bytes of the account.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::account("Pool");
    /// Bytes of the account before its first stream.
    pub const HEADER_SIZE: usize = 432;
    /// Where the totals stand in the account.
    const TOTALS: usize = 328;

    /// Bytes of a pool with room for `capacity` streams.
    pub const fn size(capacity: u8) -> usize {
        Self::HEADER_SIZE + capacity as usize * StreamSlot::SIZE
    }

    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::typed(data, Self::DISCRIMINATOR, "Pool")?;
        r.version()?;
        let mut pool = Self::header(&mut r)?;
        pool.streams = super::tail(r, Some(pool.capacity), StreamSlot::take)?;
        Ok(pool)
    }

    /// Reads the totals and one slot of an account, for a program that pays for each byte.
    /// Fails with [`ReadError::TooShort`] for a slot that the pool does not have.
    pub fn read_slot(data: &[u8], slot: u8) -> Result<(Totals, StreamSlot), ReadError> {
        Reader::typed(data, Self::DISCRIMINATOR, "Pool")?.version()?;
        let at = Self::HEADER_SIZE + slot as usize * StreamSlot::SIZE;
        let part = |at: usize| data.get(at..).map(Reader::new).ok_or(ReadError::TooShort);
        Ok((books::totals(&mut part(Self::TOTALS)?)?, StreamSlot::take(&mut part(at)?)?))
    }

    #[inline(never)] // each frame of a program has 4 KiB of stack
    fn header(r: &mut Reader) -> Result<Self, ReadError> {
        let [bump, stake_vault_bump, flags] = r.take()?;
        let id = r.u16()?;
        let [capacity, stake_token_program] = r.take()?;
        let [creator, authority, pending_authority, reward_manager] = r.array(Reader::address)?;
        let [stake_mint, stake_vault, delegate, hook, pending_hook] = r.array(Reader::address)?;
        let (hook_activates_at, hook_epoch) = (r.u64()?, r.u16()?);
        let accepted_risks = Risks(r.u16()?);
        let [stake_decimals, vote_authority_bump, _, _] = r.take()?;
        let created_at = r.u64()?;
        let (totals, caps, lock) = (books::totals(r)?, books::caps(r)?, books::lock_rule(r)?);
        let _reserved: [u8; 32] = r.take()?;
        Ok(Self {
            bump,
            stake_vault_bump,
            flags,
            id,
            capacity,
            stake_token_program,
            creator,
            authority,
            pending_authority,
            reward_manager,
            stake_mint,
            stake_vault,
            delegate,
            hook,
            pending_hook,
            hook_activates_at,
            hook_epoch,
            accepted_risks,
            stake_decimals,
            vote_authority_bump,
            created_at,
            totals,
            caps,
            lock,
            streams: Vec::new(),
        })
    }

    /// Whether deposits are paused. Leaving never is.
    pub const fn is_paused(&self) -> bool {
        self.flags & 1 != 0
    }

    /// Whether stakes are set by a delegate and no principal is held here.
    pub const fn is_delegated(&self) -> bool {
        self.flags & 2 != 0
    }

    /// The address of the stake mint's token program.
    pub fn stake_token_program_address(&self) -> Address {
        addresses::token_program(self.stake_token_program).unwrap_or_default()
    }

    /// The pool as it would stand at `now` [unix s], had it been settled then. A clock that
    /// went backwards changes nothing.
    pub fn settled_to(&self, now: u64) -> Self {
        let mut pool = self.clone();
        let from = pool.totals.last_update;
        if now > from {
            pool.totals.last_update = now;
            let weight = pool.totals.weight;
            pool.streams.iter_mut().for_each(|slot| slot.books.accrue(from, now, weight));
        }
        pool
    }
}

#[cfg(test)]
#[path = "pool_layout.rs"]
mod layout;
