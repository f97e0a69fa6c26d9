//! The vault: one position in one pool, what of the stake mint is its holders', how many shares there are
//! of it, and the rewards that are passed on.
//!
//! What the vault owns of the stake mint is what it has counted: deposits and compounding as measured, less
//! withdrawals. What somebody sends to its accounts, or stakes on its behalf, moves no price.
//!
//! The position stands for the pool's identity: none of an earlier pool at that address outlives it, and
//! this program opens none but with the vault.

use super::Stored;
use crate::{
    reason::{require, Reason},
    rewards::{Reward, MAX_REWARDS},
};
use acequia_core::{Checkpoint, Q64};
use acequia_interface::{Pool, Position, StreamSlot};
use borsh::{BorshDeserialize, BorshSerialize};
use solana_address::Address;

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
    pub pool: Address,
    /// The vault's position in it.
    pub position: Address,
    /// What is staked there.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// The vault's canonical account for the stake mint.
    pub stake_account: Address,
    /// Who created the vault, and gets its rent back.
    pub rent_payer: Address,
    /// Shares of all accounts together.
    pub shares: u128,
    /// What the shares are of: the stake mint as counted [base units].
    pub assets: u64,
    /// Of these, what lies in the stake account; the rest is staked [base units].
    pub at_hand: u64,
    /// How many accounts of shares are open.
    pub accounts: u32,
    /// Whether the vault is in the farm.
    pub phase: Phase,
    /// When the emergency that stands was announced [unix s].
    pub announced_at: u64,
    /// One for each slot of the pool.
    pub sources: Vec<Source>,
    /// One for each reward mint, in the order they came. Only ever appended while anybody has an account.
    pub rewards: Vec<Reward>,
}

/// Whether a vault is in the farm.
#[derive(BorshDeserialize, BorshSerialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It is.
    Running,
    /// It is, and a holder has announced that the farm does not pay.
    Announced,
    /// It has left for good: it pays from its own account.
    Left,
}

/// What of a stream has been credited, or for the stake mint priced.
#[derive(BorshDeserialize, BorshSerialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The stream's generation; another one begins at nothing.
    pub generation: u32,
    /// Whether the stream pays the stake mint.
    pub is_stake: bool,
    /// Of what the farm owes to the position, the whole units already seen.
    pub seen: u64,
    /// Up to which index of the stream that was [2^-64 base units per weight].
    pub index: u128,
}

impl Stored for Vault {
    const TAG: [u8; 8] = *b"acqvault";
    const SIZE: usize = 8 + 4 + 6 * 32 + 16 + 2 * 8 + 4 + 9 + 4 + 16 * 29 + 4 + MAX_REWARDS * 88;
    const OTHERWISE: Reason = Reason::WrongVault;

    fn head(&self) -> ([u8; 8], u8) {
        (self.tag, self.version)
    }
}

impl Vault {
    /// First seed of a vault's address; the others are its pool and its id.
    pub const SEED: &'static [u8] = b"vault";

    /// Where a vault is.
    pub fn address(pool: &Address, id: u16) -> (Address, u8) {
        Address::find_program_address(&[Self::SEED, pool.as_ref(), &id.to_le_bytes()], &crate::ID)
    }

    /// Signs with the vault's seeds.
    pub fn signing<R>(&self, call: impl FnOnce(&[&[u8]]) -> R) -> R {
        call(&[Self::SEED, self.pool.as_ref(), &self.id.to_le_bytes(), &[self.bump]])
    }

    /// Checks that the vault is still in the farm.
    pub fn require_in_farm(&self) -> Result<(), Reason> {
        require(self.phase != Phase::Left, Reason::HasLeft)
    }

    /// What of the assets is staked [base units].
    pub fn staked(&self) -> u64 {
        self.assets.saturating_sub(self.at_hand) // a part of it
    }

    // ---- the stake mint ----

    /// Counts what came into the stake account for the holders [base units]. Where there are none, it is
    /// nobody's.
    pub fn gain(&mut self, amount: u64) {
        if self.shares > 0 {
            self.assets = self.assets.saturating_add(amount); // tokens of one mint
            self.at_hand = self.at_hand.saturating_add(amount);
        }
    }

    /// The rest when nobody holds a share any more: nobody's.
    pub fn forget_leftovers(&mut self) {
        if self.shares == 0 {
            (self.assets, self.at_hand) = (0, 0);
        }
    }

    /// Of the `balance` of the vault's account for a mint, what is nobody's; of mints that are passed on
    /// while nobody has an account [base units].
    pub fn gifts_of(&self, mint: &Address, balance: u64) -> u64 {
        balance.saturating_sub(if *mint == self.stake_mint { self.at_hand } else { 0 })
    }

    /// Counts what the farm owed in the stake mint and has since paid into the stake account by a push,
    /// as far as the position's books show it: what was seen of it, and what the vault's own stake has
    /// earned since. The rest of what lies there is a gift. `position` is as it stands, none where it
    /// was closed; `balance` is the stake account's. Before anything else happens to either.
    pub fn count_pushed(&mut self, position: Option<&Position>, balance: u64) {
        let staked = self.staked();
        let mut pushed = 0u64;
        for (nth, source) in self.sources.iter_mut().enumerate().filter(|(_, s)| s.is_stake) {
            let checkpoint = position.and_then(|position| position.checkpoints.get(nth));
            let missing = source.missing(checkpoint, staked);
            source.seen = source.seen.saturating_sub(missing);
            pushed = pushed.saturating_add(missing);
        }
        self.gain(pushed.min(balance.saturating_sub(self.at_hand)));
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

    // ---- rewards that are passed on ----

    /// Credits what has come since the last time, of every stream but those of the stake mint, to those
    /// who hold the shares now; so it comes before any change of shares. The position must be settled,
    /// which every call to the farm does.
    ///
    /// Where a stream cannot be credited, what it owes stays in the farm, and nobody's exit waits for it.
    pub fn sync(&mut self, pool: &Pool, position: &Position) {
        for (nth, slot, now) in self.sources_now(pool, position) {
            let Some(source) = self.sources.get(nth).copied().filter(|_| !now.is_stake) else {
                continue;
            };
            // Of a former stream nothing whole is owed. Less than before is owed where the farm has
            // pushed it into the vault's account.
            let seen = if source.generation == now.generation { source.seen } else { 0 };
            if self.pass_on(slot.mint, now.seen.saturating_sub(seen)) {
                self.sources[nth] = now;
            }
        }
    }

    /// Notes what the farm owes in the stake mint now. Pushes were counted before, and the position is
    /// settled.
    pub fn note_stake(&mut self, pool: &Pool, position: &Position) {
        for (nth, _, now) in self.sources_now(pool, position).filter(|(_, _, now)| now.is_stake) {
            if let Some(source) = self.sources.get_mut(nth) {
                *source = now;
            }
        }
    }

    /// Each stream that the position is settled with, and what is to be noted of it.
    fn sources_now<'a>(
        &self,
        pool: &'a Pool,
        position: &'a Position,
    ) -> impl Iterator<Item = (usize, &'a StreamSlot, Source)> + use<'a> {
        let stake_mint = self.stake_mint;
        let slots = pool.streams.iter().zip(&position.checkpoints).enumerate();
        let settled = slots.filter(|(_, (slot, checkpoint))| {
            slot.is_in_use() && checkpoint.generation == slot.books.generation
        });
        settled.map(move |(nth, (slot, checkpoint))| {
            let (generation, is_stake) = (checkpoint.generation, slot.mint == stake_mint);
            let (seen, index) = (checkpoint.owed.floor(), checkpoint.index.get());
            (nth, slot, Source { generation, is_stake, seen, index })
        })
    }

    /// Credits what lies in the vault's account for a mint beyond what was credited before: what was
    /// harvested, pushed or given. `balance` is the account's; `pool` none where the position is gone, and
    /// with it all that the farm owed. Synced.
    pub fn take_in(
        &mut self,
        mint: Address,
        balance: u64,
        pool: Option<&Pool>,
    ) -> Result<(), Reason> {
        let in_farm = pool.map_or(0, |pool| self.seen(&mint, pool));
        let known = self.rewards.iter().find(|reward| reward.mint == mint);
        let there = known.map_or(0, |reward| reward.unpaid().saturating_sub(in_farm));
        require(self.pass_on(mint, balance.saturating_sub(there)), Reason::RewardsFull)
    }

    /// What of a mint is credited and still in the farm [base units].
    fn seen(&self, mint: &Address, pool: &Pool) -> u64 {
        let slots = pool.streams.iter().zip(&self.sources);
        let of_mint = slots.filter(|(slot, source)| {
            slot.is_in_use() && slot.mint == *mint && slot.books.generation == source.generation
        });
        of_mint.fold(0, |sum, (_, source)| sum.saturating_add(source.seen))
    }

    /// Credits a reward, which is new if need be. False, and nothing has changed, where there
    /// are as many as can be.
    fn pass_on(&mut self, mint: Address, amount: u64) -> bool {
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
        reward.credit(amount, self.shares)
    }

    /// With the last account nobody is owed anything: rewards begin anew.
    pub fn close_one(&mut self) {
        self.accounts = self.accounts.saturating_sub(1); // it was counted when it was opened
        self.begin_anew();
    }

    /// Where nobody has an account, forgets what has come: what lies there is counted when somebody has.
    pub fn begin_anew(&mut self) {
        if self.accounts == 0 {
            self.rewards.clear();
            self.sources.fill(Source::default());
        }
    }
}

impl Source {
    /// Whole units that the farm owed and owes no more, though the vault has not claimed them [base
    /// units, rounded down]; what `staked` has earned since the last time is among them.
    fn missing(&self, checkpoint: Option<&Checkpoint>, staked: u64) -> u64 {
        let Some(checkpoint) = checkpoint.filter(|it| it.generation == self.generation) else {
            return self.seen;
        };
        let earned = checkpoint.index.minus(Q64::new(self.index)).times(staked);
        // The fraction is lost on the holders, and is not a unit.
        self.seen.saturating_add(earned.floor()).saturating_sub(checkpoint.owed.floor())
    }
}
