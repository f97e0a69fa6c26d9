//! Token accounts: canonical ones, what is in them, and what an issuer can do to them.

use crate::token::{Mint, ISSUER};
use crate::wallet_of;
use crate::world::World;
use acequia_interface::addresses::{ASSOCIATED_TOKEN, SYSTEM};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};
use spl_token_2022_interface::extension::pausable::instruction as pausable;
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

    /// What is in a token account [base units]; 0 where there is none.
    pub fn balance(&self, account: &Address) -> u64 {
        let bytes = self.account(account).map(|account| account.data).unwrap_or_default();
        let amount = bytes.get(64..72).and_then(|bytes| bytes.try_into().ok());
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

    // ---- what an issuer can do ----

    /// Freezes an account of a freezable mint.
    #[track_caller]
    pub fn freeze(&mut self, account: &Address, mint: &Mint) {
        let issuer = self.actor(ISSUER);
        let frozen = token::freeze_account(&mint.program, account, &mint.address, &issuer, &[]);
        self.send(issuer, &[frozen.expect("a token program")]).ok();
    }

    /// Thaws an account of a freezable mint.
    #[track_caller]
    pub fn thaw(&mut self, account: &Address, mint: &Mint) {
        let issuer = self.actor(ISSUER);
        let thawed = token::thaw_account(&mint.program, account, &mint.address, &issuer, &[]);
        self.send(issuer, &[thawed.expect("a token program")]).ok();
    }

    /// Stops all transfers of a pausable mint.
    #[track_caller]
    pub fn pause_mint(&mut self, mint: &Mint) {
        let issuer = self.actor(ISSUER);
        let paused = pausable::pause(&mint.program, &mint.address, &issuer, &[]);
        self.send(issuer, &[paused.expect("a token program")]).ok();
    }

    /// Lets a paused mint go on.
    #[track_caller]
    pub fn resume_mint(&mut self, mint: &Mint) {
        let issuer = self.actor(ISSUER);
        let resumed = pausable::resume(&mint.program, &mint.address, &issuer, &[]);
        self.send(issuer, &[resumed.expect("a token program")]).ok();
    }

    /// Closes a mint with a close authority, of which there is nothing.
    #[track_caller]
    pub fn close_mint(&mut self, mint: &Mint) {
        let issuer = self.actor(ISSUER);
        let closed = token::close_account(&mint.program, &mint.address, &issuer, &issuer, &[]);
        self.send(issuer, &[closed.expect("a token program")]).ok();
    }

    /// Takes tokens out of any account of a mint with a permanent delegate [base units].
    #[track_caller]
    pub fn seize(&mut self, from: &Address, mint: &Mint, amount: u64) {
        let issuer = self.actor(ISSUER);
        let to = self.wallet(&issuer, mint);
        let (program, at, decimals) = (&mint.program, &mint.address, mint.decimals);
        let taken = token::transfer_checked(program, from, at, &to, &issuer, &[], amount, decimals);
        self.send(issuer, &[taken.expect("a token program")]).ok();
        self.seized.insert(*from);
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
