//! `close_vote_receipt()`: closes the receipt of a vote that is over, by anyone; its rent
//! goes to who paid it.
//!
//! 1. The ballot has ended, or the vote was withdrawn and the hook told so. Until then the
//!    receipt is what a vote that replaces this one refers to.

use {
    crate::{
        arguments::arguments,
        error::AcequiaError,
        events::VoteReceiptClosed,
        state::{now, require_version, VoteReceiptAccount},
    },
    anchor_lang::prelude::*,
};

/// Accounts of `close_vote_receipt`.
#[derive(Accounts)]
pub struct CloseVoteReceipt {
    /// The receipt to close.
    #[account(
        mut,
        close = rent_payer,
        constraint(arguments(__ix_data, 0) @ AcequiaError::WrongArguments)
    )]
    pub receipt: VoteReceiptAccount,
    /// Gets the rent.
    #[account(mut, address = receipt.rent_payer @ AcequiaError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseVoteReceipt {
    /// See the module.
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.receipt.version)?;
        let over = self.receipt.weight == 0 || now()? >= self.receipt.ballot_end;
        require!(over, AcequiaError::ReceiptInUse);
        self.receipt.invariant()?;
        emit!(VoteReceiptClosed {
            position: self.receipt.position,
            hook: self.receipt.hook_program,
            ballot: self.receipt.ballot,
        });
        Ok(())
    }
}
