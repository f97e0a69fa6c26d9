//! Promise 1, tried on a fork: everybody leaves with everything.

use crate::scene::{reward_of, Scene, Site};
use acequia_interface::instructions::{EmergencyExit, PrincipalAccounts, Unstake};
use acequia_interface::Position;
use solana_address::Address;

/// How people leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By unstaking all.
    Unstake,
    /// By an emergency exit.
    Emergency,
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
            if self.world.pool(&site.pool).is_delegated() {
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
        let accounts = self.principal_accounts(site, &position.owner);
        let vault = self.world.balance(&accounts.stake_vault);
        let instruction = leave(way, site.pool, address, position, accounts);
        self.world.send(position.owner, &[instruction]).ok();
        let left = vault - self.world.balance(&accounts.stake_vault);
        assert_eq!(left, position.stake.amount, "all principal left the vault, and no more");
    }

    fn principal_accounts(&mut self, site: Site, owner: &Address) -> PrincipalAccounts {
        let stake_vault = self.world.pool(&site.pool).stake_vault;
        PrincipalAccounts {
            stake_vault,
            destination: self.world.wallet(owner, &site.stake),
            stake_mint: site.stake.address,
            token_program: site.stake.program,
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

fn leave(
    way: Way,
    pool: Address,
    at: Address,
    position: &Position,
    accounts: PrincipalAccounts,
) -> solana_instruction::Instruction {
    let owner = position.owner;
    match way {
        Way::Emergency => {
            EmergencyExit { owner, pool, position: at, principal: Some(accounts) }.instruction()
        }
        Way::Unstake => {
            let PrincipalAccounts { stake_vault, destination, stake_mint, token_program } =
                accounts;
            let amount = position.stake.amount;
            let position = at;
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
