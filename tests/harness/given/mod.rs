//! Pools with streams and stakers, in one expression.

mod curve;
mod make;

pub use curve::Curve;

use crate::scene::Scene;
use crate::token::{Mint, Token};
use crate::world::World;
use acequia_core::{Caps, LockRule};
use acequia_interface::risks::Risks;

/// What each actor is given of a stake mint, unless a test says otherwise [base units].
pub const WEALTH: u64 = 1_000_000_000_000;

/// A pool to be made.
#[derive(Clone, Debug)]
#[must_use = "nothing exists until it is ready"]
pub struct Given {
    stake: Stake,
    capacity: Option<u8>,
    lock: LockRule,
    caps: Caps,
    risks: Risks,
    wealth: u64,
    rewards: Vec<Reward>,
    stakers: Vec<(String, u64)>,
}

#[derive(Clone, Debug)]
enum Stake {
    New(Token),
    Same(Mint),
    Delegated(String),
}

#[derive(Clone, Debug)]
enum Reward {
    Curve(Option<Token>, Curve),
    Flow(Option<Token>, u32),
}

impl Given {
    /// A pool of a plain SPL token of 9 decimals, with no locks, caps, risks or streams.
    pub fn pool() -> Self {
        Self {
            stake: Stake::New(Token::spl(9)),
            capacity: None,
            lock: LockRule::NONE,
            caps: Caps::default(),
            risks: Risks::NONE,
            wealth: WEALTH,
            rewards: Vec::new(),
            stakers: Vec::new(),
        }
    }

    /// Of another kind of token.
    pub fn staking(mut self, token: Token) -> Self {
        self.stake = Stake::New(token);
        self
    }

    /// Of a mint that exists, such as that of the scene's first pool.
    pub fn staking_same(mut self, mint: Mint) -> Self {
        self.stake = Stake::Same(mint);
        self
    }

    /// Without a vault: that actor sets the amounts.
    pub fn delegated_to(mut self, who: &str) -> Self {
        self.stake = Stake::Delegated(who.to_owned());
        self
    }

    /// With room for that many streams; without it, for those that are given, at least one.
    pub fn capacity(mut self, streams: u8) -> Self {
        self.capacity = Some(streams);
        self
    }

    /// With locks: the longest [s], its multiplier [bps], what leaving costs at most [bps]. Where
    /// that is something, the first slot is the penalty flow's.
    pub fn locks(
        mut self,
        max_seconds: u64,
        max_multiplier_bps: u32,
        early_leave_bps: u32,
    ) -> Self {
        let max_seconds = max_seconds as u32;
        self.lock = LockRule { max_seconds, max_multiplier_bps, early_leave_bps, _reserved: 0 };
        self
    }

    /// With caps [base units]; 0 is none.
    pub fn caps(mut self, pool: u64, position: u64) -> Self {
        self.caps = Caps { pool, position };
        self
    }

    /// Accepting powers over mints.
    pub fn accepting(mut self, risks: Risks) -> Self {
        self.risks = risks;
        self
    }

    /// Where each actor is given that much of the stake mint [base units].
    pub fn wealth(mut self, amount: u64) -> Self {
        self.wealth = amount;
        self
    }

    /// With a stream of a new mint, in the next slot.
    pub fn reward(mut self, token: Token, curve: Curve) -> Self {
        self.rewards.push(Reward::Curve(Some(token), curve));
        self
    }

    /// With a stream of the stake mint, in the next slot.
    pub fn reward_of_stake(mut self, curve: Curve) -> Self {
        self.rewards.push(Reward::Curve(None, curve));
        self
    }

    /// With a flow of a new mint over a window [s], in the next slot.
    pub fn flow(mut self, token: Token, window: u64) -> Self {
        self.rewards.push(Reward::Flow(Some(token), window as u32));
        self
    }

    /// With a flow of the stake mint over a window [s], in the next slot.
    pub fn flow_of_stake(mut self, window: u64) -> Self {
        self.rewards.push(Reward::Flow(None, window as u32));
        self
    }

    /// With somebody who has a position and that much staked in it [base units]; 0 for an
    /// empty position.
    pub fn staker(mut self, name: &str, amount: u64) -> Self {
        self.stakers.push((name.to_owned(), amount));
        self
    }

    /// Makes it, in a world of its own.
    #[track_caller]
    pub fn ready(self) -> Scene {
        let mut scene = Scene { world: World::new(), sites: Vec::new() };
        scene.also(self);
        scene
    }
}
