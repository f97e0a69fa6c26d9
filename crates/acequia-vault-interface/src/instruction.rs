//! The wire format. An instruction's data is its number (one byte, in the order below) and its
//! arguments, little endian; nothing may follow. Its accounts stand in the program's file that carries it out,
//! `programs/autocompounder/src/instructions/<name>.rs`, and as builders in [`build`](crate::build).

use borsh::{BorshDeserialize, BorshSerialize};

/// What the program can be asked to do. Variants are only ever appended.
#[derive(BorshDeserialize, BorshSerialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// `create_vault.rs`
    CreateVault {
        /// Tells apart the vaults of a pool.
        id: u16,
    },
    /// `open_account.rs`
    OpenAccount,
    /// `deposit.rs`
    Deposit {
        /// What to stake [base units].
        amount: u64,
        /// Fewer shares than this are refused.
        least_shares: u128,
    },
    /// `withdraw.rs`
    Withdraw {
        /// How many shares to burn.
        shares: u128,
        /// Less than this is refused [base units].
        least_amount: u64,
    },
    /// `harvest.rs`
    Harvest {
        /// The slot of the stream in the pool.
        slot: u8,
    },
    /// `compound.rs`
    Compound {
        /// The slot of the stream in the pool.
        slot: u8,
    },
    /// `claim.rs`
    Claim,
    /// `close_account.rs`
    CloseAccount {
        /// Gives up whole units that are still owed, in favour of the other depositors.
        forfeit: bool,
    },
    /// `emergency_exit.rs`
    EmergencyExit,
    /// `close_vault.rs`
    CloseVault {
        /// Gives up whole units that the farm still owes, in favour of the pool's stakers.
        forfeit: bool,
    },
    /// `announce.rs`
    Announce,
    /// `call_off.rs`
    CallOff,
    /// `give_away.rs`
    GiveAway {
        /// The slot of the flow that takes it; none to burn it, where there is no such flow.
        flow: Option<u8>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_arguments_stand_where_clients_write_them() {
        let bytes = |instruction: Instruction| borsh::to_vec(&instruction).unwrap();
        assert_eq!(bytes(Instruction::CreateVault { id: 0x0201 }), [0, 1, 2]);
        assert_eq!(bytes(Instruction::OpenAccount), [1]);
        let deposit = Instruction::Deposit { amount: 1, least_shares: 2 };
        let least = [[0; 7].as_slice(), &[2], &[0; 15]].concat();
        assert_eq!(bytes(deposit), [[2, 1].as_slice(), &least].concat());
        let withdraw = Instruction::Withdraw { shares: 1, least_amount: 2 };
        assert_eq!(bytes(withdraw)[..2], [3, 1]);
        assert_eq!(bytes(Instruction::Harvest { slot: 9 }), [4, 9]);
        assert_eq!(bytes(Instruction::Compound { slot: 9 }), [5, 9]);
        assert_eq!(bytes(Instruction::Claim), [6]);
        assert_eq!(bytes(Instruction::CloseAccount { forfeit: true }), [7, 1]);
        assert_eq!(bytes(Instruction::EmergencyExit), [8]);
        assert_eq!(bytes(Instruction::CloseVault { forfeit: false }), [9, 0]);
        assert_eq!(bytes(Instruction::Announce), [10]);
        assert_eq!(bytes(Instruction::CallOff), [11]);
        assert_eq!(bytes(Instruction::GiveAway { flow: None }), [12, 0]);
        assert_eq!(bytes(Instruction::GiveAway { flow: Some(3) }), [12, 1, 3]);
    }

    #[test]
    fn nothing_may_follow_the_arguments() {
        assert!(Instruction::try_from_slice(&[6]).is_ok());
        assert!(Instruction::try_from_slice(&[6, 0]).is_err());
        assert!(Instruction::try_from_slice(&[4]).is_err());
        assert!(Instruction::try_from_slice(&[13]).is_err());
    }
}
