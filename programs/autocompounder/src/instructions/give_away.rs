//! `give_away(flow)`: sends what is nobody's to a flow of the pool, for whoever is staked there; burns it
//! where the pool has none. By anyone, and never to anyone. Of the stake mint that is what somebody sent to
//! the vault's account or staked on its behalf, and what rounding and virtual shares left with the last
//! share; of other mints what lies in a vault that nobody has an account in.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | vault | writable | |
//! | 1 | pool | writable | |
//! | 2 | position | writable | |
//! | 3 | stake vault | writable | the pool's |
//! | 4 | account | writable | the vault's associated token account |
//! | 5 | mint | writable | of that account |
//! | 6 | token program | | the mint's |
//! | 7 | flow's vault | writable | the stream's; any account where it is burnt |
//! | 8 | farm program | | |
//!
//! 1. Vault, pool and position belong together; the account is the vault's canonical one for the mint.
//! 2. Of the stake mint: what the farm has pushed there is counted; what is staked beyond the vault's
//!    stake is unstaked. Of another: nobody has an account in the vault. There is something to give.
//! 3. `flow` is a slot with a flow of that mint that takes deposits, with a window of a day or more and not
//!    the penalty flow. Or it is none, and the pool has no such flow, has closed for good or is gone.

use crate::{
    accounts::{take, Kept},
    error::{require, Reason, Result},
    farm::{Flow, Principal, Seat},
    state::Vault,
    token,
};
use acequia_core::{stream::Kind, State};
use acequia_interface::{Pool, StreamSlot};
use solana_program::{account_info::AccountInfo, pubkey::Pubkey};

/// The shortest window of a flow that takes what is nobody's [s].
const SHORTEST: u64 = 86_400;

pub fn process(accounts: &[AccountInfo], flow: Option<u8>) -> Result {
    let [vault, pool, position, stake_vault, account, mint, program, flow_vault, farm] =
        take::<9>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let seat = Seat::of(&stored, vault, [pool, position, farm], accounts)?;
    token::is_canonical(account, vault.key, mint.key, program.key)?;
    if *mint.key == stored.stake_mint {
        let at = Principal::of(&stored, [stake_vault, account, mint, program])?;
        fetch(&mut stored, &seat, &at)?;
    } else {
        require(stored.accounts == 0, Reason::InUse)?;
    }
    let amount = stored.gifts_of(mint.key, token::balance(account)?);
    require(amount > 0, Reason::NothingToGive)?;
    match slot_for(&seat, mint.key, flow)? {
        Some(slot) => seat.top_up(account, mint, Flow { slot, vault: *flow_vault.key, amount })?,
        None => {
            let burn = token::Transfer { from: account, mint, to: account, vault, program };
            stored.signing(|seeds| burn.burn(amount, seeds))?;
        }
    }
    stored.begin_anew();
    stored.save(vault)
}

/// Counts what is the holders', and brings in what is staked beyond it.
fn fetch(stored: &mut Vault, seat: &Seat, at: &Principal) -> Result {
    let balance = token::balance(at.stake_account)?;
    let there = seat.find_position()?;
    stored.count_pushed(there.as_ref(), balance);
    let staked = there.map_or(0, |position| position.stake.amount);
    let beyond = staked.saturating_sub(stored.staked());
    if beyond > 0 {
        seat.unstake(at, at.stake_account.key, beyond)?;
    }
    Ok(())
}

/// The slot named, if what is nobody's may go there; none, if there is none.
fn slot_for(seat: &Seat, mint: &Pubkey, flow: Option<u8>) -> Result<Option<u8>> {
    let pool = if seat.has_pool() { Some(seat.read_pool()?) } else { None };
    let pool = pool.filter(|pool| !pool.is_closed());
    let takes = |stream: &StreamSlot| takes(stream, mint);
    let fits = match (&pool, flow) {
        (Some(pool), Some(slot)) => pool.streams.get(slot as usize).is_some_and(takes),
        (Some(Pool { streams, .. }), None) => !streams.iter().any(takes),
        (None, slot) => slot.is_none(),
    };
    require(fits, Reason::UnsuitableFlow)?;
    Ok(flow)
}

fn takes(stream: &StreamSlot, mint: &Pubkey) -> bool {
    let books = &stream.books;
    let is_flow = books.state == State::Active as u8 && books.kind == Kind::Flow as u8;
    is_flow && stream.mint == *mint && books.window >= SHORTEST
}
