//! The Solana runtime that a world runs on. Tests, games and the bench have the crate in their process, and see what
//! it does step by step. The story builds without it: its two hundred crates take longer to compile than all else
//! of the story, and npm has the same runtime built (ADR 63).

#[cfg(feature = "embedded")]
mod embedded;
#[cfg(feature = "embedded")]
pub use embedded::*;
#[cfg(not(feature = "embedded"))]
mod prebuilt;
#[cfg(not(feature = "embedded"))]
pub use prebuilt::*;

use solana_message::VersionedMessage;
use solana_transaction::versioned::VersionedTransaction;

/// A transaction's bytes on the wire: of version 1 the signatures come last, and nobody counts them.
pub(crate) fn wire(transaction: &VersionedTransaction) -> Vec<u8> {
    let (message, signatures) = (transaction.message.serialize(), &transaction.signatures);
    let signed = signatures.iter().flat_map(AsRef::<[u8]>::as_ref).copied();
    match transaction.message {
        VersionedMessage::V1(_) => message.into_iter().chain(signed).collect(),
        // Fewer than 128, so one byte.
        _ => [signatures.len() as u8].into_iter().chain(signed).chain(message).collect(),
    }
}
