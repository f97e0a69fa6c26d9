//! `close_vault(forfeit)`: closes a vault in which nobody has an account any more. The rent of
//! vault, position and token accounts goes to whoever paid it, and so does what donors and
//! rounding left behind: it is nobody else's.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | rent payer | signer, writable | as the farm's position names it: who created the vault |
//! | 1 | vault | writable | |
//! | 2 | destination | writable | a token account of the stake mint, not the vault's |
//! | 3 | pool | writable | |
//! | 4 | position | writable | |
//! | 5 | stake vault | writable | the pool's |
//! | 6 | stake account | writable | the vault's |
//! | 7 | stake mint | | |
//! | 8 | token program | | |
//! | 9 | farm program | | |
//!
//! Then, for each reward account that is to be closed along with it:
//!
//! | account | | |
//! |---|---|---|
//! | reward account | writable | the vault's associated token account |
//! | its destination | writable | a token account of the mint, not the vault's |
//! | reward mint | | |
//! | token program | | the mint's |
//!
//! 1. The rent payer signs; vault, pool, position and token accounts belong together.
//! 2. Every account of shares is closed: so nobody has shares, and nobody is owed anything.
//! 3. What somebody staked on the vault's behalf goes to the destination, and the farm closes
//!    the position. It refuses while it owes whole units (harvest first), or `forfeit` gives them
//!    up, in favour of the other stakers of the pool.
//! 4. What lies in the token accounts goes to their destinations; they are closed, and the vault
//!    is. Its address may be used again: the new vault begins at nothing.

use crate::{
    accounts::{close, is, signed, take},
    error::{require, Reason, Result},
    farm::{Principal, Seat},
    state::{Stored, Vault},
    token,
};
use solana_program::account_info::AccountInfo;

/// How many accounts there are before those of rewards.
const OWN: usize = 10;
/// How many accounts each reward takes.
const EACH: usize = 4;

pub fn process(accounts: &[AccountInfo], forfeit: bool) -> Result {
    let [rent_payer, vault, destination, pool, position, stake_vault, stake_account, mint, token, farm] =
        take::<OWN>(accounts)?;
    signed(rent_payer)?;
    let stored = Vault::load(vault)?;
    require(stored.accounts == 0 && stored.shares == 0, Reason::InUse)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    let at = Principal::of(&stored, [stake_vault, stake_account, mint, token])?;
    let there = seat.read_position()?;
    is(rent_payer, &there.rent_payer, Reason::WrongRentPayer)?;
    require(destination.key != stake_account.key, Reason::OwnAccount)?;

    if there.stake.amount > 0 {
        seat.unstake(&at, destination.key, there.stake.amount)?;
    }
    seat.close(rent_payer, forfeit)?;
    let own = [stake_account, destination, mint, token].map(Clone::clone);
    empty(&stored, vault, rent_payer, &own)?;
    let rewards = accounts.get(OWN..).unwrap_or_default();
    require(rewards.len() % EACH == 0, Reason::NotEnoughAccounts)?;
    for reward in rewards.chunks_exact(EACH) {
        empty(&stored, vault, rent_payer, take::<EACH>(reward)?)?;
    }
    close(vault, rent_payer)
}

/// Empties and closes one of the vault's token accounts.
fn empty<'i>(
    stored: &Vault,
    vault: &AccountInfo<'i>,
    rent_payer: &AccountInfo<'i>,
    [from, to, mint, program]: &[AccountInfo<'i>; EACH],
) -> Result {
    token::is_canonical(from, vault.key, mint.key, program.key)?;
    require(to.key != from.key, Reason::OwnAccount)?;
    let transfer = token::Transfer { from, mint, to, vault, program };
    let left = token::balance(from)?;
    stored.signing(|seeds| {
        if left > 0 {
            transfer.send(left, seeds)?;
        }
        transfer.close(rent_payer, seeds)
    })
}
