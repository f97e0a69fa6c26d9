//! One file an instruction: its doc comment is its specification, in the order of its checks.

pub mod announce;
pub mod call_off;
pub mod claim;
pub mod close_account;
pub mod close_vault;
pub mod compound;
pub mod create_vault;
pub mod deposit;
pub mod emergency_exit;
pub mod give_away;
pub mod harvest;
pub mod open_account;
pub mod withdraw;
