//! What `add_stream` shares: with `add_flow_stream` an empty stream and its vault, with
//! `extend_stream` the tokens that segments promise.

use {
    crate::{
        error::refused,
        mints::{admit, MintAccount, Role},
        seeds,
        state::{farm, PoolAccount, Slots, StreamSlot},
        terms::{self, Segment},
        token_program::TokenProgram,
        tokens::Vault,
    },
    acequia_core::{schedule, stream::Opening},
    acequia_onchain::token,
    anchor_lang::prelude::*,
};

/// A stream to be opened.
#[allow(missing_docs)] // a field that its name explains
pub struct NewStream {
    pub slot: u8,
    pub funder: Address,
    pub bump: u8,
    pub opening: Opening,
}

/// Opens an empty stream in a free slot and creates its vault.
pub fn open(
    pool: &mut PoolAccount,
    new: NewStream,
    payer: &AccountView,
    vault: &AccountView,
    mint: &MintAccount,
    token_program: &AccountView,
) -> Result<()> {
    admit(mint, Role::Reward, pool.accepted_risks)?;
    farm(pool, |farm| farm.open_stream(new.slot as usize, new.opening))?;
    let seeds: &[&[u8]] = &[
        seeds::REWARD_VAULT,
        pool.address().as_ref(),
        mint.address().as_ref(),
        &[new.slot],
        &[new.bump],
    ];
    let (mint_account, holder) = (mint.account(), pool.account());
    token::create_account(payer, vault, mint_account, holder, token_program, seeds)?;
    let slot = pool.slot_mut(new.slot)?;
    *slot = StreamSlot {
        mint: *mint.address(),
        vault: *vault.address(),
        funder: new.funder,
        token_program: TokenProgram::of(mint) as u8,
        decimals: mint.decimals(),
        vault_bump: new.bump,
        ..*slot
    };
    Ok(())
}

/// Moves in what the segments promise, puts them at the end of a curve and returns what arrived
/// [base units]. Where that is less, they shrink in proportion.
pub fn extend(
    pool: &mut PoolAccount,
    slot: u8,
    start: u64,
    segments: &[Segment],
    vault: &Vault,
    source: &AccountView,
    authority: &AccountView,
) -> Result<u64> {
    let mut segments = terms::segments(segments);
    let promised = schedule::total_of(&segments).map_err(refused)?;
    let received = vault.receive(source, authority, promised)?;
    schedule::fit(&mut segments, received).map_err(refused)?;
    farm(pool, |farm| farm.extend(slot as usize, start, &segments))?;
    Ok(received)
}
