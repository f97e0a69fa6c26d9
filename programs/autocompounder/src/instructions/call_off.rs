//! `call_off()`: shows that the farm pays, by having it unstake one unit into the vault's own account;
//! the announced emergency is over. By anyone.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | vault | writable | |
//! | 1 | pool | writable | |
//! | 2 | position | writable | |
//! | 3 | stake vault | writable | the pool's |
//! | 4 | stake account | writable | the vault's |
//! | 5 | stake mint | | |
//! | 6 | token program | | |
//! | 7 | farm program | | |
//!
//! 1. Vault, pool, position and token accounts belong together.
//! 2. An emergency is announced.
//! 3. The farm pays a unit into the stake account: one of the vault's, which the next compounding stakes
//!    again, or where it has none staked, one that somebody has staked for it.

use crate::{
    accounts::{take, Kept},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    state::{Phase, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [vault, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<8>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    require(stored.phase == Phase::Announced, Reason::NoEmergency)?;
    let before = token::balance(stake_account)?;
    seat.unstake(&at, stake_account.key, 1)?;
    require(token::balance(stake_account)? > before, Reason::NotServed)?;
    stored.at_hand = stored.at_hand.saturating_add(1).min(stored.assets);
    stored.phase = Phase::Running;
    stored.save(vault)
}
