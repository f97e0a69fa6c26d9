//! What must be true of an actor.

use crate::scene::{reward_of, Scene, Site};
use crate::token::Mint;
use crate::{position_at, wallet_of};
use acequia_interface::{Pool, Position};
use solana_address::Address;

/// An actor about whom something is asserted. Assertions can be chained.
#[derive(Clone, Copy)]
pub struct Then<'a> {
    scene: &'a Scene,
    who: Address,
    site: Site,
    position: Address,
}

impl<'a> Then<'a> {
    pub(crate) fn new(scene: &'a Scene, who: Address) -> Self {
        let site = scene.site();
        Self { scene, who, site, position: position_at(&site.pool, &who, 0) }
    }

    /// In another pool of the scene.
    pub fn in_pool(mut self, nth: usize) -> Self {
        self.site = self.scene.sites[nth];
        self.position(0)
    }

    /// With another position of theirs.
    pub fn position(mut self, index: u32) -> Self {
        self.position = position_at(&self.site.pool, &self.who, index);
        self
    }

    /// With the position at that address.
    pub fn at(mut self, position: Address) -> Self {
        self.position = position;
        self
    }

    // ---- to look at ----

    /// The position as it stands in its account.
    #[track_caller]
    pub fn read(&self) -> Position {
        self.scene.world.position(&self.position)
    }

    /// What a stream would pay now [base units, rounded down].
    #[track_caller]
    pub fn owed(&self, slot: usize) -> u64 {
        self.read().claimable(&self.pool(), self.scene.world.now())[slot]
    }

    /// What a stream owes now, the fraction included [2^-64 base units].
    #[track_caller]
    pub fn owed_q64(&self, slot: usize) -> u128 {
        let settled = self.pool().settled_to(self.scene.world.now());
        self.read().settled(&settled)[slot].owed.get()
    }

    /// What is in their canonical account [base units].
    pub fn holding(&self, mint: &Mint) -> u64 {
        self.scene.world.balance(&wallet_of(&self.who, mint))
    }

    #[track_caller]
    fn pool(&self) -> Pool {
        self.scene.world.pool(&self.site.pool)
    }

    // ---- to assert ----

    /// A stream owes that many whole units.
    #[track_caller]
    pub fn is_owed(self, slot: usize, amount: u64) -> Self {
        assert_eq!(self.owed(slot), amount, "owed by the stream in slot {slot}");
        self
    }

    /// The position holds that much principal.
    #[track_caller]
    pub fn has_staked(self, amount: u64) -> Self {
        assert_eq!(self.read().stake.amount, amount, "staked");
        self
    }

    /// The position counts for that much.
    #[track_caller]
    pub fn weighs(self, weight: u64) -> Self {
        assert_eq!(self.read().stake.weight, weight, "weight");
        self
    }

    /// They hold that much of a mint.
    #[track_caller]
    pub fn holds(self, mint: &Mint, amount: u64) -> Self {
        assert_eq!(self.holding(mint), amount, "held");
        self
    }

    /// They hold that much of a stream's reward.
    #[track_caller]
    pub fn was_paid(self, slot: usize, amount: u64) -> Self {
        self.holds(&reward_of(&self.pool(), slot), amount)
    }

    /// They hold all of the stake mint that they were given, less `amount`.
    #[track_caller]
    pub fn parted_with(self, amount: u64) -> Self {
        self.holds(&self.site.stake, self.site.wealth - amount)
    }

    /// There is no such position any more, and nothing of its rent was left behind.
    #[track_caller]
    pub fn has_no_position(self) -> Self {
        assert_eq!(self.scene.world.account(&self.position), None, "the position is closed");
        self
    }
}
