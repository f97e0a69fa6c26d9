//! The end of a pool: everybody is paid and leaves, every stream ends, the pool is closed. Another
//! is created at its address, with positions and vaults at the addresses of the former ones.

use super::command::{Command, Seat, SLOTS};
use super::play::{Kind, Play};

impl Play {
    /// Closes the pool, which is followed by the next.
    pub(super) fn begin_anew(&mut self) {
        self.stream_to_the_end();
        for at in self.model.places.keys().copied().collect::<Vec<_>>() {
            self.leave(at);
        }
        (0..SLOTS as u8).for_each(|slot| self.retire(slot));
        self.must(Command::ClosePool);
    }

    /// Frees a slot; it may be closing already.
    fn retire(&mut self, slot: u8) {
        if self.model.streams[slot as usize].exists() {
            self.carry_out(&Command::WindDown(slot));
            self.must(Command::Retire(slot));
        }
    }

    fn must(&mut self, command: Command) {
        assert!(self.carry_out(&command), "step {}: {command:?}", self.steps - 1);
    }

    /// With somebody staked, so that no stream waits, until nothing is left to stream.
    fn stream_to_the_end(&mut self) {
        self.must(Command::Pause(false));
        self.must(Command::SetCaps(0, 0));
        if self.model.totals.weight == 0 {
            let at = self.model.places.keys().next().copied();
            let at = at.unwrap_or_else(|| {
                self.must(Command::Open((0, 0)));
                (0, 0)
            });
            self.must(self.holding(at, 1_000));
        }
        let (now, pool) = (self.scene.world.now(), self.scene.pool());
        let settled = pool.settled_to(now.max(pool.totals.last_update));
        let ends = settled.streams.iter().map(|slot| slot.books.schedule.ends_at());
        let locks = self.model.places.values().map(|place| place.stake.lock_end);
        let end = ends.chain(locks).max().unwrap_or_default().max(settled.totals.last_update);
        self.carry_out(&Command::Wait(end.saturating_sub(now) + 1));
    }

    /// Is paid all that is owed, takes everything out and closes the position.
    fn leave(&mut self, at: Seat) {
        let streams = self.model.streams.iter().enumerate();
        let slots =
            streams.filter(|(_, stream)| stream.exists()).fold(0, |set, (nth, _)| set | 1 << nth);
        if slots > 0 {
            self.must(Command::Claim(at, slots));
        }
        let staked = self.model.places[&at].stake.amount;
        if staked > 0 && self.rng.chance(50) {
            self.must(Command::EmergencyExit(at));
        } else if staked > 0 {
            self.must(self.holding(at, 0));
        }
        self.must(Command::Close(at, false));
    }

    /// So that the position holds that much: more than nothing, or nothing at all.
    fn holding(&self, at: Seat, amount: u64) -> Command {
        match (self.kind, amount) {
            (Kind::DelegatedPool, _) => Command::SetStake(at, amount),
            (Kind::PoolOfTokens, 0) => Command::Unstake(at, self.model.places[&at].stake.amount),
            (Kind::PoolOfTokens, _) => Command::Stake(at, amount),
        }
    }
}
