//! The two accounts that an add-in writes for governance, byte for byte.
//!
//! Borsh puts one byte before an optional value. The adapter always writes every value, so
//! both accounts have one length and every field one place.

use crate::Key;

/// Bytes of a voter weight record.
pub const VOTER_WEIGHT_BYTES: usize = 164;
/// Where the voter stands in a voter weight record [bytes from the start].
pub const VOTER_WEIGHT_OWNER_AT: usize = 72;
/// Bytes of a maximum voter weight record.
pub const MAX_VOTER_WEIGHT_BYTES: usize = 97;
/// The first 8 bytes of a voter weight record: SHA-256("account:VoterWeightRecord").
pub const VOTER_WEIGHT: [u8; 8] = [46, 249, 155, 75, 153, 248, 116, 9];
/// The first 8 bytes of a maximum voter weight record:
/// SHA-256("account:MaxVoterWeightRecord").
pub const MAX_VOTER_WEIGHT: [u8; 8] = [157, 95, 242, 151, 16, 98, 26, 118];
/// An expiry that no slot reaches.
pub const NEVER: u64 = u64::MAX;

/// Tags of what follows, and the action: cast a vote.
const SOME: u8 = 1;
const CAST_VOTE: u8 = 0;

/// What governance is told of a voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoterWeight {
    /// The realm voted in.
    pub realm: Key,
    /// The mint that the votes count as.
    pub governing_token_mint: Key,
    /// Who votes.
    pub owner: Key,
    /// With how much [votes].
    pub weight: u64,
    /// The last slot in which governance may take it.
    pub expiry_slot: u64,
    /// The only proposal that it counts on.
    pub proposal: Key,
}

impl VoterWeight {
    /// The account: a weight to cast a vote with, and to do nothing else.
    pub fn encode(&self) -> [u8; VOTER_WEIGHT_BYTES] {
        let mut bytes = [0; VOTER_WEIGHT_BYTES];
        let mut rest = &mut bytes[..];
        put(&mut rest, &VOTER_WEIGHT);
        put(&mut rest, &self.realm);
        put(&mut rest, &self.governing_token_mint);
        put(&mut rest, &self.owner);
        put(&mut rest, &self.weight.to_le_bytes());
        put(&mut rest, &[SOME]);
        put(&mut rest, &self.expiry_slot.to_le_bytes());
        put(&mut rest, &[SOME, CAST_VOTE, SOME]);
        put(&mut rest, &self.proposal);
        bytes
    }

    /// Reads what [`encode`](Self::encode) wrote; none for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut r = crate::reader::Reader(bytes);
        r.skip(8)?;
        let (realm, governing_token_mint, owner) = (r.take()?, r.take()?, r.take()?);
        let weight = r.u64()?;
        r.skip(1)?;
        let expiry_slot = r.u64()?;
        r.skip(3)?;
        let proposal = r.take()?;
        let read = Self { realm, governing_token_mint, owner, weight, expiry_slot, proposal };
        (read.encode() == bytes).then_some(read)
    }
}

/// What governance takes for all votes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxVoterWeight {
    /// The realm.
    pub realm: Key,
    /// The mint that the votes count as.
    pub governing_token_mint: Key,
    /// How many there are [votes].
    pub max: u64,
    /// The last slot in which governance may take it; [`NEVER`] for always.
    pub expiry_slot: u64,
}

impl MaxVoterWeight {
    /// The account.
    pub fn encode(&self) -> [u8; MAX_VOTER_WEIGHT_BYTES] {
        let mut bytes = [0; MAX_VOTER_WEIGHT_BYTES];
        let mut rest = &mut bytes[..];
        put(&mut rest, &MAX_VOTER_WEIGHT);
        put(&mut rest, &self.realm);
        put(&mut rest, &self.governing_token_mint);
        put(&mut rest, &self.max.to_le_bytes());
        put(&mut rest, &[SOME]);
        put(&mut rest, &self.expiry_slot.to_le_bytes());
        bytes
    }

    /// Reads what [`encode`](Self::encode) wrote; none for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut r = crate::reader::Reader(bytes);
        r.skip(8)?;
        let (realm, governing_token_mint, max) = (r.take()?, r.take()?, r.u64()?);
        r.skip(1)?;
        let read = Self { realm, governing_token_mint, max, expiry_slot: r.u64()? };
        (read.encode() == bytes).then_some(read)
    }
}

/// Puts bytes at the front of `rest`. The arrays above have room for all that is put.
fn put(rest: &mut &mut [u8], bytes: &[u8]) {
    if let Some((head, tail)) = core::mem::take(rest).split_at_mut_checked(bytes.len()) {
        head.copy_from_slice(bytes);
        *rest = tail;
    }
}
