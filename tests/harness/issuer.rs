//! What an issuer can do to the accounts of others, as far as the mint's extensions give the power.

use crate::token::{Mint, ISSUER};
use crate::world::World;
use solana_address::Address;
use solana_instruction::Instruction;
use spl_token_2022_interface::extension::default_account_state::instruction::update_default_account_state;
use spl_token_2022_interface::extension::interest_bearing_mint::instruction as interest;
use spl_token_2022_interface::extension::pausable::instruction as pausable;
use spl_token_2022_interface::extension::scaled_ui_amount::instruction as scaled;
use spl_token_2022_interface::extension::transfer_fee::instruction::set_transfer_fee;
use spl_token_2022_interface::extension::transfer_hook::instruction as hook;
use spl_token_2022_interface::instruction as token;
use spl_token_2022_interface::state::AccountState;

/// After how many epochs a fee that was set is taken.
const UNTIL_A_FEE: u64 = 2;

impl World {
    /// Freezes an account of a freezable mint.
    #[track_caller]
    pub fn freeze(&mut self, account: &Address, mint: &Mint) {
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| token::freeze_account(program, account, at, issuer, &[]));
    }

    /// Thaws an account of a freezable mint.
    #[track_caller]
    pub fn thaw(&mut self, account: &Address, mint: &Mint) {
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| token::thaw_account(program, account, at, issuer, &[]));
    }

    /// New accounts are frozen from now on, or no more.
    #[track_caller]
    pub fn freeze_new_accounts(&mut self, mint: &Mint, frozen: bool) {
        let state = if frozen { AccountState::Frozen } else { AccountState::Initialized };
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| update_default_account_state(program, at, issuer, &[], &state));
    }

    /// Stops all transfers of a pausable mint.
    #[track_caller]
    pub fn pause_mint(&mut self, mint: &Mint) {
        self.by_issuer(|issuer| pausable::pause(&mint.program, &mint.address, issuer, &[]));
    }

    /// Lets a paused mint go on.
    #[track_caller]
    pub fn resume_mint(&mut self, mint: &Mint) {
        self.by_issuer(|issuer| pausable::resume(&mint.program, &mint.address, issuer, &[]));
    }

    /// Closes a mint with a close authority, of which there is nothing.
    #[track_caller]
    pub fn close_mint(&mut self, mint: &Mint) {
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| token::close_account(program, at, issuer, issuer, &[]));
    }

    /// Takes tokens out of any account of a mint with a permanent delegate [base units].
    #[track_caller]
    pub fn seize(&mut self, from: &Address, mint: &Mint, amount: u64) {
        let issuer = self.actor(ISSUER);
        let to = self.wallet(&issuer, mint);
        let (program, at, decimals) = (&mint.program, &mint.address, mint.decimals);
        self.by_issuer(|issuer| {
            token::transfer_checked(program, from, at, &to, issuer, &[], amount, decimals)
        });
        self.seized.insert(*from);
    }

    /// Changes what a transfer costs, and lets the epochs pass until it does [bps].
    #[track_caller]
    pub fn change_fee(&mut self, mint: &Mint, bps: u16) {
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| set_transfer_fee(program, at, issuer, &[], bps, u64::MAX));
        self.pass_epochs(UNTIL_A_FEE);
    }

    /// Has transfers call that program, or none.
    #[track_caller]
    pub fn hook_transfers(&mut self, mint: &Mint, by: Option<Address>) {
        self.by_issuer(|issuer| hook::update(&mint.program, &mint.address, issuer, &[], by));
    }

    /// Changes what displayed amounts are multiplied by.
    #[track_caller]
    pub fn scale(&mut self, mint: &Mint, by: f64) {
        let (program, at) = (&mint.program, &mint.address);
        self.by_issuer(|issuer| scaled::update_multiplier(program, at, issuer, &[], by, 0));
    }

    /// Changes how displayed amounts grow [bps a year].
    #[track_caller]
    pub fn bear_interest(&mut self, mint: &Mint, bps: i16) {
        self.by_issuer(|issuer| {
            interest::update_rate(&mint.program, &mint.address, issuer, &[], bps)
        });
    }

    #[track_caller]
    fn by_issuer<E: std::fmt::Debug>(
        &mut self,
        make: impl FnOnce(&Address) -> Result<Instruction, E>,
    ) {
        let issuer = self.actor(ISSUER);
        self.send(issuer, &[make(&issuer).expect("a token program")]).ok();
    }
}
