//! A realm of SPL Governance in which stakers vote: real bytes of the farm, of the adapter and
//! of governance, in one world.
//!
//! ```no_run
//! use harness::prelude::*;
//! use harness::realm::{GivenRealm, NO, YES};
//!
//! let mut realm = GivenRealm::new().pool("alice", 3_000).staker("bob", 1_000).ready();
//! let proposal = realm.propose();
//! realm.vote("alice", &proposal, YES).ok();
//! realm.vote("bob", &proposal, NO).ok();
//! assert_eq!(realm.counted(&proposal), (3_000, 1_000));
//! ```

pub mod catalog;
mod given;
pub mod governance;
mod read;
mod step;
mod when;

pub use acequia_realms_interface::governance::{NO, YES};
pub use given::GivenRealm;
pub use governance::Terms;
pub use step::{realm_error, realm_refusal, RealmStep};

use crate::position_at;
use crate::scene::Scene;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{governance::token_owner_record, votes};
use solana_address::Address;
use std::ops::{Deref, DerefMut};

/// Whose key stands for the address of the governance program.
pub const GOVERNANCE: &str = "governance";
/// The authority of every realm, and so of every registrar.
pub const SOVEREIGN: &str = "sovereign";
/// Who makes every proposal: a member of the council.
pub const COUNCILLOR: &str = "councillor";

/// A scene in whose pools a realm's community stakes. It is the scene itself for all that
/// concerns the farm.
#[derive(Clone)]
pub struct RealmScene {
    /// The farm's pools, and the world.
    pub farm: Scene,
    /// The realm; its proposal is none.
    pub place: Place,
    /// The council's mint.
    pub council: Address,
    /// Proposals made so far: their names are numbered.
    proposals: u32,
}

impl Deref for RealmScene {
    type Target = Scene;
    fn deref(&self) -> &Scene {
        &self.farm
    }
}

impl DerefMut for RealmScene {
    fn deref_mut(&mut self) -> &mut Scene {
        &mut self.farm
    }
}

impl RealmScene {
    /// A copy in which things can be tried.
    pub fn fork(&self) -> Self {
        self.clone()
    }

    /// The next slot: what was said for the last one no longer counts.
    pub fn next_slot(&mut self) {
        let slot = self.farm.world.svm.get_sysvar::<solana_clock::Clock>().slot;
        self.farm.world.svm.warp_to_slot(slot + 1);
    }

    /// Governance's record of the councillor, in the realm of that place.
    pub fn proposer(&self, place: &Place) -> Address {
        let who = crate::world::address_of(COUNCILLOR);
        token_owner_record(&place.program, &place.realm, &self.council, &who)
    }

    /// A position of somebody's that votes on a proposal.
    pub fn voting(&self, who: &str, place: &Place, nth: usize, index: u32) -> Voting {
        let voter = crate::world::address_of(who);
        let pool = self.farm.sites[nth].pool;
        let position = position_at(&pool, &voter, index);
        Voting { place: *place, voter, position }
    }

    /// When a proposal takes votes.
    #[track_caller]
    pub fn window(&self, place: &Place) -> acequia_realms_core::ballot::Window {
        let data = |at: &Address| self.farm.world.account(at).expect("an account").data;
        votes::window(&data(&place.proposal), &data(&place.governance)).expect("a window")
    }
}
