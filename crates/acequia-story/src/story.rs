//! What happens to a farm in a simulation: who comes, what they do, and when.
//!
//! All that chance decides has been decided here: whoever plays the events in their order
//! needs no dice, and gets the same farm from the same file.

use acequia_farm_file::unseen::visible;

/// A story, resolved into events in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The first second [unix s].
    pub begins: u64,
    /// How long it lasts [s].
    pub seconds: u64,
    /// What the chance in it was drawn from.
    pub seed: u64,
    /// Who stakes.
    pub lps: Vec<Lp>,
    /// What happens, in the order of time; what happens at the same second, in the order of
    /// the file.
    pub events: Vec<Event>,
}

impl Story {
    /// The same story, whose names deceive nobody: see [`acequia_farm_file::unseen`].
    #[must_use]
    pub fn with_visible_names(mut self) -> Self {
        self.lps.iter_mut().for_each(|lp| lp.name = visible(&lp.name));
        self
    }
}

/// Somebody who stakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lp {
    /// Who.
    pub name: String,
    /// One of the crowd, whose plan was drawn from the seed.
    pub in_crowd: bool,
}

/// Somebody does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, from the beginning of the story [s].
    pub at: u64,
    /// Who.
    pub who: Actor,
    /// Index of the pool.
    pub pool: usize,
    /// What.
    pub action: Action,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The protocol team, which created the pools and funds the streams.
    Team,
    /// Index of an LP.
    Lp(usize),
}

/// All of it, or so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// All there is.
    All,
    /// So much [base units].
    Units(u64),
}

/// What somebody does. Slots are indices into the pool's rewards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Stakes so much [base units].
    Stake(u64),
    /// Takes stake out to the wallet.
    Unstake(Quantity),
    /// Claims the streams in this set of slots.
    Claim(u16),
    /// Stakes what one slot owes.
    Compound(usize),
    /// Stakes what one slot owes in another pool.
    Reinvest {
        /// Which stream.
        slot: usize,
        /// Index of the other pool.
        to: usize,
        /// Whether an operator signs, whom the LP names for it.
        by_operator: bool,
    },
    /// Locks all stake for so long [s].
    Lock(u32),
    /// Has the weight of an ended lock reset.
    Release,
    /// Leaves a running lock with so much, for its penalty.
    LeaveEarly(Quantity),
    /// Moves stake to another pool of the same token.
    Move {
        /// How much moves.
        quantity: Quantity,
        /// Index of the other pool.
        to: usize,
    },
    /// Leaves without reading a single stream.
    EmergencyExit,
    /// Closes the empty position and takes its rent back.
    Close,
    /// Adds to a stream: revenue to a flow, or more budget to a running curve.
    TopUp {
        /// Which stream.
        slot: usize,
        /// How much [base units].
        amount: u64,
    },
    /// Takes back what a stream may return to its funder.
    Refund {
        /// Which stream.
        slot: usize,
    },
}
