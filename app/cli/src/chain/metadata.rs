//! What a program says of itself on chain, where explorers and clients look for it: its IDL, and
//! whom to tell about a weakness. By the Program Metadata program
//! (<https://github.com/solana-program/program-metadata>).

use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use flate2::read::{GzDecoder, ZlibDecoder, ZlibEncoder};
use flate2::Compression;
use solana_account::Account;
use solana_address::Address;
use std::io::Read;

/// The Program Metadata program.
pub const METADATA_PROGRAM: Address =
    Address::from_str_const("ProgM6JCCvbYkfKqJYHePx4xxSUSqJp7rh8Lyv7nk7S");
/// Bytes of an account of it before the content, of metadata and buffers alike.
pub const METADATA_HEAD: usize = 96;
/// Which content it is: "idl", "security", padded with zeros.
pub type Seed = [u8; 16];

/// The places in an account's head.
mod at {
    pub const KIND: usize = 0;
    pub const AUTHORITY: std::ops::Range<usize> = 33..65;
    pub const MUTABLE: usize = 65;
    pub const CANONICAL: usize = 66;
    /// Encoding, compression, format, source.
    pub const TRAITS: std::ops::Range<usize> = 83..87;
    pub const LENGTH: std::ops::Range<usize> = 87..91;
}
/// An account that holds content which is on its way.
const BUFFER: u8 = 1;
/// An account that holds content.
const METADATA: u8 = 2;

/// How content is to be read: UTF-8, compressed by zlib, of some format, in the account itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// 0 none, 1 JSON, 2 YAML, 3 TOML.
    pub format: u8,
}

impl Traits {
    /// Encoding, compression, format, source, as the program numbers them.
    pub const fn bytes(self) -> [u8; 4] {
        [1, 2, self.format, 0]
    }
}

/// What is there.
pub struct MetadataAt {
    /// Whether it is metadata; otherwise it is a buffer.
    pub is_metadata: bool,
    /// Who may change it, besides the upgrade authority.
    pub authority: Address,
    pub mutable: bool,
    /// Encoding, compression, format, source.
    pub traits: [u8; 4],
    pub packed: Vec<u8>,
    pub size: usize,
    /// What is in it [lamports].
    pub lamports: u64,
}

impl MetadataAt {
    /// Whether it holds this text, to be read in this way.
    pub fn says(&self, text: &[u8], traits: Traits) -> bool {
        let same = [self.traits[2], self.traits[3]] == [traits.format, 0];
        same && self.traits[0] <= 1 && unpack(&self.packed, self.traits[1]).as_deref() == Some(text)
    }

    /// Whether it is a buffer that holds this text, compressed as metadata is.
    pub fn carries(&self, text: &[u8]) -> bool {
        let compression = Traits { format: 0 }.bytes()[1];
        !self.is_metadata && unpack(&self.packed, compression).as_deref() == Some(text)
    }
}

impl Rpc {
    /// An account of the Program Metadata program, if there is one; where there are only lamports,
    /// somebody has paid its rent in advance.
    pub fn find_metadata(&self, address: &Address) -> Outcome<(u64, Option<MetadataAt>)> {
        match self.account(address)? {
            None => Ok((0, None)),
            Some(account) if account.data.is_empty() => Ok((account.lamports, None)),
            Some(account) => match read(&account) {
                Some(there) => Ok((there.lamports, Some(there))),
                None => Err(failure(
                    format!("{address} is no account of the Program Metadata program"),
                    "Name the buffer that `acequia program idl` wrote",
                )),
            },
        }
    }
}

/// Where the upgrade authority's word about a program is.
pub fn canonical(program: &Address, seed: &Seed) -> Address {
    Address::find_program_address(&[program.as_ref(), seed], &METADATA_PROGRAM).0
}

/// Where anybody else's is: what this command uses as a buffer.
pub fn of_writer(program: &Address, writer: &Address, seed: &Seed) -> Address {
    let seeds = [program.as_ref(), writer.as_ref(), &seed[..]];
    Address::find_program_address(&seeds, &METADATA_PROGRAM).0
}

/// Compressed by zlib.
pub fn pack(text: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = Vec::new();
    let done = ZlibEncoder::new(text, Compression::best()).read_to_end(&mut packed);
    done.map_err(|error| failure(format!("It cannot be compressed: {error}"), "Report this"))?;
    Ok(packed)
}

/// None where it was never compressed in that way (0 not at all, 1 gzip, 2 zlib).
fn unpack(packed: &[u8], compression: u8) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    match compression {
        0 => text.extend(packed),
        1 => drop(GzDecoder::new(packed).read_to_end(&mut text).ok()?),
        2 => drop(ZlibDecoder::new(packed).read_to_end(&mut text).ok()?),
        _ => return None,
    }
    Some(text)
}

fn read(account: &Account) -> Option<MetadataAt> {
    let (head, content) = account.data.split_at_checked(METADATA_HEAD)?;
    if account.owner != METADATA_PROGRAM || ![BUFFER, METADATA].contains(&head[at::KIND]) {
        return None;
    }
    let is_metadata = head[at::KIND] == METADATA;
    let length = u32::from_le_bytes(head[at::LENGTH].try_into().ok()?) as usize;
    let length = if is_metadata { length } else { content.len() };
    Some(MetadataAt {
        is_metadata,
        authority: Address::new_from_array(head[at::AUTHORITY].try_into().ok()?),
        mutable: !is_metadata || (head[at::MUTABLE] != 0 && head[at::CANONICAL] != 0),
        traits: head[at::TRAITS].try_into().ok()?,
        packed: content.get(..length)?.to_vec(),
        size: account.data.len(),
        lamports: account.lamports,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_read_again_and_nothing_else() {
        let text = br#"{"address":"AceQ"}"#.repeat(9);
        let packed = pack(&text).expect("it packs");
        assert!(packed.len() < text.len());
        assert_eq!(unpack(&packed, 2), Some(text.clone()));
        assert_eq!(unpack(&text, 0), Some(text.clone()));
        assert_eq!((unpack(&text, 2), unpack(&packed, 1), unpack(&text, 9)), (None, None, None));
    }

    #[test]
    fn the_head_is_read_where_the_program_writes_it() {
        let mut data = vec![0; METADATA_HEAD];
        (data[0], data[65], data[66]) = (2, 1, 1);
        data[33..65].fill(7);
        data[83..87].copy_from_slice(&[1, 0, 1, 0]);
        data[87] = 3;
        data.extend(b"{ }left over");
        let owner = METADATA_PROGRAM;
        let account = Account { lamports: 5, data, owner, executable: false, rent_epoch: 0 };
        let read = read(&account).expect("metadata");
        assert!(read.is_metadata && read.mutable && read.packed == b"{ }");
        assert_eq!(read.authority, Address::new_from_array([7; 32]));
        assert!(read.says(b"{ }", Traits { format: 1 }) && !read.says(b"{}", Traits { format: 1 }));
        assert!(!read.says(b"{ }", Traits { format: 2 }) && !read.carries(b"{ }"));
        assert!(super::read(&Account { owner: Address::default(), ..account }).is_none());
    }
}
