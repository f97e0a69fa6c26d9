//! An epoch: a ballot of votes, and after it the shares of the budget.

use {
    super::{always, pod::EpochBooks, require_version, Member},
    crate::error::GaugeError,
    acequia_gauge_core::{Window, MAX_POOLS},
    acequia_vote_hook::Ballot,
    anchor_lang::{bytemuck, prelude::*, Discriminator},
};

/// An epoch's account.
pub type EpochAccount = Account<Epoch>;

acequia_gauge_interface::stored_epoch_account!(acequia_onchain::account);

impl Epoch {
    /// The ballot as the farm's voters have to name it.
    pub fn ballot(&self, address: &Address) -> Ballot {
        let Window { start, voting_end: end, .. } = self.books.window;
        Ballot { key: address.to_bytes(), start, end }
    }

    /// The pools that it is about.
    pub fn members(&self) -> &[Member] {
        self.members.get(..self.books.pools as usize).unwrap_or_default()
    }

    /// Where in its list a pool stands.
    pub fn place_of(&self, pool: &Address) -> Option<usize> {
        self.members().iter().position(|member| member.pool == *pool)
    }

    /// Fails unless the epoch is that gauge's.
    pub fn require_of(&self, gauge: &Address) -> Result<()> {
        require_version(self.version)?;
        require!(self.gauge == *gauge, GaugeError::WrongGauge);
        Ok(())
    }

    /// Lets `then` see the epoch at an address where there may be none any more.
    pub fn peek<R>(account: &AccountView, then: impl FnOnce(Option<&Self>) -> R) -> Result<R> {
        if !account.owned_by(&crate::ID) {
            return Ok(then(None));
        }
        let data = account.try_borrow()?;
        let body = data.strip_prefix(Self::DISCRIMINATOR);
        let epoch: Option<&Self> = body.and_then(|body| bytemuck::try_from_bytes(body).ok());
        let epoch = epoch.ok_or(GaugeError::WrongEpoch)?;
        require_version(epoch.version)?;
        Ok(then(Some(epoch)))
    }

    /// Asserts what must be true of an epoch after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(self.books.0.is_sound())?;
        always(self.gauge != Address::default() && self.rent_payer != Address::default())
    }
}
