//! What the farm keeps of votes.

use super::Spent;
use crate::context::Context;
use crate::error::Outcome;
use acequia_interface::instructions::CloseVoteReceipt;
use acequia_interface::{VoteReceipt, ID};
use solana_account::Account;
use solana_address::Address;

/// Receipts of votes that were withdrawn or whose ballot has ended.
pub fn receipts(context: &Context, of: &Address) -> Outcome<Vec<Spent>> {
    let now = context.rpc.now()?;
    let paid = (VoteReceipt::RENT_PAYER_OFFSET, of.as_ref());
    let found = context.rpc.accounts_of(&ID, &[(0, &VoteReceipt::DISCRIMINATOR), paid])?;
    Ok(found.iter().filter_map(|(at, account)| spent(*at, account, now)).collect())
}

/// Its closing, where it is over.
pub fn spent(at: Address, account: &Account, now: u64) -> Option<Spent> {
    let receipt = VoteReceipt::read(&account.data).ok()?;
    let over = receipt.weight == 0 || now >= receipt.ballot_end;
    let (position, rent_payer) = (receipt.position, receipt.rent_payer);
    let order = CloseVoteReceipt { receipt: at, position, rent_payer }.instruction();
    over.then(|| Spent::new("receipts of votes", rent_payer, (at, account), order))
}
