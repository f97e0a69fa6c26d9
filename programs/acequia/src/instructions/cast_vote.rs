//! `cast_vote(ballot, ballot_start, ballot_end, payload)`: passes a position's vote on to the
//! pool's hook. Voting again on the same ballot replaces the vote.
//!
//! 1. The position's owner signs, or the operator who may vote; the position is the pool's; the hook is the pool's.
//! 2. The ballot is open, ends within 14 days, and something has been staked since before it
//!    began: that is the weight, with the boost where the lock outlasts the ballot. Its window is
//!    the voter's word, which the hook checks.
//! 3. The receipt says what was passed on; of a vote whose ballot has ended, nothing was. Its address
//!    follows from position, hook and ballot; the payer pays its rent, and gets it back when it is
//!    closed.
//! 4. Until the ballot ends neither principal nor boost may fall below what was counted of them.
//! 5. All of it is written; then the hook is called. See [`crate::hooks`].

use {
    crate::{
        arguments::{wire, with_payload},
        error::{refused, FarmError},
        events::VoteCast,
        hooks::{require_payload, Audience},
        seeds,
        state::{
            is_set, require_version, PoolAccount, PositionAccount, VoteReceipt, VoteReceiptAccount,
            VERSION,
        },
    },
    acequia_core::votes::Window,
    acequia_interface::flags::{MAY_VOTE, WITHDRAWN},
    acequia_vote_hook::Vote,
    anchor_lang::{address_eq, prelude::*},
};

/// What else the hook needs follows these accounts.
#[derive(Accounts)]
#[instruction(ballot: Address)]
pub struct CastVote {
    /// The position's owner, `position.owner`, or its operator.
    #[account(constraint(with_payload(__ix_data, wire::CastVote::ARGUMENTS) @ FarmError::WrongArguments))]
    pub signer: Signer,
    /// The position's owner: `position.owner`.
    #[account(constraint(address_eq(voter.address(), &position.owner) @ FarmError::NotOwner))]
    pub voter: UncheckedAccount,
    /// Pays the rent. May be the signer: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The position's pool.
    #[account(address = position.pool @ FarmError::WrongPool)]
    pub pool: PoolAccount,
    /// The position that votes.
    #[account(mut)]
    pub position: PositionAccount,
    /// Of this position, hook and ballot: "vote", position, hook_program, ballot.
    #[account(
        init_if_needed,
        payer = payer,
        space = VoteReceipt::SPACE,
        seeds = [seeds::VOTE, position.address().as_ref(), pool.hook.as_ref(), ballot.as_ref()],
        bump = receipt.bump
    )]
    pub receipt: VoteReceiptAccount,
    /// Signs for the farm: "vote_authority", pool, hook_program.
    pub vote_authority: UncheckedAccount,
    /// The pool's hook: `pool.hook`.
    #[account(constraint(address_eq(hook_program.address(), &pool.hook) @ FarmError::WrongHook))]
    pub hook_program: UncheckedAccount,
    pub system_program: Program<System>,
}

impl CastVote {
    pub fn handle(
        &mut self,
        bump: u8,
        ballot: Address,
        window: Window,
        payload: &[u8],
        extras: &[AccountView],
    ) -> Result<()> {
        require_version(self.pool.version)?;
        require_version(self.position.version)?;
        self.position.by_operator(self.signer.address(), MAY_VOTE)?;
        require!(is_set(&self.pool.hook), FarmError::NoHook);
        require_payload(payload)?;
        self.fill_if_new(bump, ballot)?;
        let time = self.pool.present()?;
        let previous_weight = self.receipt.standing(time);
        let weight = self.count(time, window)?;
        let vote = Vote {
            ballot: ballot.to_bytes(),
            weight,
            previous_weight,
            ballot_start: window.start,
            ballot_end: window.end,
            sequence: self.receipt.sequence,
            payload,
        };
        self.log(&vote, time);
        self.receipt.invariant()?;
        self.position.invariant()?;
        self.audience().tell(&vote, extras)
    }

    fn fill_if_new(&mut self, bump: u8, ballot: Address) -> Result<()> {
        if !self.receipt.is_new() {
            return require_version(self.receipt.version);
        }
        self.receipt.version = VERSION;
        self.receipt.bump = bump;
        self.receipt.flags = WITHDRAWN;
        self.receipt.pool = *self.pool.address();
        self.receipt.position = *self.position.address();
        self.receipt.hook_program = self.pool.hook;
        self.receipt.ballot = ballot;
        self.receipt.rent_payer = *self.payer.address();
        Ok(())
    }

    /// Writes the vote into position and receipt, and returns its weight.
    fn count(&mut self, time: u64, ballot: Window) -> Result<u64> {
        let acequia_core::Stake { lock_end, votes, .. } = &mut self.position.stake.0;
        let weight = if votes.counts(&self.receipt.passed(), time) {
            votes.recast(time, ballot, *lock_end)
        } else {
            votes.cast(time, ballot, *lock_end)
        };
        let weight = weight.map_err(refused)?;
        self.receipt.sequence = votes.sequence as u64;
        self.receipt.weight = weight;
        self.receipt.vote_authority_bump = self.pool.vote_authority_bump;
        self.receipt.flags &= !WITHDRAWN;
        self.receipt.ballot_start = ballot.start;
        self.receipt.ballot_end = ballot.end;
        self.receipt.cast_at = time;
        Ok(weight)
    }

    #[inline(never)]
    fn log(&self, vote: &Vote, time: u64) {
        let (votes, held) = (&self.position.stake.votes, self.position.stake.votes.held(time));
        emit!(VoteCast {
            pool: self.pool.address(),
            position: self.position.address(),
            hook: &self.pool.hook,
            ballot: &self.receipt.ballot,
            weight: vote.weight,
            previous_weight: vote.previous_weight,
            sequence: vote.sequence,
            ballot_start: vote.ballot_start,
            ballot_end: vote.ballot_end,
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
            bump: self.pool.vote_authority_bump,
            pool: self.pool.account(),
            position: self.position.account(),
            voter: &self.voter,
        }
    }
}
