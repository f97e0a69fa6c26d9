//! The bytes of mints and token accounts of both token programs, read at fixed offsets where
//! anchor-spl's types do not serve: see ADR 23.
//!
//! Token-2022 lays out what SPL Token does, and appends: from byte 165 a byte that tells a
//! mint from a token account, then extensions as type (u16), length (u16) and value.

use {
    crate::error::FarmError,
    anchor_lang::{bytemuck::cast_ref, prelude::*},
};

/// The size of a plain token account [bytes].
const ACCOUNT: usize = 165;
/// The value of the byte at 165.
const IS_ACCOUNT: u8 = 2;

/// Goes through extensions as type and value; `None` where the bytes do not add up. The
/// library's reader gives the types that it knows, and cannot tell another from such bytes.
pub struct Extensions<'a>(&'a [u8]);

impl<'a> Extensions<'a> {
    /// Those of a mint that has been loaded.
    pub fn of_mint(data: &'a [u8]) -> Self {
        Self(data.get(ACCOUNT + 1..).unwrap_or_default())
    }
}

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

/// What a token account says of itself.
pub struct AccountData<'a> {
    /// What it holds.
    pub mint: &'a Address,
    /// Who may move it (the SPL "owner").
    pub holder: &'a Address,
    /// How much it holds [base units].
    pub amount: u64,
    /// Whether it is frozen.
    pub frozen: bool,
}

/// Reads a token account. The caller knows that it belongs to a token program, or does not
/// rely on what it says.
#[inline(always)]
pub fn read_account(data: &[u8]) -> Option<AccountData<'_>> {
    let plain = data.len() == ACCOUNT || data.get(ACCOUNT) == Some(&IS_ACCOUNT);
    let (mint, rest) = data.first_chunk::<72>().filter(|_| plain)?.split_first_chunk()?;
    let (holder, amount) = rest.split_first_chunk()?;
    Some(AccountData {
        mint: cast_ref::<[u8; 32], _>(mint),
        holder: cast_ref::<[u8; 32], _>(holder),
        amount: u64::from_le_bytes(*amount.first_chunk()?),
        frozen: says_frozen(data),
    })
}

/// Where a plain token account says that it is frozen [bytes from the start], and by what.
const STATE: (usize, u8) = (108, 2);
/// Where it names a delegate, and who may close it: each begins with whether there is one.
const OPTIONS: [usize; 2] = [72, 129];
/// Token-2022's extension of an account that takes no transfer without a memo, and of one that takes
/// none from another program.
const MEMO_TRANSFER: u16 = 8;

/// Whether a token account is frozen.
pub fn is_frozen(account: &AccountView) -> Result<bool> {
    Ok(says_frozen(&account.try_borrow()?))
}

fn says_frozen(data: &[u8]) -> bool {
    data.get(STATE.0) == Some(&STATE.1)
}

/// Whether a token account refuses what is sent to it: it is frozen, or asks for a memo.
pub fn refuses(account: &AccountView) -> Result<bool> {
    let data = account.try_borrow()?;
    let memo = Extensions::of_mint(&data)
        .flatten()
        .any(|(kind, value)| kind == MEMO_TRANSFER && value.first() == Some(&1));
    Ok(memo || says_frozen(&data))
}

/// Whether nobody but its holder has a say in a token account: no delegate, no close authority.
pub fn is_holders_alone(account: &AccountView) -> Result<bool> {
    let data = account.try_borrow()?;
    Ok(OPTIONS.iter().all(|at| data.get(*at..at + 4) == Some(&[0; 4])))
}

/// What `look` sees of a token account. Does not check whose it is: the token program does, when tokens
/// are moved to or from it.
#[inline(always)]
pub fn read<R>(account: &AccountView, look: impl FnOnce(AccountData) -> R) -> Result<R> {
    Ok(look(read_account(&account.try_borrow()?).ok_or(FarmError::NotTokenAccount)?))
}
