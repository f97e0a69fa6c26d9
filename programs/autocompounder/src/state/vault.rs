//! The vault: one position in one pool, how many shares there are of it, and the rewards that
//! are passed on.
//!
//! What the vault owns of the stake mint stands nowhere in its books: it is what its position
//! holds in the farm, and what its canonical token account holds besides. A donation to either
//! therefore belongs to whoever holds shares.

use super::Stored;
use crate::{
    error::{require, Reason, Result},
    rewards::{Reward, MAX_REWARDS},
};
use acequia_interface::{Pool, Position, StreamSlot};
use borsh::{BorshDeserialize, BorshSerialize};
use solana_program::pubkey::Pubkey;

/// A vault.
#[derive(BorshDeserialize, BorshSerialize, Clone, Debug, PartialEq, Eq)]
pub struct Vault {
    /// [`Stored::TAG`].
    pub tag: [u8; 8],
    /// The layout.
    pub version: u8,
    /// Bump of the vault's address.
    pub bump: u8,
    /// Tells apart the vaults of a pool.
    pub id: u16,
    /// The pool of the farm.
    pub pool: Pubkey,
    /// The vault's position in it.
    pub position: Pubkey,
    /// What is staked there.
    pub stake_mint: Pubkey,
    /// That of the stake mint.
    pub token_program: Pubkey,
    /// The vault's canonical account for the stake mint. Empty but for donations, what was
    /// harvested while the pool was paused, and what an emergency exit has fetched.
    pub stake_account: Pubkey,
    /// Shares of all accounts together.
    pub shares: u64,
    /// How many accounts of shares are open.
    pub accounts: u32,
    /// When the farm last carried out a call of this vault [unix s].
    pub served_at: u64,
    /// One for each slot of the pool.
    pub sources: Vec<Source>,
    /// One for each reward mint, in the order they came; only ever appended.
    pub rewards: Vec<Reward>,
}

/// What of a stream has been credited.
#[derive(BorshDeserialize, BorshSerialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The stream's generation; another one begins at nothing.
    pub generation: u32,
    /// Of what the farm owes to the position, the whole units already credited.
    pub seen: u64,
}

impl Stored for Vault {
    const TAG: [u8; 8] = *b"acqvault";
    const SIZE: usize = 8 + 4 + 5 * 32 + 20 + 4 + 16 * 12 + 4 + MAX_REWARDS * 88;
    const OTHERWISE: Reason = Reason::WrongVault;

    fn head(&self) -> ([u8; 8], u8) {
        (self.tag, self.version)
    }
}

impl Vault {
    /// First seed of a vault's address; the others are its pool and its id.
    pub const SEED: &'static [u8] = b"vault";

    /// Where a vault is.
    pub fn address(pool: &Pubkey, id: u16) -> (Pubkey, u8) {
        Pubkey::find_program_address(&[Self::SEED, pool.as_ref(), &id.to_le_bytes()], &crate::ID)
    }

    /// Signs with the vault's seeds.
    pub fn signing<R>(&self, call: impl FnOnce(&[&[u8]]) -> R) -> R {
        call(&[Self::SEED, self.pool.as_ref(), &self.id.to_le_bytes(), &[self.bump]])
    }

    /// Credits what has come since the last time, of every stream but those of the stake mint,
    /// to those who hold the shares now; so it comes before any change of shares. The position
    /// must be settled, which every call to the farm does. `harvested` is what a stream has
    /// just paid [slot, base units].
    ///
    /// Fails only for the stream that was harvested. Where another cannot be credited, what it
    /// owes stays in the farm, and nobody's exit waits for it.
    pub fn sync(
        &mut self,
        pool: &Pool,
        position: &Position,
        harvested: Option<(u8, u64)>,
    ) -> Result {
        let slots = pool.streams.iter().zip(&position.checkpoints).enumerate();
        for (nth, (slot, checkpoint)) in slots {
            let settled = checkpoint.generation == slot.books.generation;
            if slot.is_in_use() && settled && slot.mint != self.stake_mint {
                let received = harvested.filter(|(slot, _)| *slot as usize == nth);
                let owed = checkpoint.whole_owed(&slot.books);
                let done = self.credit(nth, slot, owed, received.map_or(0, |(_, amount)| amount));
                require(done || received.is_none(), Reason::RewardsFull)?;
            }
        }
        Ok(())
    }

    /// Credits what one stream owes and has just paid beyond what was seen of it.
    fn credit(&mut self, nth: usize, slot: &StreamSlot, owed: u64, received: u64) -> bool {
        let Some(source) = self.sources.get(nth).copied() else { return false };
        // Of a former stream nothing whole is owed.
        let is_same = source.generation == slot.books.generation;
        let seen = if is_same { source.seen } else { 0 };
        let Some(grown) = owed.checked_add(received).and_then(|all| all.checked_sub(seen)) else {
            return false;
        };
        if !self.pass_on(slot.mint, grown, received) {
            return false;
        }
        self.sources[nth] = Source { generation: slot.books.generation, seen: owed };
        true
    }

    /// Credits a reward, which is new if need be. False, and nothing has changed, where there
    /// are as many as can be.
    fn pass_on(&mut self, mint: Pubkey, amount: u64, received: u64) -> bool {
        let known = self.rewards.iter().position(|reward| reward.mint == mint);
        if known.is_none() && amount == 0 {
            return true; // a stream that has paid nothing yet takes no room
        }
        if known.is_none() && self.rewards.len() < MAX_REWARDS {
            self.rewards.push(Reward::new(mint));
        }
        let nth = known.unwrap_or(self.rewards.len().saturating_sub(1));
        let Some(reward) = self.rewards.get_mut(nth).filter(|reward| reward.mint == mint) else {
            return false;
        };
        reward.credit(amount, received, self.shares)
    }

    /// What the farm owes to the position in the stake mint [base units, rounded down]. Who
    /// buys shares pays for it, though it is not compounded yet.
    pub fn pending_stake(&self, pool: &Pool, position: &Position) -> u64 {
        let slots = pool.streams.iter().zip(&position.checkpoints);
        let owed = slots
            .filter(|(slot, _)| slot.mint == self.stake_mint)
            .map(|(slot, checkpoint)| checkpoint.whole_owed(&slot.books));
        owed.fold(0, u64::saturating_add)
    }
}
