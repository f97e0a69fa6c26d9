//! What the runtime recorded of the calls that programs made: which program was called how
//! deep, with which accounts, and what each call was allowed to do with them. Read from the
//! runtime's own trace, after it has merged the rights of accounts that are named twice.

use crate::world::World;
use litesvm::{InvocationInspectCallback, LiteSVM};
use solana_address::Address;
use solana_program_runtime::invoke_context::InvokeContext;
use solana_transaction::sanitized::SanitizedTransaction;
use std::sync::{Arc, Mutex, PoisonError};

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
        self.svm.set_invocation_inspect_callback(record.clone());
        record
    }
}

impl InvocationInspectCallback for Record {
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
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let length = runtime.transaction_context.get_instruction_trace_length();
        calls.extend((0..length).filter_map(|nth| call(runtime, nth)));
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
