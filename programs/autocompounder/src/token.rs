//! Token accounts and transfers, of SPL Token and of Token-2022: their accounts begin with the
//! same fields, and they read the same instruction.

use crate::{
    accounts::is,
    error::{Reason, Result},
};
use acequia_interface::addresses::{associated_token, ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022};
use solana_program::{
    account_info::AccountInfo,
    instruction::{AccountMeta, Instruction},
    program::{invoke, invoke_signed},
    program_error::ProgramError,
    program_pack::Pack,
    pubkey::Pubkey,
};
use spl_token_interface::{
    instruction::{burn_checked, close_account, transfer_checked},
    state::{Account, Mint},
};

/// What a token account holds [base units].
pub fn balance(account: &AccountInfo) -> Result<u64> {
    Ok(base::<Account>(account)?.amount)
}

/// Checks that this is the vault's canonical account for a mint.
pub fn is_canonical(
    account: &AccountInfo,
    vault: &Pubkey,
    mint: &Pubkey,
    program: &Pubkey,
) -> Result {
    is(account, &associated_token(vault, mint, program), Reason::WrongTokenAccount)
}

/// A transfer out of one of the vault's accounts.
#[allow(missing_docs)] // a field that its name explains
pub struct Transfer<'a, 'i> {
    pub from: &'a AccountInfo<'i>,
    pub mint: &'a AccountInfo<'i>,
    pub to: &'a AccountInfo<'i>,
    /// The vault, whose seeds sign.
    pub vault: &'a AccountInfo<'i>,
    pub program: &'a AccountInfo<'i>,
}

impl<'i> Transfer<'_, 'i> {
    /// Sends `amount` [base units].
    pub fn send(&self, amount: u64, seeds: &[&[u8]]) -> Result {
        let decimals = base::<Mint>(self.mint)?.decimals;
        let (from, mint, to) = (self.from.key, self.mint.key, self.to.key);
        let mut transfer =
            transfer_checked(&SPL_TOKEN, from, mint, to, self.vault.key, &[], amount, decimals)?;
        transfer.program_id = *self.program.key; // either reads the same bytes
        is_token_program(self.program)?;
        let infos = [self.from, self.mint, self.to, self.vault, self.program].map(Clone::clone);
        Ok(invoke_signed(&transfer, &infos, &[seeds])?)
    }

    /// Burns `amount` [base units].
    pub fn burn(&self, amount: u64, seeds: &[&[u8]]) -> Result {
        let decimals = base::<Mint>(self.mint)?.decimals;
        let (from, mint) = (self.from.key, self.mint.key);
        let mut burn = burn_checked(&SPL_TOKEN, from, mint, self.vault.key, &[], amount, decimals)?;
        burn.program_id = *self.program.key; // either reads the same bytes
        is_token_program(self.program)?;
        let infos = [self.from, self.mint, self.vault, self.program].map(Clone::clone);
        Ok(invoke_signed(&burn, &infos, &[seeds])?)
    }

    /// Closes the empty account; its rent goes to `rent_payer`.
    pub fn close(&self, rent_payer: &AccountInfo<'i>, seeds: &[&[u8]]) -> Result {
        let (from, to) = (self.from.key, rent_payer.key);
        let mut close = close_account(&SPL_TOKEN, from, to, self.vault.key, &[])?;
        close.program_id = *self.program.key; // either reads the same byte
        is_token_program(self.program)?;
        let infos = [self.from, rent_payer, self.vault, self.program].map(Clone::clone);
        Ok(invoke_signed(&close, &infos, &[seeds])?)
    }
}

/// Creates the vault's canonical account for a mint, where there is none yet. `infos` are
/// payer, account, vault, mint, system program, token program, associated token program.
pub fn create_canonical(infos: &[AccountInfo; 7]) -> Result {
    const CREATE_IDEMPOTENT: u8 = 1;
    let [payer, account, vault, mint, system, program, associated] = infos;
    is_token_program(program)?;
    is(associated, &ASSOCIATED_TOKEN, Reason::WrongProgram)?;
    is_canonical(account, vault.key, mint.key, program.key)?;
    let create = Instruction {
        program_id: ASSOCIATED_TOKEN,
        accounts: vec![
            AccountMeta::new(*payer.key, true),
            AccountMeta::new(*account.key, false),
            AccountMeta::new_readonly(*vault.key, false),
            AccountMeta::new_readonly(*mint.key, false),
            AccountMeta::new_readonly(*system.key, false),
            AccountMeta::new_readonly(*program.key, false),
        ],
        data: vec![CREATE_IDEMPOTENT],
    };
    Ok(invoke(&create, infos)?)
}

fn is_token_program(program: &AccountInfo) -> Result {
    is(program, &SPL_TOKEN, Reason::WrongProgram)
        .or_else(|_| is(program, &TOKEN_2022, Reason::WrongProgram))
}

/// The fields that both programs' accounts begin with.
fn base<T: Pack>(account: &AccountInfo) -> Result<T> {
    let data = account.try_borrow_data()?;
    let head = data.get(..T::LEN).ok_or(ProgramError::InvalidAccountData)?;
    Ok(T::unpack_from_slice(head)?)
}
