//! `compound(slot)`: stakes what a stream of the stake mint owes to the vault, which raises
//! what every share is worth. By anyone.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | vault | writable | |
//! | 1 | pool | writable | |
//! | 2 | position | writable | |
//! | 3 | reward vault | writable | the stream's |
//! | 4 | stake vault | writable | the pool's |
//! | 5 | stake account | writable | the vault's |
//! | 6 | stake mint | | |
//! | 7 | token program | | |
//! | 8 | farm program | | |
//!
//! 1. Vault, pool, position and token accounts belong together.
//! 2. Somebody holds shares: the farm's streams shall not run for nobody.
//! 3. The farm pays from the stream's vault into its stake vault. It refuses a stream of another
//!    mint, a stream that owes nothing, and a paused pool; harvest then.
//! 4. What lies in the stake account is staked along with it.

use crate::{
    accounts::take,
    error::{require, Reason, Result},
    farm::{served, Principal, Seat},
    state::{Stored, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], slot: u8) -> Result {
    let [vault, pool, position, reward_vault, stake_vault, stake_account, mint, token, farm] =
        take::<9>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    require(stored.shares > 0, Reason::NoHolders)?;
    seat.compound(&at, reward_vault.key, slot)?;
    let idle = token::balance(stake_account)?;
    if idle > 0 {
        seat.stake(&at, vault.key, stake_account.key, idle)?;
    }
    served(&mut stored)?;
    stored.save(vault)
}
