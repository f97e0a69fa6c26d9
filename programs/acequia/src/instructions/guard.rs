//! `guard(before, facts)`: fails, and the transaction with it, unless it lands in time and every fact
//! holds. Put it before whatever a delay could turn against its signer. Nobody signs, nothing changes.
//!
//! 1. It is earlier than `before`; 0 is any time.
//! 2. The position, where one is passed, is the pool's; facts about a position need it.
//! 3. The facts hold, in their order, as of this second: what a stream owes is what `view_pending`
//!    says, its commitment and end are those it has with everything settled, and the boost of a lock
//!    that has ended weighs nothing.

use {
    crate::{
        arguments::{wire, with_facts},
        error::FarmError,
        state::{require_version, PoolAccount, PositionAccount, Slots},
        terms::Fact,
    },
    acequia_core::Stream,
    acequia_interface::flags::PAUSED,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct Guard {
    /// The pool that the facts are about.
    #[account(constraint(with_facts(__ix_data, wire::Guard::ARGUMENTS) @ FarmError::WrongArguments))]
    pub pool: PoolAccount,
    /// The position that they are about; may be none where none is.
    pub position: Option<PositionAccount>,
}

impl Guard {
    pub fn handle(&self, before: u64, facts: &[Fact]) -> Result<()> {
        require_version(self.pool.version)?;
        let now = self.pool.present()?;
        require!(before == 0 || now < before, FarmError::GuardExpired);
        if let Some(position) = &self.position {
            require_version(position.version)?;
            require!(position.pool == *self.pool.address(), FarmError::WrongPool);
        }
        facts.iter().try_for_each(|fact| self.check(fact, now))
    }

    fn check(&self, fact: &Fact, now: u64) -> Result<()> {
        let pool = &self.pool;
        let (holds, error) = match fact {
            Fact::Authority { authority } => {
                (pool.authority == *authority, FarmError::GuardAuthority)
            }
            Fact::Hook { hook } => (pool.hook == *hook, FarmError::GuardHook),
            Fact::Paused { paused } => {
                ((pool.flags & PAUSED != 0) == *paused, FarmError::GuardPaused)
            }
            Fact::CreatedAt { created_at } => {
                (pool.created_at == *created_at, FarmError::GuardCreatedAt)
            }
            Fact::Owner { owner } => (self.position()?.owner == *owner, FarmError::GuardOwner),
            Fact::Amount { at_least } => {
                (self.position()?.stake.amount >= *at_least, FarmError::GuardAmount)
            }
            Fact::Weight { at_least } => (self.weight(now)? >= *at_least, FarmError::GuardWeight),
            Fact::LockEnd { at_most } => {
                (self.position()?.stake.lock_end <= *at_most, FarmError::GuardLockEnd)
            }
            Fact::Owed { slot, generation, at_least } => {
                (self.owed(*slot, *generation, now)? >= *at_least, FarmError::GuardOwed)
            }
            Fact::Stream { slot, generation, committed_until, ends_at } => {
                let stream = self.stream(*slot, *generation, now)?;
                require!(stream.committed_until >= *committed_until, FarmError::GuardCommitment);
                (stream.schedule.ends_at() >= *ends_at, FarmError::GuardEnd)
            }
        };
        holds.then_some(()).ok_or(error.into())
    }

    fn position(&self) -> Result<&PositionAccount> {
        self.position.as_ref().ok_or(FarmError::GuardWithoutPosition.into())
    }

    fn weight(&self, now: u64) -> Result<u64> {
        let stake = &self.position()?.stake;
        Ok(if stake.has_ended_lock(now) { stake.after_lock().weight } else { stake.weight })
    }

    /// The stream that was seen, settled.
    fn stream(&self, slot: u8, generation: u32, now: u64) -> Result<Stream> {
        let (mut books, totals) = (self.pool.slot(slot)?.books.0, &self.pool.totals);
        require!(books.exists() && books.generation == generation, FarmError::GuardStream);
        if now > totals.last_update {
            books.accrue(totals.last_update, now, totals.weight);
        }
        Ok(books)
    }

    /// What a stream would pay now [base units, rounded down].
    fn owed(&self, slot: u8, generation: u32, now: u64) -> Result<u64> {
        let (position, stream) = (self.position()?, self.stream(slot, generation, now)?);
        let checkpoint = position.get(slot as usize).ok_or(FarmError::SlotOutOfRange)?;
        let mut checkpoint = checkpoint.0;
        checkpoint.settle(&stream, position.stake.weight);
        Ok(checkpoint.owed.floor())
    }
}
