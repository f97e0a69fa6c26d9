//! `claim(streams)`: pays the whole units that the named streams owe to a position.
//!
//! 1. The owner signs, or the operator who may claim; the position is the pool's.
//! 2. `streams` is a set of slots, one bit each. For each, in rising order, the remaining
//!    accounts are its vault and a destination, and for Token-2022 also its mint; no more.
//! 3. Each vault is the one stored in its slot.
//! 4. All streams and the position are settled. What is owed is paid, fractions stay owed; no
//!    destination is the pool's own, and an operator names none but the owner's canonical ones, still
//!    held by the owner. A stream that owes not one unit is passed over.
//!
//! A broken reward mint fails the claim that names it; leave its bit out.

use {
    crate::{
        arguments::{arguments, wire},
        claims::{self, Named},
        error::FarmError,
        state::{PoolAccount, PositionAccount},
        token_program::{SPL_TOKEN, TOKEN_2022},
    },
    acequia_interface::flags::MAY_CLAIM,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct Claim {
    /// The position's owner, `position.owner`, or its operator.
    #[account(constraint(arguments(__ix_data, wire::Claim::ARGUMENTS) @ FarmError::WrongArguments))]
    pub signer: Signer,
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that is owed.
    #[account(mut)]
    pub position: PositionAccount,
    /// SPL Token.
    #[account(address = SPL_TOKEN @ FarmError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Token-2022.
    #[account(address = TOKEN_2022 @ FarmError::WrongTokenProgram)]
    pub token_2022_program: UncheckedAccount,
}

impl Claim {
    pub fn handle(&mut self, streams: u16, accounts: &[AccountView]) -> Result<()> {
        let operated = self.position.by_operator(self.signer.address(), MAY_CLAIM)?;
        let mut named = if operated {
            self.owners(streams, accounts)
        } else {
            claims::named(&self.pool, streams, accounts, false, claims::anyone)
        }?;
        claims::pay(&mut self.pool, &mut self.position, &mut named, &self.token_program, operated)
    }

    /// The streams named, each of which may pay the owner alone.
    #[inline(never)]
    fn owners(&self, streams: u16, accounts: &[AccountView]) -> Result<Vec<Named>> {
        claims::named(&self.pool, streams, accounts, false, |stream, account, _| {
            claims::require_owners(account, &self.position.owner, stream, None)
        })
    }
}
