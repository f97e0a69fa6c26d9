//! What the events of the game tell: from them alone the books are rebuilt, to the last fraction; and
//! where a stretch of transactions was missed, what is told later heals the gap.

use super::command::Command;
use super::play::Play;
use acequia_replay::Replay;
use harness::prelude::*;

/// How many commands the longest stretch lasts, and how many follow before everybody claims.
const STRETCH: u64 = 40;
/// What is heard is compared each so many steps, and wherever the pool is settled.
const OFTEN: u64 = 8;

/// One who listens.
pub struct Heard {
    replay: Replay,
    /// Hears nothing for a while.
    deaf: bool,
    /// Knows everything.
    whole: bool,
}

impl Heard {
    /// From the pool's creation on.
    pub fn new(scene: &Scene) -> Self {
        let replay = Replay::new(scene.site().pool, &scene.pool());
        Self { replay, deaf: false, whole: true }
    }
}

impl Play {
    /// Takes what a transaction told, and compares.
    pub(super) fn hear(&mut self, outcome: &Outcome, context: &str) {
        if self.heard.deaf {
            return;
        }
        for event in outcome.events() {
            let told =
                self.heard.replay.read(&event).unwrap_or_else(|why| panic!("{context}: {why}"));
            let settled = matches!(event, acequia_interface::events::Event::PoolSettled(_));
            if settled || told && self.steps.is_multiple_of(OFTEN) {
                let unknown = self.heard.replay.compare(&self.scene.pool(), &self.open_positions());
                let unknown = unknown.unwrap_or_else(|why| panic!("{context}: {why}"));
                assert!(unknown == 0 || !self.heard.whole, "{context}: {unknown} unknown");
            }
        }
    }

    /// Misses a stretch, hears what comes then, and knows everything again once anyone has settled the
    /// pool and everybody has claimed.
    pub(super) fn miss_a_stretch(&mut self) {
        (self.heard.deaf, self.heard.whole) = (true, false);
        (0..1 + self.rng.below(STRETCH)).for_each(|_| self.go_on());
        (self.heard.deaf, self.heard.whole) = (false, false);
        self.heard.replay.lose();
        (0..self.rng.below(STRETCH)).for_each(|_| self.go_on());
        if self.slots() == 0 {
            return;
        }
        self.must(Command::SettlePool); // tells which streams there are
        for at in self.seats() {
            self.must(Command::Claim(at, self.slots()));
        }
        self.heard.whole = true;
        self.must(Command::SettlePool);
        self.tally.count("Heal", None);
    }
}
