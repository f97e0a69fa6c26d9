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
//! 1. Vault, pool, position and token accounts belong together; the vault has not left the farm.
//! 2. Somebody holds shares: the farm's streams shall not run for nobody.
//! 3. What the farm has pushed into the stake account is counted, and what is counted there is staked.
//! 4. The farm pays from the stream's vault into its stake vault. It refuses a stream of another
//!    mint, and a paused pool; harvest then. It refuses a stream that owes nothing, unless something was
//!    staked. What the position gained is what counts.

use crate::{
    accounts::{take, Kept},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    state::Vault,
    token,
};
use acequia_interface::Position;
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], slot: u8) -> Result {
    let [vault, pool, position, reward_vault, stake_vault, stake_account, mint, token, farm] =
        take::<9>(accounts)?;
    let mut stored = Vault::load(vault)?;
    stored.require_in_farm()?;
    require(stored.shares > 0, Reason::NoHolders)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;

    let mut before = seat.read_position()?;
    stored.count_pushed(Some(&before), token::balance(stake_account)?);
    let idle = stored.at_hand;
    if idle > 0 {
        seat.stake(&at, vault.key, stake_account.key, idle)?;
        stored.at_hand = 0;
        before = seat.read_position()?;
    }
    if idle == 0 || owes(&before, slot) {
        seat.compound(&at, reward_vault.key, slot)?;
    }
    let (pool, after) = seat.read()?;
    let gained = after.stake.amount.saturating_sub(before.stake.amount);
    stored.assets = stored.assets.checked_add(gained).ok_or(Reason::VaultFull)?;
    stored.sync(&pool, &after);
    stored.note_stake(&pool, &after);
    stored.save(vault)
}

/// Whether a slot of the settled position owes a whole unit.
fn owes(position: &Position, slot: u8) -> bool {
    let checkpoint = position.checkpoints.get(slot as usize);
    checkpoint.is_some_and(|checkpoint| checkpoint.owed.floor() > 0)
}
