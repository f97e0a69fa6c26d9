//! `create_delegated_pool(id, capacity, reward_manager, lock, caps, asset, delegate,
//! accepted_risks)`: creates a pool for deposits that are kept elsewhere. It has no stake
//! vault; its delegate, usually another program's address, sets what each position holds.
//!
//! 1. The pool does not exist; its address follows from creator, asset and id. Lamports sent
//!    there before do not stand in the way.
//! 2. The capacity is 1 to 16; the lock terms are in range and offer no early leave, since
//!    there is no principal to take a penalty from; the risks are known ones.
//! 3. Asset and delegate are not zero. Neither can ever be changed.

use {
    super::create_pool::{initialise, PoolTerms},
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolCreated,
        seeds,
        state::{is_set, Pool, PoolAccount},
        terms::{CapTerms, LockTerms},
    },
    acequia_interface::flags::DELEGATED,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(id: u16, capacity: u8, reward_manager: Address, lock: LockTerms, caps: CapTerms, asset: Address)]
pub struct CreateDelegatedPool {
    /// Becomes the pool's authority.
    #[account(constraint(arguments(__ix_data, wire::CreateDelegatedPool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub creator: Signer,
    /// Pays the rent. May be the creator: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The new pool.
    #[account(
        init,
        payer = payer,
        space = Pool::space(capacity)?,
        seeds = [seeds::POOL, creator.address().as_ref(), asset.as_ref(), &id.to_le_bytes()],
        bump
    )]
    pub pool: PoolAccount,
    pub system_program: Program<System>,
}

impl CreateDelegatedPool {
    pub fn handle(
        ctx: &mut Context<Self>,
        terms: PoolTerms,
        asset: Address,
        delegate: Address,
    ) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.pool);
        require!(is_set(&asset) && is_set(&delegate), FarmError::ZeroAddress);
        require!(terms.lock.early_leave_bps == 0, FarmError::LockRuleOutOfRange);
        initialise(&mut a.pool, bump, a.creator.address(), &asset, terms)?;
        a.pool.flags = DELEGATED;
        a.pool.delegate = delegate;
        emit!(PoolCreated::of(a.pool.address(), &a.pool));
        a.pool.invariant()
    }
}
