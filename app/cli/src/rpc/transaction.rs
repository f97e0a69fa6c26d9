//! Instructions put into a transaction.

use crate::error::{failure, Outcome};
use solana_address::Address;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_message::{Message, VersionedMessage};
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;

/// The most bytes of a transaction.
const LIMIT: usize = 1_232;
/// Bytes of a signature.
const SIGNATURE: usize = 64;

/// A transaction before its blockhash.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who pays the fee and signs.
    pub payer: Address,
    /// In order, the compute budget's first.
    pub instructions: Vec<Instruction>,
}

impl Draft {
    /// `price` is what a compute unit costs on top of the base fee [10^-6 lamports].
    pub fn new(payer: Address, instructions: &[Instruction], price: u64) -> Self {
        let price = (price > 0).then(|| ComputeBudgetInstruction::set_compute_unit_price(price));
        let instructions = price.into_iter().chain(instructions.iter().cloned()).collect();
        Self { payer, instructions }
    }

    /// The message that is signed.
    pub fn message(&self, blockhash: &Hash) -> Message {
        Message::new_with_blockhash(&self.instructions, Some(&self.payer), blockhash)
    }

    /// The bytes that are signed.
    pub fn bytes(&self, blockhash: &Hash) -> Vec<u8> {
        self.message(blockhash).serialize()
    }

    /// How many have to sign.
    pub fn signatures(&self) -> usize {
        self.message(&Hash::default()).header.num_required_signatures.into()
    }

    /// How many bytes the whole transaction has.
    pub fn size(&self) -> usize {
        1 + SIGNATURE * self.signatures() + self.bytes(&Hash::default()).len()
    }

    /// Whether a transaction can hold it.
    pub fn fits(&self) -> bool {
        self.size() <= LIMIT
    }

    /// Signed by all who have to: the payer, and nearly always nobody else.
    pub fn sign(&self, signers: &[&dyn Signer], blockhash: &Hash) -> Outcome<VersionedTransaction> {
        let (message, bytes) = (self.message(blockhash), self.bytes(blockhash));
        let needed = message.account_keys.iter().take(self.signatures());
        let signatures = needed.map(|address| signature_of(address, signers, &bytes));
        let signatures = signatures.collect::<Outcome<_>>()?;
        Ok(VersionedTransaction { signatures, message: VersionedMessage::Legacy(message) })
    }

    /// Unsigned, for a simulation.
    pub fn unsigned(&self, blockhash: &Hash) -> VersionedTransaction {
        let signatures = vec![Signature::default(); self.signatures()];
        let message = VersionedMessage::Legacy(self.message(blockhash));
        VersionedTransaction { signatures, message }
    }
}

/// The signature of one of the signers.
fn signature_of(address: &Address, signers: &[&dyn Signer], bytes: &[u8]) -> Outcome<Signature> {
    let signer = signers.iter().find(|signer| signer.pubkey() == *address).ok_or_else(|| {
        failure(
            format!("The transaction needs the signature of {address}, whose key is not here"),
            "Nothing was sent. Name the key that the command's --help asks for",
        )
    })?;
    signer.try_sign_message(bytes).map_err(|error| {
        failure(
            format!("The signer did not sign: {error}"),
            "Nothing was sent. Approve on the device, and run the same command again",
        )
    })
}

/// Puts groups of instructions into as few transactions as hold them, in order. A group is
/// never torn apart.
pub fn pack(payer: Address, groups: &[Vec<Instruction>], price: u64) -> Vec<Vec<Instruction>> {
    let mut packed: Vec<Vec<Instruction>> = Vec::new();
    for group in groups {
        let joined = packed.last().map(|last| [&last[..], group].concat());
        match joined.filter(|joined| Draft::new(payer, joined, price).fits()) {
            Some(joined) => *packed.last_mut().expect("it was joined to") = joined,
            None => packed.push(group.clone()),
        }
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use solana_instruction::AccountMeta;

    fn instruction(bytes: usize) -> Vec<Instruction> {
        let account = AccountMeta::new(Address::new_unique(), false);
        let program_id = Address::new_from_array([7; 32]);
        vec![Instruction { program_id, accounts: vec![account], data: vec![0; bytes] }]
    }

    #[test]
    fn groups_share_a_transaction_while_they_fit() {
        let payer = Address::new_from_array([1; 32]);
        let packed = pack(payer, &[instruction(400), instruction(400), instruction(400)], 0);
        assert_eq!(packed.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn the_size_is_that_of_the_bytes_sent() {
        let draft = Draft::new(Address::new_from_array([1; 32]), &instruction(10), 5);
        let sent = wincode::serialize(&draft.unsigned(&Hash::default())).expect("bytes");
        assert_eq!(draft.size(), sent.len());
    }
}
