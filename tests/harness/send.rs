//! Transactions: signed by whoever the instructions say, measured, sent.

use crate::outcome::Outcome;
use crate::runtime::{self, wire};
use crate::world::World;
use solana_account::Account;
use solana_address::Address;
use solana_address_lookup_table_interface::program::ID as TABLE_PROGRAM;
use solana_address_lookup_table_interface::state::{AddressLookupTable, LookupTableMeta};
use solana_instruction::Instruction;
use solana_message::{v0, v1, AddressLookupTableAccount, Message, VersionedMessage};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction::Transaction;
use std::borrow::Cow;

/// What a transaction of another version may use, where nothing is named; version 1 names it [CU, bytes].
const MOST_UNITS: u32 = 200_000;
const MOST_LOADED: u32 = 64 << 20;

impl World {
    /// Sends instructions as one legacy transaction. Everyone who must sign does.
    ///
    /// # Panics
    /// Where a signer is nobody that this world knows.
    #[track_caller]
    pub fn send(&mut self, payer: Address, instructions: &[Instruction]) -> Outcome {
        self.svm.expire_blockhash();
        let hash = self.svm.latest_blockhash();
        let message = Message::new_with_blockhash(instructions, Some(&payer), &hash);
        self.send_message(VersionedMessage::Legacy(message), instructions)
    }

    /// Has signatures neither made nor verified any more, which take a fifth of the time of a long
    /// game. Whoever must sign still has to be known: [`send`](Self::send) panics otherwise.
    pub fn trust_signatures(&mut self) {
        self.svm = std::mem::take(&mut self.svm).with_sigverify(false);
    }

    /// Sends instructions as one v0 transaction that reads addresses from a lookup table,
    /// which is made on the spot and holds all that no one signs for.
    #[track_caller]
    pub fn send_by_table(&mut self, payer: Address, instructions: &[Instruction]) -> Outcome {
        let table = self.lookup_table(instructions);
        self.svm.expire_blockhash();
        let hash = self.svm.latest_blockhash();
        let message = v0::Message::try_compile(&payer, instructions, &[table], hash);
        self.send_message(
            VersionedMessage::V0(message.expect("the message compiles")),
            instructions,
        )
    }

    /// Sends instructions as one transaction of version 1, which names all its accounts and may be
    /// 4,096 bytes long.
    #[track_caller]
    pub fn send_by_version_1(&mut self, payer: Address, instructions: &[Instruction]) -> Outcome {
        self.svm.expire_blockhash();
        let hash = self.svm.latest_blockhash();
        let limits = v1::TransactionConfig::empty()
            .with_compute_unit_limit(MOST_UNITS)
            .with_loaded_accounts_data_size_limit(MOST_LOADED);
        let message = v1::Message::try_compile_with_config(&payer, instructions, hash, limits);
        self.send_message(
            VersionedMessage::V1(message.expect("the message compiles")),
            instructions,
        )
    }

    /// Runs instructions without keeping what they change.
    #[track_caller]
    pub fn simulate(&mut self, payer: Address, instructions: &[Instruction]) -> Outcome {
        self.fork().send(payer, instructions)
    }

    /// Sends instructions that count as signed by everyone they name, whoever they are: to
    /// see what would come of it if a signature could be had, and what programs receive from
    /// programs.
    #[track_caller]
    pub fn send_unsigned(&mut self, payer: Address, instructions: &[Instruction]) -> Outcome {
        self.svm = std::mem::take(&mut self.svm).with_sigverify(false);
        self.svm.expire_blockhash();
        let hash = self.svm.latest_blockhash();
        let message = Message::new_with_blockhash(instructions, Some(&payer), &hash);
        let unsigned = Transaction::new_unsigned(message).into();
        let wire = wire(&unsigned);
        let outcome = runtime::send(&mut self.svm, unsigned, &wire, instructions);
        self.svm = std::mem::take(&mut self.svm).with_sigverify(true);
        outcome
    }

    /// A copy in which things can be tried.
    pub fn fork(&self) -> Self {
        self.clone()
    }

    #[track_caller]
    fn send_message(&mut self, message: VersionedMessage, instructions: &[Instruction]) -> Outcome {
        let signed = self.sign(message);
        let wire = wire(&signed);
        runtime::send(&mut self.svm, signed, &wire, instructions)
    }

    #[track_caller]
    fn sign(&self, message: VersionedMessage) -> VersionedTransaction {
        let count = message.header().num_required_signatures as usize;
        let signers = message.static_account_keys()[..count].iter().map(|address| {
            self.keypair(address)
                .unwrap_or_else(|| panic!("nobody here has the key of the signer {address}"))
        });
        let signers: Vec<_> = signers.collect();
        if !self.svm.get_sigverify() {
            // The runtime tells transactions apart by the first one.
            let hash = message.recent_blockhash().to_bytes();
            let unique = <[u8; 64]>::try_from([hash, hash].concat()).expect("64 bytes");
            return VersionedTransaction { signatures: vec![unique.into(); count], message };
        }
        VersionedTransaction::try_new(message, &signers).expect("all signers are there")
    }

    fn lookup_table(&mut self, instructions: &[Instruction]) -> AddressLookupTableAccount {
        let metas = instructions.iter().flat_map(|instruction| &instruction.accounts);
        let mut addresses: Vec<_> = metas.filter(|m| !m.is_signer).map(|m| m.pubkey).collect();
        addresses.sort();
        addresses.dedup();
        let key = self.key("lookup table");
        let state = AddressLookupTable {
            meta: LookupTableMeta::default(),
            addresses: Cow::Borrowed(&addresses),
        };
        let data = state.serialize_for_tests().expect("a lookup table has bytes");
        let lamports = self.svm.minimum_balance_for_rent_exemption(data.len());
        self.put(key, Account { lamports, data, owner: TABLE_PROGRAM, ..Account::default() });
        AddressLookupTableAccount { key, addresses }
    }
}
