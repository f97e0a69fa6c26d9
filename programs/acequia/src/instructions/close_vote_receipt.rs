//! `close_vote_receipt()`: closes the receipt of a vote that is over, by anyone; its rent
//! goes to who paid it.
//!
//! 1. The ballot has ended, or the vote was withdrawn and the hook told so. Until then the
//!    receipt is what a vote that replaces this one refers to.
//! 2. A vote whose ballot has ended is no longer counted among the open votes of its position,
//!    where that still exists. With the last of them the position's vote lock is gone.

use {
    crate::{
        arguments::{arguments, wire},
        error::FarmError,
        events::VoteReceiptClosed,
        state::{now, require_version, Position, VoteReceiptAccount},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CloseVoteReceipt {
    /// The receipt to close.
    #[account(
        mut,
        close = rent_payer,
        constraint(arguments(__ix_data, wire::CloseVoteReceipt::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub receipt: VoteReceiptAccount,
    /// The position that voted; it may be closed by now.
    #[account(mut, address = receipt.position @ FarmError::WrongReceipt)]
    pub position: UncheckedAccount,
    /// Gets the rent.
    #[account(mut, address = receipt.rent_payer @ FarmError::WrongRecipient)]
    pub rent_payer: UncheckedAccount,
}

impl CloseVoteReceipt {
    pub fn handle(&mut self) -> Result<()> {
        require_version(self.receipt.version)?;
        let time = now()?;
        let over = self.receipt.weight == 0 || time >= self.receipt.ballot_end;
        require!(over, FarmError::ReceiptInUse);
        let (open, locked_until) = self.let_go(time)?;
        emit!(VoteReceiptClosed {
            pool: &self.receipt.pool,
            position: &self.receipt.position,
            hook: &self.receipt.hook_program,
            ballot: &self.receipt.ballot,
            open,
            locked_until,
        });
        self.receipt.invariant()
    }

    /// How many votes the position has open from now on, and until when they hold it.
    fn let_go(&self, time: u64) -> Result<(u16, u64)> {
        let Some(mut position) = Position::at(&self.position)? else { return Ok((0, 0)) };
        require_version(position.version)?;
        let votes = &mut position.stake.0.votes;
        votes.let_go(&self.receipt.passed(), time);
        let now_open = (votes.open, votes.locked_until);
        position.invariant()?;
        Ok(now_open)
    }
}
