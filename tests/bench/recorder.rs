//! What the runtime writes down of the farm's calls.

use harness::prelude::Scene;
use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_program_runtime::invoke_context::{Executable, InvokeContext, RegisterTrace};
use solana_transaction::sanitized::SanitizedTransaction;
use std::sync::{Arc, Mutex, PoisonError};

/// The program counter, among the registers that are written down.
pub const COUNTER: usize = 11;

/// Sees each call of the farm in a scene.
pub struct Recorder<T> {
    look: fn(&Executable, RegisterTrace) -> T,
    seen: Arc<Mutex<Vec<T>>>,
}

impl<T: Send + 'static> Recorder<T> {
    /// From now on.
    pub fn watch(scene: &mut Scene, look: fn(&Executable, RegisterTrace) -> T) -> Self {
        let seen = Arc::default();
        let recorder = Self { look, seen: Arc::clone(&seen) };
        scene.world.svm.set_invocation_inspect_callback(recorder);
        Self { look, seen }
    }

    /// What was seen so far.
    pub fn take(&self) -> Vec<T> {
        std::mem::take(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Send + 'static> InvocationInspectCallback for Recorder<T> {
    fn before_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[u16],
        _: &mut InvokeContext,
        _: bool,
    ) {
    }

    fn after_invocation(
        &self,
        _: &LiteSVM,
        _: &SanitizedTransaction,
        _: &[u16],
        runtime: &InvokeContext,
        _: bool,
    ) {
        runtime.iterate_vm_traces(&|call, program, trace| {
            if call.get_program_key().is_ok_and(|key| *key == acequia_interface::ID) {
                let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.push((self.look)(program, trace));
            }
        });
    }
}
