//! `harvest(slot)`: claims the whole units that a stream owes to the vault, into the vault's
//! canonical account for its mint. By anyone. Works while the pool is paused.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | vault | writable | |
//! | 1 | pool | writable | |
//! | 2 | position | writable | |
//! | 3 | reward vault | writable | the stream's |
//! | 4 | reward account | writable | the vault's associated token account, created before |
//! | 5 | reward mint | | the stream's |
//! | 6 | SPL Token | | |
//! | 7 | Token-2022 | | |
//! | 8 | farm program | | |
//!
//! 1. Vault, pool and position belong together; there is a stream in the slot, of that mint.
//! 2. The reward account is the vault's canonical one.
//! 3. The farm pays what the stream owes. A broken mint fails this harvest and no other.
//! 4. What came is credited to the holders of shares, but for the stake mint: that is theirs
//!    already, and is staked with the next deposit.

use crate::{
    accounts::{is, take},
    error::{Reason, Result},
    farm::{served, Seat},
    state::{Stored, Vault},
    token,
};
use acequia_interface::instructions::Reward;
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], slot: u8) -> Result {
    let [vault, pool, position, reward_vault, reward_account, mint, _, _, farm] =
        take::<9>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let pool = seat.read_pool()?;
    let stream = pool.streams.get(slot as usize).filter(|stream| stream.is_in_use());
    let stream = stream.ok_or(Reason::UnknownReward)?;
    let token_program = stream.token_program_address();
    is(mint, &stream.mint, Reason::WrongMint)?;
    token::is_canonical(reward_account, vault.key, mint.key, &token_program)?;

    let before = token::balance(reward_account)?;
    let (from, to) = (*reward_vault.key, *reward_account.key);
    seat.claim(Reward { slot, vault: from, destination: to, mint: *mint.key, token_program })?;
    let received = token::balance(reward_account)?.saturating_sub(before);

    stored.sync(&pool, &seat.read_position()?, Some((slot, received)))?;
    served(&mut stored)?;
    stored.save(vault)
}
