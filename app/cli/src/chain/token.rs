//! A token account.

use crate::error::Outcome;
use crate::rpc::Rpc;
use acequia_interface::addresses::{SPL_TOKEN, TOKEN_2022};
use solana_account::Account;
use solana_address::Address;

/// Who holds how much of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenAccount {
    /// Of what.
    pub mint: Address,
    /// Who.
    pub owner: Address,
    /// How much [base units].
    pub amount: u64,
}

impl TokenAccount {
    /// Reads an account of either token program.
    pub fn read(account: &Account) -> Option<Self> {
        if ![SPL_TOKEN, TOKEN_2022].contains(&account.owner) {
            return None;
        }
        let address = |at: usize| {
            let bytes: [u8; 32] = account.data.get(at..at + 32)?.try_into().ok()?;
            Some(Address::new_from_array(bytes))
        };
        let amount = account.data.get(64..72)?.try_into().ok().map(u64::from_le_bytes)?;
        Some(Self { mint: address(0)?, owner: address(32)?, amount })
    }
}

impl Rpc {
    /// A token account, if there is one.
    pub fn token_account(&self, address: &Address) -> Outcome<Option<TokenAccount>> {
        Ok(self.account(address)?.as_ref().and_then(TokenAccount::read))
    }
}
