//! The one file that calls a hook, and the only foreign program that the farm calls beside
//! the token programs.
//!
//! A hook gets the vote authority as its only signer, an address that owns nothing and that
//! no other program asks for. Pool, position and voter are read-only and do not sign. The
//! voter's extra accounts follow: none signs, and none is a writable account of the farm or
//! the vote authority to be written. Everything is written before the call, which fails with
//! the transaction or not at all.

use {
    crate::{
        error::FarmError,
        seeds,
        token_program::{ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022},
    },
    acequia_vote_hook::{Vote, MAX_LENGTH, MAX_PAYLOAD},
    anchor_lang::{
        find_program_address,
        pinocchio::{
            cpi::{invoke_signed_unchecked, CpiAccount, Seed, Signer},
            instruction::{InstructionAccount, InstructionView},
        },
        prelude::*,
    },
};

/// The most extra accounts that a hook gets.
pub const MAX_EXTRAS: usize = 16;

/// The accounts that every hook gets, of which the first one signs.
const FIXED: usize = 4;

/// Fails unless votes may be passed to that program. The system program's address is zero,
/// which stands for none.
pub fn require_hook(program: &AccountView) -> Result<()> {
    let refused = [Address::default(), crate::ID, SPL_TOKEN, TOKEN_2022, ASSOCIATED_TOKEN];
    let allowed = program.executable() && !refused.contains(program.address());
    require!(allowed, FarmError::HookRefused);
    Ok(())
}

/// Fails for a payload that the interface has no room for.
pub fn require_payload(payload: &[u8]) -> Result<()> {
    require!(payload.len() <= MAX_PAYLOAD, FarmError::PayloadTooLong);
    Ok(())
}

/// The canonical bump of the address that signs for votes of that pool to that hook.
pub fn vote_authority_bump(pool: &Address, hook: &Address) -> u8 {
    find_program_address(&authority_seeds(pool, hook), &crate::ID).1
}

fn authority_seeds<'a>(pool: &'a Address, hook: &'a Address) -> [&'a [u8]; 3] {
    [seeds::VOTE_AUTHORITY, pool.as_ref(), hook.as_ref()]
}

/// The accounts that every hook gets, and the hook.
#[allow(missing_docs)] // a field that its name explains
pub struct Audience<'a> {
    pub hook: &'a AccountView,
    /// The only signer.
    pub authority: &'a AccountView,
    /// Of the authority's address, as the pool knows it, or the receipt.
    pub bump: u8,
    pub pool: &'a AccountView,
    pub position: &'a AccountView,
    pub voter: &'a AccountView,
}

impl Audience<'_> {
    /// Passes a vote on, with the voter's extra accounts.
    #[inline(never)]
    pub fn tell(&self, vote: &Vote, extras: &[AccountView]) -> Result<()> {
        let passable =
            extras.len() <= MAX_EXTRAS && extras.iter().all(|extra| self.may_pass(extra));
        require!(passable, FarmError::ExtraAccountRefused);
        let seeds = authority_seeds(self.pool.address(), self.hook.address());
        let authority = Address::derive_address(&seeds, Some(self.bump), &crate::ID);
        require!(authority == *self.authority.address(), FarmError::WrongVoteAuthority);
        let [first, pool, hook] = seeds;
        let mut buffer = [0; MAX_LENGTH];
        let data = vote.encode(&mut buffer).map_err(|_| FarmError::PayloadTooLong)?;
        self.call(data, extras, [first, pool, hook, &[self.bump]]);
        Ok(())
    }

    /// Whether the hook may get that account from the voter. The runtime unites the rights of
    /// an account that is passed twice, so the authority is none of those to be written.
    fn may_pass(&self, extra: &AccountView) -> bool {
        let ours = extra.owned_by(&crate::ID) || extra.address() == self.authority.address();
        !extra.is_signer() && (!extra.is_writable() || !ours)
    }

    #[allow(unsafe_code)]
    fn call(&self, data: &[u8], extras: &[AccountView], seeds: [&[u8]; 4]) {
        let count = FIXED + extras.len();
        let (mut metas, mut accounts) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let fixed: [&AccountView; FIXED] = [self.authority, self.pool, self.position, self.voter];
        for account in fixed {
            metas.push(InstructionAccount::new(account.address(), false, metas.is_empty()));
            accounts.push(CpiAccount::from(account));
        }
        for extra in extras {
            metas.push(InstructionAccount::new(extra.address(), extra.is_writable(), false));
            accounts.push(CpiAccount::from(extra));
        }
        let instruction =
            InstructionView { program_id: self.hook.address(), accounts: &metas, data };
        let seeds = seeds.map(Seed::from);
        // SAFETY: pool and position are held by their `Slab`s, but passed read-only, and no
        // writable account that the hook gets is the farm's. So nothing that is borrowed here
        // can change, and nothing is read from the others after the call.
        unsafe { invoke_signed_unchecked(&instruction, &accounts, &[Signer::from(&seeds)]) }
    }
}
