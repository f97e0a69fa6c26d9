//! The entry point: which file carries out which instruction.

use crate::{instruction::Instruction, instructions::*};
use borsh::BorshDeserialize;
use solana_program::{
    account_info::AccountInfo, entrypoint::ProgramResult, msg, program_error::ProgramError,
    pubkey::Pubkey,
};

solana_program::entrypoint!(process);

/// Reads the instruction, to the last byte, and carries it out. An error is logged in words.
pub fn process(program: &Pubkey, accounts: &[AccountInfo], data: &[u8]) -> ProgramResult {
    if *program != crate::ID {
        return Err(ProgramError::IncorrectProgramId);
    }
    let instruction =
        Instruction::try_from_slice(data).map_err(|_| ProgramError::InvalidInstructionData)?;
    let result = match instruction {
        Instruction::CreateVault { id } => create_vault::process(accounts, id),
        Instruction::OpenAccount => open_account::process(accounts),
        Instruction::Deposit { amount, least_shares } => {
            deposit::process(accounts, amount, least_shares)
        }
        Instruction::Withdraw { shares, least_amount } => {
            withdraw::process(accounts, shares, least_amount)
        }
        Instruction::Harvest { slot } => harvest::process(accounts, slot),
        Instruction::Compound { slot } => compound::process(accounts, slot),
        Instruction::Claim => claim::process(accounts),
        Instruction::CloseAccount { forfeit } => close_account::process(accounts, forfeit),
        Instruction::EmergencyExit => emergency_exit::process(accounts),
        Instruction::CloseVault { forfeit } => close_vault::process(accounts, forfeit),
        Instruction::Announce => announce::process(accounts),
        Instruction::CallOff => call_off::process(accounts),
        Instruction::GiveAway { flow } => give_away::process(accounts, flow),
    };
    result.map_err(|error| {
        msg!("{}", error);
        error.into()
    })
}
