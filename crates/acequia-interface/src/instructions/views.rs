//! Views: instructions that change nothing and answer by return data. Simulate them, or
//! call them from a program; [`crate::terms`] reads the answers.

use crate::{instruction, ID};
use solana_address::Address;
use solana_instruction::AccountMeta;

instruction! {
    /// Asks what each stream owes a position as of now.
    ViewPending = "view_pending"
    accounts {
        pool: readonly,
        position: readonly,
    }
}

instruction! {
    /// Asks for the pool's totals and, per stream, the present rate and how long it lasts.
    ViewPool = "view_pool"
    accounts {
        pool: readonly,
    }
}

instruction! {
    /// Asks whether each stream's vault holds what the books say it must.
    ViewSolvency<'a> = "view_solvency"
    given {
        /// The vaults of all streams of the pool, in slot order.
        vaults: &'a [Address],
    }
    accounts {
        pool: readonly,
    }
    then |i| i.vaults.iter().map(|vault| AccountMeta::new_readonly(*vault, false))
}
