//! `open_epoch(number)`: opens an epoch for votes, with what is idle as its budget, up to that of an epoch. It
//! copies quorum, cap, pools and powers; until it starts, anyone brings it up to the gauge by
//! [`update_epoch`](super::UpdateEpoch), and a change of a power reaches it. By anyone.
//!
//! 1. It has not begun, so every voter has the whole of it before them, and voting in the one before it
//!    is over; the first one of a gauge may be opened earlier, while it is the next to start. Neither it nor
//!    a later one has been opened before; numbers in between may be left out.
//! 2. Something is idle, and 1 to 16 pools are listed.
//! 3. Every epoch before is settled: what they leave belongs to this one.
//! 4. Whoever opens it pays its rent, and gets it back when it is closed.

use {
    crate::{
        error::{refused, GaugeError},
        events::EpochOpened,
        seeds,
        state::{pod, require_version, Epoch, EpochAccount, GaugeAccount, VERSION},
    },
    acequia_gauge_core as rules,
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(number: u64)]
pub struct OpenEpoch {
    /// Pays the rent.
    #[account(mut, constraint(arguments(__ix_data, wire::OpenEpoch::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub payer: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
    /// The new epoch.
    #[account(
        init,
        payer = payer,
        space = Epoch::SPACE,
        seeds = [seeds::EPOCH, gauge.address().as_ref(), &number.to_le_bytes()],
        bump
    )]
    pub epoch: EpochAccount,
    pub system_program: Program<System>,
}

impl OpenEpoch {
    pub fn handle(ctx: &mut Context<Self>, number: u64) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.epoch);
        require_version(a.gauge.version)?;
        a.open(number, now()?)?;
        require!(a.gauge.unsettled == 0, GaugeError::EpochsUnsettled);
        a.epoch.version = VERSION;
        a.epoch.bump = bump;
        a.epoch.gauge = *a.gauge.address();
        a.epoch.rent_payer = *a.payer.address();
        a.epoch.members = a.gauge.members;
        a.gauge.epochs += 1;
        a.gauge.unsettled += 1;
        emit!(EpochOpened::of(&a.gauge, &a.epoch));
        a.epoch.invariant()?;
        a.gauge.invariant()
    }

    #[inline(never)]
    fn open(&mut self, number: u64, now: u64) -> Result<()> {
        let (terms, powers) = (self.gauge.terms.0, self.gauge.powers);
        let powers = powers.get(..self.gauge.count as usize).unwrap_or_default();
        let opened = rules::Epoch::open(&mut self.gauge.books, &terms, number, now, powers);
        self.epoch.books = pod::EpochBooks(opened.map_err(refused)?);
        Ok(())
    }
}
