//! The vault's instructions, byte by byte as `programs/autocompounder/src/instructions` says.

use super::{VaultScene, VAULT_PROGRAM};
use crate::prelude::*;
use crate::scene::reward_of;
use crate::wallet_of;
use crate::world::{address_of, derived};
use acequia_interface::addresses::{ASSOCIATED_TOKEN, SPL_TOKEN, SYSTEM, TOKEN_2022};

fn signer(at: Address) -> AccountMeta {
    AccountMeta::new(at, true)
}

fn writable(at: Address) -> AccountMeta {
    AccountMeta::new(at, false)
}

fn readonly(at: Address) -> AccountMeta {
    AccountMeta::new_readonly(at, false)
}

fn call(number: u8, arguments: &[&[u8]], accounts: Vec<AccountMeta>) -> Instruction {
    let data = [&[number], arguments.concat().as_slice()].concat();
    Instruction { program_id: VAULT_PROGRAM, accounts, data }
}

impl VaultScene {
    /// Creates the vault of that id of the first pool.
    pub fn create(&self, payer: &str, id: u16) -> Instruction {
        let (pool, mint) = (self.farm.site().pool, self.farm.stake_mint());
        let vault = vault_address(&pool, id);
        let accounts = vec![
            signer(address_of(payer)),
            writable(vault),
            writable(pool),
            writable(position_at(&pool, &vault, 0)),
            writable(wallet_of(&vault, &mint)),
            readonly(mint.address),
            readonly(mint.program),
            readonly(ASSOCIATED_TOKEN),
            readonly(SYSTEM),
            readonly(acequia_interface::ID),
        ];
        call(0, &[&id.to_le_bytes()], accounts)
    }

    /// Opens an account of shares.
    pub fn open(&self, payer: &str, owner: &str) -> Instruction {
        let accounts = vec![
            signer(address_of(payer)),
            writable(self.vault),
            writable(self.shares_of(owner)),
            readonly(address_of(owner)),
            readonly(SYSTEM),
        ];
        call(1, &[], accounts)
    }

    /// Deposits out of `who`'s canonical account into `whose` shares.
    pub fn deposit(&self, who: &str, whose: &str, amount: u64, least: u128) -> Instruction {
        let arguments: [&[u8]; 2] = [&amount.to_le_bytes(), &least.to_le_bytes()];
        call(2, &arguments, self.of_holder(who, whose))
    }

    /// Withdraws to `who`'s canonical account.
    pub fn withdraw(&self, who: &str, shares: u128, least: u64) -> Instruction {
        let arguments: [&[u8]; 2] = [&shares.to_le_bytes(), &least.to_le_bytes()];
        call(3, &arguments, self.of_holder(who, who))
    }

    fn of_holder(&self, who: &str, whose: &str) -> Vec<AccountMeta> {
        let wallet = wallet_of(&address_of(who), &self.farm.stake_mint());
        let mut accounts = vec![
            AccountMeta::new_readonly(address_of(who), true),
            writable(self.vault),
            writable(self.shares_of(whose)),
            writable(wallet),
            writable(self.farm.site().pool),
            writable(self.position()),
        ];
        accounts.extend(self.principal());
        accounts
    }

    fn principal(&self) -> [AccountMeta; 5] {
        let mint = self.farm.stake_mint();
        [
            writable(self.farm.pool().stake_vault),
            writable(self.stake_account()),
            readonly(mint.address),
            readonly(mint.program),
            readonly(acequia_interface::ID),
        ]
    }

    /// Harvests a stream.
    pub fn harvest(&self, slot: u8) -> Instruction {
        self.harvest_of(slot, &reward_of(&self.farm.pool(), slot as usize))
    }

    /// Harvests a mint, whether or not the slot still pays it.
    pub fn harvest_of(&self, slot: u8, mint: &Mint) -> Instruction {
        let pool = self.farm.pool();
        let accounts = vec![
            writable(self.vault),
            writable(self.farm.site().pool),
            writable(self.position()),
            writable(pool.streams[slot as usize].vault),
            writable(wallet_of(&self.vault, mint)),
            readonly(mint.address),
            readonly(SPL_TOKEN),
            readonly(TOKEN_2022),
            readonly(acequia_interface::ID),
        ];
        call(4, &[&[slot]], accounts)
    }

    /// Compounds a stream of the stake mint.
    pub fn compound(&self, slot: u8) -> Instruction {
        let mut accounts = vec![
            writable(self.vault),
            writable(self.farm.site().pool),
            writable(self.position()),
            writable(self.farm.pool().streams[slot as usize].vault),
        ];
        accounts.extend(self.principal());
        call(5, &[&[slot]], accounts)
    }

    /// Claims a reward to `who`'s canonical account.
    pub fn claim(&self, who: &str, mint: &Mint) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(address_of(who), true),
            writable(self.vault),
            writable(self.shares_of(who)),
            writable(wallet_of(&self.vault, mint)),
            writable(wallet_of(&address_of(who), mint)),
            readonly(mint.address),
            readonly(mint.program),
        ];
        call(6, &[], accounts)
    }

    /// Closes `who`'s account, which `payer` opened.
    pub fn close(&self, who: &str, payer: &str, forfeit: bool) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(address_of(who), true),
            writable(self.vault),
            writable(self.shares_of(who)),
            writable(address_of(payer)),
        ];
        call(7, &[&[forfeit as u8]], accounts)
    }

    /// Fetches everything out of the farm.
    pub fn emergency_exit(&self) -> Instruction {
        call(8, &[], self.on_principal())
    }

    /// `who` says that the farm does not pay.
    pub fn announce(&self, who: &str) -> Instruction {
        let accounts = vec![
            AccountMeta::new_readonly(address_of(who), true),
            writable(self.vault),
            readonly(self.shares_of(who)),
        ];
        call(10, &[], accounts)
    }

    /// Shows that the farm pays.
    pub fn call_off(&self) -> Instruction {
        call(11, &[], self.on_principal())
    }

    fn on_principal(&self) -> Vec<AccountMeta> {
        let mut accounts =
            vec![writable(self.vault), writable(self.farm.site().pool), writable(self.position())];
        accounts.extend(self.principal());
        accounts
    }

    /// Sends what is nobody's of a mint to a flow, or burns it.
    pub fn give_away(&self, mint: &Mint, flow: Option<u8>) -> Instruction {
        let pool = self.farm.pool();
        let flow_vault = flow.map_or(mint.address, |slot| pool.streams[slot as usize].vault);
        let accounts = vec![
            writable(self.vault),
            writable(self.farm.site().pool),
            writable(self.position()),
            writable(pool.stake_vault),
            writable(wallet_of(&self.vault, mint)),
            writable(mint.address),
            readonly(mint.program),
            writable(flow_vault),
            readonly(acequia_interface::ID),
        ];
        match flow {
            Some(slot) => call(12, &[&[1, slot]], accounts),
            None => call(12, &[&[0]], accounts),
        }
    }

    /// Closes the vault, which `payer` created, and its accounts for the rewards of these slots.
    pub fn close_vault(&self, payer: &str, forfeit: bool, slots: &[usize]) -> Instruction {
        let stake = self.farm.stake_mint();
        let mut accounts = vec![
            signer(address_of(payer)),
            writable(self.vault),
            writable(self.farm.site().pool),
            writable(self.position()),
            writable(self.stake_account()),
            readonly(stake.address),
            readonly(stake.program),
            readonly(acequia_interface::ID),
        ];
        for slot in slots {
            let mint = self.farm.reward(*slot);
            accounts.push(writable(wallet_of(&self.vault, &mint)));
            accounts.extend([readonly(mint.address), readonly(mint.program)]);
        }
        call(9, &[&[forfeit as u8]], accounts)
    }

    /// Where somebody's account of shares is.
    pub fn shares_of(&self, who: &str) -> Address {
        self.shares_at(&address_of(who))
    }

    pub(super) fn shares_at(&self, owner: &Address) -> Address {
        derived(&VAULT_PROGRAM, &[b"shares", self.vault.as_ref(), owner.as_ref()])
    }
}

/// Where a vault is.
pub fn vault_address(pool: &Address, id: u16) -> Address {
    derived(&VAULT_PROGRAM, &[b"vault", pool.as_ref(), &id.to_le_bytes()])
}
