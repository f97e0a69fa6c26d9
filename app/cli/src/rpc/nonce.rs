//! Durable nonces: what takes a blockhash's place where signing takes longer than one lives.

use super::{options, Nonce, Rpc};
use crate::error::{failure, Outcome};
use serde_json::json;
use solana_account::Account;
use solana_address::Address;
use solana_hash::Hash;

/// Who owns a nonce account.
const SYSTEM: Address = Address::new_from_array([0; 32]);
/// A nonce account: its version, whether it was set up, the authority, the nonce, a fee.
const BYTES: usize = 80;
const SET_UP: std::ops::Range<usize> = 4..8;
const AUTHORITY: std::ops::Range<usize> = 8..40;
const VALUE: std::ops::Range<usize> = 40..72;

/// What a nonce account holds.
pub struct Held {
    authority: Address,
    value: Hash,
}

impl Held {
    /// None for an account that is none, or was not set up.
    pub fn read(account: &Account) -> Option<Self> {
        let data = &account.data;
        let is_one = account.owner == SYSTEM && data.len() == BYTES && data[SET_UP] == [1, 0, 0, 0];
        let bytes = |at| data.get(at).and_then(|bytes: &[u8]| bytes.try_into().ok());
        let authority = Address::new_from_array(bytes(AUTHORITY)?);
        is_one.then_some(Self { authority, value: Hash::new_from_array(bytes(VALUE)?) })
    }

    /// Whether the nonce is that one, as text.
    pub fn is(&self, value: &str) -> bool {
        self.value.to_string() == value
    }
}

impl Rpc {
    /// What an account holds, and as of which slot.
    pub fn nonce_in(&self, account: &Address) -> Outcome<(Option<Held>, u64)> {
        let answer = self.ask("getAccountInfo", json!([account.to_string(), options()]))?;
        let held = self.read_account(&answer["value"])?.as_ref().and_then(Held::read);
        let slot = answer["context"]["slot"].as_u64();
        slot.map(|slot| (held, slot)).ok_or_else(|| self.nonsense("getAccountInfo"))
    }

    /// The nonce as it is, which its authority can advance.
    pub fn nonce(&self, of: &Nonce) -> Outcome<Hash> {
        let account = of.account;
        let held = self.nonce_in(&account)?.0.ok_or_else(|| {
            failure(
                format!("{account} holds no nonce"),
                "Make one by `solana create-nonce-account`, and name its address by --nonce",
            )
        })?;
        match held.authority == of.authority {
            true => Ok(held.value),
            false => Err(failure(
                format!("The nonce in {account} is advanced by {} alone", held.authority),
                "Name that key by --nonce-authority",
            )),
        }
    }
}
