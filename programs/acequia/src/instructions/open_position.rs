//! `open_position(index, owner)`: opens an empty position, for oneself or another.
//!
//! 1. The pool takes deposits.
//! 2. The position does not exist; its address follows from pool, opener and index. Lamports
//!    sent there before do not stand in the way.
//! 3. The payer pays the rent, and gets it back when the position is closed.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::PositionOpened,
        seeds,
        state::{farm, Checkpoints, PoolAccount, Position, PositionAccount, VERSION},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(index: u32)]
pub struct OpenPosition {
    /// Part of the position's address; need not be its owner.
    #[account(constraint(arguments(__ix_data, wire::OpenPosition::ARGUMENTS) @ FarmError::WrongArguments))]
    pub opener: Signer,
    /// Pays the rent. May be the opener: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The pool to stake in.
    #[account(mut)]
    pub pool: PoolAccount,
    /// The new position.
    #[account(
        init,
        payer = payer,
        space = Position::space(pool.capacity)?,
        seeds = [seeds::POSITION, pool.address().as_ref(), opener.address().as_ref(), &index.to_le_bytes()],
        bump
    )]
    pub position: PositionAccount,
    pub system_program: Program<System>,
}

impl OpenPosition {
    pub fn handle(ctx: &mut Context<Self>, index: u32, owner: Address) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.position);
        a.pool.require_open()?;
        require!(owner != Address::default(), FarmError::ZeroAddress);
        a.position.make_checkpoints(a.pool.capacity)?;
        a.position.version = VERSION;
        a.position.bump = bump;
        a.position.index = index;
        a.position.pool = *a.pool.address();
        a.position.owner = owner;
        a.position.rent_payer = *a.payer.address();
        let stake = &mut a.position.stake;
        farm(&mut a.pool, |farm| {
            farm.open(stake);
            Ok(())
        })?;
        emit!(PositionOpened {
            pool: a.pool.address(),
            position: a.position.address(),
            owner: &owner,
            opener: a.opener.address(),
            index,
            pool_positions: a.pool.totals.positions,
        });
        a.position.invariant()?;
        a.pool.invariant()
    }
}
