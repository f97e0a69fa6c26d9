//! What fits a transaction.

use solana_instruction::Instruction;
use std::collections::HashSet;

/// The most bytes of a transaction on the wire.
const PACKET: usize = 1_232;

/// Whether an instruction fits a legacy transaction of its own whose fee payer is among its
/// signers.
pub fn fits(instruction: &Instruction) -> bool {
    let signers = instruction.accounts.iter().filter(|meta| meta.is_signer);
    let signers = signers.map(|meta| meta.pubkey).collect::<HashSet<_>>().len().max(1);
    let named = instruction.accounts.iter().map(|meta| meta.pubkey);
    let keys = named.chain([instruction.program_id]).collect::<HashSet<_>>().len();
    // Signatures, header, keys and blockhash, each list with its length, then the instruction.
    let head = 1 + 64 * signers + 3 + 1 + 32 * keys + 32 + 1;
    let body = 1 + 1 + instruction.accounts.len() + 2 + instruction.data.len();
    head + body <= PACKET
}

#[cfg(test)]
mod tests {
    use super::*;
    use solana_address::Address;
    use solana_instruction::AccountMeta;

    fn naming(accounts: u8) -> Instruction {
        let account = |nth| AccountMeta::new(Address::new_from_array([nth; 32]), nth == 1);
        Instruction {
            program_id: Address::new_from_array([255; 32]),
            accounts: (1..=accounts).map(account).collect(),
            data: vec![0; 10],
        }
    }

    #[test]
    fn some_thirty_accounts_fit() {
        assert!(fits(&naming(32)));
        assert!(!fits(&naming(34)));
    }
}
