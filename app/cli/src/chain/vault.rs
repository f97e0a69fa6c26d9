//! A vault of the autocompounder, with the pool that it is in.

use super::{readable, PoolAt};
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::{Position, StreamSlot, ID as FARM};
use acequia_vault_interface::build::{Paying, Seat};
use acequia_vault_interface::rewards::Reward;
use acequia_vault_interface::state::Phase;
use acequia_vault_interface::{price, ShareAccount, Stored, Vault, ID};
use solana_account::Account;
use solana_address::Address;

/// A vault as of one moment.
pub struct VaultAt {
    pub seat: Seat,
    pub there: PoolAt,
    pub vault: Vault,
    /// Its position; none where it was closed with the pool.
    pub position: Option<Position>,
}

impl VaultAt {
    /// Each stream that owes the vault whole units now.
    pub fn owing(&self) -> Vec<(Paying, u64)> {
        let owed = self.position.iter().map(|p| p.claimable(&self.there.pool, self.there.now));
        let owed: Vec<u64> = owed.flatten().collect();
        let streams = self.there.streams().filter_map(|(slot, stream)| {
            let units = owed.get(usize::from(slot)).copied().filter(|units| *units > 0)?;
            Some((paying(slot, stream), units))
        });
        streams.collect()
    }

    pub fn pays_stake(&self, stream: &Paying) -> bool {
        stream.mint == self.seat.stake_mint
    }

    /// What its shares are of once what the farm owes is compounded [base units].
    pub fn assets(&self) -> u64 {
        let owing = self.owing().into_iter().filter(|(stream, _)| self.pays_stake(stream));
        owing.fold(self.vault.assets, |sum, (_, units)| sum.saturating_add(units))
    }

    /// What some of its shares are worth then [base units].
    pub fn worth(&self, shares: u128) -> u64 {
        price::assets_for(shares, self.vault.shares, self.assets())
    }

    /// What the farm owes of a mint and the vault has not credited to its holders yet [base units].
    fn uncredited(&self, mint: &Address) -> u64 {
        let owing = self.owing();
        let of_mint = owing.iter().filter(|(stream, _)| stream.mint == *mint);
        of_mint.fold(0, |sum, (stream, units)| {
            let source = self.vault.sources.get(usize::from(stream.slot)).copied();
            let now = self.there.pool.streams.get(usize::from(stream.slot));
            let generation = now.map(|slot| slot.books.generation);
            let seen = source.filter(|source| Some(source.generation) == generation);
            sum.saturating_add(units.saturating_sub(seen.map_or(0, |source| source.seen)))
        })
    }

    /// Every reward that it passes on or is about to, and what of it an account is owed once what the farm
    /// owes is harvested [base units].
    pub fn rewards_of(&self, account: &ShareAccount) -> Vec<(Address, u64)> {
        let mut mints: Vec<Address> = self.vault.rewards.iter().map(|it| it.mint).collect();
        for (stream, _) in self.owing() {
            if !self.pays_stake(&stream) && !mints.contains(&stream.mint) {
                mints.push(stream.mint);
            }
        }
        let owed = mints.iter().enumerate().map(|(nth, mint)| self.owed_to(account, nth, mint));
        mints.iter().copied().zip(owed).collect()
    }

    fn owed_to(&self, account: &ShareAccount, nth: usize, mint: &Address) -> u64 {
        let known = self.vault.rewards.get(nth).cloned();
        let mut reward = known.unwrap_or_else(|| Reward::new(*mint));
        reward.credit(self.uncredited(mint), self.vault.shares);
        let mut checkpoint = account.checkpoints.get(nth).copied().unwrap_or_default();
        checkpoint.settle(&reward, account.shares);
        checkpoint.whole_owed()
    }

    pub fn has_left(&self) -> bool {
        self.vault.phase == Phase::Left
    }
}

/// A stream as the builders name it.
pub fn paying(slot: u8, stream: &StreamSlot) -> Paying {
    let (mint, token_program) = (stream.mint, stream.token_program_address());
    Paying { slot, vault: stream.vault, mint, token_program }
}

fn read<T: Stored>(address: &Address, account: &Account) -> Outcome<T> {
    let is_ours = account.owner == ID;
    let read = is_ours.then(|| T::read(&account.data)).transpose();
    let why = |why: String| failure(format!("{address}: {why}"), "Check the cluster (-u)");
    match read {
        Ok(Some(read)) => Ok(read),
        Ok(None) => Err(why(format!("it belongs to {}", account.owner))),
        Err(reason) => Err(why(reason.to_string())),
    }
}

impl Rpc {
    /// The vault of that number in a pool, which must be there.
    pub fn vault(&self, pool: &Address, id: u16) -> Outcome<VaultAt> {
        let there = self.pool(pool)?;
        let seat = Seat::of(*pool, id, &there.pool);
        let accounts = self.accounts(&[seat.vault, seat.position()])?;
        let account = accounts.first().and_then(Option::as_ref).ok_or_else(|| {
            failure(
                format!("The pool {pool} has no vault number {id}"),
                "Make it: acequia vault create; `acequia vault list` shows what there is",
            )
        })?;
        let vault = read(&seat.vault, account)?;
        let position = accounts.get(1).and_then(Option::as_ref);
        let position = position.filter(|account| account.owner == FARM);
        let position = position.and_then(|account| Position::read(&account.data).ok());
        Ok(VaultAt { seat, there, vault, position })
    }

    /// All vaults, or those of one pool, as far as they can be read.
    pub fn vaults(&self, pool: Option<&Address>) -> Outcome<Vec<(Address, Vault)>> {
        let found = self.accounts_of(&ID, &[(0, &Vault::TAG)])?;
        let read = found.iter().map(|(at, account)| Ok((*at, read::<Vault>(at, account)?)));
        let all = readable(read).into_iter();
        Ok(all.filter(|(_, vault)| pool.is_none_or(|pool| vault.pool == *pool)).collect())
    }

    /// Somebody's account of shares, if they have one.
    pub fn shares(&self, seat: &Seat, owner: &Address) -> Outcome<Option<ShareAccount>> {
        let address = seat.shares(owner);
        self.account(&address)?.map(|account| read(&address, &account)).transpose()
    }
}
