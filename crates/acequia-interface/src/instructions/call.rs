//! An instruction under construction.

use crate::ID;
use acequia_core::{Caps, LockRule, Segment};
use alloc::vec::Vec;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// Accounts and bytes, in order.
pub(super) struct Call {
    accounts: Vec<AccountMeta>,
    data: Vec<u8>,
}

impl Call {
    pub(super) fn new(discriminator: [u8; 8]) -> Self {
        Self { accounts: Vec::new(), data: discriminator.to_vec() }
    }

    pub(super) fn signer(self, key: Address) -> Self {
        self.account(AccountMeta::new_readonly(key, true))
    }

    /// A signer whose lamports pay for rent.
    pub(super) fn payer(self, key: Address) -> Self {
        self.account(AccountMeta::new(key, true))
    }

    pub(super) fn writable(self, key: Address) -> Self {
        self.account(AccountMeta::new(key, false))
    }

    pub(super) fn readonly(self, key: Address) -> Self {
        self.account(AccountMeta::new_readonly(key, false))
    }

    /// The program's own address stands for an account that is left out.
    pub(super) fn optional_writable(self, key: Option<Address>) -> Self {
        match key {
            Some(key) => self.writable(key),
            None => self.readonly(ID),
        }
    }

    pub(super) fn optional_signer(self, key: Option<Address>) -> Self {
        match key {
            Some(key) => self.signer(key),
            None => self.readonly(ID),
        }
    }

    pub(super) fn optional_readonly(self, key: Option<Address>) -> Self {
        self.readonly(key.unwrap_or(ID))
    }

    pub(super) fn u8(self, value: u8) -> Self {
        self.bytes(&[value])
    }

    pub(super) fn u16(self, value: u16) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    pub(super) fn u32(self, value: u32) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    pub(super) fn u64(self, value: u64) -> Self {
        self.bytes(&value.to_le_bytes())
    }

    pub(super) fn bool(self, value: bool) -> Self {
        self.u8(value as u8)
    }

    pub(super) fn address(self, value: Address) -> Self {
        self.bytes(value.as_ref())
    }

    pub(super) fn lock(self, rule: &LockRule) -> Self {
        self.u32(rule.max_seconds).u32(rule.max_multiplier_bps).u32(rule.early_leave_bps)
    }

    pub(super) fn caps(self, caps: &Caps) -> Self {
        self.u64(caps.pool).u64(caps.position)
    }

    pub(super) fn segments(self, segments: &[Segment]) -> Self {
        let start = self.u32(segments.len() as u32);
        segments.iter().fold(start, |call, s| call.u32(s.seconds).u64(s.amount))
    }

    pub(super) fn done(self) -> Instruction {
        Instruction { program_id: ID, accounts: self.accounts, data: self.data }
    }

    fn account(mut self, meta: AccountMeta) -> Self {
        self.accounts.push(meta);
        self
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.data.extend_from_slice(bytes);
        self
    }
}
