//! What the farm's `cast_vote` and `withdraw_vote` want for a vote in an epoch.

use crate::addresses;
use acequia_gauge_core::{split::MAX_SPLIT_LENGTH, Split};
use solana_address::Address;
use solana_instruction::AccountMeta;

/// The extra accounts: the epoch, and the position's record in it, which has to be there
/// ([`OpenVoteRecord`](crate::instructions::OpenVoteRecord)).
pub fn extras(epoch: &Address, position: &Address) -> [AccountMeta; 2] {
    let record = addresses::vote_record(epoch, position).0;
    [AccountMeta::new(*epoch, false), AccountMeta::new(record, false)]
}

/// The payload of a vote that is divided like that. Places are those of the epoch's list. A
/// withdrawal needs none.
pub fn payload<'b>(split: &Split, buffer: &'b mut [u8; MAX_SPLIT_LENGTH]) -> &'b [u8] {
    split.encode(buffer)
}
