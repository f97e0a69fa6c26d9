//! The word to end.

use crate::error::{failure, Outcome};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How soon it is heard.
const SLICE: Duration = Duration::from_millis(50);

/// Whether SIGTERM or SIGINT has come. What is on its way is seen through first.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn listen() -> Outcome<Self> {
        let stop = Self::default();
        for signal in [SIGTERM, SIGINT] {
            signal_hook::flag::register(signal, stop.0.clone()).map_err(|error| {
                failure(format!("Signals cannot be heard: {error}"), "Report this")
            })?;
        }
        Ok(stop)
    }

    pub fn is_heard(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Waits that long, or until it is heard.
    pub fn wait(&self, pause: Duration) {
        let start = Instant::now();
        while let Some(left) = pause.checked_sub(start.elapsed()).filter(|_| !self.is_heard()) {
            sleep(SLICE.min(left));
        }
    }
}
