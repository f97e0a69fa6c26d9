//! What `add_stream` and `add_flow_stream` share: an empty stream and its vault.

use {
    crate::{
        error::FarmError,
        mints::{admit, MintAccount, Role},
        seeds,
        state::{farm, PoolAccount, Slots, StreamSlot},
        token_program::TokenProgram,
    },
    acequia_core::stream::Opening,
    acequia_onchain::token,
    anchor_lang::prelude::*,
};

/// A stream to be opened.
pub struct NewStream {
    /// Where in the pool.
    pub slot: u8,
    /// Whose it is.
    pub funder: Address,
    /// Of the vault's address.
    pub bump: u8,
    /// Its terms.
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
    require!(new.funder != Address::default(), FarmError::ZeroAddress);
    farm(pool, |farm| farm.open_stream(new.slot as usize, new.opening))?;
    admit(mint, Role::Reward, pool.accepted_risks)?;
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
