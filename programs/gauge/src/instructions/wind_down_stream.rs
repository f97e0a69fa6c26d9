//! `wind_down_stream(slot)`: closes a stream that the gauge has funded to further funding for
//! good, by the farm's `wind_down_stream`, so that its slot can be freed and its pool closed.
//!
//! The remaining accounts are all epochs that the gauge has, in any order; no more.
//!
//! 1. The authority signs. The farm is the Acequia farm, and the account a pool of it.
//! 2. The slot holds a stream of the reward mint that the gauge funds, on whatever other terms.
//! 3. The pool is neither on the gauge's list nor on that of an epoch. So no share is, or can
//!    be, on its way: what was voted to a pool is not given back because its stream is gone.
//! 4. The farm refuses while anything is left to stream. What was applied is streamed to the
//!    end, and what positions are owed stays claimable.

use {
    crate::{
        error::GaugeError,
        events::GaugeStreamWindingDown,
        farm::{self, FARM},
        state::{Epoch, GaugeAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct WindDownStream {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::WindDownStream::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    /// The gauge, the stream's funder.
    pub gauge: GaugeAccount,
    /// The stream's pool.
    #[account(mut)]
    pub pool: UncheckedAccount,
    /// The Acequia farm.
    #[account(constraint(*farm_program.address() == FARM @ GaugeError::WrongFarm))]
    pub farm_program: UncheckedAccount,
}

impl WindDownStream {
    pub fn handle(ctx: &mut Context<Self>, slot: u8) -> Result<()> {
        let epochs = ctx.remaining_accounts()?;
        let a = &ctx.accounts;
        a.gauge.invariant()?;
        let generation = farm::own_stream(&a.gauge, &a.pool, slot)?.books.generation;
        require!(a.gauge.find(a.pool.address()).is_err(), GaugeError::PoolStillListed);
        a.require_all(&epochs)?;
        epochs.iter().try_for_each(|epoch| a.require_not_in(epoch))?;
        let (gauge, pool) = (*a.gauge.address(), *a.pool.address());
        emit!(GaugeStreamWindingDown { gauge, pool, slot, generation });
        farm::wind_down(&a.farm_program, &a.gauge, &a.pool, slot);
        Ok(())
    }

    /// Fails unless there are as many different accounts as the gauge has epochs.
    fn require_all(&self, epochs: &[AccountView]) -> Result<()> {
        require!(epochs.len() == self.gauge.epochs as usize, GaugeError::EpochsIncomplete);
        let again = |nth: usize| {
            let mut before = epochs[..nth].iter();
            before.any(|other| other.address() == epochs[nth].address())
        };
        require!(!(0..epochs.len()).any(again), GaugeError::EpochsIncomplete);
        Ok(())
    }

    /// Fails unless it is an epoch of the gauge's that does not list the pool.
    fn require_not_in(&self, epoch: &AccountView) -> Result<()> {
        let lists = Epoch::peek(epoch, |epoch| {
            let epoch = epoch.filter(|epoch| epoch.gauge == *self.gauge.address())?;
            Some(epoch.members().iter().any(|member| member.pool == *self.pool.address()))
        });
        let lists = lists.ok().flatten().ok_or(GaugeError::EpochsIncomplete)?;
        require!(!lists, GaugeError::PoolStillListed);
        Ok(())
    }
}
