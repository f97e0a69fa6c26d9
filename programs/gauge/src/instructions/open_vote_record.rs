//! `open_vote_record()`: makes the record of a position's vote in an epoch, by anyone. No
//! signer of a vote owns anything, so the record is paid for before the first one.
//!
//! 1. The position belongs to the farm.
//! 2. Where the record is there already, nothing happens; one of a former epoch at the same
//!    address is emptied. Lamports sent there before do not stand in the way.
//! 3. The payer gets the rent back when the record is closed.

use {
    crate::{
        error::GaugeError,
        farm::FARM,
        seeds,
        state::{require_version, EpochAccount, VoteRecord, VoteRecordAccount, VERSION},
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::arguments::arguments,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct OpenVoteRecord {
    /// Pays the rent.
    #[account(mut, constraint(arguments(__ix_data, wire::OpenVoteRecord::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub payer: Signer,
    /// What is to be voted in.
    pub epoch: EpochAccount,
    /// What is to vote.
    #[account(constraint(position.owned_by(&FARM) @ GaugeError::NotPosition))]
    pub position: UncheckedAccount,
    /// Of this epoch and position.
    #[account(
        init_if_needed,
        payer = payer,
        space = VoteRecord::SPACE,
        seeds = [seeds::VOTE, epoch.address().as_ref(), position.address().as_ref()],
        bump
    )]
    pub record: VoteRecordAccount,
    pub system_program: Program<System>,
}

impl OpenVoteRecord {
    pub fn handle(ctx: &mut Context<Self>) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.record);
        require_version(a.epoch.version)?;
        if a.record.version != VERSION {
            require!(a.record.version == 0, GaugeError::UnknownVersion);
            a.record.bump = bump;
            a.record.epoch = *a.epoch.address();
            a.record.position = *a.position.address();
            a.record.rent_payer = *a.payer.address();
        }
        if a.record.version == 0 || !a.record.is_of(&a.epoch) {
            a.record.reset(a.epoch.books.window.voting_end);
        }
        a.record.invariant()
    }
}
