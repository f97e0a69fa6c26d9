//! `withdraw_vote(payload)`: takes a vote back while its ballot is open. With the last open
//! vote the position's vote lock is gone. (A vote whose ballot has ended counts as open until
//! `close_vote_receipt` or the latest of the ballots ends the lock.) The hook that the vote was passed
//! to is told, whether or not it is still the pool's: a vote that counts anywhere holds.
//!
//! 1. The position's owner signs, or the operator who may vote; the position is the pool's; the receipt is the position's.
//! 2. The vote is not withdrawn yet and its ballot has not ended: after that nothing is held.
//! 3. The hook program is the one that the vote was passed to.
//! 4. The withdrawal is written; then the hook is told a weight of zero.

use {
    crate::{
        arguments::{wire, with_payload},
        error::{refused, FarmError},
        events::VoteWithdrawn,
        hooks::{require_payload, Audience},
        state::{require_version, PoolAccount, PositionAccount, VoteReceiptAccount},
    },
    acequia_core::Error,
    acequia_interface::flags::{MAY_VOTE, WITHDRAWN},
    acequia_vote_hook::Vote,
    anchor_lang::{address_eq, prelude::*},
};

/// What else the hook needs follows these accounts.
#[derive(Accounts)]
pub struct WithdrawVote {
    /// The position's owner, `position.owner`, or its operator.
    #[account(constraint(with_payload(__ix_data, wire::WithdrawVote::ARGUMENTS) @ FarmError::WrongArguments))]
    pub signer: Signer,
    /// The position's owner: `position.owner`.
    #[account(constraint(address_eq(voter.address(), &position.owner) @ FarmError::NotOwner))]
    pub voter: UncheckedAccount,
    /// The position's pool.
    #[account(address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that voted.
    #[account(mut)]
    pub position: PositionAccount,
    /// Of the vote.
    #[account(
        mut,
        constraint(address_eq(&receipt.position, position.address()) @ FarmError::WrongReceipt)
    )]
    pub receipt: VoteReceiptAccount,
    /// Signs for the farm: "vote_authority", pool, hook_program.
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
        a.position.by_operator(a.signer.address(), MAY_VOTE)?;
        require_version(a.receipt.version)?;
        require_payload(payload)?;
        let (previous_weight, time) = (a.receipt.weight, a.pool.present()?);
        a.take_back(time)?;
        a.log(previous_weight, time);
        a.receipt.invariant()?;
        a.position.invariant()?;
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

    /// Writes the withdrawal into position and receipt.
    fn take_back(&mut self, time: u64) -> Result<()> {
        let passed = self.receipt.passed();
        require!(!passed.withdrawn, refused(Error::NoOpenVote));
        require!(time < passed.end, refused(Error::BallotNotOpen));
        let votes = &mut self.position.stake.0.votes;
        votes.withdraw(&passed, time);
        self.receipt.sequence = votes.sequence as u64;
        self.receipt.flags |= WITHDRAWN;
        self.receipt.weight = 0;
        Ok(())
    }

    #[inline(never)]
    fn log(&self, previous_weight: u64, time: u64) {
        let (votes, held) = (&self.position.stake.votes, self.position.stake.votes.held(time));
        emit!(VoteWithdrawn {
            pool: self.pool.address(),
            position: self.position.address(),
            hook: &self.receipt.hook_program,
            ballot: &self.receipt.ballot,
            previous_weight,
            sequence: self.receipt.sequence,
            held_principal: held.principal,
            held_boost: held.boost,
            locked_until: votes.locked_until,
            open: votes.open,
            time,
        });
    }

    fn audience(&self) -> Audience<'_> {
        Audience {
            hook: &self.hook_program,
            authority: &self.vote_authority,
            bump: self.receipt.vote_authority_bump,
            pool: self.pool.account(),
            position: self.position.account(),
            voter: &self.voter,
        }
    }
}
