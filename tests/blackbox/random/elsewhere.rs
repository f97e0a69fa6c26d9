//! Where rewards are reinvested: another pool, which stakes what one slot of the farm pays, and in which each
//! of the people has a position. Its books too are the core's, bit for bit.

use super::command::{PAID_ON, PEOPLE};
use super::model::Refused;
use super::play::{Play, OPERATOR};
use acequia_core as core;
use acequia_core::{Farm, Stream, Terms, Totals};
use acequia_interface::flags::RIGHTS;
use harness::prelude::*;

/// Where the pool stands among the scene's.
pub const AT: usize = 1;

/// The other pool in the core alone. The operator of positions is that of all of its.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    totals: Totals,
    streams: Vec<Stream>,
    terms: Terms,
    /// One for each of the people.
    places: Vec<(core::Stake, Vec<core::Checkpoint>)>,
}

impl Elsewhere {
    /// Stakes what was paid to one of the people.
    pub fn stake(&mut self, who: usize, amount: u64, now: u64) -> Refused<()> {
        let (stake, checkpoints) = &mut self.places[who];
        let mut farm = Farm::new(&mut self.totals, &mut self.streams, self.terms, now);
        Ok(farm.stake(&mut core::Seat { stake, checkpoints }, amount)?)
    }

    /// As its accounts stand.
    fn read(scene: &Scene) -> Self {
        let pool = scene.world.pool(&scene.sites[AT].pool);
        let places = PEOPLE.map(|who| {
            let position = scene.world.position(&seat_of(scene, who));
            (position.stake, position.checkpoints)
        });
        Self {
            totals: pool.totals,
            streams: pool.streams.iter().map(|slot| slot.books).collect(),
            terms: Terms { lock: pool.lock, ..Terms::default() },
            places: places.to_vec(),
        }
    }
}

impl Play {
    /// Makes the pool that stakes what the slot pays now, instead of a former one.
    pub(super) fn settle_elsewhere(&mut self) {
        let scene = &mut self.scene;
        scene.sites.truncate(AT);
        let given = Given::pool().staking_same(self.mints[PAID_ON as usize]).wealth(1_000);
        let given = given.reward(Token::spl(6), Curve::even(1 << 50, 9 * YEAR));
        scene.also(PEOPLE.iter().fold(given, |given, who| given.staker(who, 0)));
        for who in PEOPLE {
            scene.when(who).in_pool(AT).names_operator(OPERATOR, RIGHTS).ok();
        }
        scene.when(PEOPLE[0]).in_pool(AT).stake(1_000).ok();
        self.model.elsewhere = Elsewhere::read(scene);
    }

    /// Accounts and model hold the same, and the vault what is staked.
    pub(super) fn compare_elsewhere(&self, context: &str) {
        let (model, found) = (&self.model.elsewhere, Elsewhere::read(&self.scene));
        assert_eq!(found.totals, model.totals, "{context}: elsewhere");
        assert_eq!(found.streams, model.streams, "{context}: elsewhere");
        assert_eq!(found.places, model.places, "{context}: elsewhere");
        let pool = self.scene.world.pool(&self.scene.sites[AT].pool);
        let vault = self.scene.world.balance(&pool.stake_vault);
        assert_eq!(vault, pool.totals.staked, "{context}: stake vault elsewhere");
    }
}

fn seat_of(scene: &Scene, who: &str) -> Address {
    position_at(&scene.sites[AT].pool, &harness::world::address_of(who), 0)
}
