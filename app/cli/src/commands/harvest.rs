//! Fees that a mint withheld in a vault: as long as it holds some, it cannot be closed.

use crate::context::Context;
use crate::error::Outcome;
use acequia_interface::addresses::TOKEN_2022;
use solana_address::Address;
use solana_instruction::Instruction;
use spl_token_2022_interface::extension::transfer_fee::instruction::harvest_withheld_tokens_to_mint;

/// What brings them to the mint, by anyone, before the vault is closed; none where its mint withholds
/// none. Also where there are none yet: somebody may send tokens in the meantime.
pub fn harvest(context: &Context, vault: &Address) -> Outcome<Option<Instruction>> {
    let there = context.rpc.token_account(vault)?.filter(|there| there.withholds);
    Ok(there
        .and_then(|there| harvest_withheld_tokens_to_mint(&TOKEN_2022, &there.mint, &[vault]).ok()))
}
