//! `harvest(slot)`: claims the whole units that a stream owes to the vault, into the vault's
//! canonical account for its mint, and takes in what the farm has pushed there. By anyone. Works while
//! the pool is paused, and when the vault has left the farm.
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
//! 1. Vault, pool and position belong together; the reward account is the vault's canonical one for the
//!    mint.
//! 2. Where the slot holds a stream of that mint, the farm pays what it owes. A broken mint fails this
//!    harvest and no other. Where it holds none (any more), or the position is gone, only what lies in the
//!    account is taken in.
//! 3. What lies there beyond what was credited before is credited to the holders of shares. Of the
//!    stake mint it is what the farm paid: that is counted for whoever holds shares, and staked with the
//!    next compounding; what else lies there is a gift.

use crate::{
    accounts::{take, Kept},
    error::Result,
    farm::Seat,
    state::Vault,
    token,
};
use acequia_interface::instructions::Reward;
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], slot: u8) -> Result {
    let [vault, pool, position, reward_vault, account, mint, _, _, farm] = take::<9>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    token::is_canonical(account, vault.key, mint.key, account.owner)?;

    let before = token::balance(account)?;
    let is_stake = *mint.key == stored.stake_mint;
    let position = seat.find_position()?;
    if is_stake {
        stored.count_pushed(position.as_ref(), before);
    }
    if position.is_some() && seat.pays(slot, mint.key) {
        let (from, to, token_program) = (*reward_vault.key, *account.key, *account.owner);
        seat.claim(Reward { slot, vault: from, destination: to, mint: *mint.key, token_program })?;
    }
    let after = token::balance(account)?;
    let there = position.map(|_| seat.read()).transpose()?;
    if let Some((pool, position)) = &there {
        stored.sync(pool, position);
    }
    if !is_stake {
        stored.take_in(*mint.key, after, there.as_ref().map(|(pool, _)| pool))?;
        return stored.save(vault);
    }
    stored.gain(after.saturating_sub(before));
    if let Some((pool, position)) = &there {
        stored.note_stake(pool, position);
    }
    stored.save(vault)
}
