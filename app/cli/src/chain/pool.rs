//! A pool as of one moment.

use super::readable;
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::{Pool, StreamSlot, ID};
use solana_account::Account;
use solana_address::Address;
use std::iter;

/// A pool, settled to the chain's clock.
#[derive(Clone, Debug)]
pub struct PoolAt {
    pub address: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    /// As it would stand had it been settled then.
    pub pool: Pool,
}

impl PoolAt {
    /// Reads an account that should be a pool.
    pub fn read(address: &Address, account: Option<&Account>, now: u64) -> Outcome<Self> {
        let no_pool = |why: String| {
            failure(
                format!("{address} is no pool of the farm on this cluster: {why}"),
                "Check the address and the cluster (-u); `acequia pool create` prints addresses",
            )
        };
        let account = account.ok_or_else(|| no_pool("nothing is there".into()))?;
        if account.owner != ID {
            return Err(no_pool(format!("it belongs to {}", account.owner)));
        }
        let pool = Pool::read(&account.data).map_err(|error| no_pool(error.to_string()))?;
        Ok(Self { address: *address, now, pool: pool.settled_to(now) })
    }

    pub fn streams(&self) -> impl Iterator<Item = (u8, &StreamSlot)> {
        let slots = (0u8..).zip(&self.pool.streams);
        slots.filter(|(_, slot)| slot.is_in_use())
    }

    /// What is staked and paid.
    pub fn mints(&self) -> impl Iterator<Item = Address> + '_ {
        let paid = self.streams().map(|(_, stream)| stream.mint);
        iter::once(self.pool.stake_mint).chain(paid)
    }

    /// The stream in a slot, which must hold one.
    pub fn stream(&self, slot: u8) -> Outcome<&StreamSlot> {
        let found = self.streams().find(|(at, _)| *at == slot).map(|(_, stream)| stream);
        found.ok_or_else(|| {
            let used: Vec<String> = self.streams().map(|(at, _)| at.to_string()).collect();
            let used = if used.is_empty() { "none".into() } else { used.join(", ") };
            failure(
                format!("Slot {slot} of {} holds no stream", self.address),
                format!("Slots that do: {used}. `acequia pool show` lists them"),
            )
        })
    }

    /// Refuses where somebody else is the authority, who alone does that.
    pub fn require_authority(&self, me: Address, does: &str) -> Outcome<()> {
        let authority = self.pool.authority;
        match authority == me {
            true => Ok(()),
            false if authority == Address::default() => Err(failure(
                "The pool's authority was renounced, and it stays as it is",
                "Nobody can change that",
            )),
            false => Err(failure(
                format!("Only the pool's authority {authority} {does}"),
                "Sign as the authority, by -k",
            )),
        }
    }

    /// The free slot with the lowest number.
    pub fn free_slot(&self) -> Outcome<u8> {
        let free = (0u8..).zip(&self.pool.streams).find(|(_, slot)| !slot.is_in_use());
        free.map(|(at, _)| at).ok_or_else(|| {
            failure(
                format!("No slot of {} is free, of {}", self.address, self.pool.capacity),
                "Retire a finished one, or create another pool: the capacity is fixed",
            )
        })
    }
}

impl Rpc {
    /// A pool, which must be one.
    pub fn pool(&self, address: &Address) -> Outcome<PoolAt> {
        let now = self.now()?;
        PoolAt::read(address, self.account(address)?.as_ref(), now)
    }

    /// All pools, as far as they can be read.
    pub fn pools(&self) -> Outcome<Vec<PoolAt>> {
        let now = self.now()?;
        let found = self.accounts_of(&ID, &[(0, &Pool::DISCRIMINATOR)])?;
        Ok(readable(found.iter().map(|(at, account)| PoolAt::read(at, Some(account), now))))
    }

    pub fn find_pool(&self, address: &Address) -> Outcome<Option<PoolAt>> {
        let now = self.now()?;
        let account = self.account(address)?;
        account.map(|account| PoolAt::read(address, Some(&account), now)).transpose()
    }
}
