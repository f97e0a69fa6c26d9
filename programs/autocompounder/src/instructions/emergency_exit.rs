//! `emergency_exit()`: fetches all principal from the farm without running a stream, should the
//! farm fail to serve the vault. Depositors then withdraw from the stake account.
//!
//! Anyone may do it, but only after the farm has not carried out a single call of this vault
//! for 14 days. Anyone can show that it still works, by harvesting: so nobody can take a vault
//! out of a farm that works, which would cost its holders rewards, and nobody has to be trusted
//! to take it out of one that does not.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | vault | | |
//! | 1 | pool | writable | |
//! | 2 | position | writable | |
//! | 3 | stake vault | writable | the pool's |
//! | 4 | stake account | writable | the vault's |
//! | 5 | stake mint | | |
//! | 6 | token program | | |
//! | 7 | farm program | | |
//!
//! 1. Vault, pool, position and token accounts belong together.
//! 2. 14 days have passed since the farm last served the vault.
//! 3. The farm sends all principal to the stake account. What the farm owed as of the pool's
//!    last update stays owed; what came after is forfeited.

use crate::{
    accounts::{now, take},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    state::{Stored, Vault},
};
use solana_program::account_info::AccountInfo;

/// How long the farm must have failed [s].
pub const PATIENCE: u64 = 14 * 86_400;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [vault, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<8>(accounts)?;
    let stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    require(now()? >= stored.served_at.saturating_add(PATIENCE), Reason::NoEmergency)?;
    seat.emergency_exit(&at)
}
