//! Calls of the two token programs, and what is in a token account.
//!
//! The calls are made directly rather than by a client crate: those check that no account is
//! borrowed, but the account that signs is held by its program all along. It is passed
//! read-only. A call fails with the transaction or not at all.

use acequia_interface::addresses;
use anchor_lang::{
    cpi::InstructionAccount, pinocchio::cpi::get_return_data, prelude::*,
    unchecked_invoke_signed_fixed, CpiHandle,
};

/// The SPL Token program.
pub static SPL_TOKEN: Address = addresses::SPL_TOKEN;
/// The Token-2022 program.
pub static TOKEN_2022: Address = addresses::TOKEN_2022;
/// The program of associated token accounts.
pub static ASSOCIATED_TOKEN: Address = addresses::ASSOCIATED_TOKEN;

// Instructions of both token programs, by their first byte.
/// Moves tokens and names their mint and its decimals.
pub const TRANSFER_CHECKED: u8 = 12;
/// Closes an empty token account.
pub const CLOSE_ACCOUNT: u8 = 9;
const INITIALIZE_ACCOUNT_3: u8 = 18;
const GET_ACCOUNT_DATA_SIZE: u8 = 21;

/// The size of a plain mint and of a plain token account [bytes]. Token-2022 appends a byte
/// that tells one from the other, and extensions.
const MINT_SIZE: usize = 82;
const ACCOUNT_SIZE: usize = 165;
const IS_MINT: u8 = 1;
const IS_ACCOUNT: u8 = 2;

/// Which token program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenProgram {
    /// SPL Token.
    SplToken = 0,
    /// Token-2022.
    Token2022 = 1,
}

impl TokenProgram {
    /// From the byte that an account stores.
    #[inline(always)]
    pub const fn from_stored(byte: u8) -> Self {
        match byte {
            0 => Self::SplToken,
            _ => Self::Token2022,
        }
    }

    /// Its address.
    #[inline(always)]
    pub fn id(self) -> &'static Address {
        match self {
            Self::SplToken => &SPL_TOKEN,
            Self::Token2022 => &TOKEN_2022,
        }
    }
}

/// A mint, by the account it is in.
#[derive(Clone, Copy, Debug)]
pub struct Mint {
    /// The account itself.
    pub account: AccountView,
    /// Whose it is.
    pub program: TokenProgram,
    /// How its amounts are displayed.
    pub decimals: u8,
}

impl Mint {
    /// Reads an initialised mint of either program; none for anything else.
    pub fn read(account: &AccountView) -> Option<Self> {
        let mut programs = [TokenProgram::SplToken, TokenProgram::Token2022].into_iter();
        let program = programs.find(|program| account.owned_by(program.id()))?;
        let data = account.try_borrow().ok()?;
        let is_mint = data.len() == MINT_SIZE || data.get(ACCOUNT_SIZE) == Some(&IS_MINT);
        let (decimals, initialised) = (*data.get(44)?, *data.get(45)?);
        (is_mint && initialised == 1).then_some(Self { account: *account, program, decimals })
    }

    /// The size of a token account that can hold it [bytes]. For Token-2022, the program
    /// itself is asked: it knows every extension.
    pub fn account_size(&self) -> Option<usize> {
        if self.program == TokenProgram::SplToken {
            return Some(ACCOUNT_SIZE);
        }
        call(self.program, &[GET_ACCOUNT_DATA_SIZE], [readonly(&self.account)], &[]);
        let answer = get_return_data()?;
        let size = answer.as_slice().first_chunk().map(|size| u64::from_le_bytes(*size));
        size.filter(|_| answer.program_id() == self.program.id()).map(|size| size as usize)
    }

    /// Makes a new account of the right size and owner a token account of `holder`'s.
    pub fn initialize_account(&self, account: &AccountView, holder: &Address) {
        initialize_account(self.program, &self.account, account, holder);
    }

    /// Moves `amount` from one token account to another. `authority` signs with the
    /// transaction, or by `seeds`.
    pub fn transfer(
        &self,
        from: &AccountView,
        to: &AccountView,
        authority: &AccountView,
        amount: u64,
        seeds: &[&[&[u8]]],
    ) {
        let mut data = [TRANSFER_CHECKED, 0, 0, 0, 0, 0, 0, 0, 0, self.decimals];
        data[1..9].copy_from_slice(&amount.to_le_bytes());
        let accounts = [writable(from), readonly(&self.account), writable(to), signer(authority)];
        call(self.program, &data, accounts, seeds);
    }

    /// Closes an empty token account; its rent goes to `rent`.
    pub fn close_account(
        &self,
        account: &AccountView,
        rent: &AccountView,
        authority: &AccountView,
        seeds: &[&[&[u8]]],
    ) {
        let accounts = [writable(account), writable(rent), signer(authority)];
        call(self.program, &[CLOSE_ACCOUNT], accounts, seeds);
    }
}

/// Makes a new account of the right size and owner a token account of `holder`'s.
pub fn initialize_account(
    program: TokenProgram,
    mint: &AccountView,
    account: &AccountView,
    holder: &Address,
) {
    let mut data = [INITIALIZE_ACCOUNT_3; 33];
    data[1..].copy_from_slice(holder.as_ref());
    call(program, &data, [writable(account), readonly(mint)], &[]);
}

/// What is in a token account.
#[derive(Clone, Copy, Debug)]
pub struct TokenAccount {
    /// What it holds.
    pub mint: Address,
    /// Who may move it (the SPL "owner").
    pub holder: Address,
    /// How much it holds [base units].
    pub amount: u64,
}

impl TokenAccount {
    /// Reads a token account; none for anything else. Does not check which program it belongs
    /// to: the token program does, when tokens are moved to or from it.
    pub fn read(account: &AccountView) -> Option<Self> {
        let data = account.try_borrow().ok()?;
        let plain = data.len() == ACCOUNT_SIZE || data.get(ACCOUNT_SIZE) == Some(&IS_ACCOUNT);
        let (mint, rest) = data.split_first_chunk::<32>().filter(|_| plain)?;
        let (holder, rest) = rest.split_first_chunk::<32>()?;
        Some(Self {
            mint: Address::new_from_array(*mint),
            holder: Address::new_from_array(*holder),
            amount: u64::from_le_bytes(*rest.first_chunk()?),
        })
    }
}

/// An account of a call, and what it may be used for.
pub type Meta<'a> = (InstructionAccount<'a>, CpiHandle<'a>);

/// An account that is written to.
#[inline(always)]
pub fn writable(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::writable(account.address()), CpiHandle::readonly(account))
}

/// An account that is read.
#[inline(always)]
pub fn readonly(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::readonly(account.address()), CpiHandle::readonly(account))
}

/// An account that signs.
#[inline(always)]
pub fn signer(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::readonly_signer(account.address()), CpiHandle::readonly(account))
}

/// [Calls](invoke) a token program.
#[inline(always)]
pub fn call<const N: usize>(
    program: TokenProgram,
    data: &[u8],
    accounts: [Meta<'_>; N],
    seeds: &[&[&[u8]]],
) {
    invoke(program.id(), data, accounts, seeds);
}

/// Calls a program, which fails with the transaction or not at all. Nothing that the caller
/// holds may change in the call.
#[inline(always)]
pub fn invoke<const N: usize>(
    program: &Address,
    data: &[u8],
    accounts: [Meta<'_>; N],
    seeds: &[&[&[u8]]],
) {
    let handles = core::array::from_fn::<_, N, _>(|at| accounts[at].1);
    let metas = accounts.map(|(meta, _)| meta);
    unchecked_invoke_signed_fixed(program, data, &metas, &handles, seeds);
}
