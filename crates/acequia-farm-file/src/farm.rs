//! What a farm file says, resolved: every amount in base units, every schedule in segments.
//!
//! Terms have the types of [`acequia_core`], so what is read here can be handed to the rules
//! or to an instruction as it is. Tokens, pools and rewards refer to each other by index.

use crate::shape::Shape;
use crate::token::Token;
use acequia_core::{Caps, IdlePolicy, LockRule, RateRule, Segment};

/// A farm: its tokens, its pools and, for simulations, a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farm {
    /// What people call it.
    pub name: String,
    /// Every token the pools speak of, in the order of the file.
    pub tokens: Vec<Token>,
    /// At least one.
    pub pools: Vec<Pool>,
    /// What happens in a simulation, as it stands in the file: read by who plays it.
    pub story: Option<String>,
}

/// A pool: one staked token, up to sixteen rewards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// What people call it.
    pub name: String,
    /// The number in its address, unique among pools of the same creator and stake token.
    pub id: u16,
    /// Index of the staked token in [`Farm::tokens`].
    pub stake: usize,
    /// How many streams it has room for, 1 to 16: the rewards that a file names and, where locks
    /// can be left early, the penalty flow.
    pub capacity: u8,
    /// The terms of locking.
    pub lock: LockRule,
    /// The most it takes [base units of the stake].
    pub caps: Caps,
    /// The token risks its creator accepts, as a set of [`Risk`](crate::token::Risk) bits.
    pub accepted_risks: u16,
    /// In the order of their slots.
    pub rewards: Vec<Reward>,
}

/// One reward of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
    /// Index in [`Farm::tokens`].
    pub token: usize,
    /// How it is funded and spread.
    pub emission: Emission,
    /// What happens while nobody is staked.
    pub idle_policy: IdlePolicy,
    /// How the rate of a curve follows the stake [base units of the stake, as weight].
    pub rate: RateRule,
}

/// How a reward is funded and spread over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Emission {
    /// A budget moved up front, on a curve.
    Curve(Curve),
    /// Revenue that arrives in deposits, each spread over a window [s].
    Flow {
        /// Over how long a deposit is spread [s].
        window: u32,
    },
    /// What leaving locks early costs: the first reward of a pool that offers it. No file names it,
    /// as the pool is created with it.
    Penalty {
        /// Over how long each penalty is spread [s].
        window: u32,
    },
}

/// A budget on a curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// What the segments add up to, exactly [base units].
    pub budget: u64,
    /// When the first segment starts.
    pub start: When,
    /// The curve.
    pub segments: Vec<Segment>,
    /// Until when the team promises not to touch it; `None` for no promise.
    pub committed_until: Option<When>,
    /// The curve as people think of it: its segments of the budget are those above.
    pub shape: Shape,
    /// What is no longer in the budget, where this is the rest of a stream that has run.
    pub past: Option<Past>,
}

/// What an exported curve leaves out. It means nothing to a stream that is made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Which stream was exported: its pool, its slot, and how many streams that has held.
    pub stream: String,
    /// What it had streamed by then [base units].
    pub streamed: u64,
    /// What its funder had taken back [base units].
    pub taken_back: u64,
}

/// A moment in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So long after the stream is created [s].
    After(u64),
    /// At this time [unix s].
    At(u64),
}

impl When {
    /// The moment for a stream created at `created_at` [unix s].
    pub const fn resolve(self, created_at: u64) -> u64 {
        match self {
            When::After(seconds) => created_at.saturating_add(seconds),
            When::At(time) => time,
        }
    }

    /// The moment so many seconds after another.
    pub const fn later(self, seconds: u64) -> Self {
        match self {
            When::After(offset) => When::After(offset.saturating_add(seconds)),
            When::At(time) => When::At(time.saturating_add(seconds)),
        }
    }
}

impl Farm {
    /// The token of a reward.
    pub fn reward_token(&self, reward: &Reward) -> &Token {
        &self.tokens[reward.token]
    }

    /// The token staked in a pool.
    pub fn stake_token(&self, pool: &Pool) -> &Token {
        &self.tokens[pool.stake]
    }
}

impl Pool {
    /// The reward that a pool of these terms is created with, if there is one.
    pub fn penalty_flow(stake: usize, lock: &LockRule) -> Option<Reward> {
        let emission = Emission::Penalty { window: lock.penalty_window() };
        let (idle_policy, rate) = (IdlePolicy::Wait, RateRule::NONE);
        let flow = Reward { token: stake, emission, idle_policy, rate };
        (lock.early_leave_bps > 0).then_some(flow)
    }

    /// How many rewards it has room for beside its penalty flow.
    pub fn room(&self) -> u8 {
        self.capacity - (self.lock.early_leave_bps > 0) as u8
    }

    /// The slots that pay the stake token, so that they can be compounded.
    pub fn compound_slots(&self) -> impl Iterator<Item = usize> + '_ {
        let slots = self.rewards.iter().enumerate();
        slots.filter(|(_, reward)| reward.token == self.stake).map(|(slot, _)| slot)
    }
}

impl Reward {
    /// Whether a pool is created with it, so that nobody adds it.
    pub const fn comes_with_pool(&self) -> bool {
        matches!(self.emission, Emission::Penalty { .. })
    }
}

impl Curve {
    /// How long the curve runs, from its start [s].
    pub fn seconds(&self) -> u64 {
        self.segments.iter().map(|segment| u64::from(segment.seconds)).sum()
    }

    /// Whether the whole curve is committed.
    pub fn is_all_committed(&self) -> bool {
        self.committed_until == Some(self.start.later(self.seconds()))
    }

    /// What it has emitted by `time`, where it begins at `start` [base units, rounded down].
    pub fn emitted_by(&self, start: u64, time: u64) -> u64 {
        emitted_by(&self.segments, time.saturating_sub(start))
    }
}

/// What segments emit in their first `elapsed` seconds [base units, rounded down].
pub fn emitted_by(segments: &[Segment], mut elapsed: u64) -> u64 {
    let each = segments.iter().map(|segment| {
        let emitted = segment.emitted_floor(elapsed);
        elapsed = elapsed.saturating_sub(segment.seconds.into());
        emitted
    });
    each.sum()
}
