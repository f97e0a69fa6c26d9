//! The end of a pool: by its people, who are paid and leave while every stream ends, or for good by
//! whoever may close it, whether people and funders come or not. Then the pool is closed. Another
//! is created at its address, with positions and vaults at the addresses of the former ones.

use super::command::{Command, Seat, SLOTS};
use super::play::{Kind, Play};
use acequia_core::State;
use acequia_interface::closing::NOTICE_SECONDS;

impl Play {
    /// Brings the pool to its end, or where it has closed for good clears it away. The penalty flow is
    /// never its people's to end.
    pub(super) fn end(&mut self) {
        match self.kind {
            _ if self.model.terms.closed => self.clear_away(),
            Kind::DelegatedPool if self.rng.chance(20) => self.end_by_its_people(),
            _ => self.close_for_good(),
        }
    }

    fn end_by_its_people(&mut self) {
        self.stream_to_the_end();
        for at in self.seats() {
            if self.slots() > 0 {
                self.must(Command::Claim(at, self.slots()));
            }
            self.take_out(at);
            self.must(Command::Close(at, false));
        }
        for slot in self.slots_in_use() {
            // It may be closing already.
            self.carry_out(&Command::WindDown(slot));
            self.must(Command::Retire(slot));
        }
        self.must(Command::ClosePool);
    }

    /// Whatever streams have left, and whoever has not claimed.
    fn close_for_good(&mut self) {
        if self.rng.chance(50) {
            self.stream_to_the_end();
        }
        if self.rng.chance(85) && self.model.authority.is_some() {
            self.must(Command::Renounce);
            (0..self.rng.below(40)).for_each(|_| self.go_on());
            if self.model.terms.closed || self.model.authority.is_some() {
                return; // somebody was faster
            }
        }
        self.must(Command::AnnounceClosing(true));
        self.must(Command::Wait(NOTICE_SECONDS));
        for at in self.seats() {
            self.take_out(at);
        }
        self.must(Command::WindDownPool);
    }

    fn clear_away(&mut self) {
        for slot in self.slots_in_use() {
            if self.model.streams[slot as usize].state != State::Closing as u8 {
                self.must(Command::WindDown(slot));
            }
        }
        self.leave_a_vault_behind();
        for at in self.seats() {
            self.pay(at);
            let by_its_owner = self.rng.chance(50);
            self.must(if by_its_owner {
                Command::Close(at, false)
            } else {
                Command::CloseForOwner(at)
            });
        }
        for slot in self.slots_in_use() {
            self.must(Command::RetireLate(slot));
        }
        self.must(Command::ClosePool);
    }

    /// A vault that its issuer has frozen, with all that it holds and the stream owes.
    fn leave_a_vault_behind(&mut self) {
        let (own, often) = (self.kind == Kind::DelegatedPool, self.rng.chance(95));
        let Some(slot) = self.slots_in_use().find(|slot| often && (own || *slot != 0)) else {
            return;
        };
        self.must(Command::LeaveBehind(slot));
        self.mint_anew(slot);
    }

    /// Pays all that a position is owed, whether its owner comes or not.
    fn pay(&mut self, at: Seat) {
        match self.slots() {
            0 => {}
            slots if self.rng.chance(30) => self.must(Command::Claim(at, slots)),
            slots => self.push(at, slots),
        }
    }

    pub(super) fn push(&mut self, at: Seat, slots: u16) {
        self.must(match self.model.places[&at].push {
            true => Command::PushClaim(at, slots),
            false => Command::PushLate(at, slots),
        });
    }

    pub(super) fn must(&mut self, command: Command) {
        assert!(self.carry_out(&command), "step {}: {command:?}", self.steps - 1);
    }

    pub(super) fn seats(&self) -> Vec<Seat> {
        self.model.places.keys().copied().collect()
    }

    pub(super) fn slots_in_use(&self) -> impl Iterator<Item = u8> {
        let slots = self.slots();
        (0..SLOTS as u8).filter(move |slot| slots >> slot & 1 == 1)
    }

    /// One bit for each slot that holds a stream.
    pub(super) fn slots(&self) -> u16 {
        let streams = self.model.streams.iter().enumerate();
        streams.filter(|(_, stream)| stream.exists()).fold(0, |set, (nth, _)| set | 1 << nth)
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

    /// Takes everything out, of a lock too.
    pub(super) fn take_out(&mut self, at: Seat) {
        let stake = self.model.places[&at].stake;
        if stake.amount == 0 {
            return;
        }
        let now = self.scene.world.now().max(self.model.totals.last_update);
        let way = match stake.is_locked(now) {
            true => Command::LeaveEarly(at, stake.amount),
            false if self.kind == Kind::PoolOfTokens && self.rng.chance(50) => {
                Command::EmergencyExit(at)
            }
            false => self.holding(at, 0),
        };
        self.must(way);
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
