//! `withdraw(shares, least_amount)`: burns shares and pays out their part of what the vault
//! has counted of the stake mint. Nothing stands in its way: it works while the pool is paused, and
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
//! 1. The owner signs; vault, share account, pool, position and token accounts belong together. Of a
//!    vault that has left the farm nothing of the farm is read, and nothing need be there.
//! 2. The account holds that many shares. Their part is rounded down, and at least
//!    `least_amount`. What the farm owes is not in it: compound first, in the same transaction.
//! 3. It is paid by the farm as far as the vault's stake goes, the rest from the stake account. So
//!    whatever is staked, the farm is called, and settles what has accrued until now: for shares that are
//!    worth no unit one is fetched into the stake account. That it pays calls an announced emergency off.
//! 4. With the last share the vault's stake is taken out, so that the farm's streams do not run for
//!    nobody; what rounding left goes to the stake account, and is nobody's.
//! 5. Rewards that came until now are credited to the holders there were, the account is
//!    settled, the shares are burnt. What it is owed it may claim later. Where the farm's accounts have
//!    a layout that this program does not know, what came since the last call is left uncredited.

use crate::{
    accounts::{own_shares, take, Kept},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    price,
    state::{Phase, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], shares: u128, least_amount: u64) -> Result {
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

    if let (true, Ok(there)) = (stored.phase != Phase::Left, seat.find_position()) {
        stored.count_pushed(there.as_ref(), token::balance(stake_account)?);
    }
    let amount = price::assets_for(shares, stored.shares, stored.assets);
    require(amount >= least_amount, Reason::PriceMoved)?;
    let from_farm = amount.min(stored.staked());
    let from_hand = amount.saturating_sub(from_farm);
    let left_there = stored.staked().saturating_sub(from_farm);
    let fetched = match (all_left, from_farm) {
        (0, _) => left_there,
        (_, 0) => left_there.min(1),
        _ => 0,
    };
    for (amount, to) in [(from_farm, destination), (fetched, stake_account)] {
        if amount > 0 {
            seat.unstake(&at, to.key, amount)?;
        }
    }
    if from_hand > 0 {
        pay(&stored, &at, vault, destination, from_hand)?;
    }

    if from_farm > 0 || fetched > 0 {
        stored.phase = Phase::Running;
        if let Ok((pool, position)) = seat.read() {
            stored.sync(&pool, &position);
            stored.note_stake(&pool, &position);
        }
    }
    holder.settle(&stored);
    // Parts of what there is.
    stored.assets = stored.assets.saturating_sub(amount);
    stored.at_hand = stored.at_hand.saturating_add(fetched).saturating_sub(from_hand);
    (holder.shares, stored.shares) = (left, all_left);
    stored.forget_leftovers();
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
