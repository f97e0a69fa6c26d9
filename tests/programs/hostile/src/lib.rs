//! A hook for tests: does whatever the payload says, to see what it may.
//!
//! The payload's first byte chooses; the rest says with what. Numbers are little endian,
//! accounts are named by their index.
//!
//! | payload | |
//! |---|---|
//! | nothing, 0 | takes the vote |
//! | 1 | fails |
//! | 2 | burns all compute |
//! | 3 | returns a byte for each account: 1 if it signs, 2 if it may be written |
//! | 4 account | writes into it |
//! | 5 from to | moves all lamports |
//! | 6 account | gives it to another owner |
//! | 7 program count (account rights)… data | calls that program, claiming these rights |
//! | 8 account size:u32 | resizes it |
//! | 9 size:u16 | returns that many bytes |
//! | 10 lines | logs that many lines of 1,000 bytes |
//! | 11 code:u64 | ends with that code, whatever it means |
//! | 12 levels rest… | calls itself that many times, one within the other, then does the rest |
//! | 13 data… | logs that as an event is logged |

// Takes what is not its own, which safe Rust would not let it try.
#![allow(unsafe_code)]

use core::mem::MaybeUninit;
use pinocchio::cpi::{invoke_signed_with_slice, set_return_data};
use pinocchio::entrypoint::deserialize;
use pinocchio::error::ProgramError;
use pinocchio::instruction::{InstructionAccount, InstructionView};
use pinocchio::{AccountView, Address, ProgramResult, MAX_TX_ACCOUNTS};

pinocchio::default_allocator!();
pinocchio::default_panic_handler!();

/// Where the payload begins in the data of a vote.
const PAYLOAD: usize = 84;

/// The entry point, spelt out: a program that means well returns an error that it knows.
///
/// # Safety
/// `input` is what the runtime passes to a program.
#[no_mangle]
pub unsafe extern "C" fn entrypoint(input: *mut u8) -> u64 {
    let mut accounts = [const { MaybeUninit::uninit() }; MAX_TX_ACCOUNTS];
    // SAFETY: the input is the runtime's, by this function's contract.
    let (program, count, data) = unsafe { deserialize::<MAX_TX_ACCOUNTS>(input, &mut accounts) };
    // SAFETY: that many have been written.
    let accounts = unsafe { core::slice::from_raw_parts_mut(accounts.as_mut_ptr().cast(), count) };
    match data.get(PAYLOAD..) {
        Some([11, code @ ..]) => code.first_chunk().map_or(1, |code| u64::from_le_bytes(*code)),
        Some(payload) => match misbehave(program, accounts, data, payload) {
            Ok(()) => 0,
            Err(error) => error.into(),
        },
        None => ProgramError::InvalidInstructionData.into(),
    }
}

fn misbehave(
    program: &Address,
    accounts: &mut [AccountView],
    data: &[u8],
    payload: &[u8],
) -> ProgramResult {
    match payload {
        [] | [0] => Ok(()),
        [1] => Err(ProgramError::Custom(666)),
        [2] => burn(),
        [3] => tell(accounts),
        [4, account] => write(&mut accounts[*account as usize]),
        [5, from, to] => take_lamports(accounts, *from as usize, *to as usize),
        [6, account] => hand_away(&mut accounts[*account as usize]),
        [7, rest @ ..] => call(accounts, rest),
        [8, account, size @ ..] => resize(&mut accounts[*account as usize], size),
        [9, low, high] => answer(u16::from_le_bytes([*low, *high])),
        [10, lines] => chatter(*lines),
        [12, levels, rest @ ..] => recurse(program, accounts, data, *levels, rest),
        [13, event @ ..] => pretend(event),
        _ => Err(ProgramError::InvalidInstructionData),
    }
}

fn burn() -> ProgramResult {
    let mut at = 0u64;
    loop {
        at = core::hint::black_box(at.wrapping_add(1));
    }
}

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

fn resize(account: &mut AccountView, size: &[u8]) -> ProgramResult {
    let size = size.first_chunk().ok_or(ProgramError::InvalidInstructionData)?;
    // SAFETY: the runtime looks at the length when the program has ended; what it makes of
    // one that has no memory behind it is the point. Nothing is read or written by it.
    unsafe { (*account.account_mut_ptr()).data_len = u32::from_le_bytes(*size) as u64 };
    Ok(())
}

fn answer(size: u16) -> ProgramResult {
    set_return_data(&vec![0xff; size as usize]);
    Ok(())
}

fn chatter(lines: u8) -> ProgramResult {
    let line = [b'x'; 1_000];
    for _ in 0..lines {
        // SAFETY: the bytes are there and are text.
        unsafe { syscall::sol_log_(line.as_ptr(), line.len() as u64) };
    }
    Ok(())
}

fn pretend(event: &[u8]) -> ProgramResult {
    let fields = [event];
    // SAFETY: one field, which is there for as long as the call lasts.
    unsafe { syscall::sol_log_data(fields.as_ptr().cast(), 1) };
    Ok(())
}

/// The program's whole data again, with one level less.
fn recurse(
    program: &Address,
    accounts: &[AccountView],
    data: &[u8],
    levels: u8,
    rest: &[u8],
) -> ProgramResult {
    let payload = match levels {
        0 | 1 => rest.to_vec(),
        more => [&[12, more - 1], rest].concat(),
    };
    let data = [&data[..PAYLOAD], &payload].concat();
    let metas: Vec<InstructionAccount> = accounts
        .iter()
        .map(|a| InstructionAccount::new(a.address(), a.is_writable(), a.is_signer()))
        .collect();
    let views: Vec<&AccountView> = accounts.iter().collect();
    let instruction = InstructionView { program_id: program, accounts: &metas, data: &data };
    invoke_signed_with_slice(&instruction, &views, &[])
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

/// What the runtime offers to programs; nothing elsewhere, where this one never runs.
mod syscall {
    #[cfg(any(target_os = "solana", target_arch = "bpf"))]
    pub use pinocchio::syscalls::{sol_log_, sol_log_data};

    #[cfg(not(any(target_os = "solana", target_arch = "bpf")))]
    pub unsafe fn sol_log_(_: *const u8, _: u64) {}
    #[cfg(not(any(target_os = "solana", target_arch = "bpf")))]
    pub unsafe fn sol_log_data(_: *const u8, _: u64) {}
}
