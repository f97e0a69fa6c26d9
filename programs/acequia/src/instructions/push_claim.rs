//! `push_claim(streams)`: as `claim`, by anyone, into the owner's associated token accounts.
//!
//! 1. The position's owner has allowed it; the position is the pool's.
//! 2. `streams` is a set of slots, one bit each. For each, in rising order, the remaining
//!    accounts are its vault, the owner's associated token account and its mint; no more.
//! 3. Each destination is the canonical one, and still held by the owner.
//! 4. As `claim`.

use {
    crate::{
        arguments::{arguments, wire},
        claims,
        error::FarmError,
        state::{PoolAccount, PositionAccount},
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
        let owner = a.position.owner;
        let admits = |account: &AccountView, mint: &Address, program| {
            require_associated(account, &owner, mint, program)
        };
        let named = claims::named(&a.pool, streams, &accounts, Some(&admits))?;
        claims::pay(&mut a.pool, &mut a.position, &named, true)
    }
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
