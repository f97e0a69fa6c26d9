//! Taking and checking the accounts of an instruction.

use crate::{
    error::{require, Reason, Result},
    state::{ShareAccount, Stored},
};
use solana_program::{
    account_info::AccountInfo, clock::Clock, program::invoke_signed, program_error::ProgramError,
    pubkey::Pubkey, rent::Rent, sysvar::Sysvar,
};
use solana_system_interface::instruction as system;

/// An account of this program, taken out of its bytes and put back.
pub trait Kept: Stored {
    /// Reads it.
    fn load(info: &AccountInfo) -> Result<Self> {
        require(*info.owner == crate::ID, Self::OTHERWISE)?;
        Ok(Self::read(&info.try_borrow_data()?)?)
    }

    /// Writes it back.
    fn save(&self, info: &AccountInfo) -> Result {
        let mut data = info.try_borrow_mut_data()?;
        let written = self.serialize(&mut &mut data[..]);
        Ok(written.map_err(|_| ProgramError::AccountDataTooSmall)?)
    }
}

impl<T: Stored> Kept for T {}

/// The accounts of an instruction; those beyond the list are nobody's business.
pub fn take<'a, 'i, const N: usize>(
    accounts: &'a [AccountInfo<'i>],
) -> Result<&'a [AccountInfo<'i>; N]> {
    Ok(accounts.first_chunk().ok_or(Reason::NotEnoughAccounts)?)
}

/// Checks a signature.
pub fn signed(info: &AccountInfo) -> Result {
    require(info.is_signer, Reason::NotSigned)
}

/// Checks an address.
pub fn is(info: &AccountInfo, address: &Pubkey, otherwise: Reason) -> Result {
    require(info.key == address, otherwise)
}

/// Reads somebody's account of that vault.
pub fn shares_of(info: &AccountInfo, vault: &Pubkey) -> Result<ShareAccount> {
    let account = ShareAccount::load(info)?;
    require(account.vault == *vault, Reason::WrongShareAccount)?;
    Ok(account)
}

/// Reads somebody's account of that vault, where they have signed.
pub fn own_shares(info: &AccountInfo, vault: &Pubkey, owner: &AccountInfo) -> Result<ShareAccount> {
    let account = shares_of(info, vault)?;
    require(account.owner == *owner.key, Reason::NotOwner)?;
    signed(owner)?;
    Ok(account)
}

/// The present second [unix s].
pub fn now() -> Result<u64> {
    Ok(Clock::get()?.unix_timestamp.max(0) as u64)
}

/// Creates an account of this program at a derived address. Lamports that somebody has sent
/// there before do not stand in the way.
pub fn create<'i, T: Stored>(
    stored: &T,
    account: &AccountInfo<'i>,
    payer: &AccountInfo<'i>,
    system_program: &AccountInfo<'i>,
    seeds: &[&[u8]],
) -> Result {
    signed(payer)?;
    is(system_program, &solana_system_interface::program::ID, Reason::WrongProgram)?;
    require(account.data_is_empty() && *account.owner != crate::ID, Reason::AlreadyThere)?;
    let infos = [payer.clone(), account.clone(), system_program.clone()];
    let missing = Rent::get()?.minimum_balance(T::SIZE).saturating_sub(account.lamports());
    if missing > 0 {
        invoke_signed(&system::transfer(payer.key, account.key, missing), &infos, &[])?;
    }
    invoke_signed(&system::allocate(account.key, T::SIZE as u64), &infos, &[seeds])?;
    invoke_signed(&system::assign(account.key, &crate::ID), &infos, &[seeds])?;
    stored.save(account)
}

/// Closes an account of this program: all its lamports go to `rent_payer`.
pub fn close(account: &AccountInfo, rent_payer: &AccountInfo) -> Result {
    let all = rent_payer.lamports().saturating_add(account.lamports());
    **rent_payer.try_borrow_mut_lamports()? = all;
    **account.try_borrow_mut_lamports()? = 0;
    account.assign(&solana_system_interface::program::ID);
    Ok(account.resize(0)?)
}
