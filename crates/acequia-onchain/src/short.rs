//! A short way into the instructions that are called most.
//!
//! Anchor's dispatch tries one instruction after the other, walks over accounts at twice the cost and
//! copies those that no struct declares into a list. Here an instruction is found by one comparison,
//! its accounts lie in one array, and the checks are Anchor's all the same: those of its
//! `#[derive(Accounts)]`. What is out of the ordinary (too few accounts or too many, a writable one
//! twice) is left to Anchor, which has the error for it. ADR 54.

use anchor_lang::{
    pinocchio::account::{RuntimeAccount, MAX_PERMITTED_DATA_INCREASE},
    prelude::*,
    TryAccounts,
};
use core::mem::MaybeUninit;

/// The most accounts that are walked over here: there is a bit for each.
pub const MOST: usize = 64;
/// Where those that were seen are put.
pub type Room = [MaybeUninit<AccountView>; MOST];

/// What an account takes beside its data: itself, room to grow, and the epoch of its rent.
const BESIDE: usize = size_of::<RuntimeAccount>() + MAX_PERMITTED_DATA_INCREASE + size_of::<u64>();
/// Accounts begin at multiples of this.
const ALIGNED: usize = size_of::<u64>();
/// Says that an account was not passed before.
const FIRST_TIME: u8 = u8::MAX;

/// The accounts of an instruction.
pub struct Walk<'a> {
    accounts: &'a [AccountView],
    /// A bit for each account that is passed twice, the first time too.
    twice: u64,
}

impl<'a> Walk<'a> {
    /// Over the accounts in the loader's input; none where there are more than [`MOST`].
    ///
    /// # Safety
    /// `input` is the loader's, and nobody holds an account of it.
    #[allow(unsafe_code)]
    #[inline(never)] // where the room is not the caller's own frame, its address stays in a register
    pub unsafe fn over(input: *mut u8, room: &'a mut Room) -> Option<Self> {
        // SAFETY: the loader puts the number of accounts first, then each account (or, where it was
        // passed before, eight bytes of which the first says where), each aligned to 8 bytes. An
        // account can only be named by one that came before it, which is in `room` already.
        unsafe {
            let count = *input.cast::<u64>() as usize;
            if count > MOST {
                return None;
            }
            let (mut at, mut twice) = (input.add(size_of::<u64>()), 0u64);
            let accounts = room.as_mut_ptr().cast::<AccountView>();
            let (mut to, end) = (accounts, accounts.add(count));
            while to != end {
                let account = at.cast::<RuntimeAccount>();
                let before = (*account).borrow_state;
                if before == FIRST_TIME {
                    let size = (*account).data_len;
                    (*account).padding = (size as u32).to_le_bytes(); // from which it may grow
                    let length = (BESIDE + ALIGNED - 1).wrapping_add(size as usize);
                    at = at.add(length & !(ALIGNED - 1));
                    to.write(AccountView::new_unchecked(account));
                } else {
                    twice |= 1 << to.offset_from(accounts) | 1 << before;
                    at = at.add(size_of::<u64>());
                    to.write(accounts.add(before as usize).read());
                }
                to = to.add(1);
            }
            Some(Self { accounts: core::slice::from_raw_parts(accounts, count), twice })
        }
    }

    /// Loads and checks what an instruction declares, has it handled with the accounts behind that,
    /// and returns what the runtime is told: 0, or the error's number. None where the case is Anchor's.
    #[inline(always)]
    pub fn call<T: TryAccounts>(
        &self,
        program: &Address,
        arguments: &[u8],
        handle: impl FnOnce(&mut T, &T::Bumps, &[AccountView]) -> Result<()>,
    ) -> Option<u64> {
        const { assert!(T::HEADER_SIZE <= MOST && !T::HAS_DYNAMIC_MUT_MASK) };
        if self.accounts.len() < T::HEADER_SIZE || self.twice & T::MUT_MASK[0] != 0 {
            return None;
        }
        let (declared, more) = self.accounts.split_at(T::HEADER_SIZE);
        let handled = match T::try_accounts(program, declared, None, 0, arguments) {
            Ok((ref mut accounts, ref bumps, _)) => {
                handle(accounts, bumps, more).and_then(|()| accounts.exit_accounts(arguments))
            }
            Err(error) => Err(error),
        };
        Some(match handled {
            Ok(()) => 0,
            Err(error) => error.into(),
        })
    }
}

#[cfg(test)]
mod tests;
