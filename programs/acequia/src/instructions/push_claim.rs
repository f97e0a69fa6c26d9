//! `push_claim(streams)`: as `claim`, by anyone, into the owner's associated token accounts.
//!
//! 1. The position is the pool's. Its owner has allowed it, or each stream named began closing 30 days
//!    ago or more, or the pool has closed for good.
//! 2. `streams` is a set of slots, one bit each. For each, in rising order, the remaining
//!    accounts are its vault, the owner's associated token account and its mint; no more.
//! 3. Each destination is the canonical one, and still held by the owner. Of a closing stream as above
//!    it may be any account of the mint that the owner holds, without delegate or close authority,
//!    where the canonical one, which then follows the mint, is not the owner's or refuses.
//! 4. As `claim`.

use {
    crate::{
        arguments::{arguments, wire},
        claims::{self, Rest},
        error::FarmError,
        state::{PoolAccount, PositionAccount, StreamSlot},
        token_program::{SPL_TOKEN, TOKEN_2022},
    },
    anchor_lang::prelude::*,
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
    pub fn handle(&mut self, streams: u16, accounts: &[AccountView]) -> Result<()> {
        let (owner, allowed) = (self.position.owner, self.position.allows_push());
        let (now, closed) = (self.pool.present()?, self.pool.is_closed());
        let admits = |stream: &StreamSlot, account: &AccountView, rest: &mut Rest| {
            let late = stream.books.is_anyones(now, closed);
            require!(allowed || late, FarmError::PushNotAllowed);
            claims::require_owners(account, &owner, stream, if late { Some(rest) } else { None })
        };
        let mut named = claims::named(&self.pool, streams, accounts, true, admits)?;
        claims::pay(&mut self.pool, &mut self.position, &mut named, &self.token_program, true)
    }
}
