//! `open_epoch(number)`: opens an epoch for votes, with all that is idle as its budget. It
//! copies quorum, cap, pools and powers, which no longer change for it.
//!
//! 1. Its voting is not over, and it starts at most the length of an epoch from now. Neither
//!    it nor a later one has been opened before; numbers in between may be left out.
//! 2. Something is idle, and 1 to 16 pools are listed.
//! 3. The authority may open it at any such time. Anyone else may in the closing time before
//!    its start, once every epoch before is settled: so nobody can open it with a second left
//!    and vote alone, nor with a grain before the budget is there, nor without what the epoch
//!    before leaves.
//! 4. Whoever opens it pays its rent, and gets it back when it is closed.

use {
    crate::{
        error::{refused, GaugeError},
        events::EpochOpened,
        seeds,
        state::{pod, require_version, Epoch, EpochAccount, GaugeAccount, VERSION},
    },
    acequia_gauge_core::{self as rules, Window},
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(number: u64)]
pub struct OpenEpoch {
    /// Pays the rent: the authority, or anyone when it is time.
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
        let now = now()?;
        a.open(number, now)?;
        a.require_opener(now)?;
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

    fn require_opener(&self, now: u64) -> Result<()> {
        if *self.payer.address() == self.gauge.authority {
            return Ok(());
        }
        let Window { start, .. } = self.epoch.books.window;
        let closing_seconds = self.gauge.terms.closing_seconds as u64;
        let is_time = now < start && now + closing_seconds >= start;
        require!(is_time, GaugeError::NotTimeForAnyone);
        require!(self.gauge.unsettled == 0, GaugeError::EpochsUnsettled);
        Ok(())
    }
}
