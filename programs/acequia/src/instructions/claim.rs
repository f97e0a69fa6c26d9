//! `claim(streams)`: pays the whole units that the named streams owe to a position.
//!
//! 1. The owner signs; the position is the pool's.
//! 2. `streams` is a set of slots, one bit each. For each, in rising order, the remaining
//!    accounts are its vault and a destination, and for Token-2022 also its mint; no more.
//! 3. Each vault is the one stored in its slot.
//! 4. All streams and the position are settled. What is owed is paid, fractions stay owed; no
//!    destination is the pool's own. A stream that owes not one unit is passed over.
//!
//! A broken reward mint fails the claim that names it; leave its bit out.

use {
    crate::{
        arguments::{arguments, wire},
        claims,
        error::FarmError,
        state::{PoolAccount, PositionAccount},
        token_program::{SPL_TOKEN, TOKEN_2022},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct Claim {
    /// The position's owner.
    #[account(
        address = position.owner @ FarmError::NotOwner,
        constraint(arguments(__ix_data, wire::Claim::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub owner: Signer,
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
    pub fn handle(ctx: &mut Context<Self>, streams: u16) -> Result<()> {
        let accounts = ctx.remaining_accounts()?;
        let a = &mut ctx.accounts;
        let named = claims::named(&a.pool, streams, &accounts, None)?;
        claims::pay(&mut a.pool, &mut a.position, &named, false)
    }
}
