//! What a voter's positions vote together on one proposal.

use {
    super::{always, require_version},
    anchor_lang::prelude::*,
};

/// A tally's account.
pub type TallyAccount = Account<Tally>;

/// The sum over a voter's positions, in all pools of the registrar.
#[account]
pub struct Tally {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the tally's address.
    pub bump: u8,
    /// Zero.
    pub _pad: [u8; 6],
    /// Who may vote with it.
    pub registrar: Address,
    /// What is voted on.
    pub proposal: Address,
    /// Where governance records the vote of this voter on this proposal. Clients find it here:
    /// at 80 in the account.
    pub governance_vote: Address,
    /// The voter: who owns the positions.
    pub owner: Address,
    /// Who paid the rent and gets it back.
    pub rent_payer: Address,
    /// What the positions vote together [votes].
    pub votes: u64,
    /// How many positions have a record of their vote.
    pub records: u64,
}

impl Tally {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// Asserts what must be true of a tally after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(self.owner != Address::default() && self.proposal != Address::default())?;
        always(self.records > 0 || self.votes == 0)
    }
}
