//! Positions: one by its address, or all of somebody, or all of a pool.

use super::readable;
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_core::votes::Window;
use acequia_interface::accounts::require_owner;
use acequia_interface::{addresses, Position, ID};
use solana_account::Account;
use solana_address::Address;

/// A position and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionAt {
    pub address: Address,
    pub position: Position,
}

impl PositionAt {
    fn read(address: Address, account: &Account) -> Outcome<Self> {
        let read = require_owner(&account.owner).and_then(|()| Position::read(&account.data));
        let position = read.map_err(|error| {
            failure(
                format!("{address} is no position of the farm: {error}"),
                "Check the address and the cluster (-u); `acequia positions` lists yours",
            )
        })?;
        Ok(Self { address, position })
    }

    /// What votes on a ballot of that window [weight].
    pub fn weight_on(&self, ballot: Window) -> u64 {
        let stake = &self.position.stake;
        stake.votes.eligible(ballot, stake.lock_end).total()
    }
}

impl Rpc {
    /// The position that a wallet opened in a pool under a number, if it is there.
    pub fn find_position(
        &self,
        pool: &Address,
        opener: &Address,
        index: u32,
    ) -> Outcome<Option<PositionAt>> {
        let (address, _) = addresses::position(pool, opener, index);
        let account = self.account(&address)?;
        account.map(|account| PositionAt::read(address, &account)).transpose()
    }

    /// The position at an address.
    pub fn position_at(&self, address: &Address) -> Outcome<PositionAt> {
        let account = self.account(address)?.ok_or_else(|| {
            failure(format!("There is nothing at {address}"), "Name a position by --position")
        })?;
        PositionAt::read(*address, &account)
    }

    /// The position by which a wallet takes part in a pool: the one it opened under that
    /// number, which must be there and still be its own.
    pub fn position(&self, pool: &Address, owner: &Address, index: u32) -> Outcome<PositionAt> {
        let found = self.find_position(pool, owner, index)?.ok_or_else(|| {
            failure(
                format!("{owner} has no position number {index} in the pool {pool}"),
                "Stake first: `acequia stake`; `acequia positions` lists what there is",
            )
        })?;
        match found.position.owner == *owner {
            true => Ok(found),
            false => Err(failure(
                format!(
                    "The position {} was handed over to {}",
                    found.address, found.position.owner
                ),
                "Only its owner can use it; choose another number by --index",
            )),
        }
    }

    /// All positions of an owner, or of one pool, or both, as far as they can be read.
    pub fn positions(
        &self,
        owner: Option<&Address>,
        pool: Option<&Address>,
    ) -> Outcome<Vec<PositionAt>> {
        self.positions_of([(Position::OWNER_OFFSET, owner), (Position::POOL_OFFSET, pool)])
    }

    /// All positions that name this operator, those of one pool where it is named.
    pub fn operated(&self, operator: &Address, pool: Option<&Address>) -> Outcome<Vec<PositionAt>> {
        const OPERATOR: usize = Position::offset_of("operator");
        self.positions_of([(OPERATOR, Some(operator)), (Position::POOL_OFFSET, pool)])
    }

    fn positions_of(&self, by: [(usize, Option<&Address>); 2]) -> Outcome<Vec<PositionAt>> {
        let mut filters: Vec<(usize, &[u8])> = vec![(0, &Position::DISCRIMINATOR)];
        let named = by.iter().filter_map(|(at, address)| Some((*at, (*address)?.as_ref())));
        filters.extend(named);
        let found = self.accounts_of(&ID, &filters)?;
        Ok(readable(found.iter().map(|(address, account)| PositionAt::read(*address, account))))
    }
}
