//! Makes what is given, by the farm's own instructions.

use super::{Given, Reward, Stake};
use crate::scene::{Scene, Site, CREATOR, FUNDER, MANAGER};
use crate::step::Step;
use crate::token::Mint;
use acequia_interface::addresses;
use acequia_interface::instructions::{CreateDelegatedPool, CreatePool};
use solana_address::Address;
use solana_instruction::Instruction;

impl Scene {
    /// Adds a pool to the scene and returns its number.
    #[track_caller]
    pub fn also(&mut self, given: Given) -> usize {
        let nth = self.sites.len();
        let site = self.site_for(&given);
        let instruction = self.creation(&given, site);
        self.step(CREATOR, instruction).ok();
        self.sites.push(site);
        for (reward, slot) in given.rewards.iter().zip(given.first_slot()..) {
            self.add_reward(nth, slot, reward);
        }
        for (name, amount) in &given.stakers {
            self.when(name).in_pool(nth).open().ok();
            if *amount > 0 {
                self.when(name).in_pool(nth).puts(*amount).ok();
            }
        }
        nth
    }

    /// The instruction alone that would create the pool, without its streams and stakers.
    #[track_caller]
    pub fn creating(&mut self, given: &Given) -> Step<'_> {
        let site = self.site_for(given);
        let instruction = self.creation(given, site);
        self.step(CREATOR, instruction)
    }

    #[track_caller]
    fn site_for(&mut self, given: &Given) -> Site {
        let stake = match &given.stake {
            Stake::New(token) => self.world.mint(token),
            Stake::Same(mint) => *mint,
            Stake::Delegated(who) => {
                let address = self.world.key(&format!("asset of {who}"));
                Mint { address, program: addresses::SYSTEM, decimals: 0 }
            }
        };
        let creator = self.world.actor(CREATOR);
        let derive = match &given.stake {
            Stake::Delegated(_) => addresses::delegated_pool,
            _ => addresses::pool,
        };
        let pool = derive(&creator, &stake.address, self.next_id()).0;
        Site { pool, stake, wealth: given.wealth }
    }

    /// Pools of a scene are numbered, so that several may share a mint.
    fn next_id(&self) -> u16 {
        self.sites.len() as u16
    }

    fn creation(&mut self, given: &Given, site: Site) -> Instruction {
        let id = self.next_id();
        let (creator, reward_manager) = (self.world.actor(CREATOR), self.world.actor(MANAGER));
        let by = Makers { creator, reward_manager, id };
        match &given.stake {
            Stake::Delegated(who) => by.delegated(given, site, self.world.actor(who)),
            _ => by.plain(given, site),
        }
    }

    #[track_caller]
    fn add_reward(&mut self, nth: usize, slot: u8, reward: &Reward) {
        let (Reward::Curve(token, _) | Reward::Flow(token, _)) = reward;
        let mint = match token {
            Some(token) => self.world.mint(token),
            None => self.sites[nth].stake,
        };
        let funder = self.world.actor(FUNDER);
        match reward {
            Reward::Flow(_, window) => {
                self.when(MANAGER).in_pool(nth).add_flow(slot, &mint, *window).ok()
            }
            Reward::Curve(_, curve) => {
                self.world.fund(&funder, &mint, curve.total());
                self.when(MANAGER).in_pool(nth).add_stream(slot, &mint, curve).ok()
            }
        };
    }
}

struct Makers {
    creator: Address,
    reward_manager: Address,
    id: u16,
}

impl Makers {
    fn plain(self, given: &Given, site: Site) -> Instruction {
        CreatePool {
            creator: self.creator,
            payer: self.creator,
            pool: site.pool,
            stake_mint: site.stake.address,
            stake_vault: addresses::stake_vault(&site.pool).0,
            penalty_vault: given
                .can_be_left()
                .then(|| addresses::reward_vault(&site.pool, &site.stake.address, 0).0),
            token_program: site.stake.program,
            id: self.id,
            capacity: given.streams(),
            reward_manager: self.reward_manager,
            lock: given.lock,
            caps: given.caps,
            accepted_risks: given.risks,
        }
        .instruction()
    }

    fn delegated(self, given: &Given, site: Site, delegate: Address) -> Instruction {
        CreateDelegatedPool {
            creator: self.creator,
            payer: self.creator,
            pool: site.pool,
            id: self.id,
            capacity: given.streams(),
            reward_manager: self.reward_manager,
            caps: given.caps,
            asset: site.stake.address,
            delegate,
            accepted_risks: given.risks,
        }
        .instruction()
    }
}

impl Given {
    fn streams(&self) -> u8 {
        let needed = self.first_slot() + self.rewards.len().min(16) as u8;
        self.capacity.unwrap_or(needed.clamp(if self.can_be_left() { 2 } else { 1 }, 16))
    }

    fn can_be_left(&self) -> bool {
        self.lock.early_leave_bps > 0
    }

    /// The slot of the first reward: the penalty flow comes before it.
    fn first_slot(&self) -> u8 {
        self.can_be_left() as u8
    }
}
