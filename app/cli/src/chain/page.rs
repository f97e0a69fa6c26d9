//! What pools say of themselves.

use super::{readable, PoolAt};
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_interface::accounts::require_owner;
use acequia_interface::{addresses, Page};
use solana_account::Account;
use solana_address::Address;
use std::collections::BTreeMap;

impl Rpc {
    /// What a pool says of itself, if anything.
    pub fn page(&self, there: &PoolAt) -> Outcome<Option<Page>> {
        Ok(self.pages(std::slice::from_ref(there))?.remove(&there.address))
    }

    /// What each of several pools says of itself, as far as it can be read.
    pub fn pages(&self, pools: &[PoolAt]) -> Outcome<BTreeMap<Address, Page>> {
        let with = pools.iter().filter(|there| there.pool.page_bump != 0);
        let pools: Vec<Address> = with.map(|there| there.address).collect();
        let places: Vec<Address> = pools.iter().map(|pool| addresses::page(pool).0).collect();
        let accounts = self.accounts(&places)?;
        let pairs = pools.iter().zip(&accounts);
        let read = pairs.map(|(pool, account)| Ok((*pool, read(pool, account.as_ref())?)));
        Ok(readable(read).into_iter().collect())
    }
}

fn read(pool: &Address, account: Option<&Account>) -> Outcome<Page> {
    let page = account.and_then(|account| {
        require_owner(&account.owner).ok().and_then(|()| Page::read(&account.data).ok())
    });
    page.filter(|page| page.pool == *pool).ok_or_else(|| {
        failure(format!("the page of {pool} cannot be read"), "Update acequia, or use another node")
    })
}
