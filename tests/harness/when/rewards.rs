//! What an LP does with rewards.

use super::Actor;
use crate::step::Step;
use acequia_interface::instructions::{Claim, Compound, PushClaim};

impl<'a> Actor<'a> {
    /// Claims from these slots, to their canonical accounts.
    #[track_caller]
    pub fn claim(mut self, slots: &[u8]) -> Step<'a> {
        let (owner, pool, position) = (self.who, self.site.pool, self.position);
        let rewards = self.rewards(slots, &owner);
        self.step(Claim { owner, pool, position, rewards: &rewards }.instruction())
    }

    /// Claims from every stream there is.
    #[track_caller]
    pub fn claim_all(self) -> Step<'a> {
        let slots = self.all_slots();
        self.claim(&slots)
    }

    /// Pushes a claim from these slots to the position's owner.
    #[track_caller]
    pub fn push_claim(mut self, slots: &[u8]) -> Step<'a> {
        let (pool, position) = (self.site.pool, self.position);
        let owner = self.scene.world.position(&position).owner;
        let rewards = self.rewards(slots, &owner);
        self.step(PushClaim { pool, position, rewards: &rewards }.instruction())
    }

    /// Claims from a stream of the stake mint and stakes what it pays.
    #[track_caller]
    pub fn compound(self, slot: u8) -> Step<'a> {
        let instruction = Compound {
            owner: self.who,
            pool: self.site.pool,
            position: self.position,
            reward_vault: self.slot(slot).vault,
            stake_vault: self.pool().stake_vault,
            stake_mint: self.site.stake.address,
            token_program: self.site.stake.program,
            slot,
        }
        .instruction();
        self.step(instruction)
    }
}
