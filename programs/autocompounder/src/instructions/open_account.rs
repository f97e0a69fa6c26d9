//! `open_account()`: an account of shares for an owner, who need not sign. By anyone.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | payer | signer, writable | pays the rent, and gets it back at the end |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | derived from "shares", vault, owner |
//! | 3 | owner | | who may withdraw and claim; may be a program's address |
//! | 4 | system program | | |
//!
//! 1. The vault is one of this program's.
//! 2. The share account is at its address and does not exist. The payer pays its rent. The vault
//!    counts it.

use crate::{
    accounts::{create, is, take, Kept},
    error::{Reason, Result},
    state::{ShareAccount, Stored, Vault, VERSION},
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [payer, vault, account, owner, system] = take::<5>(accounts)?;
    let mut counted = Vault::load(vault)?;
    counted.accounts = counted.accounts.checked_add(1).ok_or(Reason::VaultFull)?;
    let (address, bump) = ShareAccount::address(vault.key, owner.key);
    is(account, &address, Reason::WrongShareAccount)?;
    let stored = ShareAccount {
        tag: ShareAccount::TAG,
        version: VERSION,
        bump,
        vault: *vault.key,
        owner: *owner.key,
        rent_payer: *payer.key,
        shares: 0,
        checkpoints: Vec::new(),
    };
    let seeds = [ShareAccount::SEED, vault.key.as_ref(), owner.key.as_ref(), &[bump]];
    create(&stored, account, payer, system, &seeds)?;
    counted.save(vault)
}
