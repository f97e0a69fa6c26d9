//! The runtime in this process: litesvm.

use crate::outcome::Outcome;
pub use litesvm::LiteSVM as Runtime;
use solana_account::AccountSharedData;
use solana_address::Address;
use solana_instruction::Instruction;
use solana_transaction::versioned::VersionedTransaction;

/// An account as it lies there: games look at some a thousand times a second.
pub(crate) fn look_at<'a>(svm: &'a Runtime, address: &Address) -> Option<&'a AccountSharedData> {
    svm.accounts_db().get_account_ref(address)
}

/// All accounts.
pub(crate) fn all(svm: &Runtime) -> impl Iterator<Item = (&Address, &AccountSharedData)> {
    svm.accounts_db().inner.iter()
}

/// Carries a transaction out: its `wire` and the instructions in it are for the runtime elsewhere.
pub(crate) fn send(
    svm: &mut Runtime,
    transaction: VersionedTransaction,
    wire: &[u8],
    _: &[Instruction],
) -> Outcome {
    let (error, meta) = match svm.send_transaction(transaction) {
        Ok(meta) => (None, meta),
        Err(failed) => (Some(failed.err), failed.meta),
    };
    let (cu, bytes, logs) = (meta.compute_units_consumed, wire.len(), meta.logs);
    Outcome { error, cu, bytes, logs, return_data: meta.return_data.data }
}
