//! `withdraw_vote(payload)`: takes a vote back while its ballot is open. With the last open
//! vote the position's vote lock is gone. (A vote whose ballot has ended counts as open until
//! `close_vote_receipt` or the latest of the ballots ends the lock.) If the pool has another
//! hook by now, or none, then nobody is told and nobody can stand in the way.
//!
//! 1. The position's owner signs; the position is the pool's; the receipt is the position's.
//! 2. The vote is not withdrawn yet and its ballot has not ended: after that nothing is held.
//! 3. The hook program is the one that the vote was passed to.
//! 4. The withdrawal is written; then the hook is told a weight of zero, if it is the pool's.

use {
    crate::{
        arguments::{wire, with_payload},
        error::{refused, FarmError},
        events::VoteWithdrawn,
        hooks::{require_payload, Audience},
        state::{require_version, PoolAccount, PositionAccount, VoteReceiptAccount},
    },
    acequia_core::Error,
    acequia_interface::flags::WITHDRAWN,
    acequia_vote_hook::Vote,
    anchor_lang::prelude::*,
};

/// What else the hook needs follows these accounts.
#[derive(Accounts)]
pub struct WithdrawVote {
    /// The position's owner.
    #[account(
        constraint(*voter.address() == position.owner @ FarmError::NotOwner),
        constraint(with_payload(__ix_data, wire::WithdrawVote::ARGUMENTS) @ FarmError::WrongArguments)
    )]
    pub voter: Signer,
    /// The position's pool.
    #[account(address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that voted.
    #[account(mut)]
    pub position: PositionAccount,
    /// Of the vote.
    #[account(
        mut,
        constraint(receipt.position == *position.address() @ FarmError::WrongReceipt)
    )]
    pub receipt: VoteReceiptAccount,
    /// Signs for the farm: of this pool and hook.
    pub vote_authority: UncheckedAccount,
    /// The hook that the vote was passed to.
    #[account(address = receipt.hook_program @ FarmError::WrongHook)]
    pub hook_program: UncheckedAccount,
}

impl WithdrawVote {
    pub fn handle(ctx: &mut Context<Self>, payload: &[u8]) -> Result<()> {
        let extras = ctx.remaining_accounts()?;
        let a = &mut ctx.accounts;
        require_version(a.pool.version)?;
        require_version(a.position.version)?;
        require_version(a.receipt.version)?;
        require_payload(payload)?;
        let (previous_weight, time) = (a.receipt.weight, a.pool.present()?);
        let told = a.pool.hook == a.receipt.hook_program;
        a.take_back(time, told)?;
        a.log(previous_weight, told, time);
        a.receipt.invariant()?;
        a.position.invariant()?;
        if !told {
            return Ok(());
        }
        let vote = Vote {
            ballot: a.receipt.ballot.to_bytes(),
            weight: 0,
            previous_weight,
            ballot_start: a.receipt.ballot_start,
            ballot_end: a.receipt.ballot_end,
            sequence: a.receipt.sequence,
            payload,
        };
        a.audience().tell(&vote, &extras)
    }

    /// Writes the withdrawal into position and receipt. The receipt keeps the weight that
    /// the hook still counts if it cannot be told.
    fn take_back(&mut self, time: u64, told: bool) -> Result<()> {
        let (passed, epoch) = (self.receipt.passed(), self.pool.hook_epoch);
        require!(!passed.withdrawn, refused(Error::NoOpenVote));
        require!(time < passed.end, refused(Error::BallotNotOpen));
        let votes = &mut self.position.stake.0.votes;
        votes.withdraw(&passed, time, epoch);
        self.receipt.sequence = votes.sequence as u64;
        self.receipt.flags |= WITHDRAWN;
        if told {
            self.receipt.weight = 0;
        }
        Ok(())
    }

    #[inline(never)]
    fn log(&self, previous_weight: u64, told: bool, time: u64) {
        let votes = &self.position.stake.votes;
        emit!(VoteWithdrawn {
            pool: *self.pool.address(),
            position: *self.position.address(),
            hook: self.receipt.hook_program,
            ballot: self.receipt.ballot,
            previous_weight,
            told,
            sequence: self.receipt.sequence,
            held: votes.held(time, self.pool.hook_epoch),
            locked_until: votes.locked_until,
            open: votes.open,
            time,
        });
    }

    fn audience(&self) -> Audience<'_> {
        Audience {
            hook: &self.hook_program,
            authority: &self.vote_authority,
            bump: self.pool.vote_authority_bump,
            pool: self.pool.account(),
            position: self.position.account(),
            voter: &self.voter,
        }
    }
}
