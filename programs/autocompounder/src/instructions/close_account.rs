//! `close_account(forfeit)`: closes an account without shares; its rent goes to who paid it.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | closer | signer | the owner of the share account, or who created the vault |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | |
//! | 3 | rent payer | writable | as the account names it |
//!
//! 1. The owner signs, or who created the vault, whose rent an empty account would hold for ever. The
//!    account is of this vault, and holds no shares.
//! 2. It is owed no whole unit, or the owner's `forfeit` gives that up. That and all fractions go to those
//!    who hold shares, so the books lose nothing. The vault counts one account less; with the last one
//!    its rewards begin anew.

use crate::{
    accounts::{close, is, shares_of, signed, take, Kept},
    error::{require, Reason, Result},
    state::Vault,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], forfeit: bool) -> Result {
    let [closer, vault, account, rent_payer] = take::<4>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let mut holder = shares_of(account, vault.key)?;
    signed(closer)?;
    let is_owners = *closer.key == holder.owner;
    require(is_owners || *closer.key == stored.rent_payer, Reason::NotOwner)?;
    is(rent_payer, &holder.rent_payer, Reason::WrongRentPayer)?;
    holder.settle(&stored);
    require(holder.shares == 0 && (forfeit && is_owners || holder.is_paid()), Reason::NotEmpty)?;
    for (reward, checkpoint) in stored.rewards.iter_mut().zip(&holder.checkpoints) {
        reward.take_back(checkpoint.owed);
    }
    stored.close_one();
    stored.save(vault)?;
    close(account, rent_payer)
}
