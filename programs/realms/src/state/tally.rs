//! What a voter's positions vote together on one proposal.

use {
    super::{always, require_version},
    anchor_lang::prelude::*,
};

/// A tally's account.
pub type TallyAccount = Account<Tally>;

acequia_realms_interface::stored_tally_account!(acequia_onchain::account);

impl Tally {
    /// Asserts what must be true of a tally after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(self.owner != Address::default() && self.proposal != Address::default())?;
        always(self.records > 0 || self.votes == 0)
    }
}
