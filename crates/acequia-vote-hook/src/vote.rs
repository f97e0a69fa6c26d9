//! The data of a vote, to and from bytes.

use crate::{layout, Error, Key, Result};

/// The first 8 bytes of the data: the start of SHA-256("acequia-vote-hook:cast").
pub const CAST: [u8; 8] = [112, 49, 31, 85, 131, 157, 99, 30];
/// The longest payload [bytes].
pub const MAX_PAYLOAD: usize = 256;
/// The length of a vote without its payload [bytes].
pub const HEAD_LENGTH: usize = 84;
/// The length of the longest vote [bytes].
pub const MAX_LENGTH: usize = HEAD_LENGTH + MAX_PAYLOAD;

/// One vote, as the farm passes it on.
///
/// Weights are absolute: a vote replaces what the position voted on the ballot before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote<'a> {
    /// What is voted on: an address that the receiver gives a meaning to.
    pub ballot: Key,
    /// What votes from now on [weight]; 0 withdraws the vote.
    pub weight: u64,
    /// What the farm passed on for this position and ballot before [weight]; 0 for nothing.
    pub previous_weight: u64,
    /// When the ballot started, as the voter says [unix s]. The weight has been staked
    /// without a break since before then.
    pub ballot_start: u64,
    /// When the ballot ends, as the voter says [unix s]. The weight stays staked until then.
    pub ballot_end: u64,
    /// Rises with each vote of the position, on whichever ballot; 1 or more.
    pub sequence: u64,
    /// What the voter says to the receiver. The farm does not read it.
    pub payload: &'a [u8],
}

impl<'a> Vote<'a> {
    /// Whether an instruction's data says of itself that it is a vote.
    pub fn is_in(data: &[u8]) -> bool {
        layout::is_a(CAST, data)
    }

    /// Reads a vote. Copies no payload and never panics.
    ///
    /// Fails with [`Error::NotAVote`], [`Error::DataTooShort`], [`Error::DataTooLong`] or
    /// [`Error::PayloadTooLong`]: what it accepts has exactly one encoding, the one it was
    /// read from.
    pub fn decode(data: &'a [u8]) -> Result<Self> {
        if !Self::is_in(data) {
            return Err(Error::NotAVote);
        }
        let mut rest = data.get(CAST.len()..).unwrap_or_default();
        Ok(Self {
            ballot: take(&mut rest)?,
            weight: word(&mut rest)?,
            previous_weight: word(&mut rest)?,
            ballot_start: word(&mut rest)?,
            ballot_end: word(&mut rest)?,
            sequence: word(&mut rest)?,
            payload: payload(rest)?,
        })
    }

    /// Writes the vote into `buffer` and returns the part that it fills.
    ///
    /// Fails with [`Error::PayloadTooLong`].
    pub fn encode<'b>(&self, buffer: &'b mut [u8; MAX_LENGTH]) -> Result<&'b [u8]> {
        let length = HEAD_LENGTH.saturating_add(self.payload.len());
        let words =
            [self.weight, self.previous_weight, self.ballot_start, self.ballot_end, self.sequence];
        let mut rest = &mut buffer[..];
        put(&mut rest, &CAST)?;
        put(&mut rest, &self.ballot)?;
        for word in words {
            put(&mut rest, &word.to_le_bytes())?;
        }
        // A longer payload does not fit the buffer, so its length is not cut off here.
        put(&mut rest, &(self.payload.len() as u32).to_le_bytes())?;
        put(&mut rest, self.payload)?;
        buffer.get(..length).ok_or(Error::PayloadTooLong)
    }
}

/// Takes bytes off the front of `rest`.
fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N]> {
    let (head, tail) = rest.split_first_chunk().ok_or(Error::DataTooShort)?;
    *rest = tail;
    Ok(*head)
}

fn word(rest: &mut &[u8]) -> Result<u64> {
    take(rest).map(u64::from_le_bytes)
}

/// The payload, which must be all that is left after its length.
fn payload(mut rest: &[u8]) -> Result<&[u8]> {
    let length = u32::from_le_bytes(take(&mut rest)?) as usize;
    match rest.len() {
        _ if length > MAX_PAYLOAD => Err(Error::PayloadTooLong),
        left if left < length => Err(Error::DataTooShort),
        left if left > length => Err(Error::DataTooLong),
        _ => Ok(rest),
    }
}

/// Puts bytes at the front of `rest`.
fn put(rest: &mut &mut [u8], bytes: &[u8]) -> Result<()> {
    let (head, tail) =
        core::mem::take(rest).split_at_mut_checked(bytes.len()).ok_or(Error::PayloadTooLong)?;
    head.copy_from_slice(bytes);
    *rest = tail;
    Ok(())
}
