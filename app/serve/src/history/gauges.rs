//! What gauges did: their epochs, and the votes in them.

use acequia_gauge_interface::events::Event;
use acequia_interface::Address;
use std::collections::BTreeMap;

/// A vote as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// What votes.
    pub position: Address,
    /// Whose that is.
    pub voter: Address,
    /// The place of its pool in the epoch's list.
    pub source: u8,
    /// [weight of that pool]
    pub weight: u64,
    /// Votes per unit of weight [2^-32].
    pub power: u64,
    /// By place in the epoch's list [bps].
    pub split: [u16; 16],
    /// When it was cast [unix s].
    pub time: u64,
}

impl Vote {
    /// The votes for the pool at a place in the epoch's list, rounded down.
    pub fn votes_for(&self, place: usize) -> u128 {
        let part = u128::from(self.split.get(place).copied().unwrap_or_default());
        ((u128::from(self.weight) * u128::from(self.power)) >> 32) * part / 10_000
    }
}

/// What an epoch gave to a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// To whom.
    pub pool: Address,
    /// [base units]
    pub amount: u64,
    /// When it began to stream [unix s].
    pub start: u64,
    /// Over how long [s].
    pub seconds: u32,
}

/// An epoch of a gauge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Epoch {
    /// Whose.
    pub gauge: Address,
    /// Counted from the gauge's first.
    pub number: u64,
    /// From when it takes votes [unix s].
    pub start: u64,
    /// Until when.
    pub voting_end: u64,
    /// When it ends.
    pub boundary: u64,
    /// What it splits [base units].
    pub budget: u64,
    /// How many votes it needs.
    pub quorum: u64,
    /// What is voted for.
    pub pools: Vec<Address>,
    /// As they stand, by position.
    pub votes: BTreeMap<Address, Vote>,
    /// How many of them have any weight.
    pub standing: usize,
    /// All of them, by place in the list, each rounded down.
    pub votes_for: [u128; 16],
    /// All votes, once it is settled.
    pub counted: Option<u64>,
    /// What each pool gets, once it is settled.
    pub shares: Vec<u64>,
    /// What has been passed on.
    pub applied: Vec<Share>,
}

impl Epoch {
    /// A vote takes the place of the same position's.
    fn record(&mut self, vote: Vote) {
        let has_weight = |vote: &Vote| usize::from(vote.weight > 0);
        let all = |vote: &Vote| core::array::from_fn::<_, 16, _>(|place| vote.votes_for(place));
        let (stands, adds) = (has_weight(&vote), all(&vote));
        let before = self.votes.insert(vote.position, vote);
        self.standing = self.standing + stands - before.as_ref().map_or(0, has_weight);
        let takes = before.as_ref().map_or([0; 16], all);
        for ((votes, adds), takes) in self.votes_for.iter_mut().zip(adds).zip(takes) {
            *votes = *votes + adds - takes;
        }
    }
}

/// All epochs, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gauges {
    /// By the address of the epoch.
    pub epochs: BTreeMap<Address, Epoch>,
    /// What each gauge pays.
    pub mints: BTreeMap<Address, Address>,
}

impl Gauges {
    /// Takes one event.
    pub fn read(&mut self, event: &Event, time: u64) {
        match event {
            Event::GaugeCreated(made) => drop(self.mints.insert(made.gauge, made.reward_mint)),
            Event::EpochOpened(opened) => {
                let epoch = Epoch {
                    gauge: opened.gauge,
                    number: opened.number,
                    start: opened.start,
                    voting_end: opened.voting_end,
                    boundary: opened.boundary,
                    budget: opened.budget,
                    quorum: opened.quorum,
                    pools: opened.pools.clone(),
                    ..Epoch::default()
                };
                self.epochs.insert(opened.epoch, epoch);
            }
            Event::EpochUpdated(updated) => {
                if let Some(epoch) = self.epochs.get_mut(&updated.epoch) {
                    (epoch.budget, epoch.quorum) = (updated.budget, updated.quorum);
                    epoch.pools.clone_from(&updated.pools);
                }
            }
            Event::VoteRecorded(vote) => {
                let Some(epoch) = self.epochs.get_mut(&vote.epoch) else { return };
                let (position, voter, source) = (vote.position, vote.voter, vote.source);
                let (weight, power, split) = (vote.weight, vote.power, vote.split);
                epoch.record(Vote { position, voter, source, weight, power, split, time });
            }
            Event::EpochSettled(settled) => {
                if let Some(epoch) = self.epochs.get_mut(&settled.epoch) {
                    epoch.counted = Some(settled.votes);
                    epoch.shares.clone_from(&settled.shares);
                }
            }
            Event::ShareApplied(share) => {
                let (pool, amount) = (share.pool, share.amount);
                let share_of = Share { pool, amount, start: share.start, seconds: share.seconds };
                if let Some(epoch) = self.epochs.get_mut(&share.epoch) {
                    epoch.applied.push(share_of);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(position: u8, weight: u64, first: u16) -> Vote {
        let (position, voter) = (Address::new_from_array([position; 32]), Address::default());
        let mut split = [0; 16];
        (split[0], split[15]) = (first, 10_000 - first);
        Vote { position, voter, source: 0, weight, power: 3 << 31, split, time: 0 }
    }

    #[test]
    fn what_is_counted_as_votes_come_is_what_those_that_stand_come_to() {
        let mut epoch = Epoch::default();
        let cast =
            [(1, 7, 10_000), (2, 11, 3_333), (1, 5, 1), (3, 0, 10_000), (2, 0, 0), (2, 9, 5)];
        for (position, weight, first) in cast {
            epoch.record(vote(position, weight, first));
            let standing = epoch.votes.values().filter(|vote| vote.weight > 0).count();
            let all = |place| epoch.votes.values().map(|vote| vote.votes_for(place)).sum();
            assert_eq!(epoch.standing, standing);
            assert_eq!(epoch.votes_for, core::array::from_fn(all));
        }
        assert_eq!(epoch.standing, 2);
    }
}
