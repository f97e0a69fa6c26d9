//! `push_claim(streams)`: as `claim`, by anyone, into the owner's associated token accounts.
//!
//! 1. The position's owner has allowed it; the position is the pool's.
//! 2. `streams` is a set of slots, one bit each. For each, in rising order, the remaining
//!    accounts are its vault, the owner's associated token account and its mint; no more.
//! 3. As `claim`; and each destination is the canonical one, and still held by the owner.

use {
    crate::{
        arguments::{arguments, wire},
        claims::{self, finish, Named},
        error::FarmError,
        events::Paid,
        state::{PoolAccount, PositionAccount, Slots},
        tlv,
        token_program::{TokenProgram, ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022},
    },
    anchor_lang::{find_and_verify_program_address, prelude::*},
};

#[derive(Accounts)]
pub struct PushClaim {
    /// The position's pool.
    #[account(mut, address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that is owed.
    #[account(mut, constraint(arguments(__ix_data, wire::PushClaim::ARGUMENTS) @ FarmError::WrongArguments))]
    pub position: PositionAccount,
    /// SPL Token.
    #[account(address = SPL_TOKEN @ FarmError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Token-2022.
    #[account(address = TOKEN_2022 @ FarmError::WrongTokenProgram)]
    pub token_2022_program: UncheckedAccount,
}

impl PushClaim {
    pub fn handle(ctx: &mut Context<Self>, streams: u16) -> Result<()> {
        let accounts = ctx.remaining_accounts()?;
        let a = &mut ctx.accounts;
        require!(a.position.allows_push(), FarmError::PushNotAllowed);
        let paid = claims::take(&mut a.pool, &mut a.position, streams, true)?;
        pay(&a.pool, &a.position.owner, &paid, &accounts)
    }
}

fn pay(pool: &PoolAccount, owner: &Address, paid: &[Paid], accounts: &[AccountView]) -> Result<()> {
    let mut accounts = accounts.iter();
    for paid in paid {
        let named = Named::next(&mut accounts, true)?;
        let stream = pool.slot(paid.slot)?;
        require_associated(named.destination, owner, &stream.mint, stream.token_program())?;
        named.pay(pool, paid)?;
    }
    finish(accounts)
}

/// Fails unless `account` is the canonical associated token account of `owner`, and still
/// theirs: a token account can be given away, its address stays.
fn require_associated(
    account: &AccountView,
    owner: &Address,
    mint: &Address,
    program: TokenProgram,
) -> Result<()> {
    let seeds: &[&[u8]] = &[owner.as_ref(), program.id().as_ref(), mint.as_ref()];
    find_and_verify_program_address(seeds, &ASSOCIATED_TOKEN, account.address())
        .map_err(|_| FarmError::NotOwnersTokenAccount)?;
    require!(tlv::read(account)?.holder == *owner, FarmError::NotOwnersTokenAccount);
    Ok(())
}
