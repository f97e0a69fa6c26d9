//! A token account, and whether a wallet can be paid into it or pay out of it.

use super::Mint;
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::addresses::{associated_token, SPL_TOKEN, TOKEN_2022};
use solana_account::Account;
use solana_address::Address;

/// Where an account's state is, and what it is while the mint's freeze authority holds it.
const STATE_AT: usize = 108;
const FROZEN: u8 = 2;

/// Who holds how much of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenAccount {
    pub mint: Address,
    pub owner: Address,
    /// How much [base units].
    pub amount: u64,
    /// Whether nothing moves in or out.
    pub frozen: bool,
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
        let frozen = *account.data.get(STATE_AT)? == FROZEN;
        Some(Self { mint: address(0)?, owner: address(32)?, amount, frozen })
    }

    /// Refuses to pay into an account that is frozen or, where `wallet` counts on being paid,
    /// somebody else's: a canonical account can be handed over, and stays where it is.
    pub fn require_pays(&self, at: &Address, wallet: &Address) -> Outcome<()> {
        let elsewhere = "Have it paid elsewhere by --to: another wallet, or another token account";
        if self.owner != *wallet {
            let owner = self.owner;
            return Err(failure(
                format!(
                    "The token account {at} of {wallet} has been handed over to {owner}, who \
                     would get what is paid into it"
                ),
                elsewhere,
            ));
        }
        self.require_thawed(at, elsewhere)
    }

    /// Refuses to pay out of an account that is frozen or somebody else's.
    pub fn require_spendable(&self, at: &Address, wallet: &Address) -> Outcome<()> {
        if self.owner != *wallet {
            let owner = self.owner;
            return Err(failure(
                format!("The token account {at} of {wallet} has been handed over to {owner}"),
                "Pay by another wallet (-k), or have its owner hand it back \
                 (spl-token authorize ACCOUNT owner WALLET)",
            ));
        }
        self.require_thawed(at, "Pay by another wallet (-k), or ask the issuer to thaw it")
    }

    /// Refuses a frozen account.
    pub fn require_thawed(&self, at: &Address, remedy: &str) -> Outcome<()> {
        match self.frozen {
            false => Ok(()),
            true => Err(failure(
                format!("The token account {at} is frozen by its mint's issuer"),
                remedy,
            )),
        }
    }
}

/// The canonical token account of a wallet. Whose it is must be read: it can be handed over.
pub fn canonical_account(mint: &Mint, wallet: &Address) -> Address {
    associated_token(wallet, &mint.address, &mint.program_address())
}

impl Rpc {
    /// A token account, if there is one.
    pub fn token_account(&self, address: &Address) -> Outcome<Option<TokenAccount>> {
        Ok(self.account(address)?.as_ref().and_then(TokenAccount::read))
    }
}
