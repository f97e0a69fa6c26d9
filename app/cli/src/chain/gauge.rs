//! A gauge and those of its epochs that are still there.

use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_gauge_interface::{addresses, Epoch, Gauge, ID};
use solana_address::Address;

/// How many of the latest epochs are looked for.
const LATEST: u64 = 16;

/// A gauge as of one moment.
#[derive(Clone, Debug)]
pub struct GaugeAt {
    /// Where it is.
    pub address: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    /// What is in it.
    pub gauge: Gauge,
    /// The latest epochs that have an account, by rising number.
    pub epochs: Vec<(Address, Epoch)>,
}

impl GaugeAt {
    /// The epoch that takes votes now.
    pub fn voting(&self) -> Outcome<&(Address, Epoch)> {
        let open = |(_, epoch): &&(Address, Epoch)| epoch.books.window.is_voting(self.now);
        self.epochs.iter().rev().find(open).ok_or_else(|| {
            failure(
                "No epoch of the gauge takes votes now",
                "Open the next one (acequia gauge advance), and vote once it has begun",
            )
        })
    }
}

impl Rpc {
    /// A gauge, which must be one.
    pub fn gauge(&self, address: &Address) -> Outcome<GaugeAt> {
        let now = self.now()?;
        let account = self.account(address)?.filter(|account| account.owner == ID);
        let gauge =
            account.and_then(|account| Gauge::read(&account.data).ok()).ok_or_else(|| {
                failure(
                format!("{address} is no gauge on this cluster"),
                "Check the address and the cluster (-u); `acequia gauge create` prints addresses",
            )
            })?;
        let epochs = self.epochs(address, &gauge)?;
        Ok(GaugeAt { address: *address, now, gauge, epochs })
    }

    fn epochs(&self, gauge: &Address, state: &Gauge) -> Outcome<Vec<(Address, Epoch)>> {
        let next = state.books.next_epoch;
        let numbers = next.saturating_sub(LATEST)..next;
        let places: Vec<Address> = numbers.map(|n| addresses::epoch(gauge, n).0).collect();
        let accounts = self.accounts(&places)?;
        let pairs = places.into_iter().zip(accounts);
        Ok(pairs
            .filter_map(|(at, account)| Some((at, Epoch::read(&account?.data).ok()?)))
            .collect())
    }
}
