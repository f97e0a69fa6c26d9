//! Token accounts: canonical ones, and what is in them.

use crate::token::{Mint, ISSUER};
use crate::wallet_of;
use crate::world::World;
use acequia_interface::addresses::{ASSOCIATED_TOKEN, SYSTEM, TOKEN_2022};
use solana_account::ReadableAccount;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};
use spl_token_2022_interface::extension::memo_transfer::instruction::enable_required_transfer_memos;
use spl_token_2022_interface::extension::ExtensionType;
use spl_token_2022_interface::instruction as token;

impl World {
    /// An owner's canonical account for a mint, which is created where it does not exist.
    #[track_caller]
    pub fn wallet(&mut self, owner: &Address, mint: &Mint) -> Address {
        let wallet = wallet_of(owner, mint);
        if self.account(&wallet).is_none() {
            let issuer = self.actor(ISSUER);
            self.send(issuer, &[create_wallet(issuer, wallet, *owner, mint)]).ok();
        }
        wallet
    }

    /// Mints tokens into an account [base units].
    #[track_caller]
    pub fn mint_to(&mut self, account: &Address, mint: &Mint, amount: u64) {
        let issuer = self.actor(ISSUER);
        let minted = token::mint_to(&mint.program, &mint.address, account, &issuer, &[], amount);
        self.send(issuer, &[minted.expect("a token program")]).ok();
    }

    /// Mints tokens into an owner's canonical account, which is returned [base units].
    #[track_caller]
    pub fn fund(&mut self, owner: &Address, mint: &Mint, amount: u64) -> Address {
        let wallet = self.wallet(owner, mint);
        self.mint_to(&wallet, mint, amount);
        wallet
    }

    /// Has an account of Token-2022 take only transfers that come with a memo.
    #[track_caller]
    pub fn ask_for_memos(&mut self, owner: &str, account: &Address) {
        let owner = self.actor(owner);
        let wider = [ExtensionType::MemoTransfer];
        let wider = token::reallocate(&TOKEN_2022, account, &owner, &owner, &[], &wider);
        let asks = enable_required_transfer_memos(&TOKEN_2022, account, &owner, &[]);
        self.send(owner, &[wider, asks].map(|made| made.expect("a token program"))).ok();
    }

    /// What is in a token account [base units]; 0 where there is none.
    pub fn balance(&self, account: &Address) -> u64 {
        let bytes = self.look_at(account).and_then(|account| account.data().get(64..72));
        let amount = bytes.and_then(|bytes| bytes.try_into().ok());
        amount.map_or(0, u64::from_le_bytes)
    }

    /// What an owner has of a mint in their canonical account [base units].
    pub fn holding(&self, owner: &Address, mint: &Mint) -> u64 {
        self.balance(&wallet_of(owner, mint))
    }

    /// Sends tokens from an owner's canonical account to any account [base units].
    #[track_caller]
    pub fn transfer(&mut self, owner: &Address, mint: &Mint, to: &Address, amount: u64) {
        let from = wallet_of(owner, mint);
        let (program, at, decimals) = (&mint.program, &mint.address, mint.decimals);
        let sent = token::transfer_checked(program, &from, at, to, owner, &[], amount, decimals);
        self.send(*owner, &[sent.expect("a token program")]).ok();
    }
}

/// The instruction that creates a canonical account, where there is none yet.
fn create_wallet(payer: Address, wallet: Address, owner: Address, mint: &Mint) -> Instruction {
    const CREATE_IDEMPOTENT: u8 = 1;
    Instruction {
        program_id: ASSOCIATED_TOKEN,
        accounts: vec![
            AccountMeta::new(payer, true),
            AccountMeta::new(wallet, false),
            AccountMeta::new_readonly(owner, false),
            AccountMeta::new_readonly(mint.address, false),
            AccountMeta::new_readonly(SYSTEM, false),
            AccountMeta::new_readonly(mint.program, false),
        ],
        data: vec![CREATE_IDEMPOTENT],
    }
}
