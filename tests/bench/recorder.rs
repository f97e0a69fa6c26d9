//! What the runtime writes down of the farm's calls.

use harness::prelude::Scene;
pub use harness::record::COUNTER;
use solana_program_runtime::invoke_context::{Executable, RegisterTrace};
use std::sync::{Arc, Mutex, PoisonError};

/// Sees each call of the farm in a scene.
pub struct Recorder<T> {
    seen: Arc<Mutex<Vec<T>>>,
}

impl<T: Send + 'static> Recorder<T> {
    /// From now on.
    pub fn watch(scene: &mut Scene, look: fn(&Executable, RegisterTrace) -> T) -> Self {
        let seen = Arc::<Mutex<Vec<T>>>::default();
        let kept = Arc::clone(&seen);
        scene.world.watch_farm(move |program, trace| {
            let mut seen = kept.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(look(program, trace));
        });
        Self { seen }
    }

    /// What was seen so far.
    pub fn take(&self) -> Vec<T> {
        std::mem::take(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
