//! What somebody signs is what they saw; what it does is what is there when it lands. Where what was seen
//! may have changed by then to their cost, a guard goes before it: the transaction then fails whole.
//!
//! | verb | what must still be so |
//! |---|---|
//! | `lock`, `stake --lock`; `stake`, `compound`, `move` into a locked position | the lock ends no later; each reward runs and is promised as long |
//! | `merge` of positions whose locks end at different times | the same, of both |
//! | `transfer` | the owner; stake, weight and what is owed are no less, the lock ends no later |
//! | `pool authority` | the authority; for whoever takes it over or gives it up, hook and pause too |
//! | `hook propose`, `activate`, `remove` | the hook; none announced since can be the one that is activated |
//! | `rewards fund`, `schedule`, `hand-over`, and what a farm file extends | the reward runs and is promised as long |
//! | `gauge add`, `realm add`; `rewards add`, by a farm file too | the authority of the pool |
//! | `rewards refund`, `retire` | the reward is the one in that slot |
//! | whatever else changes a pool, for a multisig | the pool is the same, for a week |
//!
//! All of them: the pool is the one that was created then. Leaving and claiming are never guarded.

use crate::chain::{PoolAt, PositionAt};
use crate::context::Context;
use acequia_interface::facts::Fact;
use acequia_interface::instructions::Guard;
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;
use solana_instruction::Instruction;

/// A pool as it was seen, and by when what is signed has to land [unix s]; 0 for any time.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub pool: Address,
    pub created_at: u64,
    pub before: u64,
}

impl Seen {
    /// As it is now.
    pub fn now(context: &Context, there: &PoolAt) -> Self {
        Self::of(there.address, &there.pool, context.lands_before(there.now))
    }

    /// As it was read.
    pub fn of(address: Address, pool: &Pool, before: u64) -> Self {
        Self { pool: address, created_at: pool.created_at, before }
    }

    /// It has to land by then, if not earlier.
    pub fn until(self, time: u64) -> Self {
        let before = if self.before == 0 { time } else { self.before.min(time) };
        Self { before, ..self }
    }

    /// A guard, and what it guards. None where any time will do and nothing else matters.
    pub fn then<const N: usize>(
        &self,
        facts: &[Fact],
        orders: [Instruction; N],
    ) -> Vec<Instruction> {
        self.guard(None, facts).into_iter().chain(orders).collect()
    }

    /// What goes first in the transaction, if anything has to.
    pub fn guard(&self, position: Option<Address>, facts: &[Fact]) -> Option<Instruction> {
        let Self { pool, created_at, before } = *self;
        let all = [&[Fact::CreatedAt { created_at }], facts].concat();
        let matters = before > 0 || !facts.is_empty();
        matters.then(|| Guard { pool, position, before, facts: &all }.instruction())
    }
}

/// The reward that was seen runs and is promised as long or longer. A flow's end moves, so it may be a
/// twentieth of its window earlier.
pub fn runs(slot: u8, stream: &StreamSlot) -> Fact {
    let books = &stream.books;
    let ends_at = match books.schedule.is_finished() {
        true => 0,
        false => books.schedule.ends_at().saturating_sub(books.window / 20),
    };
    let (generation, committed_until) = (books.generation, books.committed_until);
    Fact::Stream { slot, generation, committed_until, ends_at }
}

/// The reward is the one that was seen in that slot, whatever became of its schedule.
pub fn same(slot: u8, stream: &StreamSlot) -> Fact {
    let generation = stream.books.generation;
    Fact::Stream { slot, generation, committed_until: 0, ends_at: 0 }
}

/// Whoever runs the pool is who was seen: they can keep others out of what is paid.
pub fn run_by(pool: &Pool) -> Fact {
    Fact::Authority { authority: pool.authority }
}

/// What goes before an order by which stake is locked: until then and no longer, for rewards that run and
/// are promised as long.
pub fn locks_as_seen(context: &Context, there: &PoolAt, at: &PositionAt) -> Option<Instruction> {
    let facts = [vec![lock_end(at)], rewards_run(&there.pool)].concat();
    Seen::now(context, there).guard(Some(at.address), &facts)
}

/// The same of a position that is opened along with it.
pub fn locks_new_as_seen(context: &Context, there: &PoolAt) -> Option<Instruction> {
    Seen::now(context, there).guard(None, &rewards_run(&there.pool))
}

/// What goes before an order by which two positions are locked until the later of their ends: neither is
/// locked for longer by then, for rewards that run and are promised as long.
pub fn both_lock_as_seen(
    context: &Context,
    there: &PoolAt,
    [one, other]: [&PositionAt; 2],
) -> Vec<Instruction> {
    let seen = Seen::now(context, there).guard(Some(other.address), &[lock_end(other)]);
    locks_as_seen(context, there, one).into_iter().chain(seen).collect()
}

/// The lock ends no later.
fn lock_end(at: &PositionAt) -> Fact {
    Fact::LockEnd { at_most: at.position.stake.lock_end }
}

/// All but what those pay who leave early, and what is over.
fn rewards_run(pool: &Pool) -> Vec<Fact> {
    let slots = (0u8..).zip(&pool.streams);
    let running = slots.filter(|(_, stream)| {
        stream.is_in_use() && !stream.is_penalty_flow() && !stream.books.schedule.is_finished()
    });
    running.map(|(slot, stream)| runs(slot, stream)).collect()
}
