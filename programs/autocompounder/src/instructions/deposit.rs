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
//! 1. Vault, share account, pool, position and token accounts belong together.
//! 2. The farm stakes `amount` from the source; what the position gained is what counts. What
//!    lies in the stake account is staked along with it.
//! 3. Rewards that came until now are credited to the present holders, the account is settled.
//! 4. Shares at the present price, rounded down, of everything the vault owns of the stake mint
//!    before the deposit, and what the farm owes it besides: who buys in gains nothing by
//!    coming just before somebody compounds. At least one, and at least `least_shares`.

use crate::{
    accounts::{shares_of, signed, take},
    error::{require, Reason, Result},
    farm::{served, Principal, Seat},
    price,
    state::{Stored, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], amount: u64, least_shares: u64) -> Result {
    let [depositor, vault, account, source, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<11>(accounts)?;
    signed(depositor)?;
    require(amount > 0, Reason::ZeroAmount)?;
    let mut stored = Vault::load(vault)?;
    let mut holder = shares_of(account, vault.key)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;

    let staked = seat.read_position()?.stake.amount;
    let idle = token::balance(stake_account)?;
    seat.stake(&at, depositor.key, source.key, amount)?;
    let after = seat.read_position()?.stake.amount;
    if idle > 0 {
        seat.stake(&at, vault.key, stake_account.key, idle)?;
    }
    let (pool, position) = (seat.read_pool()?, seat.read_position()?);
    stored.sync(&pool, &position, None)?;
    holder.settle(&stored);

    let pending = stored.pending_stake(&pool, &position);
    let assets = staked.checked_add(idle).and_then(|sum| sum.checked_add(pending));
    let bought = assets.and_then(|all| price::shares_for(after - staked, stored.shares, all));
    let bought = bought.ok_or(Reason::VaultFull)?;
    require(bought > 0, Reason::DepositTooSmall)?;
    require(bought >= least_shares, Reason::PriceMoved)?;
    let all = stored.shares.checked_add(bought).filter(|all| *all < u64::MAX);
    stored.shares = all.ok_or(Reason::VaultFull)?;
    holder.shares = holder.shares.saturating_add(bought); // at most those of all
    served(&mut stored)?;
    holder.save(account)?;
    stored.save(vault)
}
