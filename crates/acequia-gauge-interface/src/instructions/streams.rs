//! What a gauge does as the funder of streams: it takes what they have for it, and ends those in pools that it
//! no longer lists.

use super::gauges::BudgetAccounts;
use crate::ID;
use acequia_interface::instruction;
use solana_address::Address;
use solana_instruction::AccountMeta;

instruction! {
    /// Takes what a stream has idle, which is its funder's, back to the gauge's budget. By anyone.
    RefundStream = "refund_stream"
    given {
        /// The gauge's budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        gauge: writable,
        budget: writable = |i| i.budget.account,
        pool: writable,
        vault: writable,
        reward_mint: readonly = |i| i.budget.mint,
        token_program: readonly = |i| i.budget.token_program,
        farm_program: readonly = |_| acequia_interface::ID,
    }
    arguments {
        slot: u8,
    }
}

instruction! {
    /// Closes a finished stream in a pool that is on no list to further funding, for good.
    WindDownStream<'a> = "wind_down_stream"
    given {
        /// All epochs that the gauge has, in any order.
        epochs: &'a [Address],
    }
    accounts {
        authority: signer,
        gauge: readonly,
        pool: writable,
        farm_program: readonly = |_| acequia_interface::ID,
    }
    arguments {
        slot: u8,
    }
    then |i| i.epochs.iter().map(|epoch| AccountMeta::new_readonly(*epoch, false))
}

instruction! {
    /// Frees the slot of a stream that was wound down and owes nobody anything. By anyone.
    RetireStream = "retire_stream"
    given {
        /// The gauge's budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        gauge: writable,
        /// As the gauge says; gets the vault's rent.
        creator: writable,
        budget: writable = |i| i.budget.account,
        pool: writable,
        vault: writable,
        reward_mint: readonly = |i| i.budget.mint,
        token_program: readonly = |i| i.budget.token_program,
        farm_program: readonly = |_| acequia_interface::ID,
    }
    arguments {
        slot: u8,
    }
}
