//! The pools that a gauge splits its budget among.

use crate::{addresses, ID};
use acequia_interface::{addresses::SYSTEM, instruction};
use solana_address::Address;

instruction! {
    /// Lists a pool, from the next opened or updated epoch on.
    AddPool = "add_pool"
    accounts {
        authority: signer,
        gauge: writable,
        /// A pool of the farm.
        pool: readonly,
    }
    arguments {
        /// Where in it the gauge's stream is.
        slot: u8,
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
    }
}

instruction! {
    /// Says how much a unit of a pool's weight votes, in the epoch that is open and has not begun too.
    SetPower = "set_power"
    accounts {
        power_manager: signer,
        gauge: writable,
        /// The epoch that is open and has not begun; none where there is none.
        epoch: optional_writable,
    }
    arguments {
        /// A listed pool.
        pool: Address,
        /// The votes per unit of weight [2^-32 votes per weight].
        power: u64,
    }
}

instruction! {
    /// Takes a pool off the list, from the next opened or updated epoch on.
    RemovePool = "remove_pool"
    accounts {
        authority: signer,
        gauge: writable,
    }
    arguments {
        /// A listed pool.
        pool: Address,
    }
}

instruction! {
    /// Writes down what a vote from a pool needs, where clients look for it; anew where something
    /// else stands there. By anyone.
    InitializeExtraAccountMetas = "initialize_extra_account_metas"
    accounts {
        /// Pays the rent.
        payer: payer,
        extra_account_metas: writable = |i| addresses::extra_account_metas(&i.pool).0,
        /// A pool of the farm.
        pool: readonly,
        system_program: readonly = |_| SYSTEM,
    }
}

impl InitializeExtraAccountMetas {
    /// Bytes of the list: a head of 16, and 35 for each account.
    pub const LIST_SIZE: usize = 16 + 2 * 35;
}
