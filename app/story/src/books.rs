//! Promise 3 over all positions of a pool, from account bytes alone.
//!
//! The program keeps no list of what it owes: each position's debt is computed here from its
//! own account, as the program would settle it, and their sum is compared with the stream's
//! books to the last 2^-64 of a base unit.

use acequia_core::{Checkpoint, Stream};
use acequia_interface::Pool;
use harness::world::World;
use solana_address::Address;

/// The books of a pool, settled to the present second.
#[derive(Debug)]
pub struct PoolBooks {
    pub positions: u64,
    /// Principal of all positions by their own accounts [base units].
    pub principal: u64,
    /// Principal by the pool's totals [base units].
    pub staked: u64,
    /// What is in the stake vault [base units].
    pub stake_vault: u64,
    /// In the order of the slots in use.
    pub streams: Vec<StreamBooks>,
}

#[derive(Clone, Debug)]
pub struct StreamBooks {
    pub slot: usize,
    /// Its own account of itself.
    pub stream: Stream,
    /// What all positions are owed by their own accounts [2^-64 base units].
    pub owed: u128,
    /// What is in its vault [base units].
    pub vault: u64,
}

/// Reads a pool, its vaults and all of its positions.
pub fn read(world: &World, address: &Address) -> PoolBooks {
    let pool = world.pool(address).settled_to(world.now());
    let positions: Vec<_> =
        world.positions(address).into_iter().map(|(_, position)| position).collect();
    let owed = |slot: usize, stream: &Stream| {
        positions.iter().map(|p| owed(&p.checkpoints[slot], stream, p.stake.weight)).sum()
    };
    let used = pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use());
    let streams = used.map(|(slot, at)| StreamBooks {
        slot,
        stream: at.books,
        owed: owed(slot, &at.books),
        vault: world.balance(&at.vault),
    });
    PoolBooks {
        positions: positions.len() as u64,
        principal: positions.iter().map(|position| position.stake.amount).sum(),
        staked: pool.totals.staked,
        stake_vault: stake_vault(world, &pool),
        streams: streams.collect(),
    }
}

/// What a position is owed by a stream, settled or not [2^-64 base units].
fn owed(checkpoint: &Checkpoint, stream: &Stream, weight: u64) -> u128 {
    let mut checkpoint = *checkpoint;
    checkpoint.settle(stream, weight);
    checkpoint.owed.get()
}

fn stake_vault(world: &World, pool: &Pool) -> u64 {
    world.balance(&pool.stake_vault)
}

impl PoolBooks {
    /// Whether the principal of all positions is what the pool says and what its vault holds.
    pub fn principal_is_whole(&self) -> bool {
        self.principal == self.staked && self.stake_vault >= self.principal
    }

    /// Whether everything here balances.
    pub fn balance(&self) -> bool {
        self.principal_is_whole() && self.streams.iter().all(StreamBooks::balance)
    }
}

impl StreamBooks {
    /// `funded - refunded - idle - unstreamed - streamed` [base units]: zero.
    pub fn base_difference(&self) -> i128 {
        let s = &self.stream;
        let parts = [s.refunded, s.idle, s.unstreamed(), s.streamed];
        i128::from(s.funded) - parts.iter().map(|part| i128::from(*part)).sum::<i128>()
    }

    /// What streamed and was not paid [2^-64 base units].
    pub fn unpaid(&self) -> u128 {
        u128::from(self.stream.streamed.wrapping_sub(self.stream.paid)) << 64
    }

    /// `owed + carry - (streamed - paid) * 2^64` [2^-64 base units]: zero.
    pub fn fine_difference(&self) -> i128 {
        // Both sums are below 2^127 by the bounds of the core.
        (self.owed + self.stream.carry.get()) as i128 - self.unpaid() as i128
    }

    /// Vault less what in it is somebody's [base units]: not negative.
    pub fn surplus(&self) -> i128 {
        i128::from(self.vault) - i128::from(self.stream.liability())
    }

    /// Whether both equations hold exactly and the vault covers what it must.
    pub fn balance(&self) -> bool {
        self.base_difference() == 0 && self.fine_difference() == 0 && self.surplus() >= 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_core::Q64;

    /// 100 funded, 70 streamed, 50 paid; two LPs are owed 12.5 and 7.25, 0.25 is carried.
    fn sound() -> StreamBooks {
        let mut stream =
            Stream { state: 1, funded: 100, refunded: 30, streamed: 70, ..Stream::default() };
        (stream.paid, stream.carry) = (50, Q64 { lo: 1 << 62, hi: 0 });
        StreamBooks { slot: 0, stream, owed: (79u128 << 64) / 4, vault: 20 }
    }

    #[test]
    fn sound_books_balance() {
        assert!(sound().balance(), "{:?}", sound());
    }

    #[test]
    fn a_single_2_64th_is_noticed() {
        for change in [1, u128::MAX] {
            let mut books = sound();
            books.owed = books.owed.wrapping_add(change);
            assert!(!books.balance());
        }
    }

    #[test]
    fn a_unit_missing_anywhere_is_noticed() {
        let broken: [fn(&mut StreamBooks); 5] = [
            |b| b.vault -= 1,
            |b| b.stream.paid += 1,
            |b| b.stream.funded -= 1,
            |b| b.stream.idle += 1,
            |b| b.stream.streamed -= 1,
        ];
        for change in broken {
            let mut books = sound();
            change(&mut books);
            assert!(!books.balance(), "{books:?}");
        }
    }

    #[test]
    fn principal_must_be_in_the_vault() {
        let books =
            PoolBooks { positions: 1, principal: 5, staked: 5, stake_vault: 4, streams: vec![] };
        assert!(!books.balance());
    }
}
