//! What an LP does with rewards.

use super::Actor;
use crate::cases;
use crate::catalog::scenes;
use crate::prelude::*;
use crate::step::Step;
use acequia_interface::instructions::{Claim, Compound, PushClaim, Reinvest};

impl<'a> Actor<'a> {
    /// Claims from these slots, to their canonical accounts.
    #[track_caller]
    pub fn claim(mut self, slots: &[u8]) -> Step<'a> {
        let (owner, pool, position) = (self.who, self.site.pool, self.position);
        let rewards = self.rewards(slots, &owner);
        self.step(Claim { signer: owner, pool, position, rewards: &rewards }.instruction())
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
        self.step(PushClaim { pool, position, rewards: &rewards, instead: &[] }.instruction())
    }

    /// Pushes what one slot owes to another account of the owner's, where the canonical one cannot
    /// take it.
    #[track_caller]
    pub fn push_instead(mut self, slot: u8, to: Address) -> Step<'a> {
        let (pool, position) = (self.site.pool, self.position);
        let owner = self.scene.world.position(&position).owner;
        let mut rewards = self.rewards(&[slot], &owner);
        let instead = [(slot, core::mem::replace(&mut rewards[0].destination, to))];
        self.step(PushClaim { pool, position, rewards: &rewards, instead: &instead }.instruction())
    }

    /// Claims from a stream of the stake mint and stakes what it pays.
    #[track_caller]
    pub fn compound(self, slot: u8) -> Step<'a> {
        let instruction = Compound {
            signer: self.who,
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

    /// Claims from a stream and stakes what it pays in the position of the same index in another pool,
    /// whose stake mint that is.
    #[track_caller]
    pub fn reinvest(self, slot: u8, to: usize) -> Step<'a> {
        let (from, to) = (self.site, self.scene.sites[to]);
        let owner = self.scene.world.position(&self.position).owner;
        let instruction = Reinvest {
            signer: self.who,
            from_pool: from.pool,
            from_position: self.position,
            reward_vault: self.slot(slot).vault,
            to_pool: to.pool,
            to_position: position_at(&to.pool, &owner, self.index),
            stake_vault: self.scene.world.pool(&to.pool).stake_vault,
            stake_mint: to.stake.address,
            token_program: to.stake.program,
            slot,
        }
        .instruction();
        self.step(instruction)
    }

    /// As the operator: claims from these slots, to the owner's canonical accounts.
    #[track_caller]
    pub fn claim_for_owner(mut self, slots: &[u8]) -> Step<'a> {
        let (signer, pool, position) = (self.who, self.site.pool, self.position);
        let owner = self.scene.world.position(&position).owner;
        let rewards = self.rewards(slots, &owner);
        self.step(Claim { signer, pool, position, rewards: &rewards }.instruction())
    }
}

cases! { ($) rewards as reward_cases
    "claim (one)" => scenes::plain, |farm| farm.when("alice").claim(&[0]);
    claim "claim (all)" => scenes::plain, |farm| farm.when("alice").claim_all();
    claim_token_2022 "claim (all, Token-2022)" => scenes::token_2022, |farm| farm.when("alice").claim_all();
    push_claim "push_claim (one)" => pushable, |farm| {
        farm.when("anyone").at_position_of("alice").push_claim(&[0])
    };
    compound "compound" => scenes::with_flow, |farm| farm.when("alice").compound(0);
    reinvest "reinvest" => scenes::paying_on, |farm| farm.when("alice").reinvest(0, 1);
}

fn pushable(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    farm.when("alice").allow_push(true).ok();
    farm
}
