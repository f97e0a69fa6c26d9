//! Accounts of SPL Governance, as far as the adapter needs them.
//!
//! Every reader returns none for another kind of account and for bytes that end too early.
//! Who owns an account is the caller's to check.

use crate::{reader::Reader, Key};

/// Where a governance names its realm, and a proposal its governance [bytes from the start].
pub const PARENT_AT: usize = 1;
/// Where a proposal names the mint whose holders vote on it [bytes from the start].
pub const PROPOSAL_MINT_AT: usize = 33;
/// Where a proposal says in which state it is [bytes from the start].
const PROPOSAL_STATE_AT: usize = 65;
/// Where a proposal names governance's record of who made it [bytes from the start].
pub const PROPOSAL_PROPOSER_AT: usize = 66;

/// `GovernanceAccountType`, the first byte of every account.
mod kind {
    pub const REALM_V1: u8 = 1;
    pub const VOTE_RECORD_V2: u8 = 12;
    pub const PROPOSAL_V2: u8 = 14;
    pub const REALM_V2: u8 = 16;
    /// Of accounts, programs, mints and token accounts.
    pub const GOVERNANCES_V2: core::ops::RangeInclusive<u8> = 18..=21;
}

/// `ProposalState::Voting`.
const VOTING: u8 = 2;

/// Whose votes a realm counts, and who may configure it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Realm {
    /// The community's mint.
    pub community_mint: Key,
    /// The council's mint, where there is a council.
    pub council_mint: Option<Key>,
    /// Who may configure the realm; none where nobody may any more.
    pub authority: Option<Key>,
}

impl Realm {
    /// Reads a realm of either version: they start alike.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Reader(data);
        if !matches!(r.u8()?, kind::REALM_V1 | kind::REALM_V2) {
            return None;
        }
        let community_mint = r.take()?;
        r.skip(8 + 8 + 9)?; // reserved, weight to create a governance, source of the maximum
        let council_mint = r.option()?;
        r.skip(6 + 2)?; // reserved
        Some(Self { community_mint, council_mint, authority: r.option()? })
    }

    /// Whether holders of the mint vote in the realm.
    pub fn has_voters(&self, mint: &Key) -> bool {
        self.community_mint == *mint || self.council_mint.as_ref() == Some(mint)
    }
}

/// How long proposals of a governance are voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governance {
    /// The realm it belongs to.
    pub realm: Key,
    /// For how long every vote is taken [s].
    pub base_seconds: u32,
    /// For how long after that votes against are taken [s].
    pub cool_off_seconds: u32,
}

impl Governance {
    /// Reads a governance of version 2, which every governance has been turned into whose
    /// latest proposal is one of version 2.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Reader(data);
        if !kind::GOVERNANCES_V2.contains(&r.u8()?) {
            return None;
        }
        let realm = r.take()?;
        r.skip(32 + 4)?; // what it governs, reserved
        threshold(&mut r)?; // of the community
        r.skip(8 + 4)?; // weight to propose, time before execution
        let base_seconds = r.u32()?;
        r.skip(1)?; // the community's tipping
        let council = threshold(&mut r)?;
        threshold(&mut r)?; // of the council's veto
        r.skip(8 + 1)?; // the council's weight to propose, its tipping
        threshold(&mut r)?; // of the community's veto
        let cool_off_seconds = match council {
            BEFORE_VERSION_3 => 0,
            _ => r.u32()?,
        };
        Some(Self { realm, base_seconds, cool_off_seconds })
    }
}

/// A council's threshold of zero per cent of approvals, which no governance can be given: it was
/// written before version 3, when there was no cool-off time and something else stood in its
/// place.
const BEFORE_VERSION_3: [u8; 2] = [0, 0];

/// A vote threshold: its kind and its percentage; kind 2, which has none in the account, is that
/// of a house that does not vote.
fn threshold(r: &mut Reader) -> Option<[u8; 2]> {
    match r.u8()? {
        kind @ (0 | 1) => Some([kind, r.u8()?]),
        2 => Some([2, 0]),
        _ => None,
    }
}

/// Something to vote on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The governance it belongs to.
    pub governance: Key,
    /// The mint whose holders vote on it.
    pub governing_token_mint: Key,
    /// Whether it is in the state in which votes are taken. It stays in it after the time for
    /// votes until somebody finalizes it.
    pub is_voting: bool,
    /// When voting began [unix s]; none before.
    pub voting_at: Option<i64>,
}

impl Proposal {
    /// Reads a proposal of version 2.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Reader(data);
        if r.u8()? != kind::PROPOSAL_V2 {
            return None;
        }
        let (governance, governing_token_mint) = (r.take()?, r.take()?);
        let is_voting = r.u8()? == VOTING;
        r.skip(32 + 1 + 1)?; // who proposed, signatories, those who signed off
        if r.u8()? != 0 {
            r.skip(4)?; // of a vote on many options: type, least, most, winners
        }
        options(&mut r)?;
        r.option::<8>()?; // weight against
        r.skip(1)?;
        r.option::<8>()?; // weight abstaining
        r.option::<8>()?; // when to start voting
        r.skip(8)?; // when it was drafted
        r.option::<8>()?; // when signing off began
        let voting_at = r.option()?.map(i64::from_le_bytes);
        Some(Self { governance, governing_token_mint, is_voting, voting_at })
    }

    /// Whether a proposal's account says that votes in it are decided: a look at two bytes.
    pub fn is_decided(data: &[u8]) -> bool {
        let state = data.get(PROPOSAL_STATE_AT);
        data.first() == Some(&kind::PROPOSAL_V2) && state.is_some_and(|state| *state != VOTING)
    }
}

/// Reads past the options that a proposal offers.
fn options(r: &mut Reader) -> Option<()> {
    for _ in 0..r.u32()? {
        let label = r.u32()?;
        r.skip(usize::try_from(label).ok()?)?;
        r.skip(8 + 1 + 2 + 2 + 2)?; // weight, result, transactions executed, all, next
    }
    Some(())
}

/// What governance has counted for a voter on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteRecord {
    /// Whether it was taken back after the proposal was decided.
    pub is_relinquished: bool,
    /// What it counts [votes].
    pub voter_weight: u64,
}

impl VoteRecord {
    /// Reads a vote record of version 2.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Reader(data);
        if r.u8()? != kind::VOTE_RECORD_V2 {
            return None;
        }
        r.skip(32 + 32)?; // proposal, voter
        Some(Self { is_relinquished: r.u8()? != 0, voter_weight: r.u64()? })
    }
}

/// The seeds of the addresses that governance derives.
pub mod seeds {
    use crate::Key;

    const PROGRAM: &[u8] = b"governance";

    /// Of the record of a voter in a realm.
    pub const fn token_owner_record<'a>(
        realm: &'a Key,
        mint: &'a Key,
        owner: &'a Key,
    ) -> [&'a [u8]; 4] {
        [PROGRAM, realm, mint, owner]
    }

    /// Of the record of a vote, by the record of the voter.
    pub const fn vote_record<'a>(proposal: &'a Key, voter: &'a Key) -> [&'a [u8]; 3] {
        [PROGRAM, proposal, voter]
    }
}
