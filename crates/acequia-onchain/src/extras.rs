//! The list of what a vote needs beside the accounts that every receiver gets, in the bytes of
//! `spl-tlv-account-resolution`, as a constant of the receiver; and its account.

use anchor_lang::{create_account_signed, prelude::*, realloc_account};

/// One account: how it is found, 32 bytes that say where, whether it signs, whether it is
/// writable.
pub type Meta = [u8; 35];

/// An account is found by seeds of the receiver: any of the three kinds below.
pub const BY_SEEDS: u8 = 1;
/// An account is found by an address in data: the two places below.
pub const BY_ADDRESS: u8 = 2;
/// In the instruction's data: where it stands.
pub const IN_INSTRUCTION: u8 = 1;
/// In an account's data: which account, and where it stands.
pub const IN_ACCOUNT: u8 = 2;
/// A seed of an account's address: which account.
pub const ADDRESS_OF: u8 = 3;
/// A seed of a part of an account's data: which account, where it stands, its length.
pub const PART_OF: u8 = 4;
const LITERAL: u8 = 1;

/// Bytes before the accounts: the type of the one entry, its length, the number of accounts.
const HEAD: usize = 8 + 4 + 4;

/// An account: found by `how`, where a literal seed comes first and `rest` follows.
pub const fn meta(how: u8, literal: &[u8], rest: &[u8], writable: bool) -> Meta {
    let mut meta = [0; 35];
    meta[0] = how;
    let mut at = 1;
    if !literal.is_empty() {
        put(&mut meta, at, &[LITERAL, literal.len() as u8]);
        put(&mut meta, at + 2, literal);
        at += 2 + literal.len();
    }
    put(&mut meta, at, rest);
    meta[34] = writable as u8;
    meta
}

/// The content of the list's account, with one entry of the type `kind`.
pub const fn list<const N: usize, const SIZE: usize>(
    kind: [u8; 8],
    metas: [Meta; N],
) -> [u8; SIZE] {
    assert!(SIZE == HEAD + N * size_of::<Meta>());
    let mut list = [0; SIZE];
    put(&mut list, 0, &kind);
    put(&mut list, 8, &((SIZE - 12) as u32).to_le_bytes());
    put(&mut list, 12, &(N as u32).to_le_bytes());
    let mut nth = 0;
    while nth < N {
        put(&mut list, HEAD + nth * size_of::<Meta>(), &metas[nth]);
        nth += 1;
    }
    list
}

/// Has the list's account hold `list`: it is made where it is missing, and written anew whatever a
/// former version of `program` left there. The payer pays the rent, or gets what is too much.
pub fn write(
    mut account: AccountView,
    list: &[u8],
    payer: &AccountView,
    program: &Address,
    seeds: &[&[u8]],
) -> Result<()> {
    if !account.owned_by(program) {
        create_account_signed(payer, &account, list.len(), program, seeds)?;
    } else if account.data_len() != list.len() {
        realloc_account(&mut account, list.len(), payer, false)?;
    }
    account.try_borrow_mut()?.copy_from_slice(list);
    Ok(())
}

const fn put(into: &mut [u8], at: usize, bytes: &[u8]) {
    let mut nth = 0;
    while nth < bytes.len() {
        into[at + nth] = bytes[nth];
        nth += 1;
    }
}
