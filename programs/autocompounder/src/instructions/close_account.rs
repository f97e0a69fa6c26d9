//! `close_account(forfeit)`: closes an account without shares; its rent goes to who paid it.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | owner | signer | of the share account |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | |
//! | 3 | rent payer | writable | as the account names it |
//!
//! 1. The owner signs; the account is of this vault, and holds no shares.
//! 2. It is owed no whole unit, or `forfeit` gives that up. That and all fractions go to those
//!    who hold shares, so the books lose nothing. The vault counts one account less.

use crate::{
    accounts::{close, is, own_shares, take},
    error::{require, Reason, Result},
    state::{Stored, Vault},
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], forfeit: bool) -> Result {
    let [owner, vault, account, rent_payer] = take::<4>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let mut holder = own_shares(account, vault.key, owner)?;
    is(rent_payer, &holder.rent_payer, Reason::WrongRentPayer)?;
    holder.settle(&stored);
    require(holder.shares == 0 && (forfeit || holder.is_paid()), Reason::NotEmpty)?;
    for (reward, checkpoint) in stored.rewards.iter_mut().zip(&holder.checkpoints) {
        reward.take_back(checkpoint.owed);
    }
    stored.accounts = stored.accounts.saturating_sub(1); // it was counted when it was opened
    stored.save(vault)?;
    close(account, rent_payer)
}
