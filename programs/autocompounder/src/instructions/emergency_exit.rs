//! `emergency_exit()`: fetches all principal from the farm without running a stream, once an emergency
//! has stood for 14 days. From then on the vault stakes nothing and pays from its own account, reading
//! nothing of the farm; harvesting stays possible.
//!
//! Anyone may carry it out. Nobody can take a vault out of a farm that works, which would cost its
//! holders rewards: [`call_off`](super::call_off) and every withdrawal that the farm pays end the emergency.
//! Nobody has to be trusted to take it out of one that does not.
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
//! 2. An emergency was announced 14 days ago or earlier, and stands.
//! 3. The farm sends all principal to the stake account. Should that be less than was staked, all
//!    holders lose in proportion.
//! 4. What the farm owed as of the pool's last update stays owed, and is credited to the present
//!    holders where its accounts can be read; what came after is forfeited (`settle_pool`, just before,
//!    leaves nothing to forfeit).

use crate::{
    accounts::{now, take, Kept},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    state::{Phase, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

/// How long an emergency must have stood [s].
pub const PATIENCE: u64 = 14 * 86_400;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [vault, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<8>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    let due = stored.announced_at.saturating_add(PATIENCE);
    require(stored.phase == Phase::Announced && now()? >= due, Reason::NoEmergency)?;

    let before = token::balance(stake_account)?;
    if let Ok(there) = seat.find_position() {
        stored.count_pushed(there.as_ref(), before);
    }
    if stored.staked() > 0 {
        seat.emergency_exit(&at)?;
    }
    let received = token::balance(stake_account)?.saturating_sub(before);
    let back = stored.staked().min(received); // more where somebody has staked for the vault
    stored.at_hand = stored.at_hand.saturating_add(back);
    (stored.assets, stored.phase) = (stored.at_hand, Phase::Left);
    if let Ok((pool, position)) = seat.read() {
        stored.sync(&pool, &position);
        stored.note_stake(&pool, &position);
    }
    stored.save(vault)
}
