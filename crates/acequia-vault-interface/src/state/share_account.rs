//! How many shares somebody holds, and what the rewards owe them.
//!
//! Shares are kept in accounts and not minted as tokens: rewards are owed to whoever held the
//! shares while they accrued, and a token changes hands without telling its vault.

use super::{Stored, Vault};
use crate::{
    reason::Reason,
    rewards::{Checkpoint, MAX_REWARDS},
};
use borsh::{BorshDeserialize, BorshSerialize};
use solana_address::Address;

/// Somebody's shares of a vault.
#[derive(BorshDeserialize, BorshSerialize, Clone, Debug, PartialEq, Eq)]
pub struct ShareAccount {
    /// [`Stored::TAG`].
    pub tag: [u8; 8],
    /// The layout.
    pub version: u8,
    /// Bump of the account's address.
    pub bump: u8,
    /// The vault.
    pub vault: Address,
    /// Who may withdraw and claim.
    pub owner: Address,
    /// Who gets the rent back.
    pub rent_payer: Address,
    /// How many shares.
    pub shares: u128,
    /// One for each reward of the vault, as many as there were at the last change.
    pub checkpoints: Vec<Checkpoint>,
}

impl Stored for ShareAccount {
    const TAG: [u8; 8] = *b"acqshare";
    const SIZE: usize = 8 + 2 + 3 * 32 + 16 + 4 + MAX_REWARDS * 32;
    const OTHERWISE: Reason = Reason::WrongShareAccount;

    fn head(&self) -> ([u8; 8], u8) {
        (self.tag, self.version)
    }
}

impl ShareAccount {
    /// First seed of an account's address; the others are its vault and its owner.
    pub const SEED: &'static [u8] = b"shares";

    /// Where an owner's account is.
    pub fn address(vault: &Address, owner: &Address) -> (Address, u8) {
        Address::find_program_address(&[Self::SEED, vault.as_ref(), owner.as_ref()], &crate::ID)
    }

    /// Brings what is owed up to the vault's rewards; before any change of shares. A reward
    /// that came since the last time began at an index of zero, and so does its checkpoint.
    pub fn settle(&mut self, vault: &Vault) {
        self.checkpoints.resize(vault.rewards.len(), Checkpoint::default());
        for (checkpoint, reward) in self.checkpoints.iter_mut().zip(&vault.rewards) {
            checkpoint.settle(reward, self.shares);
        }
    }

    /// Whether not one whole unit is owed. Must be settled.
    pub fn is_paid(&self) -> bool {
        self.checkpoints.iter().all(|checkpoint| checkpoint.whole_owed() == 0)
    }
}
