//! `announce()`: a holder of shares says that the farm does not pay. 14 days later, where that still
//! stands, anyone may carry out [`emergency_exit`](super::emergency_exit).
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | owner | signer | of the share account |
//! | 1 | vault | writable | |
//! | 2 | share account | | |
//!
//! 1. The owner signs; the account is of this vault, and holds a share.
//! 2. The vault is in the farm, and no emergency is announced: the 14 days are not begun anew.

use crate::{
    accounts::{now, own_shares, take, Kept},
    error::{require, Reason, Result},
    state::{Phase, Vault},
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [owner, vault, account] = take::<3>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let holder = own_shares(account, vault.key, owner)?;
    require(holder.shares > 0, Reason::InsufficientShares)?;
    stored.require_in_farm()?;
    require(stored.phase == Phase::Running, Reason::AlreadyAnnounced)?;
    (stored.phase, stored.announced_at) = (Phase::Announced, now()?);
    stored.save(vault)
}
