//! An instruction under construction.

use crate::ID;
use acequia_core::{Caps, LockRule, Segment};
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

impl Call {
    /// Of the farm.
    pub fn new(discriminator: [u8; 8]) -> Self {
        Self::of(ID, discriminator)
    }

    /// Of any program.
    pub fn of(program: Address, discriminator: [u8; 8]) -> Self {
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

    /// One byte.
    pub fn u8(self, value: u8) -> Self {
        self.bytes(&[value])
    }

    /// Two bytes.
    pub fn u16(self, value: u16) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    /// Four bytes.
    pub fn u32(self, value: u32) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    /// Eight bytes.
    pub fn u64(self, value: u64) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    /// A byte that is 0 or 1.
    pub fn bool(self, value: bool) -> Self {
        self.u8(value as u8)
    }

    /// 32 bytes.
    pub fn address(self, value: Address) -> Self {
        self.bytes(value.as_ref())
    }

    /// The terms of locking.
    pub fn lock(self, rule: &LockRule) -> Self {
        self.u32(rule.max_seconds).u32(rule.max_multiplier_bps).u32(rule.early_leave_bps)
    }

    /// The most that may be staked.
    pub fn caps(self, caps: &Caps) -> Self {
        self.u64(caps.pool).u64(caps.position)
    }

    /// A list of segments.
    pub fn segments(self, segments: &[Segment]) -> Self {
        let start = self.u32(segments.len() as u32);
        segments.iter().fold(start, |call, s| call.u32(s.seconds).u64(s.amount))
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

    /// Bytes as they are.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.data.extend_from_slice(bytes);
        self
    }
}
