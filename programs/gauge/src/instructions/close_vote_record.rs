//! `close_vote_record()`: closes a record whose vote no longer counts; its rent goes to who paid it.
//!
//! 1. The epoch is the record's. It is settled or gone; until then the record is what a vote that replaces
//!    or withdraws this one refers to.
//! 2. Its voter signs, or as long as an epoch lasts has passed since the boundary: until then other programs
//!    may read who voted what.
//! 3. A record that holds no vote is closed by anyone at any time.

use {
    crate::{
        error::GaugeError,
        events::VoteRecordClosed,
        state::{require_version, VoteRecordAccount},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{arguments::arguments, now},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseVoteRecord {
    /// The voter, or anyone when it is time.
    #[account(constraint(arguments(__ix_data, wire::CloseVoteRecord::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub closer: Signer,
    /// The record to close.
    #[account(mut, close = rent_payer)]
    pub record: VoteRecordAccount,
    /// The record's epoch, whether it is there or not.
    #[account(address = record.epoch @ GaugeError::WrongEpoch)]
    pub epoch: UncheckedAccount,
    /// Gets the rent. May be who signs: only lamports of it are touched.
    #[account(unsafe(dup), mut, address = record.rent_payer @ GaugeError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseVoteRecord {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.record.version)?;
        self.record.require_closable(&self.epoch, self.closer.address(), now()?)?;
        emit!(VoteRecordClosed { epoch: self.record.epoch, position: self.record.position });
        self.record.invariant()
    }
}
