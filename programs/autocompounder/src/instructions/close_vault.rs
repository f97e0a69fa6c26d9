//! `close_vault(forfeit)`: closes a vault in which nobody has an account any more. The rent of
//! vault, position and token accounts goes to whoever created it, and nothing else does: what donors and
//! rounding left behind is given away first ([`give_away`](super::give_away)).
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | rent payer | signer, writable | as the vault names it |
//! | 1 | vault | writable | |
//! | 2 | pool | writable | |
//! | 3 | position | writable | |
//! | 4 | stake account | writable | the vault's |
//! | 5 | stake mint | | |
//! | 6 | token program | | |
//! | 7 | farm program | | |
//!
//! Then, for each reward account that is to be closed along with it:
//!
//! | account | | |
//! |---|---|---|
//! | reward account | writable | the vault's associated token account |
//! | reward mint | | |
//! | token program | | the mint's |
//!
//! 1. The rent payer signs; vault, pool, position and token accounts belong together.
//! 2. Every account of shares is closed: so nobody has shares, and nobody is owed anything. Nothing lies
//!    in the token accounts, and nothing is staked.
//! 3. The farm closes the position, where it is still there. It refuses while it owes whole units
//!    (harvest first), or `forfeit` gives them up, in favour of the other stakers of the pool.
//! 4. The token accounts are closed, and the vault is. Its address may be used again: the new vault
//!    begins at nothing.

use crate::{
    accounts::{close, is, signed, take, Kept},
    error::{require, Reason, Result},
    farm::Seat,
    state::Vault,
    token,
};
use solana_program::account_info::AccountInfo;

/// How many accounts there are before those of rewards.
const OWN: usize = 8;
/// How many accounts each reward takes.
const EACH: usize = 3;

pub fn process(accounts: &[AccountInfo], forfeit: bool) -> Result {
    let [rent_payer, vault, pool, position, stake_account, mint, token, farm] =
        take::<OWN>(accounts)?;
    signed(rent_payer)?;
    let stored = Vault::load(vault)?;
    is(rent_payer, &stored.rent_payer, Reason::WrongRentPayer)?;
    require(stored.accounts == 0 && stored.shares == 0, Reason::InUse)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    is(stake_account, &stored.stake_account, Reason::WrongTokenAccount)?;
    if seat.has_position() {
        require(seat.read_position()?.stake.amount == 0, Reason::NotGivenAway)?;
        seat.close(rent_payer, forfeit)?;
    }
    empty(&stored, vault, rent_payer, &[stake_account, mint, token].map(Clone::clone))?;
    let rewards = accounts.get(OWN..).unwrap_or_default();
    require(rewards.len() % EACH == 0, Reason::NotEnoughAccounts)?;
    for reward in rewards.chunks_exact(EACH) {
        empty(&stored, vault, rent_payer, take::<EACH>(reward)?)?;
    }
    close(vault, rent_payer)
}

/// Closes one of the vault's token accounts, which is empty.
fn empty<'i>(
    stored: &Vault,
    vault: &AccountInfo<'i>,
    rent_payer: &AccountInfo<'i>,
    [from, mint, program]: &[AccountInfo<'i>; EACH],
) -> Result {
    token::is_canonical(from, vault.key, mint.key, program.key)?;
    require(token::balance(from)? == 0, Reason::NotGivenAway)?;
    let transfer = token::Transfer { from, mint, to: rent_payer, vault, program };
    stored.signing(|seeds| transfer.close(rent_payer, seeds))
}
