//! A program for tests that forwards an instruction and signs for itself: what a composing
//! program, or the `execute` of a multisig, is to the farm.
//!
//! Accounts: the program to call, then the accounts of its instruction. Data: which of these
//! is the relay's own address (255 for none), the bump of it, then the data of the
//! instruction. Rights are passed on as they came, and the relay's own address, derived from
//! [`SEED`], signs. Deployed twice, it is two programs that compose.

use pinocchio::cpi::{invoke_signed_with_slice, Seed, Signer};
use pinocchio::error::ProgramError;
use pinocchio::instruction::{InstructionAccount, InstructionView};
use pinocchio::{AccountView, Address, ProgramResult};

pinocchio::entrypoint!(forward);

/// Of the address that the relay signs with.
const SEED: &[u8] = b"relay";

fn forward(_: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    let [callee, accounts @ ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let [own, bump, data @ ..] = data else {
        return Err(ProgramError::InvalidInstructionData);
    };
    let metas: Vec<InstructionAccount> = accounts
        .iter()
        .enumerate()
        .map(|(nth, a)| {
            let signs = a.is_signer() || nth == *own as usize;
            InstructionAccount::new(a.address(), a.is_writable(), signs)
        })
        .collect();
    let views: Vec<&AccountView> = accounts.iter().collect();
    let instruction = InstructionView { program_id: callee.address(), accounts: &metas, data };
    let bump = [*bump];
    let seeds = [Seed::from(SEED), Seed::from(&bump)];
    invoke_signed_with_slice(&instruction, &views, &[Signer::from(&seeds)])
}
