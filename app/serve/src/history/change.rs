//! What happens to positions, in as few bytes as there are millions of them.

/// How stake came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// From a wallet.
    Staked,
    /// To a wallet.
    Unstaked,
    /// From a reward: compounded or reinvested.
    Compounded,
    /// From or to another pool of the farm.
    Moved,
    /// To another owner, or another position in the pool: the pool holds what it did.
    Given,
    /// It stayed as it was: a claim, a lock.
    Stayed,
}

/// A position after an event that told what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When [unix s].
    pub time: u64,
    /// The number of the position in its pool.
    pub position: u32,
    /// The number of its owner in the pool.
    pub owner: u32,
    /// How.
    pub kind: Kind,
    /// What it holds [base units].
    pub amount: u64,
    /// What that counts for.
    pub weight: u64,
    /// 0 without a lock [unix s].
    pub lock_end: u64,
}

/// By which way a reward was paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// To the owner, who asked for it.
    #[default]
    Claimed,
    /// To the owner; somebody else asked for it.
    Pushed,
    /// As stake of the same position.
    Compounded,
    /// As stake in another pool.
    Reinvested,
}

/// A reward that was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When [unix s].
    pub time: u64,
    /// The number of the position in its pool.
    pub position: u32,
    /// The number of its owner in the pool.
    pub owner: u32,
    /// The number of the stream among those of the pool.
    pub stream: u32,
    /// How.
    pub way: Way,
    /// [base units]
    pub amount: u64,
}
