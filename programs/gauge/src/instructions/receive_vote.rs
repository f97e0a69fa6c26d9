//! `receive_vote(ballot, weight, previous_weight, ballot_start, ballot_end, sequence,
//! payload)`: counts a vote that the farm passes on, in place of the position's former one. A
//! weight of 0 withdraws it. The farm calls it under the vote interface's own discriminator.
//!
//! 1. The record is the epoch's, and not of a former one at its address.
//! 2. The pool was listed when the epoch was opened.
//! 3. All that a receiver has to check ([`acequia_vote_hook::check`]): the pool's vote
//!    authority signs; pool and position belong to the farm and to each other, the voter owns
//!    the position, the record is the position's; the ballot is this epoch, with exactly its
//!    start and end of voting, and takes votes now; the sequence number is higher than any
//!    recorded; the weight that the vote replaces is the recorded one.
//! 4. The payload divides all of the vote among the epoch's pools, which `weight` times the
//!    pool's power then votes for. See [`acequia_gauge_core::Split`]. A withdrawal's payload is
//!    not read.
//!
//! A hook may not expect more of the voter: nothing is asked of the extra accounts but what
//! their own content says.

use {
    crate::{
        error::{not_counted, refused, GaugeError},
        events::VoteRecorded,
        farm::{self, FARM},
        state::{require_version, EpochAccount, Member, VoteRecordAccount},
    },
    acequia_gauge_core::Split,
    acequia_onchain::{arguments::with_payload, now},
    acequia_vote_hook::{
        check, Accounts, Error, Expected, Recorded, Vote, CAST, HEAD_LENGTH, MAX_PAYLOAD,
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct ReceiveVote {
    /// Signs for the farm: of this pool and program.
    #[account(constraint(with_payload(__ix_data, HEAD_LENGTH - CAST.len()) @ GaugeError::WrongArguments))]
    pub vote_authority: Signer,
    /// The position's pool.
    pub pool: UncheckedAccount,
    /// What votes.
    pub position: UncheckedAccount,
    /// The position's owner.
    pub voter: UncheckedAccount,
    /// What is voted in.
    #[account(mut)]
    pub epoch: EpochAccount,
    /// Of this epoch and position.
    #[account(mut)]
    pub record: VoteRecordAccount,
}

impl ReceiveVote {
    pub fn handle(&mut self, vote: &Vote) -> Result<()> {
        require!(vote.payload.len() <= MAX_PAYLOAD, GaugeError::PayloadTooLong);
        require_version(self.epoch.version)?;
        require_version(self.record.version)?;
        require!(self.record.epoch == *self.epoch.address(), GaugeError::WrongEpoch);
        require!(self.record.is_of(&self.epoch), GaugeError::RecordStale);
        let (source, member) = self.member()?;
        let now = now()?;
        let recorded = self.check(vote, &member, now)?;
        self.count(vote, source, now)?;
        self.record.sequence = recorded.sequence;
        self.record.voter = *self.voter.address();
        self.record.source = source as u8;
        emit!(VoteRecorded::of(&self.record));
        self.record.invariant()?;
        self.epoch.invariant()
    }

    /// The pool that votes, and its place in the epoch's list.
    fn member(&self) -> Result<(usize, Member)> {
        let mut members = self.epoch.members().iter().enumerate();
        let found = members.find(|(_, member)| member.pool == *self.pool.address());
        let (source, member) = found.ok_or_else(|| not_counted(Error::WrongPool))?;
        Ok((source, *member))
    }

    #[inline(never)]
    fn check(&self, vote: &Vote, member: &Member, now: u64) -> Result<Recorded> {
        let (pool, position) = (self.pool.try_borrow()?, self.position.try_borrow()?);
        let accounts = Accounts {
            authority: self.vote_authority.address().as_array(),
            authority_signed: self.vote_authority.is_signer(),
            pool: farm::account(&self.pool, &pool),
            position: farm::account(&self.position, &position),
            voter: self.voter.address().as_array(),
        };
        let expected = Expected {
            farm: FARM.as_array(),
            pool: member.pool.as_array(),
            pool_created_at: member.pool_created_at,
            authority: member.vote_authority.as_array(),
            ballot: self.epoch.ballot(self.epoch.address()),
            position: self.record.position.as_array(),
            recorded: self.record.recorded(),
            now,
        };
        check(vote, &accounts, &expected).map_err(not_counted)
    }

    #[inline(never)]
    fn count(&mut self, vote: &Vote, source: usize, now: u64) -> Result<()> {
        let (epoch, record) = (&mut self.epoch.books.0, &mut self.record.vote.0);
        if vote.weight == 0 {
            return epoch.withdraw(record, now).map_err(refused);
        }
        let split = Split::decode(vote.payload).map_err(refused)?;
        epoch.vote(record, now, source, vote.weight, &split).map_err(refused)
    }
}
