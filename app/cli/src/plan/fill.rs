//! Bytes that an account has to hold, too many for one transaction.

use solana_address::Address;
use solana_instruction::Instruction;

/// What an account has to hold, and the transactions that put it there.
///
/// Each piece writes the same bytes to the same place however often it lands, and none needs
/// another. So they are not noted one by one before they are sent: after a failure, what is
/// missing is read off the account itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    pub account: Address,
    pub offset: usize,
    /// What. Nothing but zeros may follow.
    pub bytes: Vec<u8>,
    /// What writes it; empty where it only has to be compared.
    pub pieces: Vec<Piece>,
}

/// One transaction's part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// From which of the bytes on.
    pub from: usize,
    /// Up to which of them, exclusive.
    pub to: usize,
    pub instruction: Instruction,
}

impl Fill {
    /// Bytes that have to be in an account, to be compared.
    pub fn compare(account: Address, offset: usize, bytes: &[u8]) -> Self {
        Self { account, offset, bytes: bytes.to_vec(), pieces: Vec::new() }
    }

    /// Those bytes, and what writes each of them, `size` at a time.
    pub fn in_pieces(self, size: usize, write: impl Fn(usize, &[u8]) -> Instruction) -> Self {
        let starts = (0..self.bytes.len()).step_by(size);
        let pieces = starts.map(|from| {
            let to = from.saturating_add(size).min(self.bytes.len());
            Piece { from, to, instruction: write(from, &self.bytes[from..to]) }
        });
        Self { pieces: pieces.collect(), ..self }
    }

    /// The pieces that an account with this data lacks.
    pub fn missing<'a>(&'a self, data: &'a [u8]) -> impl Iterator<Item = &'a Piece> {
        let there = data.get(self.offset..).unwrap_or_default();
        self.pieces.iter().filter(|piece| {
            there.get(piece.from..piece.to) != Some(&self.bytes[piece.from..piece.to])
        })
    }

    /// Without what an account with this data holds already.
    pub fn beyond(self, data: &[u8]) -> Self {
        let pieces = self.missing(data).cloned().collect();
        Self { pieces, ..self }
    }

    /// Whether an account with this data holds all of it, byte for byte.
    pub fn is_in(&self, data: &[u8]) -> bool {
        let there = data.get(self.offset..).unwrap_or_default();
        match there.split_at_checked(self.bytes.len()) {
            Some((bytes, room)) => bytes == self.bytes && room.iter().all(|byte| *byte == 0),
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(bytes: &[u8]) -> Fill {
        let (account, offset) = (Address::default(), 2);
        let fill = Fill::compare(account, offset, bytes);
        fill.in_pieces(4, |from, bytes| Instruction {
            program_id: account,
            accounts: Vec::new(),
            data: [&[from as u8], bytes].concat(),
        })
    }

    #[test]
    fn every_byte_is_in_one_piece() {
        let fill = fill(b"acequias!");
        let data: Vec<_> = fill.pieces.iter().map(|p| p.instruction.data.clone()).collect();
        assert_eq!(data, [b"\0aceq".to_vec(), b"\x04uias".to_vec(), b"\x08!".to_vec()]);
    }

    #[test]
    fn only_what_differs_is_written_again() {
        let fill = fill(b"acequias!");
        let missing = |data: &[u8]| fill.missing(data).map(|p| p.from).collect::<Vec<_>>();
        assert_eq!(missing(b"--"), [0, 4, 8]);
        assert_eq!(missing(b"--aceq\0\0\0\0!"), [4]);
        assert_eq!(missing(b"--acequia?!"), [4]);
        assert_eq!(missing(b"--acequias!"), [] as [usize; 0]);
        assert_eq!(fill.clone().beyond(b"--aceq").pieces.len(), 2);
    }

    #[test]
    fn it_is_whole_when_every_byte_is_right_and_nothing_follows() {
        let fill = fill(b"acequias!");
        assert!(fill.is_in(b"--acequias!") && fill.is_in(b"??acequias!\0\0"));
        assert!(!fill.is_in(b"--acequias") && !fill.is_in(b"--Acequias!"));
        assert!(!fill.is_in(b"--acequias!more") && !fill.is_in(b""));
    }
}
