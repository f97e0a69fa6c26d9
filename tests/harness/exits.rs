//! Promise 1, tried on a fork: everybody leaves with everything.

use crate::scene::{reward_of, Scene, Site};
use acequia_interface::instructions::{EmergencyExit, Unstake};
use acequia_interface::Position;
use solana_address::Address;
use solana_instruction::Instruction;

/// How people leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By unstaking all.
    Unstake,
    /// By an emergency exit.
    Emergency,
}

/// Tries in a game, each so many steps, whether everybody can leave: by one way and the other in turn.
#[derive(Default)]
pub struct Exits(u64);

impl Exits {
    /// After how many steps [steps].
    const EACH: u64 = 100;

    /// Tries it on a fork, where it is time.
    #[track_caller]
    pub fn after(&mut self, steps: u64, scene: &Scene) {
        if steps / Self::EACH > self.0 {
            self.0 = steps / Self::EACH;
            let way = if self.0.is_multiple_of(2) { Way::Unstake } else { Way::Emergency };
            scene.fork().everyone_exits(way);
        }
    }
}

impl Scene {
    /// Asserts, on two forks, that every position of every pool can take out all of its
    /// principal, by unstaking and by an emergency exit, once its locks have ended.
    #[track_caller]
    pub fn everyone_can_exit(&self) {
        for way in [Way::Unstake, Way::Emergency] {
            self.fork().everyone_exits(way);
        }
    }

    /// Takes everybody out and asserts that exactly their principal left the vaults.
    #[track_caller]
    pub fn everyone_exits(&mut self, way: Way) {
        for site in self.sites.clone() {
            // A pool that was closed has nobody in it.
            if !self.world.has(&site.pool) || self.world.pool(&site.pool).is_delegated() {
                continue;
            }
            for (address, position) in self.world.positions(&site.pool) {
                self.exits(site, way, address, &position);
            }
            assert_eq!(self.world.pool(&site.pool).totals.staked, 0, "all have left");
        }
        self.check_books();
    }

    #[track_caller]
    fn exits(&mut self, site: Site, way: Way, address: Address, position: &Position) {
        if position.stake.amount == 0 {
            return;
        }
        let free_at = position.stake.lock_end.max(position.stake.votes.locked_until);
        self.world.set_time(self.world.now().max(free_at));
        let stake_vault = self.world.pool(&site.pool).stake_vault;
        let vault = self.world.balance(&stake_vault);
        let instruction = self.leaving(site, way, address, position, stake_vault);
        self.world.send(position.owner, &[instruction]).ok();
        let left = vault - self.world.balance(&stake_vault);
        assert_eq!(left, position.stake.amount, "all principal left the vault, and no more");
    }

    fn leaving(
        &mut self,
        site: Site,
        way: Way,
        at: Address,
        of: &Position,
        stake_vault: Address,
    ) -> Instruction {
        let destination = self.world.wallet(&of.owner, &site.stake);
        let exit = EmergencyExit {
            owner: of.owner,
            pool: site.pool,
            position: at,
            stake_vault,
            destination,
            stake_mint: site.stake.address,
            token_program: site.stake.program,
        };
        match way {
            Way::Emergency => exit.instruction(),
            Way::Unstake => {
                let EmergencyExit { owner, pool, position, stake_mint, token_program, .. } = exit;
                let amount = of.stake.amount;
                Unstake {
                    owner,
                    pool,
                    position,
                    stake_vault,
                    destination,
                    stake_mint,
                    token_program,
                    amount,
                }
                .instruction()
            }
        }
    }

    /// Claims everything for everybody in the first pool, and asserts that what is left of
    /// each stream's debt is less than a unit for each position.
    #[track_caller]
    pub fn everyone_claims(&mut self) {
        for (address, position) in self.world.positions(&self.site().pool) {
            self.when_at(position.owner, address).claim_all().ok();
        }
        let pool = self.pool().settled_to(self.world.now());
        let positions = pool.totals.positions;
        for (nth, slot) in pool.streams.iter().enumerate().filter(|(_, slot)| slot.is_in_use()) {
            let whole = (slot.books.owed() >> 64) as u64;
            assert!(whole < positions.max(1), "{:?} still owes {whole}", reward_of(&pool, nth));
        }
    }
}
