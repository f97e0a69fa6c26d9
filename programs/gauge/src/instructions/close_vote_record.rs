//! `close_vote_record()`: closes a record whose vote no longer counts, by anyone; its rent goes
//! to who paid it.
//!
//! 1. The epoch is the record's. It is settled, or gone, or the record holds no vote. Until
//!    then the record is what a vote that replaces or withdraws this one refers to.

use {
    crate::{
        error::GaugeError,
        events::VoteRecordClosed,
        state::{require_version, VoteRecordAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseVoteRecord {
    /// The record to close.
    #[account(
        mut,
        close = rent_payer,
        constraint(arguments(__ix_data, wire::CloseVoteRecord::ARGUMENTS) @ GaugeError::WrongArguments)
    )]
    pub record: VoteRecordAccount,
    /// The record's epoch, whether it is there or not.
    #[account(address = record.epoch @ GaugeError::WrongEpoch)]
    pub epoch: UncheckedAccount,
    /// Gets the rent.
    #[account(mut, address = record.rent_payer @ GaugeError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseVoteRecord {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.record.version)?;
        self.record.require_spent(&self.epoch)?;
        emit!(VoteRecordClosed { epoch: self.record.epoch, position: self.record.position });
        self.record.invariant()
    }
}
