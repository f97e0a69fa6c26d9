//! What the black-box tests' builders of SPL Governance ask their harness for.

use solana_address::Address;

/// An address that follows from a name.
pub fn address_of(name: &str) -> Address {
    let mut bytes = [b'n'; 32];
    bytes[..name.len()].copy_from_slice(name.as_bytes());
    Address::new_from_array(bytes)
}
