//! A registrar: whose stake votes in a realm, and for how much.

use {
    super::{always, require_version, Listing},
    crate::error::RealmsError,
    acequia_realms_core::weight::MaxRule,
    acequia_realms_interface::accounts::MAX_POOLS,
    anchor_lang::{bytemuck::Zeroable, prelude::*},
};

/// A registrar's account.
pub type RegistrarAccount = Account<Registrar>;

acequia_realms_interface::stored_registrar!(acequia_onchain::account);

impl Registrar {
    /// The listed pools.
    pub fn listings(&self) -> &[Listing] {
        self.pools.get(..self.count as usize).unwrap_or_default()
    }

    /// A listed pool.
    pub fn listing(&self, pool: &Address) -> Option<&Listing> {
        self.listings().iter().find(|listing| listing.pool == *pool)
    }

    /// Puts a pool on the list, or changes the power of one that is there.
    pub fn list(&mut self, new: Listing) -> Result<()> {
        let count = self.count as usize;
        let mut listed = self.pools.iter().take(count);
        let at = listed.position(|listing| listing.pool == new.pool).unwrap_or(count);
        *self.pools.get_mut(at).ok_or(RealmsError::TooManyPools)? = new;
        self.count = self.count.max(at as u8 + 1);
        Ok(())
    }

    /// Takes a pool off the list; the last one takes its place.
    pub fn unlist(&mut self, pool: &Address) -> Result<()> {
        let at = self.listings().iter().position(|listing| listing.pool == *pool);
        let at = at.ok_or(RealmsError::PoolNotListed)?;
        let last = self.count as usize - 1;
        self.pools.swap(at, last);
        self.pools[last] = Listing::zeroed();
        self.count = last as u8;
        Ok(())
    }

    /// One tally more that the registrar stays for.
    pub fn add_tally(&mut self) {
        self.tallies += 1;
    }

    /// One less.
    pub fn remove_tally(&mut self) -> Result<()> {
        self.tallies = self.tallies.checked_sub(1).ok_or(RealmsError::InvariantBroken)?;
        Ok(())
    }

    /// What the largest voter weight is.
    pub fn max_rule(&self) -> Result<MaxRule> {
        MaxRule::new(self.max_kind, self.max_value).ok_or(RealmsError::MaxRuleOutOfRange.into())
    }

    /// Says what the largest voter weight is.
    pub fn set_max_rule(&mut self, kind: u8, value: u64) -> Result<()> {
        (self.max_kind, self.max_value) = (kind, value);
        self.max_rule().map(|_| ())
    }

    /// Asserts what must be true of a registrar after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        require_version(self.version)?;
        always(MaxRule::new(self.max_kind, self.max_value).is_some())?;
        always(self.authority != Address::default() && self.realm != Address::default())?;
        let (listed, free) = self.pools.split_at_checked(self.count as usize).unwrap_or_default();
        always(listed.len() + free.len() == MAX_POOLS)?;
        always(listed.iter().all(|l| l.pool != Address::default() && l.power > 0))?;
        always(free.iter().all(|l| *l == Listing::zeroed()))
    }
}
