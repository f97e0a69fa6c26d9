//! The bytes of mints and token accounts of both token programs, read at fixed offsets.
//!
//! Token-2022 lays out what SPL Token does, and appends: from byte 165 a byte that tells a
//! mint from a token account, then extensions as type (u16), length (u16) and value.

use {crate::error::FarmError, anchor_lang::prelude::*};

/// The numbers of the extensions a mint may have.
pub mod extension {
    #![allow(missing_docs)]
    pub const TRANSFER_FEE_CONFIG: u16 = 1;
    pub const MINT_CLOSE_AUTHORITY: u16 = 3;
    pub const CONFIDENTIAL_TRANSFER: u16 = 4;
    pub const DEFAULT_ACCOUNT_STATE: u16 = 6;
    pub const NON_TRANSFERABLE: u16 = 9;
    pub const INTEREST_BEARING: u16 = 10;
    pub const PERMANENT_DELEGATE: u16 = 12;
    pub const TRANSFER_HOOK: u16 = 14;
    pub const CONFIDENTIAL_TRANSFER_FEE: u16 = 16;
    pub const METADATA_POINTER: u16 = 18;
    pub const TOKEN_METADATA: u16 = 19;
    pub const GROUP_POINTER: u16 = 20;
    pub const TOKEN_GROUP: u16 = 21;
    pub const GROUP_MEMBER_POINTER: u16 = 22;
    pub const TOKEN_GROUP_MEMBER: u16 = 23;
    pub const CONFIDENTIAL_MINT_BURN: u16 = 24;
    pub const SCALED_UI_AMOUNT: u16 = 25;
    pub const PAUSABLE: u16 = 26;
}

/// The size of a plain mint [bytes].
const MINT: usize = 82;
/// The size of a plain token account [bytes].
const ACCOUNT: usize = 165;
/// An extended account may not have the size of a multisig: two bytes are added then.
const MULTISIG: usize = 355;
/// The values of the byte at 165.
const IS_MINT: u8 = 1;
const IS_ACCOUNT: u8 = 2;

/// What the farm needs to know of a mint.
pub struct MintData<'a> {
    /// How its amounts are displayed.
    pub decimals: u8,
    /// Whether somebody can freeze its accounts.
    pub has_freeze_authority: bool,
    /// What Token-2022 added.
    pub extensions: Extensions<'a>,
}

/// Reads an initialised mint.
pub fn read_mint(data: &[u8]) -> Option<MintData<'_>> {
    let extensions = match data.len() {
        MINT => &[][..],
        _ => data.get(ACCOUNT).filter(|kind| **kind == IS_MINT).and(data.get(ACCOUNT + 1..))?,
    };
    let initialised = data[45] == 1;
    initialised.then_some(MintData {
        decimals: data[44],
        has_freeze_authority: data[46] != 0,
        extensions: Extensions(extensions),
    })
}

/// Goes through extensions as type and value; `None` where the bytes do not add up.
pub struct Extensions<'a>(&'a [u8]);

impl<'a> Iterator for Extensions<'a> {
    type Item = Option<(u16, &'a [u8])>;

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.0.split_first_chunk::<4>()?;
        let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        if kind == 0 {
            return None;
        }
        let value = rest.get(..length as usize);
        self.0 = rest.get(length as usize..).unwrap_or(&[]);
        Some(value.map(|value| (kind, value)))
    }
}

/// The size of a token account whose mint's extensions add `added` to it [bytes].
pub const fn account_size(added: usize) -> usize {
    match ACCOUNT + 1 + added {
        _ if added == 0 => ACCOUNT,
        MULTISIG => MULTISIG + 2,
        size => size,
    }
}

/// A token account's mint, holder (the SPL "owner") and amount [base units].
pub struct AccountData {
    /// What it holds.
    pub mint: Address,
    /// Who may move it.
    pub holder: Address,
    /// How much it holds [base units].
    pub amount: u64,
}

/// Reads a token account. The caller knows that it belongs to a token program, or does not
/// rely on what it says.
#[inline(always)]
pub fn read_account(data: &[u8]) -> Option<AccountData> {
    let plain = data.len() == ACCOUNT || data.get(ACCOUNT) == Some(&IS_ACCOUNT);
    let (mint, rest) = data.split_first_chunk::<32>().filter(|_| plain)?;
    let (holder, rest) = rest.split_first_chunk::<32>()?;
    let amount = rest.first_chunk::<8>()?;
    Some(AccountData {
        mint: Address::new_from_array(*mint),
        holder: Address::new_from_array(*holder),
        amount: u64::from_le_bytes(*amount),
    })
}

/// A token account's fields. Does not check whose it is: the token program does, when tokens
/// are moved to or from it.
#[inline(always)]
pub fn read(account: &AccountView) -> Result<AccountData> {
    read_account(&account.try_borrow()?).ok_or(FarmError::NotTokenAccount.into())
}
