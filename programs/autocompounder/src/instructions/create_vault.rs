//! `create_vault(id)`: a vault, its position in a pool, and its account for the stake mint. By
//! anyone: a vault has no owner and no terms, so all vaults of a pool are alike.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | payer | signer, writable | pays all rent |
//! | 1 | vault | writable | derived from "vault", pool, id |
//! | 2 | pool | writable | of the farm |
//! | 3 | position | writable | derived by the farm from pool, vault, 0 |
//! | 4 | stake account | writable | the vault's associated token account |
//! | 5 | stake mint | | the pool's |
//! | 6 | token program | | the mint's |
//! | 7 | associated token program | | |
//! | 8 | system program | | |
//! | 9 | farm program | | |
//!
//! 1. The pool is one of the farm's, stakes tokens (it is not delegated), and admits no mints
//!    with transfer fees: what the farm owes would not be what arrives.
//! 2. The vault is at its address and does not exist. The payer pays its rent.
//! 3. The stake account is created where there is none; the farm opens the position.

use crate::{
    accounts::{create, is, take},
    error::{require, Reason, Result},
    farm::Seat,
    state::{Phase, Source, Stored, Vault, VERSION},
    token::create_canonical,
};
use acequia_interface::{risks::Risks, Pool};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo], id: u16) -> Result {
    let [payer, vault, pool, position, stake_account, mint, token, associated, system, farm] =
        take::<10>(accounts)?;
    let terms = suitable(pool)?;
    is(mint, &terms.stake_mint, Reason::WrongMint)?;
    is(token, &terms.stake_token_program_address(), Reason::WrongProgram)?;
    let (address, bump) = Vault::address(pool.key, id);
    is(vault, &address, Reason::WrongVault)?;
    let stored = Vault {
        tag: Vault::TAG,
        version: VERSION,
        bump,
        id,
        pool: *pool.key,
        position: *position.key,
        stake_mint: *mint.key,
        token_program: *token.key,
        stake_account: *stake_account.key,
        rent_payer: *payer.key,
        shares: 0,
        assets: 0,
        at_hand: 0,
        accounts: 0,
        phase: Phase::Running,
        announced_at: 0,
        sources: vec![Source::default(); terms.streams.len()],
        rewards: Vec::new(),
    };
    let seeds: [&[u8]; 4] = [Vault::SEED, pool.key.as_ref(), &id.to_le_bytes(), &[bump]];
    create(&stored, vault, payer, system, &seeds)?;
    let infos = [payer, stake_account, vault, mint, system, token, associated];
    create_canonical(&infos.map(Clone::clone))?;
    Seat::of(&stored, vault, [pool, position, farm], accounts)?.open(payer)
}

fn suitable(pool: &AccountInfo) -> Result<Pool> {
    require(*pool.owner == acequia_interface::ID, Reason::WrongPool)?;
    let terms = Pool::read(&pool.try_borrow_data()?)?;
    let fees = terms.accepted_risks.0 & Risks::TRANSFER_FEE.0 != 0;
    require(!terms.is_delegated() && !fees, Reason::PoolUnsuitable)?;
    Ok(terms)
}
