//! A clock that runs faster than one on the wall. It makes each block itself, by a jump in
//! time; at speed 1, and where time stands still, the network does by itself.

use crate::args::Args;
use crate::net::Net;
use std::time::{Duration, Instant};

/// Where the chain's clock should be.
pub struct FastClock {
    period: Duration,
    speed: u64,
    started: Instant,
    began_ms: u64,
}

impl FastClock {
    /// None where the network keeps its own time.
    pub fn new(args: &Args, net: &Net) -> Result<Option<Self>, String> {
        let (Some(block_ms), 2..) = (args.block_ms, args.speed) else {
            return Ok(None);
        };
        let period = Duration::from_millis(block_ms);
        let began_ms = net.time()?.saturating_mul(1_000);
        Ok(Some(Self { period, speed: args.speed, started: Instant::now(), began_ms }))
    }

    /// How long a block lasts.
    pub fn period(&self) -> Duration {
        self.period
    }

    /// Makes a block at the present second. Somebody else may have moved the chain's clock
    /// further (`surfnet_timeTravel`): then it goes on from there.
    pub fn tick(&mut self, net: &Net) -> Result<(), String> {
        let passed = self.started.elapsed().as_millis() as u64;
        let target = self.began_ms.saturating_add(passed.saturating_mul(self.speed));
        let chain = net.time()?.saturating_mul(1_000);
        if target < chain {
            (self.began_ms, self.started) = (chain, Instant::now());
            return Ok(());
        }
        // A jump of less than a second is refused; the next block makes it.
        let _ = net.travel_to(Some(target / 1_000));
        Ok(())
    }
}
