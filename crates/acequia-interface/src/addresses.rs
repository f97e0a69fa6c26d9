//! Where the farm's accounts are. Each function returns the address and its bump.
//!
//! On chain these cost thousands of compute units each: a program should store what it
//! needs, or read it from the pool, whose account names its vaults.

use crate::{seeds, ID};
use solana_address::Address;

/// SPL Token.
pub const SPL_TOKEN: Address =
    Address::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
/// Token-2022.
pub const TOKEN_2022: Address =
    Address::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
/// The program of canonical token accounts.
pub const ASSOCIATED_TOKEN: Address =
    Address::from_str_const("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");
/// The system program.
pub const SYSTEM: Address = Address::new_from_array([0; 32]);

/// A pool with a stake vault. One creator may have many pools of one mint, told apart by `id`.
pub fn pool(creator: &Address, stake_mint: &Address, id: u16) -> (Address, u8) {
    derive(&[seeds::POOL, creator.as_ref(), stake_mint.as_ref(), &id.to_le_bytes()])
}

/// A delegated pool; `asset` is the key of what it stands for.
pub fn delegated_pool(creator: &Address, asset: &Address, id: u16) -> (Address, u8) {
    derive(&[seeds::DELEGATED_POOL, creator.as_ref(), asset.as_ref(), &id.to_le_bytes()])
}

/// The token account that holds a pool's principal.
pub fn stake_vault(pool: &Address) -> (Address, u8) {
    derive(&[seeds::STAKE_VAULT, pool.as_ref()])
}

/// The token account that holds what the stream in `slot` has still to pay. The slot is a
/// seed, so that one mint may be streamed by several streams of a pool.
pub fn reward_vault(pool: &Address, mint: &Address, slot: u8) -> (Address, u8) {
    derive(&[seeds::REWARD_VAULT, pool.as_ref(), mint.as_ref(), &[slot]])
}

/// A position, by who opened it: it keeps its address when its owner changes.
pub fn position(pool: &Address, opener: &Address, index: u32) -> (Address, u8) {
    derive(&[seeds::POSITION, pool.as_ref(), opener.as_ref(), &index.to_le_bytes()])
}

/// What a pool says of itself.
pub fn page(pool: &Address) -> (Address, u8) {
    derive(&[seeds::PAGE, pool.as_ref()])
}

/// The receipt of a position's vote on a ballot, passed to a hook.
pub fn vote_receipt(position: &Address, hook: &Address, ballot: &Address) -> (Address, u8) {
    derive(&[seeds::VOTE, position.as_ref(), hook.as_ref(), ballot.as_ref()])
}

/// The only signer of the votes that a pool passes to a hook.
pub fn vote_authority(pool: &Address, hook: &Address) -> (Address, u8) {
    derive(&[seeds::VOTE_AUTHORITY, pool.as_ref(), hook.as_ref()])
}

/// A wallet's canonical account for a mint, which pushed claims pay to.
pub fn associated_token(wallet: &Address, mint: &Address, token_program: &Address) -> Address {
    let seeds = [wallet.as_ref(), token_program.as_ref(), mint.as_ref()];
    Address::find_program_address(&seeds, &ASSOCIATED_TOKEN).0
}

/// The token program of that kind, as pools and streams store it: 0 SPL Token, 1 Token-2022.
pub const fn token_program(kind: u8) -> Option<Address> {
    match kind {
        0 => Some(SPL_TOKEN),
        1 => Some(TOKEN_2022),
        _ => None,
    }
}

fn derive(seeds: &[&[u8]]) -> (Address, u8) {
    Address::find_program_address(seeds, &ID)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_derived(found: (Address, u8), seeds: &[&[u8]]) -> bool {
        Address::create_program_address(seeds, &ID) == Ok(found.0)
    }

    #[test]
    fn ids_are_little_endian_and_the_bump_comes_last() {
        let (creator, mint) = (Address::new_from_array([1; 32]), Address::new_from_array([2; 32]));
        let found = pool(&creator, &mint, 0x0201);
        let bump = [found.1];
        assert!(is_derived(found, &[b"pool", &[1; 32], &[2; 32], &[1, 2], &bump]));
        let found = position(&creator, &mint, 0x0403_0201);
        let bump = [found.1];
        assert!(is_derived(found, &[b"position", &[1; 32], &[2; 32], &[1, 2, 3, 4], &bump]));
    }

    #[test]
    fn streams_of_one_mint_have_vaults_apart() {
        let (a, b) = (Address::new_from_array([1; 32]), Address::new_from_array([2; 32]));
        assert_ne!(reward_vault(&a, &b, 0).0, reward_vault(&a, &b, 1).0);
        assert_ne!(reward_vault(&a, &b, 0).0, reward_vault(&b, &a, 0).0);
        assert_ne!(stake_vault(&a).0, stake_vault(&b).0);
    }
}
