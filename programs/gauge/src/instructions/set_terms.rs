//! `set_terms(quorum, cap_bps)`: says how many votes an epoch needs and how much of the budget
//! one pool may get, from the next opened epoch on.
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
    pub fn handle(&mut self, quorum: u64, cap_bps: u32) -> Result<()> {
        self.gauge.terms.quorum = quorum;
        self.gauge.terms.cap_bps = cap_bps;
        self.gauge.terms.check().map_err(refused)?;
        emit!(TermsSet::of(&self.gauge));
        self.gauge.invariant()
    }
}
