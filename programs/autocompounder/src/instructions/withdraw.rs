//! `withdraw(shares, least_amount)`: burns shares and pays out their part of what the vault
//! owns of the stake mint. Nothing stands in its way: it works while the pool is paused, and
//! needs no reward account and nobody else's signature.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | owner | signer | of the share account |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | |
//! | 3 | destination | writable | a token account of the stake mint, not the vault's |
//! | 4 | pool | writable | |
//! | 5 | position | writable | |
//! | 6 | stake vault | writable | the pool's |
//! | 7 | stake account | writable | the vault's |
//! | 8 | stake mint | | |
//! | 9 | token program | | |
//! | 10 | farm program | | |
//!
//! 1. The owner signs; vault, share account, pool, position and token accounts belong together.
//! 2. The account holds that many shares. Their part is rounded down, and at least
//!    `least_amount`. What the farm owes is not in it: compound first, in the same transaction.
//! 3. It is paid by the farm as far as the position goes, the rest from the stake account. So
//!    whatever is staked, the farm is called, and settles what has accrued until now.
//! 4. With the last share the position is emptied, so that the farm's streams do not run for
//!    nobody; what rounding left goes to the stake account, and to the next depositors.
//! 5. Rewards that came until now are credited to the holders there were, the account is
//!    settled, the shares are burnt. What it is owed it may claim later.

use crate::{
    accounts::{own_shares, take},
    error::{require, Reason, Result},
    farm::{served, Principal, Seat},
    price,
    state::{Stored, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], shares: u64, least_amount: u64) -> Result {
    let [owner, vault, account, destination, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<11>(accounts)?;
    require(shares > 0, Reason::ZeroAmount)?;
    let mut stored = Vault::load(vault)?;
    let mut holder = own_shares(account, vault.key, owner)?;
    let left = holder.shares.checked_sub(shares).ok_or(Reason::InsufficientShares)?;
    let all_left = stored.shares.checked_sub(shares).ok_or(Reason::InsufficientShares)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    require(destination.key != stake_account.key, Reason::OwnAccount)?;

    let (staked, idle) = (seat.read_position()?.stake.amount, token::balance(stake_account)?);
    let assets = staked.saturating_add(idle); // both are tokens of one mint
    let amount = price::assets_for(shares, stored.shares, assets);
    require(amount >= least_amount, Reason::PriceMoved)?;
    let from_farm = amount.min(staked);
    if from_farm > 0 {
        seat.unstake(&at, destination.key, from_farm)?;
    }
    let dust = staked.saturating_sub(from_farm);
    if all_left == 0 && dust > 0 {
        seat.unstake(&at, stake_account.key, dust)?;
    }
    if from_farm > 0 || (all_left == 0 && dust > 0) {
        served(&mut stored)?;
    }
    if amount > from_farm {
        pay(&stored, &at, vault, destination, amount - from_farm)?;
    }

    stored.sync(&seat.read_pool()?, &seat.read_position()?, None)?;
    holder.settle(&stored);
    (holder.shares, stored.shares) = (left, all_left);
    holder.save(account)?;
    stored.save(vault)
}

/// Pays out of the stake account.
fn pay<'i>(
    stored: &Vault,
    at: &Principal<'_, 'i>,
    vault: &AccountInfo<'i>,
    to: &AccountInfo<'i>,
    amount: u64,
) -> Result {
    let (from, mint, program) = (at.stake_account, at.mint, at.token_program);
    let transfer = token::Transfer { from, mint, to, vault, program };
    stored.signing(|seeds| transfer.send(amount, seeds))
}
