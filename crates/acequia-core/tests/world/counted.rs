//! Stake-time, counted second by second.

use super::command::{present, Command};
use super::world::{cloned_in_place, World};

/// What a naive mind knows: what each place and the pool have come to, counted on.
pub struct Count {
    pub now: u64,
    amounts: Vec<u64>,
    pub places: Vec<i128>,
    pool: i128,
    /// Counts the owners of each place.
    pub owners: Vec<u64>,
}

cloned_in_place!(Count { now, amounts, places, pool, owners });

impl Count {
    pub fn of(world: &World) -> Self {
        let count = world.positions.len();
        let (places, owners) = (vec![0; count], vec![0; count]);
        Self { now: present(world), amounts: amounts(world).collect(), places, pool: 0, owners }
    }

    /// What was held is held until the moment of the command; then, if it was done, it may be
    /// somebody else's.
    pub fn go_on(&mut self, world: &World, command: Option<Command>) {
        let passed = present(world) as i128 - self.now as i128;
        for (time, amount) in self.places.iter_mut().zip(&self.amounts) {
            *time += *amount as i128 * passed;
            self.pool += *amount as i128 * passed;
        }
        match command {
            Some(Command::HandOver(who) | Command::Close(who, _)) => {
                self.places[who] = 0;
                self.owners[who] += 1;
            }
            Some(Command::ClosePool) => *self = Self::of(world),
            _ => {}
        }
        self.now = present(world);
        self.amounts.clear();
        self.amounts.extend(amounts(world));
    }

    pub fn agrees(&self, world: &World) {
        for (position, time) in world.positions.iter().zip(&self.places) {
            assert_eq!(position.stake.stake_time(self.now).value as i128, *time);
        }
        let pool = world.totals.stake_time(self.now, 0).value as i128;
        assert_eq!(pool, self.pool);
        assert!(
            self.places.iter().sum::<i128>() <= pool,
            "all of it is never more than the pool's"
        );
    }
}

fn amounts(world: &World) -> impl Iterator<Item = u64> + '_ {
    world.positions.iter().map(|position| position.stake.amount)
}
