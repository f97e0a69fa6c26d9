//! Programs of the upgradeable loader, and the buffers that their bytes come from.

use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::addresses::SYSTEM;
use solana_account::Account;
use solana_address::Address;
use solana_loader_v3_interface::get_program_data_address;
use solana_loader_v3_interface::state::UpgradeableLoaderState;

/// The loader of programs that can be upgraded.
pub const LOADER: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");
/// Bytes of a buffer before those of the program.
pub const BUFFER_HEAD: usize = UpgradeableLoaderState::size_of_buffer_metadata();
/// Bytes of a program's data before those of the program.
pub const DATA_HEAD: usize = UpgradeableLoaderState::size_of_programdata_metadata();

pub struct ProgramAt {
    /// Where it is called.
    pub address: Address,
    pub data_at: Address,
    /// The slot in which it was last deployed.
    pub slot: u64,
    /// Who may upgrade it; none where nobody may any more.
    pub authority: Option<Address>,
    /// Its bytes, and zeros up to the end of its room.
    pub bytes: Vec<u8>,
}

/// Bytes that are on their way to a program.
pub struct BufferAt {
    /// Who may write to it and use it.
    pub authority: Option<Address>,
    pub bytes: Vec<u8>,
    /// What is in it, which comes back when it is used or closed [lamports].
    pub lamports: u64,
}

impl ProgramAt {
    /// Whether it runs these bytes: what follows them in its room is nothing.
    pub fn runs(&self, program: &[u8]) -> bool {
        match self.bytes.split_at_checked(program.len()) {
            Some((bytes, room)) => bytes == program && room.iter().all(|byte| *byte == 0),
            None => false,
        }
    }
}

impl Rpc {
    /// A program that has to be there.
    pub fn program(&self, address: &Address) -> Outcome<ProgramAt> {
        self.find_program(address)?.ok_or_else(|| {
            failure(
                format!("There is no program at {address} on this cluster"),
                "Check the address and the cluster (-u); `acequia program deploy` puts it there",
            )
        })
    }

    pub fn find_program(&self, address: &Address) -> Outcome<Option<ProgramAt>> {
        let data_at = get_program_data_address(address);
        let mut both = self.accounts(&[*address, data_at])?;
        let (data, program) = (both.remove(1), both.remove(0));
        match (program, data) {
            (None, _) => Ok(None),
            (Some(program), _) if holds_lamports_alone(&program) => Ok(None),
            (Some(program), _) if program.owner != LOADER => Err(not_upgradeable(address)),
            (Some(_), None) => Err(closed(address)),
            (Some(_), Some(data)) => {
                let read = read_data(*address, data_at, &data);
                read.map(Some).ok_or_else(|| not_upgradeable(address))
            }
        }
    }

    pub fn find_buffer(&self, address: &Address) -> Outcome<Option<BufferAt>> {
        let Some(account) = self.account(address)?.filter(|a| !holds_lamports_alone(a)) else {
            return Ok(None);
        };
        read_buffer(&account).map(Some).ok_or_else(|| {
            failure(
                format!("{address} is no buffer of the loader"),
                "Name the buffer that `acequia program upgrade` wrote",
            )
        })
    }
}

/// Somebody has sent lamports to where there is nothing yet.
fn holds_lamports_alone(account: &Account) -> bool {
    account.data.is_empty() && account.owner == SYSTEM
}

/// Tag 3, the slot, the authority.
fn read_data(address: Address, data_at: Address, account: &Account) -> Option<ProgramAt> {
    let (head, bytes) = account.data.split_at_checked(DATA_HEAD)?;
    if account.owner != LOADER || head[..4] != [3, 0, 0, 0] {
        return None;
    }
    let slot = u64::from_le_bytes(head[4..12].try_into().ok()?);
    let authority = read_authority(&head[12..])?;
    Some(ProgramAt { address, data_at, slot, authority, bytes: bytes.to_vec() })
}

/// Tag 1, the authority.
fn read_buffer(account: &Account) -> Option<BufferAt> {
    let (head, bytes) = account.data.split_at_checked(BUFFER_HEAD)?;
    if account.owner != LOADER || head[..4] != [1, 0, 0, 0] {
        return None;
    }
    let authority = read_authority(&head[4..])?;
    Some(BufferAt { authority, bytes: bytes.to_vec(), lamports: account.lamports })
}

/// A byte that says whether there is one, and its address.
fn read_authority(bytes: &[u8]) -> Option<Option<Address>> {
    let address = Address::new_from_array(bytes.get(1..33)?.try_into().ok()?);
    match bytes.first()? {
        0 => Some(None),
        1 => Some(Some(address)),
        _ => None,
    }
}

fn not_upgradeable(address: &Address) -> crate::error::Failure {
    failure(
        format!("{address} is not a program of the upgradeable loader"),
        "Name the program's own address, not that of its data or its key",
    )
}

fn closed(address: &Address) -> crate::error::Failure {
    failure(
        format!("The program {address} was closed, and its address can never run again"),
        "Deploy under another address: migrations/README.md says where it stands",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(data: Vec<u8>) -> Account {
        Account { lamports: 7, data, owner: LOADER, executable: false, rent_epoch: 0 }
    }

    fn data_account(authority: Option<u8>, bytes: &[u8]) -> Account {
        let mut data = vec![3, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, u8::from(authority.is_some())];
        data.extend([authority.unwrap_or(0); 32]);
        data.extend(bytes);
        account(data)
    }

    #[test]
    fn a_programs_slot_authority_and_bytes_are_read() {
        let at = Address::new_from_array([1; 32]);
        let read = read_data(at, at, &data_account(Some(5), &[1, 2, 0])).expect("a program");
        assert_eq!((read.slot, read.authority), (9, Some(Address::new_from_array([5; 32]))));
        assert!(read.runs(&[1, 2]) && read.runs(&[1, 2, 0]));
        assert!(!read.runs(&[1]) && !read.runs(&[1, 3]) && !read.runs(&[1, 2, 0, 0]));
        let last = read_data(at, at, &data_account(None, &[])).expect("a program");
        assert_eq!(last.authority, None, "nobody may upgrade it");
    }

    #[test]
    fn a_buffer_is_told_from_a_program_and_from_anything_else() {
        let mut data = vec![1, 0, 0, 0, 1];
        data.extend([5; 32]);
        data.extend([7, 8]);
        let read = read_buffer(&account(data)).expect("a buffer");
        assert_eq!((read.bytes, read.lamports), (vec![7, 8], 7));
        assert!(read_buffer(&data_account(Some(5), &[1])).is_none());
        let stranger = Account { owner: Address::default(), ..account(vec![1; 40]) };
        assert!(read_buffer(&stranger).is_none() && read_buffer(&account(vec![1])).is_none());
    }
}
