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
        address_eq, find_program_address,
        pinocchio::{
            cpi::{invoke_signed_unchecked, CpiAccount, Seed, Signer},
            instruction::{InstructionAccount, InstructionView},
        },
        prelude::*,
    },
    core::mem::MaybeUninit,
};

/// The most extra accounts that a hook gets.
pub const MAX_EXTRAS: usize = 16;

/// The accounts that every hook gets, of which the first one signs.
const FIXED: usize = 4;
/// The most accounts that a hook gets.
const MOST: usize = FIXED + MAX_EXTRAS;

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
        require!(address_eq(&authority, self.authority.address()), FarmError::WrongVoteAuthority);
        let [first, pool, hook] = seeds;
        let mut buffer = [0; MAX_LENGTH];
        let data = vote.encode(&mut buffer).map_err(|_| FarmError::PayloadTooLong)?;
        self.call(data, extras, [first, pool, hook, &[self.bump]]);
        Ok(())
    }

    /// Whether the hook may get that account from the voter. The runtime unites the rights of
    /// an account that is passed twice, so the authority is none of those to be written.
    fn may_pass(&self, extra: &AccountView) -> bool {
        let ours =
            extra.owned_by(&crate::ID) || address_eq(extra.address(), self.authority.address());
        !extra.is_signer() && (!extra.is_writable() || !ours)
    }

    #[allow(unsafe_code)]
    #[inline(never)]
    fn call(&self, data: &[u8], extras: &[AccountView], seeds: [&[u8]; 4]) {
        let mut metas = [const { MaybeUninit::<InstructionAccount>::uninit() }; MOST];
        let mut infos = [const { MaybeUninit::<CpiAccount>::uninit() }; MOST];
        let fixed = [self.authority, self.pool, self.position, self.voter];
        for nth in 0..FIXED {
            metas[nth].write(InstructionAccount::new(fixed[nth].address(), false, nth == 0));
            CpiAccount::init_from_account_view(fixed[nth], &mut infos[nth]);
        }
        for (extra, nth) in extras.iter().zip(FIXED..MOST) {
            metas[nth].write(InstructionAccount::new(extra.address(), extra.is_writable(), false));
            CpiAccount::init_from_account_view(extra, &mut infos[nth]);
        }
        let (program_id, count) = (self.hook.address(), FIXED + extras.len().min(MAX_EXTRAS));
        let seeds = seeds.map(Seed::from);
        // SAFETY: of each list as many as were counted are written. Pool and position are held by
        // their `Slab`s, but passed read-only, and no writable account that the hook gets is the
        // farm's. So nothing that is borrowed here can change, and nothing is read from the others
        // after the call.
        unsafe {
            let accounts = core::slice::from_raw_parts(metas.as_ptr().cast(), count);
            let infos = core::slice::from_raw_parts(infos.as_ptr().cast(), count);
            let instruction = InstructionView { program_id, accounts, data };
            invoke_signed_unchecked(&instruction, infos, &[Signer::from(&seeds)])
        }
    }
}
