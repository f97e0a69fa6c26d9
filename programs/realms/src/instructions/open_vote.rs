//! `open_vote()`: makes the accounts that a position's vote on a proposal needs, by anyone. No
//! signer of a vote owns anything, so they are paid for before the first one. What is there
//! already stays as it is. Where tally and record are, nothing is checked and only a missing
//! weight record is made, so that a vote can be withdrawn whatever became of the proposal.
//! Lamports sent there before do not stand in the way.
//!
//! 1. The proposal is in voting, and of a governance in the registrar's realm, all of the
//!    registrar's governance program; the registrar's mint votes on it.
//! 2. The position belongs to the farm, to a pool that the registrar lists, and to the voter.
//! 3. A record that is there is one of this voter's: what a former owner voted stays theirs.
//! 4. The payer gets the rent of tally and vote record back when they are closed; that of the
//!    weight record, of which each voter has one for all proposals, goes to the voter.

use {
    crate::{
        error::RealmsError,
        farm, governance, seeds,
        state::{
            require_version, RegistrarAccount, Tally, TallyAccount, VoteRecord, VoteRecordAccount,
            VoterWeightAccount, VoterWeightRecord, VERSION,
        },
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_core::records::VoterWeight,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct OpenVote {
    /// The position's owner.
    #[account(constraint(arguments(__ix_data, wire::OpenVote::ARGUMENTS) @ RealmsError::WrongArguments))]
    pub voter: UncheckedAccount,
    /// Pays the rent. May be the voter: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// What is to vote.
    pub position: UncheckedAccount,
    /// What is to be voted on.
    pub proposal: UncheckedAccount,
    /// What the proposal belongs to.
    pub governance: UncheckedAccount,
    /// Of the governance's realm and the proposal's mint.
    #[account(mut)]
    pub registrar: RegistrarAccount,
    /// Of this proposal and voter.
    #[account(
        init_if_needed,
        payer = payer,
        space = Tally::SPACE,
        seeds = [seeds::TALLY, proposal.address().as_ref(), voter.address().as_ref()],
        bump
    )]
    pub tally: TallyAccount,
    /// Of this proposal and position.
    #[account(
        init_if_needed,
        payer = payer,
        space = VoteRecord::SPACE,
        seeds = [seeds::VOTE, proposal.address().as_ref(), position.address().as_ref()],
        bump
    )]
    pub vote_record: VoteRecordAccount,
    /// Of this registrar and voter.
    #[account(
        init_if_needed,
        payer = payer,
        space = VoterWeightRecord::SPACE,
        seeds = [seeds::VOTER_WEIGHT, registrar.address().as_ref(), voter.address().as_ref()],
        bump
    )]
    pub voter_weight_record: VoterWeightAccount,
    pub system_program: Program<System>,
}

impl OpenVote {
    pub fn handle(ctx: &mut Context<Self>) -> Result<()> {
        let (a, tally, record) = (&mut ctx.accounts, ctx.bumps.tally, ctx.bumps.vote_record);
        require_version(a.registrar.version)?;
        if a.tally.version == 0 || a.vote_record.version == 0 {
            governance::window(&a.registrar, &a.proposal, &a.governance)?;
            a.fill_tally(tally);
            a.fill_record(record)?;
        }
        a.fill_voter_weight();
        a.vote_record.invariant()?;
        a.tally.invariant()
    }

    #[inline(never)]
    fn fill_tally(&mut self, bump: u8) {
        if self.tally.version != 0 {
            return;
        }
        let (proposal, owner) = (*self.proposal.address(), *self.voter.address());
        self.tally.version = VERSION;
        self.tally.bump = bump;
        self.tally.registrar = *self.registrar.address();
        self.tally.proposal = proposal;
        self.tally.governance_vote = governance::vote_address(&self.registrar, &proposal, &owner);
        self.tally.owner = owner;
        self.tally.rent_payer = *self.payer.address();
        self.registrar.add_tally();
    }

    #[inline(never)]
    fn fill_record(&mut self, bump: u8) -> Result<()> {
        let (pool, owner) = farm::position(&self.position)?;
        require!(owner == *self.voter.address(), RealmsError::NotOwnerOfPosition);
        let listing = *self.registrar.listing(&pool).ok_or(RealmsError::PoolNotListed)?;
        // A tally that has just been made has no records: one that stands is of the position's owner before.
        require!(self.vote_record.version == 0, RealmsError::WrongVoter);
        self.vote_record.version = VERSION;
        self.vote_record.bump = bump;
        self.vote_record.tally = *self.tally.address();
        self.vote_record.proposal = *self.proposal.address();
        self.vote_record.position = *self.position.address();
        self.vote_record.pool = pool;
        self.vote_record.vote_authority = listing.vote_authority;
        self.vote_record.pool_created_at = listing.pool_created_at;
        self.vote_record.rent_payer = *self.payer.address();
        self.tally.records += 1;
        Ok(())
    }

    /// A new weight record says nothing: weight 0, for no proposal.
    #[inline(never)]
    fn fill_voter_weight(&mut self) {
        if self.voter_weight_record.governing_token_owner != Address::default() {
            return;
        }
        self.voter_weight_record.set(&VoterWeight {
            realm: self.registrar.realm.to_bytes(),
            governing_token_mint: self.registrar.governing_token_mint.to_bytes(),
            owner: self.voter.address().to_bytes(),
            weight: 0,
            expiry_slot: 0,
            proposal: [0; 32],
        });
    }
}
