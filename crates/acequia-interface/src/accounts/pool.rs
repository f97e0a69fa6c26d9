//! A pool: its terms, its totals and its streams.

use super::{Part, StreamSlot};
use crate::{account, addresses, flags, risks::Risks, wire::Reader, ReadError};
use acequia_core::{Caps, LockRule, Reading, Totals};
use solana_address::Address;

account! { ($) stored_pool
    /// A pool and its streams. Zero addresses stand for "none".
    #[derive(Default)]
    pub struct Pool {
        /// One entry per slot, used or not.
        streams: StreamSlot
    }
    /// A pool's header. The account goes on with `len: u32` (the capacity), four bytes of
    /// padding, and as many [`StreamSlot`]s.
    account {
        /// Of the pool's address.
        bump: u8,
        /// Of the stake vault's address.
        stake_vault_bump: u8,
        /// Bit 0: paused (no deposits). Bit 1: delegated (no stake vault). Bit 2: closed for good.
        flags: u8,
        /// Tells apart the pools of one creator and stake mint.
        id: u16,
        /// How many streams it has room for, 1 to 16; never changes.
        capacity: u8,
        /// 0 SPL Token, 1 Token-2022.
        stake_token_program: u8,
        /// Who created it; gets its rent back.
        creator: Address,
        /// May set caps, pause deposits and name the reward manager; zero when renounced.
        authority: Address,
        /// Who the authority has been offered to; zero for none.
        pending_authority: Address,
        /// May add streams; zero for none.
        reward_manager: Address,
        /// What is staked; for a delegated pool, the key of the asset.
        stake_mint: Address,
        /// Where the principal is; zero for a delegated pool.
        stake_vault: Address,
        /// Sets the amounts of a delegated pool; zero for any other.
        delegate: Address,
        /// The program that votes are passed to; zero for none.
        hook: Address,
        /// The program that is to follow it; zero for none.
        pending_hook: Address,
        /// From when the pending hook may be activated [unix s].
        hook_activates_at: u64,
        /// The mint risks that the creator named. Bit 0: freeze authority. 1: permanent delegate.
        /// 2: pausable. 3: transfer fee. 4: mint close authority. 5: settable transfer hook.
        accepted_risks: u16 as Risks,
        /// Of the stake mint.
        stake_decimals: u8,
        /// Of the address of the vote authority for the hook; 0 without one.
        vote_authority_bump: u8,
        /// Of the address of its page; 0 without one.
        page_bump: u8,
        /// Zero.
        _pad: [u8; 3] = 0,
        /// When it was created [unix s]: tells it from a pool that had this address before.
        created_at: u64,
        /// What is staked.
        totals: Totals,
        /// Set by the authority; limit what comes in.
        caps: Caps,
        /// Fixed at creation.
        lock: LockRule,
        /// When its closing was announced [unix s]; 0 where it was not.
        closing_announced_at: u64,
        /// Zero.
        _reserved: u64 = 0,
    }
}

impl Pool {
    /// Reads a whole account. Says nothing of its owner.
    pub fn read(data: &[u8]) -> Result<Self, ReadError> {
        Self::read_both(data, |pool| Some(pool.capacity))
    }

    /// Reads the totals and one slot of an account, for a program that pays for each byte.
    /// Fails with [`ReadError::TooShort`] for a slot that the pool does not have.
    pub fn read_slot(data: &[u8], slot: u8) -> Result<(Totals, StreamSlot), ReadError> {
        Reader::typed(data, Self::DISCRIMINATOR, "Pool")?.version()?;
        let part = |at: usize| data.get(at..).map(Reader::new).ok_or(ReadError::TooShort);
        let totals = part(const { Self::offset_of("totals") })?.stored()?;
        Ok((totals, StreamSlot::take(&mut part(Self::size(slot))?)?))
    }

    /// Reads when it was created [unix s], for a program that pays for each byte.
    pub fn read_created_at(data: &[u8]) -> Result<u64, ReadError> {
        Reader::typed(data, Self::DISCRIMINATOR, "Pool")?.version()?;
        let part = data.get(const { Self::offset_of("created_at") }..);
        Reader::new(part.ok_or(ReadError::TooShort)?).u64()
    }

    /// The stake-time of all positions it ever had, until now [unix s], for a program that pays for
    /// each byte. Of a delegated pool it is the delegate's word.
    pub fn read_stake_time(data: &[u8], now: u64) -> Result<Reading, ReadError> {
        let created_at = Self::read_created_at(data)?;
        let totals = data.get(const { Self::offset_of("totals") }..).ok_or(ReadError::TooShort)?;
        let totals: Totals = Reader::new(totals).stored()?;
        Ok(totals.stake_time(now, created_at))
    }

    /// Whether deposits are paused. Leaving never is.
    pub const fn is_paused(&self) -> bool {
        self.flags & flags::PAUSED != 0
    }

    /// Whether stakes are set by a delegate and no principal is held here.
    pub const fn is_delegated(&self) -> bool {
        self.flags & flags::DELEGATED != 0
    }

    /// Whether the pool has closed for good: it takes no position, deposit or stream any more.
    pub const fn is_closed(&self) -> bool {
        self.flags & flags::CLOSED != 0
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
