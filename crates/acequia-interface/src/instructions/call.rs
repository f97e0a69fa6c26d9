//! An instruction under construction.

use crate::wire::Put;
use alloc::vec::Vec;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// Accounts and bytes, in order.
#[derive(Clone, Debug)]
pub struct Call {
    program: Address,
    accounts: Vec<AccountMeta>,
    data: Vec<u8>,
}

/// What follows from a builder.
#[doc(hidden)]
pub fn of<T, R>(builder: &T, what: impl FnOnce(&T) -> R) -> R {
    what(builder)
}

impl Call {
    /// Nothing but the program and the first 8 bytes of the data.
    pub fn new(program: Address, discriminator: [u8; 8]) -> Self {
        Self { program, accounts: Vec::new(), data: discriminator.to_vec() }
    }

    /// An account that signs.
    pub fn signer(self, key: Address) -> Self {
        self.account(AccountMeta::new_readonly(key, true))
    }

    /// A signer whose lamports pay for rent.
    pub fn payer(self, key: Address) -> Self {
        self.account(AccountMeta::new(key, true))
    }

    /// An account that is written to.
    pub fn writable(self, key: Address) -> Self {
        self.account(AccountMeta::new(key, false))
    }

    /// An account that is read.
    pub fn readonly(self, key: Address) -> Self {
        self.account(AccountMeta::new_readonly(key, false))
    }

    /// The program's own address stands for an account that is left out.
    pub fn optional_writable(self, key: Option<Address>) -> Self {
        match key {
            Some(key) => self.writable(key),
            None => self.none(),
        }
    }

    /// One that signs, or none.
    pub fn optional_signer(self, key: Option<Address>) -> Self {
        match key {
            Some(key) => self.signer(key),
            None => self.none(),
        }
    }

    /// One that is read, or none.
    pub fn optional_readonly(self, key: Option<Address>) -> Self {
        match key {
            Some(key) => self.readonly(key),
            None => self.none(),
        }
    }

    /// Accounts as they are.
    pub fn and(mut self, accounts: impl IntoIterator<Item = AccountMeta>) -> Self {
        self.accounts.extend(accounts);
        self
    }

    /// An argument.
    pub fn put(mut self, value: impl Put) -> Self {
        value.put(&mut self.data);
        self
    }

    /// The instruction.
    pub fn done(self) -> Instruction {
        Instruction { program_id: self.program, accounts: self.accounts, data: self.data }
    }

    fn none(self) -> Self {
        let program = self.program;
        self.readonly(program)
    }

    fn account(mut self, meta: AccountMeta) -> Self {
        self.accounts.push(meta);
        self
    }
}
