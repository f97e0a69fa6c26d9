//! What the end of a stream needs, whoever funds it: nothing is left to stream, everybody has claimed,
//! and the fractions left at positions are swept. What is idle goes to the funder with the dust.

use crate::chain::{PoolAt, PositionAt};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::Plan;
use crate::show::{moment, several, short};
use acequia_core::stream::State;
use acequia_core::{Error, Stream};
use acequia_interface::instructions::SweepFraction;
use acequia_interface::StreamSlot;

/// A stream that may end.
pub struct Ending<'a> {
    there: &'a PoolAt,
    slot: u8,
    stream: &'a StreamSlot,
    positions: Vec<PositionAt>,
}

impl<'a> Ending<'a> {
    /// Refuses where something is left to stream, or where somebody has not claimed yet.
    pub fn of(context: &Context, there: &'a PoolAt, slot: u8) -> Outcome<Self> {
        let stream = there.stream(slot)?;
        wound_down(there, stream)?;
        let positions = context.rpc.positions(None, Some(&there.address))?;
        let ending = Self { there, slot, stream, positions };
        ending.require_claimed()?;
        Ok(ending)
    }

    /// Whether it is still to be wound down.
    pub fn is_open(&self) -> bool {
        self.stream.books.state != State::Closing as u8
    }

    /// Whole units are claimed by their owners, nobody else.
    fn require_claimed(&self) -> Outcome<()> {
        let slot = usize::from(self.slot);
        let owed = self.positions.iter().filter(|at| {
            let units = at.position.claimable(&self.there.pool, self.there.now);
            units.get(slot).is_some_and(|units| *units > 0)
        });
        let owners: Vec<String> = owed.map(|at| at.position.owner.to_string()).collect();
        match owners.as_slice() {
            [] => Ok(()),
            _ => Err(failure(
                format!(
                    "{} {} not claimed yet, of: {}",
                    several(owners.len() as u64, "position"),
                    if owners.len() == 1 { "has" } else { "have" },
                    owners.join(", ")
                ),
                "Wait for their claims: nothing takes what is owed. 30 days after it was wound down \
                 (acequia rewards retire --wind-down) anyone may pay it out: acequia rewards push",
            )),
        }
    }

    /// Collects the fractions of a unit: many positions, a transaction for as many as it holds.
    pub fn sweep(&self, context: &Context, plan: &mut Plan) -> Outcome<()> {
        let (pool, slot) = (self.there.address, self.slot);
        if self.stream.books.owed() >> 64 == 0 {
            return Ok(()); // together they are owed less than a unit: nobody can be owed one
        }
        let owing = self.positions.iter().filter(|at| self.owes(at));
        let orders: Vec<_> = owing
            .map(|at| vec![SweepFraction { pool, position: at.address, slot }.instruction()])
            .collect();
        let packed = context.pack(&orders)?;
        let count = packed.len();
        for (nth, orders) in packed.into_iter().enumerate() {
            let (pool, nth) = (short(&pool), nth + 1);
            let what = format!("sweep the fractions of reward {slot} of {pool}, {nth} of {count}");
            let builds = !plan.steps.is_empty();
            plan.step(what, orders).builds_on_others = builds;
        }
        Ok(())
    }

    fn owes(&self, at: &PositionAt) -> bool {
        let settled = at.position.settled(&self.there.pool);
        settled.get(usize::from(self.slot)).is_some_and(|checkpoint| checkpoint.owed.get() > 0)
    }
}

/// The books as they will stand once the stream is wound down, by the core's own rule: a flow that has
/// something left ends first, unless its pool has closed for good.
pub fn wound_down(there: &PoolAt, stream: &StreamSlot) -> Outcome<Stream> {
    let mut books = stream.books;
    if books.state == State::Closing as u8 {
        return Ok(books);
    }
    match books.wind_down(there.now, there.pool.is_closed()) {
        Ok(()) => Ok(books),
        Err(Error::WrongStreamKind) => Err(failure(
            "What leaving early costs is paid through this reward, which ends with its pool",
            "Close the pool for good first: acequia pool closing",
        )),
        Err(_) => Err(failure(
            format!(
                "The reward has amounts left to stream, until {}",
                moment(books.schedule.ends_at())
            ),
            "Wait until it has ended, or take back what is free: acequia rewards refund",
        )),
    }
}
