//! Keeps a registrar's record of the largest voter weight.

use {
    crate::{
        error::RealmsError,
        state::{MaxVoterWeightAccount, Registrar},
    },
    acequia_realms_core::{
        records::{MaxVoterWeight, NEVER},
        weight::MaxRule,
    },
    anchor_lang::prelude::*,
};

/// The mint that a registrar's votes count as; another account is not that mint.
pub type MintAccount = acequia_onchain::token::MintAccount<{ RealmsError::WrongMint.code() }>;

/// Writes what the registrar's rule says now, and returns it [votes]. A fixed maximum holds for
/// always. A share of the supply holds in this slot alone: a transaction that votes, or that
/// finalizes a vote, refreshes it first.
#[inline(never)]
pub fn write(
    registrar: &Registrar,
    mint: &MintAccount,
    record: &mut MaxVoterWeightAccount,
) -> Result<u64> {
    let rule = registrar.max_rule()?;
    let max = rule.max_ceil(mint.supply());
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
