//! Gauges with pools and voters, in one expression.

use super::{GaugeScene, GOVERNOR};
use crate::given::Given;
use crate::scene::{Scene, CREATOR, MANAGER};
use crate::token::{Mint, Token};
use crate::world::{World, DAY};
use acequia_core::{IdlePolicy, RateRule};
use acequia_gauge_core::{Terms, WHOLE_POWER};
use acequia_gauge_interface::instructions::CreateGauge;
use acequia_gauge_interface::{addresses, ID};
use acequia_interface::instructions::AddStream;
use acequia_interface::risks::Risks;
use solana_address::Address;

/// A gauge to be made.
#[derive(Clone, Debug)]
#[must_use = "nothing exists until it is ready"]
pub struct GivenGauge {
    terms: Terms,
    reward: Token,
    risks: Risks,
    pools: Vec<Pool>,
    fillers: usize,
}

#[derive(Clone, Debug)]
struct Pool {
    stakers: Vec<(String, u64)>,
    power: u64,
    idle_policy: IdlePolicy,
    rate: RateRule,
}

impl GivenGauge {
    /// Of a plain SPL token; epochs of a week that close a day before they end, the first of
    /// which begins a day after all is ready; neither quorum nor cap, and epochs split all there is.
    pub fn weekly() -> Self {
        let terms = Terms {
            epoch_seconds: 7 * DAY as u32,
            closing_seconds: DAY as u32,
            cap_bps: 10_000,
            ..Terms::default()
        };
        let (reward, risks) = (Token::spl(6), Risks::NONE);
        Self { terms, reward, risks, pools: Vec::new(), fillers: 0 }
    }

    /// Of another token, whose risks the pools accept.
    pub fn splitting(mut self, reward: Token, risks: Risks) -> Self {
        (self.reward, self.risks) = (reward, risks);
        self
    }

    /// With a quorum [votes].
    pub fn quorum(mut self, votes: u64) -> Self {
        self.terms.quorum = votes;
        self
    }

    /// With a cap for each pool [bps].
    pub fn cap(mut self, bps: u32) -> Self {
        self.terms.cap_bps = bps;
        self
    }

    /// Where an epoch splits no more than that [base units].
    pub fn epoch_budget(mut self, amount: u64) -> Self {
        self.terms.epoch_budget = amount;
        self
    }

    /// With epochs of another length and closing time [s].
    pub fn epochs_of(mut self, seconds: u32, closing: u32) -> Self {
        (self.terms.epoch_seconds, self.terms.closing_seconds) = (seconds, closing);
        self
    }

    /// With one more pool, and somebody who has that much staked in it. A unit votes once.
    pub fn pool(mut self, staker: &str, amount: u64) -> Self {
        let stakers = vec![(staker.to_owned(), amount)];
        let (power, idle_policy, rate) = (WHOLE_POWER, IdlePolicy::Wait, RateRule::NONE);
        self.pools.push(Pool { stakers, power, idle_policy, rate });
        self
    }

    /// With one more staker in the pool named last.
    pub fn staker(mut self, name: &str, amount: u64) -> Self {
        let pool = self.pools.last_mut().expect("a pool");
        pool.stakers.push((name.to_owned(), amount));
        self
    }

    /// Where a unit of weight of the pool named last votes that much [2^-32 votes].
    pub fn power(mut self, power: u64) -> Self {
        self.pools.last_mut().expect("a pool").power = power;
        self
    }

    /// Where what streams to nobody in the pool named last is the gauge's again.
    pub fn refunding(mut self) -> Self {
        self.pools.last_mut().expect("a pool").idle_policy = IdlePolicy::Refund;
        self
    }

    /// Where the pool named last is paid in full from a total weight on, as at the least one below that,
    /// and the rest is the gauge's again.
    pub fn full_at(mut self, full_weight: u64, least_weight: u64) -> Self {
        self.pools.last_mut().expect("a pool").rate = RateRule { full_weight, least_weight };
        self.refunding()
    }

    /// Whose pools have that many streams beside the gauge's, in slots behind it.
    pub fn beside(mut self, streams: usize) -> Self {
        self.fillers = streams;
        self
    }

    /// Makes it, in a world of its own.
    #[track_caller]
    pub fn ready(self) -> GaugeScene {
        let mut scene = self.made();
        for nth in 0..self.pools.len() {
            scene.add_pool(nth, self.pools[nth].power).ok();
        }
        scene
    }

    /// The same without a pool on its list, though all are made for it.
    #[track_caller]
    pub fn made(&self) -> GaugeScene {
        let mut farm = Scene { world: World::new(), sites: Vec::new() };
        farm.world.deploy_gauge();
        let mint = farm.world.mint(&self.reward);
        let gauge = addresses::gauge(&farm.world.actor(GOVERNOR), &mint.address, 0).0;
        let mut voters = Vec::new();
        for (nth, pool) in self.pools.iter().enumerate() {
            farm.also(self.farm_pool(pool));
            let terms = (pool.idle_policy, pool.rate);
            let add = farm.stream_on(nth, 0, &mint, gauge, terms);
            farm.step(MANAGER, add).ok();
            self.fill(&mut farm, nth);
            farm.when(CREATOR).in_pool(nth).propose_hook(ID).ok();
            voters.extend(pool.stakers.iter().map(|(name, _)| (name.clone(), nth)));
        }
        farm.after(2 * DAY);
        for nth in 0..self.pools.len() {
            farm.when(CREATOR).in_pool(nth).activate_hook().ok();
        }
        let terms = Terms { genesis: farm.world.now() + DAY, ..self.terms };
        farm.create_gauge(0, &mint, terms);
        GaugeScene { farm, gauge, mint, voters, checked: true }
    }

    fn farm_pool(&self, pool: &Pool) -> Given {
        let given = Given::pool().capacity(1 + self.fillers as u8).accepting(self.risks);
        pool.stakers.iter().fold(given, |given, (name, amount)| given.staker(name, *amount))
    }

    fn fill(&self, farm: &mut Scene, nth: usize) {
        for slot in 1..=self.fillers as u8 {
            let mint = farm.world.mint(&Token::spl(6));
            let curve = crate::given::Curve::even(1_000_000_000, 300 * DAY);
            let funder = farm.world.actor(crate::scene::FUNDER);
            farm.world.fund(&funder, &mint, curve.total());
            farm.when(MANAGER).in_pool(nth).add_stream(slot, &mint, &curve).ok();
        }
    }
}

impl World {
    /// Deploys the gauge program.
    #[track_caller]
    pub fn deploy_gauge(&mut self) {
        self.deploy_at(ID, "gauge");
    }
}

impl Scene {
    /// Adds an empty curve that waits while nobody is staked, funded by that gauge, to the
    /// first slot of a pool.
    #[track_caller]
    pub fn gauge_stream(&mut self, nth: usize, mint: &Mint, funder: Address) {
        let add = self.stream_for(nth, 0, mint, funder, IdlePolicy::Wait);
        self.step(MANAGER, add).ok();
    }

    /// The instruction that adds an empty curve with any funder.
    pub fn stream_for(
        &mut self,
        nth: usize,
        slot: u8,
        mint: &Mint,
        funder: Address,
        idle_policy: IdlePolicy,
    ) -> solana_instruction::Instruction {
        self.stream_on(nth, slot, mint, funder, (idle_policy, RateRule::NONE))
    }

    /// The same, of a rate that may follow the stake.
    pub fn stream_on(
        &mut self,
        nth: usize,
        slot: u8,
        mint: &Mint,
        funder: Address,
        (idle_policy, rate): (IdlePolicy, RateRule),
    ) -> solana_instruction::Instruction {
        let (pool, manager) = (self.sites[nth].pool, self.world.actor(MANAGER));
        let add = AddStream {
            reward_manager: manager,
            payer: manager,
            pool,
            mint: mint.address,
            vault: acequia_interface::addresses::reward_vault(&pool, &mint.address, slot).0,
            source: None,
            token_program: mint.program,
            slot,
            funder,
            start: 0,
            segments: &[],
            committed_until: 0,
            idle_policy,
            rate,
        };
        add.instruction()
    }

    /// The governor creates a gauge.
    #[track_caller]
    pub fn create_gauge(&mut self, id: u16, mint: &Mint, terms: Terms) -> Address {
        let creator = self.world.actor(GOVERNOR);
        let create = CreateGauge {
            creator,
            payer: creator,
            reward_mint: mint.address,
            token_program: mint.program,
            id,
            terms,
        };
        self.step(GOVERNOR, create.instruction()).ok();
        addresses::gauge(&creator, &mint.address, id).0
    }
}
