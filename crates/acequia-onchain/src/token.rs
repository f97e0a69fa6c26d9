//! The two token programs, mints by anchor-spl, new token accounts, and calls.
//!
//! The calls are direct rather than anchor-spl's, which take thousands of units each: ADR 23.

use acequia_interface::addresses;
use anchor_lang::{
    address_eq,
    bytemuck::{Pod, Zeroable},
    cpi::InstructionAccount,
    create_account_signed,
    pinocchio::{
        cpi::{get_return_data, invoke_signed_unchecked, CpiAccount, Seed, Signer},
        instruction::InstructionView,
    },
    prelude::*,
};
use anchor_spl::token_interface;
use core::{mem::MaybeUninit, ops::Deref};

/// The SPL Token program.
pub static SPL_TOKEN: Address = addresses::SPL_TOKEN;
/// The Token-2022 program.
pub static TOKEN_2022: Address = addresses::TOKEN_2022;
/// The program of associated token accounts.
pub static ASSOCIATED_TOKEN: Address = addresses::ASSOCIATED_TOKEN;

// Instructions of both token programs, by their first byte.
/// Moves tokens and names their mint and its decimals.
pub const TRANSFER_CHECKED: u8 = 12;
const CLOSE_ACCOUNT: u8 = 9;
const INITIALIZE_ACCOUNT_3: u8 = 18;
const GET_ACCOUNT_DATA_SIZE: u8 = 21;

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

    /// The one that a mint belongs to.
    pub fn of<const ERROR: u32>(mint: &MintAccount<ERROR>) -> Self {
        if mint.account().owned_by(&SPL_TOKEN) {
            Self::SplToken
        } else {
            Self::Token2022
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

/// A mint of either token program. An account that is none is refused with the error of that
/// number: what an account's type refuses, no `@` can name.
pub type MintAccount<const ERROR: u32> = InterfaceAccount<MintOr<ERROR>>;

/// What is in a [`MintAccount`].
#[derive(Clone, Copy, Pod, Zeroable)]
#[bytemuck(crate = "anchor_lang::bytemuck")]
#[repr(transparent)]
pub struct MintOr<const ERROR: u32>(token_interface::Mint);

impl<const ERROR: u32> SlabSchema for MintOr<ERROR> {
    const DATA_OFFSET: usize = <token_interface::Mint as SlabSchema>::DATA_OFFSET;
    const MIN_DATA_LEN: usize = <token_interface::Mint as SlabSchema>::MIN_DATA_LEN;

    #[inline(always)]
    fn validate(account: &AccountView, data: &[u8]) -> Result<()> {
        token_interface::Mint::validate(account, data).map_err(|_| ProgramError::Custom(ERROR))
    }
}

impl<const ERROR: u32> Deref for MintOr<ERROR> {
    type Target = anchor_spl::Mint;
    #[inline(always)]
    fn deref(&self) -> &anchor_spl::Mint {
        &self.0
    }
}

#[doc(hidden)]
impl<const ERROR: u32> IdlAccountType for MintOr<ERROR> {}

/// Creates a token account of `holder`'s at an address derived from `seeds`, which somebody may
/// have sent lamports to before. Its size is what the mint's extensions ask for.
///
/// `#[account(init)]` would create before anything is checked, and knows fewer extensions than their
/// program does: ADR 34.
pub fn create_account(
    payer: &AccountView,
    account: &AccountView,
    mint: &AccountView,
    holder: &AccountView,
    program: &AccountView,
    seeds: &[&[u8]],
) -> Result<()> {
    let (space, program) = (space_for(mint, program.address())?, program.address());
    create_account_signed(payer, account, space, program, seeds)?;
    let mut data = [INITIALIZE_ACCOUNT_3; 33];
    data[1..].copy_from_slice(holder.address().as_ref());
    invoke(program, &data, [writable(account), readonly(mint)], &[]);
    Ok(())
}

/// How large an account of that mint is [bytes], as Token-2022 itself says.
#[inline(never)]
fn space_for(mint: &AccountView, program: &Address) -> Result<usize> {
    if address_eq(program, &SPL_TOKEN) {
        return Ok(size_of::<anchor_spl::TokenAccount>());
    }
    invoke(program, &[GET_ACCOUNT_DATA_SIZE], [readonly(mint)], &[]);
    let said = get_return_data();
    let said = said.as_ref().and_then(|said| said.as_slice().first_chunk());
    Ok(u64::from_le_bytes(*said.ok_or(ProgramError::InvalidAccountData)?) as usize)
}

/// What a call of a token program moves.
#[derive(Clone, Copy)]
pub struct Currency<'a> {
    /// Whose the mint is.
    pub program: TokenProgram,
    /// The mint.
    pub mint: &'a AccountView,
    /// How its amounts are displayed.
    pub decimals: u8,
}

impl Currency<'_> {
    /// Moves `amount` from one token account to another [base units]. `authority` signs with the
    /// transaction, or by `seeds`.
    pub fn transfer(
        self,
        from: &AccountView,
        to: &AccountView,
        authority: &AccountView,
        amount: u64,
        seeds: &[&[&[u8]]],
    ) {
        let mut data = [TRANSFER_CHECKED, 0, 0, 0, 0, 0, 0, 0, 0, self.decimals];
        data[1..9].copy_from_slice(&amount.to_le_bytes());
        let accounts = [writable(from), readonly(self.mint), writable(to), signer(authority)];
        invoke(self.program.id(), &data, accounts, seeds);
    }
}

/// Closes an empty token account; its rent goes to `rent`.
#[inline(always)]
pub fn close_account(
    program: TokenProgram,
    account: &AccountView,
    rent: &AccountView,
    authority: &AccountView,
    seeds: &[&[&[u8]]],
) {
    let accounts = [writable(account), writable(rent), signer(authority)];
    invoke(program.id(), &[CLOSE_ACCOUNT], accounts, seeds);
}

/// An account of a call, and what it may be used for.
pub type Meta<'a> = (InstructionAccount<'a>, &'a AccountView);

/// An account that is written to.
#[inline(always)]
pub fn writable(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::writable(account.address()), account)
}

/// An account that is read.
#[inline(always)]
pub fn readonly(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::readonly(account.address()), account)
}

/// An account that signs.
#[inline(always)]
pub fn signer(account: &AccountView) -> Meta<'_> {
    (InstructionAccount::readonly_signer(account.address()), account)
}

/// Calls a program, which fails with the transaction or not at all. The caller holds no reference
/// into data that changes in the call; an account's type keeps none.
#[allow(unsafe_code)]
#[inline(always)]
pub fn invoke<const N: usize>(
    program: &Address,
    data: &[u8],
    accounts: [Meta<'_>; N],
    seeds: &[&[&[u8]]],
) {
    let mut infos = [const { MaybeUninit::<CpiAccount>::uninit() }; N];
    for (info, (_, account)) in infos.iter_mut().zip(&accounts) {
        CpiAccount::init_from_account_view(account, info);
    }
    let accounts = &accounts.map(|(meta, _)| meta);
    let call = InstructionView { program_id: program, accounts, data };
    // SAFETY: all `N` are written. That nothing which changes is borrowed is the caller's word.
    unsafe {
        let infos = core::slice::from_raw_parts(infos.as_ptr().cast(), N);
        match seeds {
            [seeds] => invoke_signed_unchecked(&call, infos, &[Signer::from(as_seeds(seeds))]),
            _ => invoke_signed_unchecked(&call, infos, &[]),
        }
    }
}

/// The seeds of an address as the runtime wants them: where each lies, and how long it is.
#[allow(unsafe_code)]
#[inline(always)]
pub fn as_seeds<'a>(seeds: &'a [&'a [u8]]) -> &'a [Seed<'a>] {
    const { assert!(size_of::<Seed>() == size_of::<&[u8]>()) };
    // SAFETY: a `Seed` is a pointer and a length (u64), `repr(C)`; on SBF, where this is called, a slice
    // is the same two words in the same order, as the framework asserts too.
    unsafe { core::slice::from_raw_parts(seeds.as_ptr().cast(), seeds.len()) }
}
