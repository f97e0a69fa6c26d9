//! What is due now, from what is seen of the chain and the orders, and nothing else.

mod gauge;
mod operator;
mod over;
mod pool;

use super::orders::Orders;
use super::sight::Sight;
use crate::chain::{PoolAt, PositionAt};
use crate::plan::Step;
use solana_address::Address;
use solana_instruction::Instruction;

pub use pool::funders_of_ending;

/// Whose work it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Who signs: the operator, where it is one.
    pub me: Address,
    /// Who pays.
    pub payer: Address,
}

/// What kind of thing, in the order in which it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Release,
    Epoch,
    Vote,
    Settle,
    Compound,
    Reinvest,
    WindDown,
    Push,
    Retire,
    Close,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Release,
        Self::Epoch,
        Self::Vote,
        Self::Settle,
        Self::Compound,
        Self::Reinvest,
        Self::WindDown,
        Self::Push,
        Self::Retire,
        Self::Close,
    ];

    /// In metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Epoch => "epoch",
            Self::Vote => "vote",
            Self::Settle => "settle",
            Self::Compound => "compound",
            Self::Reinvest => "reinvest",
            Self::WindDown => "wind_down",
            Self::Push => "push",
            Self::Retire => "retire",
            Self::Close => "close",
        }
    }

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Release => "take off ended locks",
            Self::Epoch => "keep a gauge going",
            Self::Vote => "vote",
            Self::Settle => "settle pools",
            Self::Compound => "compound",
            Self::Reinvest => "reinvest",
            Self::WindDown => "wind rewards down",
            Self::Push => "pay out what is owed",
            Self::Retire => "retire a reward",
            Self::Close => "close what is over",
        }
    }
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    pub kind: Kind,
    /// The account that it is about.
    pub of: Address,
    pub how: How,
}

/// How it is done.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// By these, together.
    Orders {
        orders: Vec<Instruction>,
        /// Bytes of each account that is made and comes back.
        creates: Vec<usize>,
    },
    /// By transactions, one after the other.
    Steps(Vec<Step>),
    /// By paying out what a slot owes the position, where its owner's account takes it.
    Push { pool: Address, slot: u8 },
    /// By the planner of the end of a reward; of a gauge's, where one funds it.
    Retire { pool: Address, slot: u8, gauge: Option<Address> },
}

impl Deed {
    fn order(kind: Kind, of: Address, order: Instruction) -> Self {
        Self { kind, of, how: How::Orders { orders: vec![order], creates: Vec::new() } }
    }
}

/// All that is due and in this keeper's share, in the order in which it is done.
pub fn due(sight: &Sight, orders: &Orders, who: Keeper) -> Vec<Deed> {
    let farms = sight.farms.iter().flat_map(|farm| pool::due(farm, sight, orders, who));
    let gauges = sight.gauges.iter().flat_map(|seen| gauge::due(seen, who));
    let all = farms.chain(gauges).chain(operator::due(sight, orders, who));
    let all = all.chain(over::due(sight, who));
    let mut due: Vec<Deed> = all.filter(|deed| orders.share.takes(&deed.of)).collect();
    due.sort_by_key(|deed| deed.kind);
    due
}

/// Whether a position is owed as much by a slot as it earns there in so long [s], at the rate of this
/// second; and anything whole, where nothing streams. So what is small waits, and the last is not left.
fn is_ripe(there: &PoolAt, at: &PositionAt, slot: u8, seconds: u64) -> bool {
    let owed = at.position.claimable(&there.pool, there.now);
    let units = owed.get(usize::from(slot)).copied().unwrap_or_default();
    units > 0 && units as f64 >= earns(there, at, slot) * seconds as f64
}

/// What it earns there a second [base units, about].
fn earns(there: &PoolAt, at: &PositionAt, slot: u8) -> f64 {
    let Ok(stream) = there.stream(slot) else { return 0.0 };
    let (schedule, weight) = (&stream.books.schedule, there.pool.totals.weight);
    let running = schedule.running().filter(|_| schedule.start <= there.now && weight > 0);
    running.map_or(0.0, |segment| {
        let rate = segment.amount as f64 / f64::from(segment.seconds);
        rate * at.position.stake.weight as f64 / weight as f64
    })
}

#[cfg(test)]
mod tests;
