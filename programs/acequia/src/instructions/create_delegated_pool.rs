//! `create_delegated_pool(id, capacity, reward_manager, caps, asset, delegate, accepted_risks)`: creates
//! a pool for deposits that are kept elsewhere. It has no stake vault; its delegate, usually another
//! program's address, sets what each position holds.
//!
//! 1. The pool does not exist; its address follows from creator, asset and id. Lamports sent
//!    there before do not stand in the way.
//! 2. The capacity is 1 to 16; the risks are known ones. There are neither locks nor votes, so that
//!    no owner can hold the delegate up.
//! 3. Asset and delegate are not zero. Neither can ever be changed.

use {
    super::create_pool::{initialise, PoolTerms},
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PoolCreated,
        seeds,
        state::{is_set, Pool, PoolAccount},
        terms::CapTerms,
    },
    acequia_interface::flags::DELEGATED,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(id: u16, capacity: u8, reward_manager: Address, caps: CapTerms, asset: Address)]
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
        seeds = [seeds::DELEGATED_POOL, creator.address().as_ref(), asset.as_ref(), &id.to_le_bytes()],
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
        initialise(&mut a.pool, bump, a.creator.address(), &asset, terms)?;
        a.pool.flags = DELEGATED;
        a.pool.delegate = delegate;
        emit!(PoolCreated::of(a.pool.address(), &a.pool));
        a.pool.invariant()
    }
}
