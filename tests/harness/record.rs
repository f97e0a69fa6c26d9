//! What the runtime recorded of the calls that programs made: which program was called how
//! deep, with which accounts, and what each call was allowed to do with them. Read from the
//! runtime's own trace, after it has merged the rights of accounts that are named twice.

use crate::world::World;
use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_address::Address;
use solana_program_runtime::invoke_context::{Executable, InvokeContext, RegisterTrace};
use solana_transaction::sanitized::SanitizedTransaction;
use std::sync::{Arc, Mutex, PoisonError};

/// The program counter, among the registers that the runtime writes down.
pub const COUNTER: usize = 11;

/// An account as a call got it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// Which.
    pub address: Address,
    /// Whether it counts as having signed.
    pub signs: bool,
    /// Whether it may be written.
    pub writable: bool,
}

/// A call that the runtime began to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who is called.
    pub program: Address,
    /// 1 for an instruction of the transaction, one more for each call within a call.
    pub depth: usize,
    /// With what.
    pub accounts: Vec<Granted>,
    /// With which data.
    pub data: Vec<u8>,
}

/// The calls of the transactions that were sent since it was made.
#[derive(Clone, Default)]
pub struct Record(Arc<Mutex<Vec<Call>>>);

impl Record {
    /// All calls so far, in the order they began.
    pub fn calls(&self) -> Vec<Call> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Those of a program.
    pub fn calls_of(&self, program: &Address) -> Vec<Call> {
        self.calls().into_iter().filter(|call| call.program == *program).collect()
    }
}

impl World {
    /// Records the calls of all transactions from now on, those of forks too.
    pub fn record(&mut self) -> Record {
        let record = Record::default();
        let kept = record.clone();
        self.watch(move |runtime| {
            let mut calls = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
            let length = runtime.transaction_context.get_instruction_trace_length();
            calls.extend((0..length).filter_map(|nth| call(runtime, nth)));
        });
        record
    }

    /// Looks at the steps of each call of the farm from now on, where the runtime writes them down.
    pub fn watch_farm(
        &mut self,
        look: impl Fn(&Executable, RegisterTrace) + Send + Sync + 'static,
    ) {
        self.watch(move |runtime| {
            runtime.iterate_vm_traces(&|call, program, trace| {
                if call.get_program_key().is_ok_and(|key| *key == acequia_interface::ID) {
                    look(program, trace);
                }
            });
        });
    }

    /// Looks at the runtime after each transaction from now on. Whoever looked before does no more.
    pub(crate) fn watch(&mut self, look: impl Fn(&InvokeContext) + Send + Sync + 'static) {
        self.svm.set_invocation_inspect_callback(Afterwards(look));
    }
}

struct Afterwards<F>(F);

impl<F: Fn(&InvokeContext) + Send + Sync> InvocationInspectCallback for Afterwards<F> {
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
        #[cfg(feature = "profile")]
        crate::steps::note(runtime);
        self.0(runtime);
    }
}

fn call(runtime: &InvokeContext, nth: usize) -> Option<Call> {
    let trace = &runtime.transaction_context;
    let call = trace.get_instruction_context_at_index_in_trace(nth).ok()?;
    let granted = |nth: u16| {
        Some(Granted {
            address: *call.get_key_of_instruction_account(nth).ok()?,
            signs: call.is_instruction_account_signer(nth).ok()?,
            writable: call.is_instruction_account_writable(nth).ok()?,
        })
    };
    Some(Call {
        program: *call.get_program_key().ok()?,
        depth: call.get_stack_height(),
        accounts: (0..call.get_number_of_instruction_accounts()).map_while(granted).collect(),
        data: call.get_instruction_data().to_vec(),
    })
}
