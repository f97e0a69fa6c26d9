//! Epochs: opened, settled, spent, closed, looked at.

use super::gauges::BudgetAccounts;
use crate::{addresses, ID};
use acequia_interface::{addresses::SYSTEM, instruction};

instruction! {
    /// Opens an epoch for votes, with what is idle as its budget, up to that of an epoch. By anyone.
    OpenEpoch = "open_epoch"
    accounts {
        /// Pays the rent.
        payer: payer,
        gauge: writable,
        epoch: writable = |i| addresses::epoch(&i.gauge, i.number).0,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        number: u64,
    }
}

instruction! {
    /// Brings an epoch that has not begun up to the gauge: its pools, powers, quorum and cap, and what is
    /// idle, up to the budget of an epoch. By anyone.
    UpdateEpoch = "update_epoch"
    accounts {
        gauge: writable,
        epoch: writable,
    }
}

instruction! {
    /// Fixes an epoch's shares, once voting is over. By anyone.
    SettleEpoch = "settle_epoch"
    accounts {
        gauge: writable,
        epoch: writable,
    }
}

instruction! {
    /// Funds a segment with a pool's share. By anyone, in any order, once for each pool.
    ApplyShare = "apply_share"
    given {
        /// The gauge's budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        gauge: writable,
        epoch: writable,
        budget: writable = |i| i.budget.account,
        /// The pool in that place.
        pool: writable,
        /// The vault of the gauge's stream in it.
        vault: writable,
        reward_mint: readonly = |i| i.budget.mint,
        token_program: readonly = |i| i.budget.token_program,
        farm_program: readonly = |_| acequia_interface::ID,
    }
    arguments {
        /// The pool's place in the epoch's list.
        place: u8,
    }
}

instruction! {
    /// Makes a share idle again that was not applied, an epoch after the boundary. By anyone.
    GiveBackShare = "give_back_share"
    accounts {
        gauge: writable,
        epoch: writable,
    }
    arguments {
        /// The pool's place in the epoch's list.
        place: u8,
    }
}

instruction! {
    /// Closes an epoch that has done all it was for, an epoch after its boundary. By anyone.
    CloseEpoch = "close_epoch"
    accounts {
        gauge: writable,
        epoch: writable,
        /// As the epoch says.
        rent_payer: writable,
    }
}

instruction! {
    /// Asks for an epoch's votes, and how its budget is split or would be.
    ViewEpoch = "view_epoch"
    accounts {
        epoch: readonly,
    }
}
