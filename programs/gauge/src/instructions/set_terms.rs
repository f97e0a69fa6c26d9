//! `set_terms(quorum, cap_bps, epoch_budget)`: says how many votes an epoch needs, how much of the budget
//! one pool may get, and how much an epoch splits (0: all that is idle), from the next opened or updated
//! epoch on.
//!
//! 1. The authority signs.
//! 2. The cap is in range. A quorum of 0 asks for no votes, but without any nothing is split.

use {
    crate::{
        error::{refused, GaugeError},
        events::TermsSet,
        state::GaugeAccount,
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetTerms {
    /// The gauge's authority.
    #[account(
        address = gauge.authority @ GaugeError::NotAuthority,
        constraint(arguments(__ix_data, wire::SetTerms::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub authority: Signer,
    #[account(mut)]
    pub gauge: GaugeAccount,
}

impl SetTerms {
    pub fn handle(&mut self, quorum: u64, cap_bps: u32, epoch_budget: u64) -> Result<()> {
        self.gauge.terms.quorum = quorum;
        self.gauge.terms.cap_bps = cap_bps;
        self.gauge.terms.epoch_budget = epoch_budget;
        self.gauge.terms.check().map_err(refused)?;
        emit!(TermsSet::of(&self.gauge));
        self.gauge.invariant()
    }
}
