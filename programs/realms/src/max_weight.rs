//! Keeps a registrar's record of the largest voter weight.

use {
    crate::{
        error::RealmsError,
        state::{MaxVoterWeightAccount, Registrar},
    },
    acequia_onchain::token::Mint,
    acequia_realms_core::{
        records::{MaxVoterWeight, NEVER},
        weight::MaxRule,
    },
    anchor_lang::prelude::*,
};

/// Where a mint says how much of it there is [bytes from the start].
const SUPPLY_AT: usize = 36;

/// Writes what the registrar's rule says now, and returns it [votes]. A fixed maximum holds for
/// always. A share of the supply holds in this slot alone: a transaction that votes, or that
/// finalizes a vote, refreshes it first.
#[inline(never)]
pub fn write(
    registrar: &Registrar,
    mint: &AccountView,
    record: &mut MaxVoterWeightAccount,
) -> Result<u64> {
    require!(*mint.address() == registrar.governing_token_mint, RealmsError::WrongMint);
    let rule = registrar.max_rule()?;
    let max = rule.max_ceil(supply(mint)?);
    record.set(&MaxVoterWeight {
        realm: registrar.realm.to_bytes(),
        governing_token_mint: registrar.governing_token_mint.to_bytes(),
        max,
        expiry_slot: match rule {
            MaxRule::Fixed(_) => NEVER,
            MaxRule::ShareOfSupply(_) => Clock::get()?.slot,
        },
    });
    Ok(max)
}

/// How much of a mint there is [base units]. Fails unless it is a mint of a token program.
fn supply(mint: &AccountView) -> Result<u64> {
    Mint::read(mint).ok_or(RealmsError::WrongMint)?;
    let data = mint.try_borrow()?;
    let supply = data.get(SUPPLY_AT..).and_then(|rest| rest.first_chunk());
    Ok(supply.map(|supply| u64::from_le_bytes(*supply)).ok_or(RealmsError::WrongMint)?)
}
