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
        claims::{self, Next},
        error::FarmError,
        state::{PoolAccount, PositionAccount, StreamSlot},
        tlv,
        token_program::{ASSOCIATED_TOKEN, SPL_TOKEN, TOKEN_2022},
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
        let (owner, allowed) = (a.position.owner, a.position.allows_push());
        let (now, closed) = (a.pool.present()?, a.pool.is_closed());
        let admits = |stream: &StreamSlot, account: &AccountView, next: Next| {
            let late = stream.books.is_anyones(now, closed);
            require!(allowed || late, FarmError::PushNotAllowed);
            require_owners(account, &owner, stream, if late { Some(next) } else { None })
        };
        let named = claims::named(&a.pool, streams, &accounts, Some(&admits))?;
        claims::pay(&mut a.pool, &mut a.position, &named, true)
    }
}

/// Fails unless `account` is the canonical associated token account of `owner`, and still
/// theirs: a token account can be given away, its address stays. Late in a stream's life it may be
/// another of theirs, where the canonical account, the `next` one, cannot take it.
fn require_owners(
    account: &AccountView,
    owner: &Address,
    stream: &StreamSlot,
    next: Option<Next>,
) -> Result<()> {
    let held = tlv::read(account)?.holder == *owner;
    require!(held, FarmError::NotOwnersTokenAccount);
    if is_canonical(account, owner, stream) {
        return Ok(());
    }
    let next = next.ok_or(FarmError::NotOwnersTokenAccount)?;
    let canonical = next()?;
    let is_theirs = is_canonical(canonical, owner, stream) && tlv::is_holders_alone(account)?;
    require!(is_theirs, FarmError::NotOwnersTokenAccount);
    let is_lost = tlv::read(canonical).is_ok_and(|read| read.holder != *owner);
    require!(is_lost || tlv::refuses(canonical)?, FarmError::CanonicalAccountWorks);
    Ok(())
}

fn is_canonical(account: &AccountView, owner: &Address, stream: &StreamSlot) -> bool {
    let program = stream.token_program();
    let seeds: &[&[u8]] = &[owner.as_ref(), program.id().as_ref(), stream.mint.as_ref()];
    find_and_verify_program_address(seeds, &ASSOCIATED_TOKEN, account.address()).is_ok()
}
