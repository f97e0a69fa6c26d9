//! What the adapter reads of the farm.

use {
    crate::{
        error::{not_counted, RealmsError},
        state::Listing,
    },
    acequia_interface::addresses,
    acequia_onchain::now,
    acequia_vote_hook::{identity, layout, Error, FarmAccount},
    anchor_lang::prelude::*,
};

/// The farm program.
pub const FARM: Address = acequia_interface::ID;

/// A pool for the list. Fails unless the account is a pool of the farm, made before this second.
pub fn listing(pool: &AccountView, power: u64) -> Result<Listing> {
    let created_at = identity(&account(pool, &pool.try_borrow()?), FARM.as_array(), now()?);
    let pool_created_at = created_at.map_err(|why| match why {
        Error::ForeignPool | Error::NotAPool => RealmsError::NotPool.into(),
        other => not_counted(other),
    })?;
    let vote_authority = addresses::vote_authority(pool.address(), &crate::ID).0;
    Ok(Listing { pool: *pool.address(), vote_authority, pool_created_at, power })
}

/// The pool and the owner that a position names. Fails unless it is a position of the farm.
pub fn position(account: &AccountView) -> Result<(Address, Address)> {
    require!(account.owned_by(&FARM), RealmsError::NotPosition);
    let data = account.try_borrow()?;
    require!(data.first_chunk() == Some(&layout::POSITION), RealmsError::NotPosition);
    let key = |at| layout::key_at(&data, at).map(|key| Address::new_from_array(*key));
    let pool = key(layout::POSITION_POOL).ok_or(RealmsError::NotPosition)?;
    let owner = key(layout::POSITION_OWNER).ok_or(RealmsError::NotPosition)?;
    Ok((pool, owner))
}

/// One of the farm's accounts, as the checks of the vote interface want it.
pub fn account<'a>(view: &'a AccountView, data: &'a [u8]) -> FarmAccount<'a> {
    FarmAccount { key: view.address().as_array(), owner: view.owner().as_array(), data }
}
