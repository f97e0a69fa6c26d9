//! `deposit(amount, least_shares)`: stakes tokens in the vault's position and mints shares to
//! an account, one's own or another's.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | depositor | signer | signs for the source |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | of this vault |
//! | 3 | source | writable | a token account of the stake mint |
//! | 4 | pool | writable | |
//! | 5 | position | writable | |
//! | 6 | stake vault | writable | the pool's |
//! | 7 | stake account | writable | the vault's |
//! | 8 | stake mint | | |
//! | 9 | token program | | |
//! | 10 | farm program | | |
//!
//! 1. Vault, share account, pool, position and token accounts belong together; the vault has not left
//!    the farm.
//! 2. What the farm has pushed into the stake account is counted.
//! 3. The farm stakes `amount` from the source; what the position gained is what counts.
//! 4. Rewards that came until now are credited to the present holders, the account is settled.
//! 5. Shares at the present price, rounded down, of what the vault has counted before the deposit, and
//!    what the farm owes it besides: who buys in gains nothing by coming just before somebody
//!    compounds. Rounding takes no more than 10 basis points; at least `least_shares`.

use crate::{
    accounts::{shares_of, signed, take, Kept},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    price,
    state::Vault,
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], amount: u64, least_shares: u128) -> Result {
    let [depositor, vault, account, source, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<11>(accounts)?;
    signed(depositor)?;
    require(amount > 0, Reason::ZeroAmount)?;
    let mut stored = Vault::load(vault)?;
    stored.require_in_farm()?;
    let mut holder = shares_of(account, vault.key)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;

    let before = seat.read_position()?;
    stored.count_pushed(Some(&before), token::balance(stake_account)?);
    seat.stake(&at, depositor.key, source.key, amount)?;
    let (pool, after) = seat.read()?;
    stored.sync(&pool, &after);
    stored.note_stake(&pool, &after);
    holder.settle(&stored);

    let gained = after.stake.amount.saturating_sub(before.stake.amount);
    let assets = stored.assets.checked_add(stored.pending_stake(&pool, &after));
    let bought = price::shares_for(gained, stored.shares, assets.ok_or(Reason::VaultFull)?)?;
    require(bought >= least_shares, Reason::PriceMoved)?;
    stored.assets = stored.assets.checked_add(gained).ok_or(Reason::VaultFull)?;
    stored.shares = stored.shares.checked_add(bought).ok_or(Reason::VaultFull)?;
    holder.shares = holder.shares.saturating_add(bought); // at most those of all
    holder.save(account)?;
    stored.save(vault)
}
