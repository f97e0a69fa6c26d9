//! Instructions put into a transaction.

use crate::error::{failure, Outcome};
use solana_address::Address;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_message::v1::{self, TransactionConfig};
use solana_message::{Message, VersionedMessage};
use solana_signature::Signature;
use solana_signer::Signer;
use solana_system_interface::instruction::advance_nonce_account;
use solana_transaction::versioned::VersionedTransaction;

/// The most bytes of a transaction, but for those of version 1.
const LIMIT: usize = 1_232;
/// Bytes of a signature.
const SIGNATURE: usize = 64;
/// What each instruction may use where nothing is said, and all together [compute units].
const DEFAULT_UNITS: u32 = 200_000;
const MOST_UNITS: u32 = 1_400_000;
/// What a transaction may load where nothing is said [bytes].
const MOST_LOADED: u32 = 64 << 20;
/// For each signature [lamports].
const BASE_FEE: u64 = 5_000;

/// What transactions a cluster and a signer take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Legacy ones alone.
    Usual,
    /// Those of version 1 too, of up to 4,096 bytes.
    Large,
}

/// What every transaction of a command begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// What a compute unit costs on top of the base fee [10^-6 lamports].
    pub price: u64,
    /// By what it lives, where not by a blockhash.
    pub nonce: Option<Nonce>,
}

/// An account whose nonce takes a blockhash's place, and who advances it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonce {
    pub account: Address,
    pub authority: Address,
}

impl Head {
    /// The same for other compute units.
    pub const fn at(self, price: u64) -> Self {
        Self { price, ..self }
    }

    /// Has to be the very first.
    fn advance(&self) -> Option<Instruction> {
        self.nonce.map(|nonce| advance_nonce_account(&nonce.account, &nonce.authority))
    }
}

/// A transaction before its blockhash.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who pays the fee and signs.
    pub payer: Address,
    /// In order, without those of its head.
    pub instructions: Vec<Instruction>,
    head: Head,
}

impl Draft {
    pub fn new(payer: Address, instructions: &[Instruction], head: Head) -> Self {
        Self { payer, instructions: instructions.to_vec(), head }
    }

    /// The message that is signed: a legacy one where that holds it, else one of version 1.
    pub fn message(&self, blockhash: &Hash) -> VersionedMessage {
        let legacy = self.legacy(blockhash);
        match size(legacy.header.num_required_signatures, &legacy.serialize()) > LIMIT {
            true => self.large(blockhash).unwrap_or(VersionedMessage::Legacy(legacy)),
            false => VersionedMessage::Legacy(legacy),
        }
    }

    fn legacy(&self, blockhash: &Hash) -> Message {
        let price = ComputeBudgetInstruction::set_compute_unit_price(self.head.price);
        let price = (self.head.price > 0).then_some(price);
        let head = self.head.advance().into_iter().chain(price);
        let all: Vec<_> = head.chain(self.instructions.iter().cloned()).collect();
        Message::new_with_blockhash(&all, Some(&self.payer), blockhash)
    }

    /// Of version 1: what it may use stands in its head, and no lookup table is needed.
    fn large(&self, blockhash: &Hash) -> Option<VersionedMessage> {
        let config = TransactionConfig {
            priority_fee: Some(self.priority_fee()).filter(|fee| *fee > 0),
            compute_unit_limit: Some(self.units()),
            loaded_accounts_data_size_limit: Some(MOST_LOADED),
            heap_size: None,
        };
        let head = self.head.advance().into_iter();
        let all: Vec<_> = head.chain(self.instructions.iter().cloned()).collect();
        let message = v1::Message::try_compile_with_config(&self.payer, &all, *blockhash, config);
        message.ok().filter(|message| message.validate().is_ok()).map(VersionedMessage::V1)
    }

    /// The most that it may use [compute units].
    fn units(&self) -> u32 {
        let nonce = usize::from(self.head.nonce.is_some());
        let count = u32::try_from(self.instructions.len() + nonce).unwrap_or(u32::MAX);
        DEFAULT_UNITS.saturating_mul(count).min(MOST_UNITS)
    }

    /// What is paid on top of the base fee, at the most [lamports, rounded up].
    fn priority_fee(&self) -> u64 {
        u64::from(self.units()).saturating_mul(self.head.price).div_ceil(1_000_000)
    }

    /// The most that its fee can be [lamports, rounded up].
    pub fn fee(&self) -> u64 {
        BASE_FEE.saturating_mul(self.signatures() as u64).saturating_add(self.priority_fee())
    }

    /// The bytes that are signed.
    pub fn bytes(&self, blockhash: &Hash) -> Vec<u8> {
        self.message(blockhash).serialize()
    }

    /// How many have to sign.
    pub fn signatures(&self) -> usize {
        self.message(&Hash::default()).header().num_required_signatures.into()
    }

    /// How many bytes the whole transaction has.
    pub fn size(&self) -> usize {
        let message = self.message(&Hash::default());
        let bytes = size(message.header().num_required_signatures, &message.serialize());
        match message {
            VersionedMessage::V1(_) => bytes - 1,
            _ => bytes,
        }
    }

    /// Whether a transaction of those can hold it.
    pub fn fits(&self, room: Room) -> bool {
        let message = self.message(&Hash::default());
        match (message, room) {
            (VersionedMessage::V1(_), Room::Usual) => false,
            (VersionedMessage::V1(_), Room::Large) => self.size() <= v1::MAX_TRANSACTION_SIZE,
            _ => self.size() <= LIMIT,
        }
    }

    /// Signed by all who have to: the payer, and nearly always nobody else.
    pub fn sign(&self, signers: &[&dyn Signer], blockhash: &Hash) -> Outcome<VersionedTransaction> {
        let (message, bytes) = (self.message(blockhash), self.bytes(blockhash));
        let needed = message.static_account_keys().iter().take(self.signatures());
        let signatures = needed.map(|address| signature_of(address, signers, &bytes));
        let signatures = signatures.collect::<Outcome<_>>()?;
        Ok(VersionedTransaction { signatures, message })
    }

    /// Unsigned, for a simulation.
    pub fn unsigned(&self, blockhash: &Hash) -> VersionedTransaction {
        let signatures = vec![Signature::default(); self.signatures()];
        VersionedTransaction { signatures, message: self.message(blockhash) }
    }
}

/// Of a transaction with its signatures behind their count [bytes]; one of version 1 has no count.
fn size(signatures: u8, message: &[u8]) -> usize {
    1 + SIGNATURE * usize::from(signatures) + message.len()
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
pub fn pack(payer: Address, groups: &[Vec<Instruction>], head: Head) -> Vec<Vec<Instruction>> {
    let mut packed: Vec<Vec<Instruction>> = Vec::new();
    for group in groups {
        let joined = packed.last().map(|last| [&last[..], group].concat());
        match joined.filter(|joined| Draft::new(payer, joined, head).fits(Room::Usual)) {
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
        let packed =
            pack(payer, &[instruction(400), instruction(400), instruction(400)], Head::default());
        assert_eq!(packed.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn what_a_nonce_takes_of_a_transaction_is_counted_when_it_is_packed() {
        let [payer, account, authority] = [1, 2, 3].map(|byte| Address::new_from_array([byte; 32]));
        let head = Head { price: 0, nonce: Some(Nonce { account, authority }) };
        let count =
            |bytes, head| pack(payer, &[instruction(bytes), instruction(bytes)], head).len();
        let most = (0..600).rev().find(|bytes| count(*bytes, Head::default()) == 1);
        let with_nonce = (0..600).rev().find(|bytes| count(*bytes, head) == 1);
        // A signature, four accounts and an instruction of seven bytes: each step gives half.
        let taken = most.zip(with_nonce).map(|(most, with_nonce)| 2 * (most - with_nonce));
        assert!(taken.is_some_and(|taken| taken >= 64 + 4 * 32), "{taken:?}");
        for one in pack(payer, &vec![instruction(90); 40], head) {
            assert!(Draft::new(payer, &one, head).fits(Room::Usual));
        }
    }

    #[test]
    fn the_size_is_that_of_the_bytes_sent() {
        for (bytes, version) in
            [(10, None), (1_200, Some(v1::V1_PREFIX)), (3_800, Some(v1::V1_PREFIX))]
        {
            let draft = Draft::new(
                Address::new_from_array([1; 32]),
                &instruction(bytes),
                Head::default().at(5),
            );
            let sent = wincode::serialize(&draft.unsigned(&Hash::default())).expect("bytes");
            assert_eq!(draft.size(), sent.len());
            assert_eq!(version, Some(sent[0]).filter(|first| *first == v1::V1_PREFIX), "{bytes}");
            assert_eq!(
                (draft.fits(Room::Usual), draft.fits(Room::Large)),
                (version.is_none(), true)
            );
        }
        let huge =
            Draft::new(Address::new_from_array([1; 32]), &instruction(4_100), Head::default());
        assert!(!huge.fits(Room::Large) && !huge.fits(Room::Usual));
    }

    #[test]
    fn a_priority_fee_is_paid_for_each_compute_unit_that_may_be_used() {
        let payer = Address::new_from_array([1; 32]);
        let fee =
            |price, bytes| Draft::new(payer, &instruction(bytes), Head::default().at(price)).fee();
        assert_eq!([0, 1_000, 1].map(|price| fee(price, 10)), [5_000, 5_200, 5_001]);
        assert_eq!(fee(1_000, 2_000), 5_200, "in version 1 too");
    }

    #[test]
    fn a_message_of_version_one_says_itself_what_it_may_use_and_pays() {
        let draft = Draft::new(
            Address::new_from_array([1; 32]),
            &instruction(2_000),
            Head::default().at(1_000_000),
        );
        let VersionedMessage::V1(message) = draft.message(&Hash::default()) else { panic!("it") };
        assert_eq!(message.config.compute_unit_limit, Some(200_000));
        assert_eq!(message.config.priority_fee, Some(200_000));
        assert_eq!(message.instructions.len(), 1);
    }

    #[test]
    fn a_nonce_is_advanced_before_all_else_and_its_authority_signs() {
        let [payer, account, authority] = [1, 2, 3].map(|byte| Address::new_from_array([byte; 32]));
        let head = Head { price: 7, nonce: Some(Nonce { account, authority }) };
        for bytes in [10, 2_000] {
            let draft = Draft::new(payer, &instruction(bytes), head);
            let message = draft.message(&Hash::default());
            let first = &message.instructions()[0];
            let keys = message.static_account_keys();
            assert_eq!(
                keys[usize::from(first.program_id_index)],
                Address::default(),
                "the system's"
            );
            assert_eq!((first.data.as_slice(), draft.signatures()), (&[4, 0, 0, 0][..], 2));
            assert_eq!(keys[usize::from(first.accounts[0])], account);
        }
    }
}
