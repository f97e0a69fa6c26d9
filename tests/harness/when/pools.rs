//! What an authority does.

use super::Actor;
use crate::cases;
use crate::catalog::scenes;
use crate::prelude::*;
use crate::scene::CREATOR;
use crate::step::Step;
use crate::world::address_of;
use acequia_core::Caps;
use acequia_interface::instructions::{
    AcceptAuthority, AnnounceClosing, ClosePool, ProposeAuthority, RenounceAuthority, SetCaps,
    SetPage, SetPaused, SetRewardManager, SurplusAccounts, WindDownPool,
};

impl<'a> Actor<'a> {
    /// Proposes somebody as the authority.
    pub fn propose_authority(self, to: &str) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        let new_authority = self.scene.world.actor(to);
        self.step(ProposeAuthority { authority, pool, new_authority }.instruction())
    }

    /// Accepts the authority.
    pub fn accept_authority(self) -> Step<'a> {
        let (pending_authority, pool) = (self.who, self.site.pool);
        self.step(AcceptAuthority { pending_authority, pool }.instruction())
    }

    /// Gives the authority up for good.
    pub fn renounce_authority(self) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(RenounceAuthority { authority, pool }.instruction())
    }

    /// Makes somebody the reward manager.
    pub fn set_reward_manager(self, to: &str) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        let new_manager = self.scene.world.actor(to);
        self.step(SetRewardManager { authority, pool, new_manager }.instruction())
    }

    /// Sets the caps [base units].
    pub fn set_caps(self, pool_cap: u64, position_cap: u64) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        let caps = Caps { pool: pool_cap, position: position_cap };
        self.step(SetCaps { authority, pool, caps }.instruction())
    }

    /// Pauses deposits, or lets them in again.
    pub fn set_paused(self, paused: bool) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(SetPaused { authority, pool, paused }.instruction())
    }

    /// Says what the pool says of itself.
    pub fn set_page(self, name: &str, text: &str, link: &str) -> Step<'a> {
        let (authority, payer, pool) = (self.who, self.who, self.site.pool);
        self.step(SetPage { authority, payer, pool, name, text, link }.instruction())
    }

    /// Announces that the pool is to close for good, or takes that back.
    pub fn announce_closing(self, announced: bool) -> Step<'a> {
        let (closer, pool) = (self.who, self.site.pool);
        self.step(AnnounceClosing { closer, pool, announced }.instruction())
    }

    /// Closes the pool for good.
    pub fn wind_down_pool(self) -> Step<'a> {
        let (closer, pool) = (self.who, self.site.pool);
        self.step(WindDownPool { closer, pool }.instruction())
    }

    /// Closes the pool. Donations to its vault go to the creator's canonical account.
    #[track_caller]
    pub fn close_pool(self) -> Step<'a> {
        let (closer, creator) = (self.who, address_of(CREATOR));
        let (site, pool) = (self.site, self.pool());
        let vault = (!pool.is_delegated()).then(|| SurplusAccounts {
            stake_vault: pool.stake_vault,
            destination: Some(self.scene.world.wallet(&creator, &site.stake)),
            stake_mint: site.stake.address,
            token_program: site.stake.program,
        });
        let page = (pool.page_bump != 0).then(|| addresses::page(&site.pool).0);
        self.step(ClosePool { closer, pool: site.pool, creator, vault, page }.instruction())
    }
}

cases! { ($) pools as pool_cases
    create_pool "create_pool" => scenes::empty, |farm| {
        let capacity = farm.pool().capacity;
        farm.creating(&Given::pool().capacity(capacity))
    };
    create_delegated_pool "create_delegated_pool" => scenes::empty, |farm| {
        let capacity = farm.pool().capacity;
        farm.creating(&Given::pool().delegated_to("vault").capacity(capacity))
    };
    propose_authority "propose_authority" => scenes::plain, |farm| {
        farm.when("creator").propose_authority("carol")
    };
    accept_authority "accept_authority" => proposed, |farm| farm.when("carol").accept_authority();
    renounce_authority "renounce_authority" => scenes::plain, |farm| farm.when("creator").renounce_authority();
    set_reward_manager "set_reward_manager" => scenes::plain, |farm| {
        farm.when("creator").set_reward_manager("carol")
    };
    set_caps "set_caps" => scenes::plain, |farm| farm.when("creator").set_caps(u64::MAX, 0);
    set_paused "set_paused" => scenes::plain, |farm| farm.when("creator").set_paused(true);
    set_page "set_page" => scenes::plain, set_page;
    set_page_again "set_page (again)" => told, set_page;
    announce_closing "announce_closing" => scenes::plain, |farm| {
        farm.when("creator").announce_closing(true)
    };
    wind_down_pool "wind_down_pool" => announced, |farm| farm.when("creator").wind_down_pool();
    "close_pool (no page)" => vacant, |farm| farm.when("creator").close_pool();
    close_pool "close_pool" => vacant_and_told, |farm| farm.when("creator").close_pool();
}

fn set_page(farm: &mut Scene) -> Step<'_> {
    farm.when("creator").set_page("Acequia", "Water for many.", "https://acequia.farm")
}

fn told(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    set_page(&mut farm).ok();
    farm
}

fn vacant_and_told(streams: usize) -> Scene {
    let mut farm = vacant(streams);
    set_page(&mut farm).ok();
    farm
}

fn proposed(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    farm.when("creator").propose_authority("carol").ok();
    farm
}

fn announced(streams: usize) -> Scene {
    let mut farm = scenes::empty(streams);
    farm.when("creator").announce_closing(true).ok();
    farm.after(14 * DAY);
    farm
}

fn vacant(streams: usize) -> Scene {
    Given::pool().capacity(streams as u8).ready()
}
