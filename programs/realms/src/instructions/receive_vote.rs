//! `receive_vote(ballot, weight, previous_weight, ballot_start, ballot_end, sequence,
//! payload)`: counts a vote that the farm passes on, in place of the position's former one, and
//! tells governance what all positions of the voter weigh on this proposal. A weight of 0
//! withdraws the vote. The farm calls it under the vote interface's own discriminator.
//!
//! 1. No payload: for or against is said to governance.
//! 2. The record is part of the tally, the tally is that of this registrar, proposal and voter,
//!    and so is the voter's weight record. The last account is where governance records the
//!    voter's vote.
//! 3. For a vote: the proposal is in voting, and of a governance in the registrar's realm, all
//!    of the registrar's governance program; the registrar's mint votes on it; the registrar
//!    lists the pool, as it was created. The window is from when voting began to the second after
//!    the last in which governance takes votes.
//! 4. For a withdrawal: nothing of that. Window and pool are those of the vote which is taken back.
//! 5. All that a receiver has to check ([`acequia_vote_hook::check`]): the pool's vote
//!    authority signs; pool and position belong to the farm and to each other, the voter owns
//!    the position, the record is the position's; the ballot is this proposal, with exactly
//!    its window, and open now; the sequence number is higher than any recorded; the weight
//!    that the vote replaces is the recorded one, and none of a vote whose window is over.
//! 6. The tally does not fall below what governance counts for the voter while the proposal is
//!    in voting: else stake could leave and its vote stay. See
//!    [`acequia_realms_core::ballot::counted`].
//!
//! A tally is of one window: the first vote within another begins it anew, and what was cast
//! before is no part of it any more.
//!
//! Then the weight record says the tally, for a vote on this proposal, in this slot: nothing
//! unless the proposal itself takes votes now, within the tally's window.

use {
    crate::{
        error::{not_counted, RealmsError},
        events::VoteCounted,
        farm, governance,
        state::{
            require_version, RegistrarAccount, TallyAccount, VoteRecordAccount, VoterWeightAccount,
        },
    },
    acequia_onchain::arguments::with_payload,
    acequia_realms_core::{ballot::Window, records::VoterWeight, weight::votes_floor},
    acequia_vote_hook::{check, Accounts, Ballot, Expected, Recorded, Vote, CAST, HEAD_LENGTH},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ReceiveVote {
    /// Signs for the farm: of this pool and program.
    #[account(constraint(with_payload(__ix_data, HEAD_LENGTH - CAST.len()) @ RealmsError::WrongArguments))]
    pub vote_authority: UncheckedAccount,
    /// The position's pool.
    pub pool: UncheckedAccount,
    /// What votes.
    pub position: UncheckedAccount,
    /// The position's owner.
    pub voter: UncheckedAccount,
    /// What is voted on.
    pub proposal: UncheckedAccount,
    /// What the proposal belongs to.
    pub governance: UncheckedAccount,
    /// Of the governance's realm and the proposal's mint.
    pub registrar: RegistrarAccount,
    /// Of this proposal and voter.
    #[account(mut)]
    pub tally: TallyAccount,
    /// Of this proposal and position.
    #[account(mut)]
    pub vote_record: VoteRecordAccount,
    /// Of this registrar and voter.
    #[account(mut)]
    pub voter_weight_record: VoterWeightAccount,
    /// Where governance records the voter's vote.
    pub governance_vote: UncheckedAccount,
}

impl ReceiveVote {
    pub fn handle(&mut self, vote: &Vote) -> Result<()> {
        require!(vote.payload.is_empty(), RealmsError::PayloadNotEmpty);
        self.require_related()?;
        let clock = Clock::get()?;
        let now = clock.unix_timestamp.max(0) as u64;
        let (window, votes) = match vote.weight {
            0 => (self.vote_record.window(), 0),
            weight => (self.takes_votes()?, self.cast(weight)?),
        };
        let recorded = self.check(vote, window, now)?;
        self.count(recorded, window, votes)?;
        let told = self.told(recorded, window, now);
        self.tell(told, clock.slot);
        self.log(told, clock.slot);
        self.vote_record.invariant()?;
        self.tally.invariant()
    }

    #[inline(never)]
    fn require_related(&self) -> Result<()> {
        require_version(self.registrar.version)?;
        require_version(self.tally.version)?;
        require_version(self.vote_record.version)?;
        let (tally, record, weight) = (&self.tally, &self.vote_record, &self.voter_weight_record);
        require!(record.tally == *tally.address(), RealmsError::WrongTally);
        require!(tally.registrar == *self.registrar.address(), RealmsError::WrongRegistrar);
        require!(tally.proposal == *self.proposal.address(), RealmsError::WrongProposal);
        require!(tally.owner == *self.voter.address(), RealmsError::WrongVoter);
        let of_voter = weight.governing_token_owner == tally.owner
            && weight.realm == self.registrar.realm
            && weight.governing_token_mint == self.registrar.governing_token_mint;
        require!(of_voter, RealmsError::WrongVoter);
        let governance_vote = *self.governance_vote.address();
        require!(governance_vote == tally.governance_vote, RealmsError::WrongGovernanceVote);
        Ok(())
    }

    /// When the proposal takes votes. Fails unless it does, from the registrar's voters.
    fn takes_votes(&self) -> Result<Window> {
        governance::window(&self.registrar, &self.proposal, &self.governance)
    }

    /// What a weight counts [votes]. The pool is the one that is listed now, should it have been
    /// listed anew since the record was made.
    #[inline(never)]
    fn cast(&mut self, weight: u64) -> Result<u64> {
        let listing = self.registrar.listing(self.pool.address());
        let listing = listing.ok_or(RealmsError::PoolNotListed)?;
        self.vote_record.pool_created_at = listing.pool_created_at;
        votes_floor(weight, listing.power).ok_or(RealmsError::VotesOverflow.into())
    }

    #[inline(never)]
    fn check(&self, vote: &Vote, window: Window, now: u64) -> Result<Recorded> {
        let (pool, position) = (self.pool.try_borrow()?, self.position.try_borrow()?);
        let accounts = Accounts {
            authority: self.vote_authority.address().as_array(),
            authority_signed: self.vote_authority.is_signer(),
            pool: farm::account(&self.pool, &pool),
            position: farm::account(&self.position, &position),
            voter: self.voter.address().as_array(),
        };
        let key = self.proposal.address().to_bytes();
        let expected = Expected {
            farm: farm::FARM.as_array(),
            pool: self.vote_record.pool.as_array(),
            pool_created_at: self.vote_record.pool_created_at,
            authority: self.vote_record.vote_authority.as_array(),
            ballot: Ballot { key, start: window.start, end: window.end },
            position: self.vote_record.position.as_array(),
            recorded: self.vote_record.recorded(now),
            now,
        };
        check(vote, &accounts, &expected).map_err(not_counted)
    }

    /// Writes the vote into record and tally.
    #[inline(never)]
    fn count(&mut self, recorded: Recorded, window: Window, votes: u64) -> Result<()> {
        let before = self.tally.votes;
        if recorded.weight > 0 {
            self.tally.turn_to(window)?;
        }
        let others = self.tally.others(&self.vote_record)?;
        let sum = others.checked_add(votes).ok_or(RealmsError::VotesOverflow)?;
        if sum < before {
            let (proposal, vote) = (&self.proposal, &self.governance_vote);
            let counted = governance::counted(&self.registrar, proposal, vote)?;
            require!(sum >= counted, RealmsError::GovernanceCountsVote);
        }
        self.tally.votes = sum;
        self.vote_record.round = self.tally.round;
        self.vote_record.sequence = recorded.sequence;
        self.vote_record.weight = recorded.weight;
        self.vote_record.votes = votes;
        self.vote_record.start = window.start;
        self.vote_record.end = window.end;
        Ok(())
    }

    /// What governance may be told [votes]. A vote's window is the proposal's own; a withdrawal that
    /// leaves something looks it up.
    fn told(&self, recorded: Recorded, window: Window, now: u64) -> u64 {
        let takes_votes = match (recorded.weight, self.tally.votes) {
            (_, 0) => None,
            (0, _) => self.takes_votes().ok(),
            _ => Some(window),
        };
        self.tally.sum().told(takes_votes, now)
    }

    /// Tells governance: in this slot and on this proposal alone, since a weight that outlived
    /// the transaction could be used when the stake is gone.
    fn tell(&mut self, told: u64, slot: u64) {
        self.voter_weight_record.set(&VoterWeight {
            realm: self.registrar.realm.to_bytes(),
            governing_token_mint: self.registrar.governing_token_mint.to_bytes(),
            owner: self.tally.owner.to_bytes(),
            weight: told,
            expiry_slot: slot,
            proposal: self.tally.proposal.to_bytes(),
        });
    }

    #[inline(never)]
    fn log(&self, told: u64, slot: u64) {
        emit!(VoteCounted {
            registrar: self.tally.registrar,
            proposal: self.tally.proposal,
            owner: self.tally.owner,
            position: self.vote_record.position,
            sequence: self.vote_record.sequence,
            weight: self.vote_record.weight,
            votes: self.vote_record.votes,
            tally: self.tally.votes,
            round: self.tally.round,
            told,
            slot,
        });
    }
}
