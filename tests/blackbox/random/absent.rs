//! What is rare where people are about: streams that emit to nobody, and claimants who do not come.

use super::command::{Command, SLOTS};
use super::play::Play;
use acequia_core::stream::CLOSING_SECONDS;
use acequia_core::State;
use harness::prelude::*;

impl Play {
    /// Everybody takes everything out for a while, and what a curve emits to nobody is taken back.
    pub(super) fn leave_for_a_while(&mut self) {
        let refunding = Curve::even(1 + self.rng.magnitude(40), 10 * DAY).refunding();
        let slots = 0..SLOTS as u8;
        let fundings = slots.map(|slot| match self.model.streams[slot as usize].exists() {
            true => Command::Extend(slot, refunding.clone()),
            false => Command::Add(slot, refunding.clone()),
        });
        let Some(funding) = fundings.rev().find(|funding| self.refunds(funding)) else { return };
        self.must(funding.clone());
        self.seats().into_iter().for_each(|at| self.take_out(at));
        self.must(Command::Wait(DAY));
        let slot = *funding.clone().slot_mut().expect("a slot");
        // Not where the clock was ahead, or what the curve had left ends in a pause.
        self.carry_out(&Command::RefundIdle(slot));
    }

    /// A stream that is wound down owes to people who do not come, until anyone pays them and frees
    /// its slot.
    pub(super) fn wait_for_the_absent(&mut self) {
        let state = |slot: &u8| self.model.streams[*slot as usize].state;
        let mut slots = self.slots_in_use();
        let Some(slot) = slots.find(|slot| state(slot) == State::Closing as u8) else { return };
        let stream = self.model.streams[slot as usize];
        let end = (stream.closing_since + CLOSING_SECONDS).max(self.model.totals.last_update);
        self.must(Command::Wait(end.saturating_sub(self.scene.world.now())));
        for at in self.seats() {
            match self.rng.chance(20) {
                true => self.must(Command::PushInstead(at, slot)),
                false => self.push(at, 1 << slot),
            }
            self.carry_out(&Command::Sweep(at, slot));
        }
        self.must(Command::RetireLate(slot));
    }

    /// Whether a curve can be funded, and what it emits to nobody is its funder's.
    fn refunds(&self, funding: &Command) -> bool {
        let (now, mut after) = (self.scene.world.now(), self.model.clone());
        let slot = *funding.clone().slot_mut().expect("a slot") as usize;
        let funded = self.model.allows(funding) && after.apply(funding, now).is_ok();
        funded && after.streams[slot].idle_policy == IdlePolicy::Refund as u8
    }
}
