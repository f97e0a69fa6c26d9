//! A gauge over several pools: real bytes of both programs, in one world.
//!
//! ```no_run
//! use harness::prelude::*;
//!
//! let mut gauge = GivenGauge::weekly().pool("alice", 3_000).pool("bob", 1_000).ready();
//! gauge.fund(1_000_000).ok();
//! gauge.begin(1);
//! gauge.vote("alice", 1, &[(0, 10_000)]).ok();
//! gauge.vote("bob", 1, &[(1, 10_000)]).ok();
//! gauge.at_voting_end_of(1);
//! gauge.settle(1).ok();
//! assert_eq!(gauge.epoch(1).books.shares[..2], [750_000, 250_000]);
//! ```
//!
//! After every step the books of the gauge, of its epochs and of every pool are checked.

pub mod catalog;
mod check;
mod given;
mod step;
mod when;

pub use given::GivenGauge;
pub use step::{gauge_error, gauge_events, gauge_refusal, GaugeStep};
pub use when::split;

use crate::position_at;
use crate::scene::Scene;
use crate::token::Mint;
use crate::world::found_once;
use acequia_gauge_interface::instructions::{BudgetAccounts, ViewEpoch};
use acequia_gauge_interface::terms::EpochView;
use acequia_gauge_interface::{addresses, Epoch, Gauge, VoteRecord, ID};
use solana_address::Address;
use std::ops::{Deref, DerefMut};

/// Who creates every gauge and is its authority.
pub const GOVERNOR: &str = "governor";
/// Who is nobody in particular: keepers, passers-by.
pub const ANYONE: &str = "anyone";

/// A scene whose pools a gauge splits its budget among. It is the scene itself for all that
/// concerns the farm.
#[derive(Clone)]
pub struct GaugeScene {
    /// The farm's pools, and the world.
    pub farm: Scene,
    /// The gauge.
    pub gauge: Address,
    /// What it splits.
    pub mint: Mint,
    /// Whose position is in which of the scene's pools.
    pub voters: Vec<(String, usize)>,
    /// Whether the gauge's books are checked after each step; not where a test has broken them
    /// by hand.
    pub checked: bool,
}

impl Deref for GaugeScene {
    type Target = Scene;
    fn deref(&self) -> &Scene {
        &self.farm
    }
}

impl DerefMut for GaugeScene {
    fn deref_mut(&mut self) -> &mut Scene {
        &mut self.farm
    }
}

impl GaugeScene {
    /// A copy in which things can be tried.
    pub fn fork(&self) -> Self {
        self.clone()
    }

    // ---- what there is ----

    /// The gauge, as it stands in its account.
    #[track_caller]
    pub fn state(&self) -> Gauge {
        let account = self.farm.world.account(&self.gauge).expect("the gauge");
        Gauge::read(&account.data).expect("the gauge can be read")
    }

    /// Where the budget is.
    pub fn budget(&self) -> BudgetAccounts {
        let key = [b"budget", self.gauge.as_ref()];
        let account = found_once(&key, || addresses::budget(&self.gauge).0);
        BudgetAccounts { account, mint: self.mint.address, token_program: self.mint.program }
    }

    /// What the budget holds [base units].
    pub fn balance(&self) -> u64 {
        self.farm.world.balance(&self.budget().account)
    }

    /// Where an epoch is.
    pub fn epoch_at(&self, number: u64) -> Address {
        let key = [b"epoch", self.gauge.as_ref(), &number.to_le_bytes()];
        found_once(&key, || addresses::epoch(&self.gauge, number).0)
    }

    /// An epoch, as it stands in its account.
    #[track_caller]
    pub fn epoch(&self, number: u64) -> Epoch {
        self.find_epoch(number).expect("the epoch")
    }

    /// The same, where there is one.
    pub fn find_epoch(&self, number: u64) -> Option<Epoch> {
        let account = self.farm.world.account(&self.epoch_at(number))?;
        Some(Epoch::read(&account.data).expect("the epoch can be read"))
    }

    /// All epochs of the gauge.
    pub fn epochs(&self) -> Vec<(Address, Epoch)> {
        let accounts = self.farm.world.svm.get_program_accounts(&ID).into_iter();
        let epochs =
            accounts.filter_map(|(at, account)| Some((at, Epoch::read(&account.data).ok()?)));
        epochs.filter(|(_, epoch)| epoch.gauge == self.gauge).collect()
    }

    /// All records of all gauges.
    pub fn records(&self) -> Vec<VoteRecord> {
        let accounts = self.farm.world.svm.get_program_accounts(&ID).into_iter();
        accounts.filter_map(|(_, account)| VoteRecord::read(&account.data).ok()).collect()
    }

    /// Which of the scene's pools somebody votes from.
    #[track_caller]
    pub fn home_of(&self, who: &str) -> usize {
        let home = self.voters.iter().find(|(name, _)| name == who);
        home.unwrap_or_else(|| panic!("{who} has no position")).1
    }

    /// Somebody's first position.
    #[track_caller]
    pub fn seat_of(&self, who: &str) -> Address {
        let pool = self.farm.sites[self.home_of(who)].pool;
        let owner = crate::world::address_of(who);
        position_at(&pool, &owner, 0)
    }

    /// Where the record of somebody's vote is.
    #[track_caller]
    pub fn record_at(&self, who: &str, number: u64) -> Address {
        let (epoch, seat) = (self.epoch_at(number), self.seat_of(who));
        let key = [b"vote record", epoch.as_ref(), seat.as_ref()];
        found_once(&key, || addresses::vote_record(&epoch, &seat).0)
    }

    /// The record of somebody's vote, where there is one.
    #[track_caller]
    pub fn record(&self, who: &str, number: u64) -> Option<VoteRecord> {
        let account = self.farm.world.account(&self.record_at(who, number))?;
        Some(VoteRecord::read(&account.data).expect("the record can be read"))
    }

    /// What the program says of an epoch.
    #[track_caller]
    pub fn view_epoch(&mut self, number: u64) -> EpochView {
        let view = ViewEpoch { epoch: self.epoch_at(number) }.instruction();
        EpochView::read(&self.farm.view(view)).expect("an answer")
    }

    // ---- the clock ----

    /// The last second in which an epoch can be opened.
    #[track_caller]
    pub fn before_start_of(&mut self, number: u64) {
        let time = self.state().terms.window(number).expect("a window").start - 1;
        self.farm.world.set_time(time);
    }

    /// Anyone opens an epoch in the last second before it, and it begins.
    #[track_caller]
    pub fn begin(&mut self, number: u64) {
        self.before_start_of(number);
        self.open(number).ok();
        self.at_start_of(number);
    }

    /// The second in which an epoch and its votes may be closed by anyone.
    #[track_caller]
    pub fn at_end_of(&mut self, number: u64) {
        let time = self.state().terms.window(number).expect("a window").kept_until();
        self.farm.world.set_time(time);
    }

    /// The first second in which an epoch takes votes.
    #[track_caller]
    pub fn at_start_of(&mut self, number: u64) {
        let time = self.state().terms.window(number).expect("a window").start;
        self.farm.world.set_time(time);
    }

    /// The first second in which it takes none any more.
    #[track_caller]
    pub fn at_voting_end_of(&mut self, number: u64) {
        let time = self.state().terms.window(number).expect("a window").voting_end;
        self.farm.world.set_time(time);
    }

    /// The second in which its shares begin to stream.
    #[track_caller]
    pub fn at_boundary_of(&mut self, number: u64) {
        let time = self.state().terms.window(number).expect("a window").boundary;
        self.farm.world.set_time(time);
    }
}
