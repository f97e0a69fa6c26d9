//! A token account, and whether a wallet can be paid into it or pay out of it.

use super::Mint;
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::addresses::{associated_token, SPL_TOKEN, TOKEN_2022};
use solana_account::Account;
use solana_address::Address;
use spl_token_2022_interface::extension::cpi_guard::CpiGuard;
use spl_token_2022_interface::extension::memo_transfer::MemoTransfer;
use spl_token_2022_interface::extension::transfer_fee::TransferFeeAmount;
use spl_token_2022_interface::extension::{BaseStateWithExtensions, StateWithExtensions};
use spl_token_2022_interface::state::Account as Base;

/// Who holds how much of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenAccount {
    pub mint: Address,
    pub owner: Address,
    /// How much [base units].
    pub amount: u64,
    /// Who may spend some of it in its owner's place, and how much [base units].
    pub delegate: Option<(Address, u64)>,
    /// Whether nothing moves in or out.
    pub frozen: bool,
    /// Whether it refuses what comes without a memo.
    pub wants_memo: bool,
    /// Whether no program may move tokens out of it for its owner.
    pub guarded: bool,
    /// Whether nobody but its owner has a say in it: no delegate, no close authority.
    pub alone: bool,
    /// Whether its mint may withhold fees in it.
    pub withholds: bool,
}

impl TokenAccount {
    /// Reads an account of either token program.
    pub fn read(account: &Account) -> Option<Self> {
        if ![SPL_TOKEN, TOKEN_2022].contains(&account.owner) {
            return None;
        }
        let state = StateWithExtensions::<Base>::unpack(&account.data).ok()?;
        let memo = state.get_extension::<MemoTransfer>();
        let guard = state.get_extension::<CpiGuard>();
        let delegate = Option::<Address>::from(state.base.delegate);
        let closer = Option::<Address>::from(state.base.close_authority);
        Some(Self {
            mint: state.base.mint,
            owner: state.base.owner,
            amount: state.base.amount,
            delegate: delegate.map(|delegate| (delegate, state.base.delegated_amount)),
            frozen: state.base.is_frozen(),
            wants_memo: memo.is_ok_and(|memo| memo.require_incoming_transfer_memos.into()),
            guarded: guard.is_ok_and(|guard| guard.lock_cpi.into()),
            alone: delegate.is_none() && closer.is_none(),
            withholds: state.get_extension::<TransferFeeAmount>().is_ok(),
        })
    }

    /// What a wallet can have a program take out of it [base units]: what is its own, or what it was
    /// allowed to spend.
    pub fn spendable_by(&self, wallet: &Address) -> u64 {
        match self.delegate {
            _ if self.frozen => 0,
            _ if self.owner == *wallet && !self.guarded => self.amount,
            Some((delegate, most)) if delegate == *wallet => most.min(self.amount),
            _ => 0,
        }
    }

    /// Refuses to pay into an account that is closed to payments or, where `wallet` counts on being
    /// paid, somebody else's: a canonical account can be handed over, and stays where it is.
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
        self.require_open(at, elsewhere)
    }

    /// Refuses to pay out of an account that a wallet cannot have a program spend from.
    pub fn require_spendable(&self, at: &Address, wallet: &Address) -> Outcome<()> {
        let others = "Pay out of another account of yours (--from), or by another wallet (-k)";
        self.require_thawed(at, &format!("{others}, or ask the issuer to thaw it"))?;
        let is_delegate = self.delegate.is_some_and(|(delegate, _)| delegate == *wallet);
        if self.owner != *wallet && !is_delegate {
            let owner = self.owner;
            return Err(failure(
                format!("The token account {at} of {wallet} has been handed over to {owner}"),
                format!(
                    "{others}, or have its owner hand it back (spl-token authorize ACCOUNT owner WALLET)"
                ),
            ));
        }
        match self.guarded && !is_delegate {
            false => Ok(()),
            true => Err(failure(
                format!("The token account {at} is guarded: no program may take tokens out of it"),
                format!("{others}, or switch its guard off (spl-token disable-cpi-guard {at})"),
            )),
        }
    }

    /// Refuses an account that nothing can be paid into, whoever holds it.
    pub fn require_open(&self, at: &Address, remedy: &str) -> Outcome<()> {
        self.require_thawed(at, remedy)?;
        match self.wants_memo {
            false => Ok(()),
            true => Err(failure(
                format!(
                    "The token account {at} refuses what comes without a memo, and what a farm \
                     pays has none"
                ),
                format!(
                    "{remedy}; or have it take payments without one (spl-token \
                     disable-required-transfer-memos {at})"
                ),
            )),
        }
    }

    fn require_thawed(&self, at: &Address, remedy: &str) -> Outcome<()> {
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

    /// An account of a mint that a wallet holds alone and that takes what comes, if there is one.
    pub fn account_of_their_own(
        &self,
        mint: &Address,
        wallet: &Address,
    ) -> Outcome<Option<Address>> {
        let all = self.token_accounts(wallet, mint)?;
        let takes = |(address, account): &(Address, Account)| {
            let there = TokenAccount::read(account).filter(|there| there.alone)?;
            there.require_pays(address, wallet).is_ok().then_some(*address)
        };
        Ok(all.iter().find_map(takes))
    }

    /// A wallet's own account of a mint that most can be spent from.
    pub fn fullest_account(
        &self,
        mint: &Address,
        wallet: &Address,
    ) -> Outcome<Option<(Address, TokenAccount)>> {
        let all = self.token_accounts(wallet, mint)?;
        let read =
            |(address, account): &(_, Account)| Some((*address, TokenAccount::read(account)?));
        Ok(all.iter().filter_map(read).max_by_key(|(_, account)| account.spendable_by(wallet)))
    }
}
