//! Realms with pools and voters, in one expression.

use super::governance::{self, create_governance, governance_at, Realm, Terms};
use super::{RealmScene, COUNCILLOR, GOVERNANCE, SOVEREIGN};
use crate::given::{Curve, Given};
use crate::scene::{Scene, CREATOR};
use crate::token::Token;
use crate::world::{address_of, World, DAY};
use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::instructions::{CreateRegistrar, ListPool};
use acequia_realms_interface::votes::Place;
use acequia_realms_interface::{addresses, governance::CreateVoter, ID};
use solana_address::Address;

/// A realm to be made, whose community votes with what it has staked.
#[derive(Clone, Debug)]
#[must_use = "nothing exists until it is ready"]
pub struct GivenRealm {
    terms: Terms,
    max: MaxRule,
    supply: u64,
    streams: usize,
    pools: Vec<Pool>,
}

#[derive(Clone, Debug)]
struct Pool {
    stakers: Vec<(String, u64)>,
    power: u64,
}

impl GivenRealm {
    /// Proposals are voted on for three days, and denied for one more; 60 % of 10,000 votes
    /// pass one.
    pub fn new() -> Self {
        let max = MaxRule::Fixed(10_000);
        Self { terms: Terms::default(), max, supply: 0, streams: 0, pools: Vec::new() }
    }

    /// On other terms.
    pub fn terms(mut self, terms: Terms) -> Self {
        self.terms = terms;
        self
    }

    /// With another largest voter weight.
    pub fn max(mut self, max: MaxRule) -> Self {
        self.max = max;
        self
    }

    /// With so much of the community's mint in circulation [base units].
    pub fn supply(mut self, supply: u64) -> Self {
        self.supply = supply;
        self
    }

    /// Whose pools have that many streams.
    pub fn streams(mut self, streams: usize) -> Self {
        self.streams = streams;
        self
    }

    /// With one more pool, and somebody who has that much staked in it. A unit votes once.
    pub fn pool(mut self, staker: &str, amount: u64) -> Self {
        self.pools.push(Pool { stakers: vec![(staker.to_owned(), amount)], power: ONE });
        self
    }

    /// With one more staker in the pool named last.
    pub fn staker(mut self, name: &str, amount: u64) -> Self {
        self.pools.last_mut().expect("a pool").stakers.push((name.to_owned(), amount));
        self
    }

    /// Where a unit of weight of the pool named last votes that much [2^-32 votes].
    pub fn power(mut self, power: u64) -> Self {
        self.pools.last_mut().expect("a pool").power = power;
        self
    }

    /// Makes it, in a world of its own.
    #[track_caller]
    pub fn ready(self) -> RealmScene {
        let mut farm = Scene { world: World::new(), sites: Vec::new() };
        farm.world.deploy_realms();
        for pool in &self.pools {
            farm.also(self.farm_pool(pool));
            let nth = farm.sites.len() - 1;
            farm.when(CREATOR).in_pool(nth).propose_hook(ID).ok();
        }
        farm.after(2 * DAY);
        for nth in 0..self.pools.len() {
            farm.when(CREATOR).in_pool(nth).activate_hook().ok();
        }
        let mut scene = farm.found("realm", &self.terms, self.max, self.supply);
        for (nth, pool) in self.pools.iter().enumerate() {
            scene.list(nth, pool.power);
        }
        scene
    }

    fn farm_pool(&self, pool: &Pool) -> Given {
        let curve = Curve::even(1_000_000_000, 300 * DAY);
        let mut given = Given::pool();
        for _ in 0..self.streams {
            given = given.reward(Token::spl(6), curve.clone());
        }
        pool.stakers.iter().fold(given, |given, (name, amount)| given.staker(name, *amount))
    }
}

impl Default for GivenRealm {
    fn default() -> Self {
        Self::new()
    }
}

impl World {
    /// Deploys the adapter, and governance at an address of the tests' own.
    #[track_caller]
    pub fn deploy_realms(&mut self) {
        self.deploy_at(ID, "realms");
        self.deploy_at(address_of(GOVERNANCE), "governance");
    }
}

impl Scene {
    /// Founds a realm, with a registrar for its community that lists no pool.
    #[track_caller]
    pub fn found(mut self, name: &str, terms: &Terms, max: MaxRule, supply: u64) -> RealmScene {
        let program = address_of(GOVERNANCE);
        let place = self.found_by(program, name, terms, supply);
        let create = CreateRegistrar {
            realm_authority: self.world.actor(SOVEREIGN),
            payer: self.world.actor(SOVEREIGN),
            realm: place.realm,
            governance_program: place.program,
            governing_token_mint: place.mint,
            max,
        };
        self.step(SOVEREIGN, create.instruction()).ok();
        let council = address_of(&council_of(name));
        RealmScene { farm: self, place, council, proposals: 0 }
    }

    /// Founds a realm under that governance program, without a registrar. The proposal of the
    /// place is yet to be made.
    #[track_caller]
    pub fn found_by(&mut self, program: Address, name: &str, terms: &Terms, supply: u64) -> Place {
        let authority = self.world.actor(SOVEREIGN);
        let community = self.world.mint(&Token::spl(6));
        let council = self.world.mint_at(&council_of(name), &Token::spl(0));
        if supply > 0 {
            self.world.fund(&authority, &community, supply);
        }
        let (community, council) = (community.address, council.address);
        let realm = Realm { program, authority, name, community, council, add_in: ID };
        let governed = address_of("treasury");
        self.world.send(authority, &[realm.create()]).ok();
        self.world.send(authority, &[create_governance(&realm, governed, terms)]).ok();
        let at = realm.address();
        let governance = governance_at(&program, &at, &governed);
        let proposal = Address::default();
        let place = Place { program, realm: at, mint: community, governance, proposal };
        let voter = self.world.actor(COUNCILLOR);
        let of_council = Place { mint: council, ..place };
        let payer = authority;
        let record = CreateVoter { payer, place: of_council, voter }.instruction();
        self.world.send(authority, &[record]).ok();
        place
    }
}

/// What the key of the council's mint is called.
fn council_of(realm: &str) -> String {
    format!("council of {realm}")
}

impl RealmScene {
    /// Has the registrar count a pool's votes.
    #[track_caller]
    pub fn list(&mut self, nth: usize, power: u64) {
        let list = ListPool {
            authority: self.farm.world.actor(SOVEREIGN),
            registrar: addresses::registrar(&self.place.realm, &self.place.mint).0,
            pool: self.farm.sites[nth].pool,
            power,
        };
        self.farm.step(SOVEREIGN, list.instruction()).ok();
    }

    /// A councillor makes a proposal that the community votes on from now on.
    #[track_caller]
    pub fn propose(&mut self) -> Place {
        let place = self.draft();
        self.sign_off(&place);
        place
    }

    /// A councillor makes a proposal that is not voted on yet.
    #[track_caller]
    pub fn draft(&mut self) -> Place {
        let place = self.place;
        self.draft_in(place)
    }

    /// The same in any realm, for the holders of `place.mint`.
    #[track_caller]
    pub fn draft_in(&mut self, place: Place) -> Place {
        self.proposals += 1;
        let name = format!("proposal {}", self.proposals);
        let at = governance::proposal_at(&place.program, &place.governance, &place.mint, &name);
        let place = Place { proposal: at, ..place };
        let who = self.farm.world.actor(COUNCILLOR);
        let create = governance::create_proposal(&place, self.council, who, &name);
        self.farm.world.send(who, &[create]).ok();
        place
    }

    /// Voting on a draft begins.
    #[track_caller]
    pub fn sign_off(&mut self, place: &Place) {
        let (proposer, who) = (self.proposer(place), address_of(COUNCILLOR));
        self.farm.world.send(who, &[governance::sign_off(place, proposer, who)]).ok();
    }
}
