//! `close_vote()`: closes the record of a vote that no longer counts, by anyone; its rent goes
//! to who paid it. Its votes leave the tally.
//!
//! 1. The record is part of the tally, and the proposal is the record's.
//! 2. The vote was withdrawn; or the proposal is decided or gone, and the vote's window is over.
//!    Until the proposal is decided, the record is what keeps the vote from being counted again.
//!    Until the window is over, it is what the owner needs to withdraw and have the stake free.

use {
    crate::{
        error::RealmsError,
        events::VoteRecordClosed,
        governance,
        state::{require_version, TallyAccount, VoteRecordAccount},
    },
    acequia_onchain::{arguments::arguments, now},
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseVote {
    /// The record to close.
    #[account(
        mut,
        close = rent_payer,
        constraint(arguments(__ix_data, wire::CloseVote::ARGUMENTS) @ RealmsError::WrongArguments)
    )]
    pub vote_record: VoteRecordAccount,
    /// The tally that it is part of.
    #[account(mut, address = vote_record.tally @ RealmsError::WrongTally)]
    pub tally: TallyAccount,
    /// What was voted on, whether it is there or not.
    #[account(address = vote_record.proposal @ RealmsError::WrongProposal)]
    pub proposal: UncheckedAccount,
    /// Gets the rent.
    #[account(mut, address = vote_record.rent_payer @ RealmsError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseVote {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.vote_record.version)?;
        require_version(self.tally.version)?;
        let ended = now()? >= self.vote_record.end && governance::is_over(&self.proposal)?;
        let spent = self.vote_record.weight == 0 || ended;
        require!(spent, RealmsError::VoteMayCount);
        let records = self.tally.records.checked_sub(1);
        self.tally.votes = self.tally.others(&self.vote_record)?;
        self.tally.records = records.ok_or(RealmsError::InvariantBroken)?;
        emit!(VoteRecordClosed {
            proposal: self.vote_record.proposal,
            position: self.vote_record.position,
            tally: self.tally.votes,
        });
        self.vote_record.invariant()?;
        self.tally.invariant()
    }
}
