//! A hook for tests: does whatever the payload says, to see what it may.
//!
//! The payload's first byte chooses; the rest says with what.

// Takes what is not its own, which safe Rust would not let it try.
#![allow(unsafe_code)]

use pinocchio::cpi::{invoke_signed_with_slice, set_return_data};
use pinocchio::error::ProgramError;
use pinocchio::instruction::{InstructionAccount, InstructionView};
use pinocchio::{AccountView, Address, ProgramResult};

pinocchio::entrypoint!(misbehave);

/// Where the payload begins in the data of a vote.
const PAYLOAD: usize = 84;

fn misbehave(_: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    let payload = data.get(PAYLOAD..).ok_or(ProgramError::InvalidInstructionData)?;
    match payload {
        [] | [0] => Ok(()),
        [1] => Err(ProgramError::Custom(666)),
        [2] => burn(),
        [3] => tell(accounts),
        [4, account] => write(&mut accounts[*account as usize]),
        [5, from, to] => take_lamports(accounts, *from as usize, *to as usize),
        [6, account] => hand_away(&mut accounts[*account as usize]),
        [7, rest @ ..] => call(accounts, rest),
        _ => Err(ProgramError::InvalidInstructionData),
    }
}

fn burn() -> ProgramResult {
    let mut at = 0u64;
    loop {
        at = core::hint::black_box(at.wrapping_add(1));
    }
}

/// Returns a byte for each account: 1 if it signs, 2 if it may be written.
fn tell(accounts: &[AccountView]) -> ProgramResult {
    let rights = |a: &AccountView| u8::from(a.is_signer()) | u8::from(a.is_writable()) << 1;
    let rights: Vec<u8> = accounts.iter().map(rights).collect();
    set_return_data(&rights);
    Ok(())
}

fn write(account: &mut AccountView) -> ProgramResult {
    // SAFETY: nothing else borrows the account; that it may not be written is the point.
    unsafe { account.borrow_unchecked_mut()[8] ^= 0xff };
    Ok(())
}

fn take_lamports(accounts: &mut [AccountView], from: usize, to: usize) -> ProgramResult {
    let all = accounts[from].lamports();
    let sum = accounts[to].lamports() + all;
    accounts[from].set_lamports(0);
    accounts[to].set_lamports(sum);
    Ok(())
}

fn hand_away(account: &mut AccountView) -> ProgramResult {
    // SAFETY: nothing else borrows the account; that it may not be given away is the point.
    unsafe { account.assign(&Address::new_from_array([7; 32])) };
    Ok(())
}

/// `program, count, count times (account, rights), data`: calls that program, claiming these
/// rights: 1 for a signer, 2 for a writable account.
fn call(accounts: &[AccountView], rest: &[u8]) -> ProgramResult {
    let (program, count) = (rest[0] as usize, rest[1] as usize);
    let (list, data) = rest[2..].split_at(2 * count);
    let named: Vec<&AccountView> = list.chunks(2).map(|pair| &accounts[pair[0] as usize]).collect();
    let metas: Vec<InstructionAccount> = list
        .chunks(2)
        .zip(&named)
        .map(|(pair, a)| InstructionAccount::new(a.address(), pair[1] & 2 != 0, pair[1] & 1 != 0))
        .collect();
    let instruction =
        InstructionView { program_id: accounts[program].address(), accounts: &metas, data };
    invoke_signed_with_slice(&instruction, &named, &[])
}
