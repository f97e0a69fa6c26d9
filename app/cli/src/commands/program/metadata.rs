//! The instructions of the Program Metadata program that this needs. Numbers, accounts and bytes
//! are those of its published interface; an account that is left out is named by the program's own
//! address.

use crate::chain::metadata::{Seed, Traits, METADATA_PROGRAM};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// The most bytes by which an instruction may let an account grow.
const GROWTH: usize = 10_240;
/// Makes accounts.
const SYSTEM: Address = Address::from_str_const("11111111111111111111111111111111");
/// Says what rent is.
const RENT: Address = Address::from_str_const("SysvarRent111111111111111111111111111111111");

/// An account, and the program that it tells about, by whose upgrade authority it obeys.
#[derive(Clone, Copy)]
pub struct Target {
    /// The metadata, or the buffer.
    pub account: Address,
    pub authority: Address,
    pub program: Address,
    /// Where its bytes are: named, `authority` has to be the upgrade authority, and the account
    /// the program's own; none makes it that authority's alone.
    pub program_data: Option<Address>,
}

impl Target {
    /// Makes it a buffer of no bytes.
    pub fn allocate(&self, seed: &Seed) -> Instruction {
        self.order(&[&[7], seed], &[read(self.program), self.data(), read(SYSTEM)])
    }

    /// Makes room for so many bytes more.
    pub fn extend(&self, bytes: usize) -> Vec<Instruction> {
        let whole = (0..bytes / GROWTH).map(|_| GROWTH);
        let steps = whole.chain([bytes % GROWTH]).filter(|step| *step > 0);
        let one = |step: usize| {
            let step = (step as u16).to_le_bytes();
            self.order(&[&[8], &step], &[read(self.program), self.data()])
        };
        steps.map(one).collect()
    }

    /// Writes bytes to a place in a buffer.
    pub fn write(&self, from: usize, bytes: &[u8]) -> Instruction {
        self.order(&[&[0], &(from as u32).to_le_bytes(), bytes], &[nothing()])
    }

    /// Writes what another buffer holds to it.
    pub fn copy(&self, buffer: &Address) -> Instruction {
        self.order(&[&[0], &[0; 4]], &[read(*buffer)])
    }

    /// Makes it metadata, of these bytes or of those that the buffer which it was holds.
    pub fn initialize(&self, seed: &Seed, traits: Traits, bytes: &[u8]) -> Instruction {
        let system = if bytes.is_empty() { nothing() } else { read(SYSTEM) };
        let data = [&[1], &seed[..], &traits.bytes(), bytes];
        self.order(&data, &[read(self.program), self.data(), system])
    }

    /// Replaces its content by a buffer's.
    pub fn set_from(&self, buffer: &Address, traits: Traits) -> Instruction {
        self.order(
            &[&[3], &traits.bytes()],
            &[AccountMeta::new(*buffer, false), read(self.program), self.data()],
        )
    }

    /// Replaces its content by these bytes.
    pub fn set(&self, traits: Traits, bytes: &[u8]) -> Instruction {
        let accounts = [nothing(), read(self.program), self.data()];
        self.order(&[&[3], &traits.bytes(), bytes], &accounts)
    }

    /// Gives a buffer to another.
    pub fn hand_over(&self, to: &Address) -> Instruction {
        self.order(&[&[2, 1], to.as_ref()], &[read(self.program), self.data()])
    }

    /// Returns the rent of room that is not needed.
    pub fn trim(&self, to: &Address) -> Instruction {
        let to = AccountMeta::new(*to, false);
        self.order(&[&[5]], &[read(self.program), self.data(), to, read(RENT)])
    }

    /// Returns all of its rent.
    pub fn close(&self, to: &Address) -> Instruction {
        let to = AccountMeta::new(*to, false);
        self.order(&[&[6]], &[read(self.program), self.data(), to])
    }

    fn data(&self) -> AccountMeta {
        self.program_data.map_or_else(nothing, read)
    }

    fn order(&self, data: &[&[u8]], others: &[AccountMeta]) -> Instruction {
        let mut accounts = vec![AccountMeta::new(self.account, false)];
        accounts.push(AccountMeta::new_readonly(self.authority, true));
        accounts.extend_from_slice(others);
        Instruction { program_id: METADATA_PROGRAM, accounts, data: data.concat() }
    }
}

fn read(address: Address) -> AccountMeta {
    AccountMeta::new_readonly(address, false)
}

fn nothing() -> AccountMeta {
    read(METADATA_PROGRAM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::metadata::{canonical, of_writer};
    use serde_json::Value;

    /// Written by the program's published client, see the .mjs beside it.
    const VECTORS: &str = include_str!("../../../tests/fixtures/program_metadata.json");
    const JSON: Traits = Traits { format: 1 };

    fn address(of: u8) -> Address {
        Address::new_from_array([of; 32])
    }

    fn seed(text: &str) -> Seed {
        let mut seed = Seed::default();
        seed[..text.len()].copy_from_slice(text.as_bytes());
        seed
    }

    /// As the published client numbers them: signers 2, accounts that change 1.
    fn role(meta: &AccountMeta) -> u8 {
        2 * u8::from(meta.is_signer) + u8::from(meta.is_writable)
    }

    #[track_caller]
    fn same(vectors: &Value, name: &str, ours: &Instruction) {
        let theirs = &vectors["instructions"][name];
        let metas = ours.accounts.iter().map(|meta| format!("{} {}", role(meta), meta.pubkey));
        let metas: Vec<Value> = metas.map(Value::from).collect();
        let data: String = ours.data.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(theirs["program"], ours.program_id.to_string(), "{name}");
        assert_eq!(theirs["accounts"], Value::Array(metas), "{name}");
        assert_eq!(theirs["data"], data, "{name}");
    }

    #[test]
    fn every_instruction_is_byte_for_byte_that_of_the_published_client() {
        let vectors: Value = serde_json::from_str(VECTORS).expect("vectors");
        let (account, authority, program) = (address(1), address(2), address(3));
        let whole = Target { account, authority, program, program_data: Some(address(4)) };
        let own = Target { program_data: None, ..whole };
        let (buffer, to, bytes) = (address(5), address(6), [9, 8, 7]);
        let (idl, security) = (seed("idl"), seed("security"));
        same(&vectors, "allocate", &whole.allocate(&idl));
        same(&vectors, "allocate_for_the_authority_alone", &own.allocate(&idl));
        same(&vectors, "extend", &whole.extend(300)[0]);
        same(&vectors, "write", &whole.write(258, &bytes));
        same(&vectors, "copy", &whole.copy(&buffer));
        same(&vectors, "initialize", &whole.initialize(&security, JSON, &[]));
        same(&vectors, "initialize_with_bytes", &whole.initialize(&security, JSON, &bytes));
        same(&vectors, "set", &whole.set(JSON, &bytes));
        same(&vectors, "set_from", &whole.set_from(&buffer, JSON));
        same(&vectors, "hand_over", &own.hand_over(&to));
        same(&vectors, "trim", &whole.trim(&to));
        same(&vectors, "close", &own.close(&to));
        let named = vectors["instructions"].as_object().map(serde_json::Map::len);
        assert_eq!(named, Some(12), "each was compared");
    }

    #[test]
    fn addresses_are_those_of_the_published_client() {
        let vectors: Value = serde_json::from_str(VECTORS).expect("vectors");
        let (program, writer, idl) = (address(3), address(2), seed("idl"));
        let (ours, theirs) = (canonical(&program, &idl), &vectors["addresses"]["canonical"]);
        assert_eq!(*theirs, ours.to_string());
        let ours = of_writer(&program, &writer, &idl);
        assert_eq!(vectors["addresses"]["of_writer"], ours.to_string());
    }

    #[test]
    fn an_account_grows_in_steps_that_the_runtime_allows() {
        let (account, authority, program) = (address(1), address(2), address(3));
        let target = Target { account, authority, program, program_data: None };
        let steps = |bytes| -> Vec<Vec<u8>> {
            target.extend(bytes).into_iter().map(|one| one.data[1..].to_vec()).collect()
        };
        let whole = 10_240u16.to_le_bytes().to_vec();
        assert_eq!(steps(0), Vec::<Vec<u8>>::new());
        assert_eq!(steps(10_240), std::slice::from_ref(&whole));
        assert_eq!(steps(20_481), [whole.clone(), whole, vec![1, 0]]);
    }
}
