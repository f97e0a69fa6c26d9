//! A gauge and those of its epochs that are still there.

use super::{readable, PoolAt};
use crate::error::{failure, Outcome};
use crate::rpc::Rpc;
use acequia_gauge_interface::{addresses, Epoch, Gauge, ID};
use acequia_interface::StreamSlot;
use solana_address::Address;

/// How many of the latest epochs are looked for.
const LATEST: u64 = 16;

/// A gauge as of one moment.
#[derive(Clone, Debug)]
pub struct GaugeAt {
    pub address: Address,
    /// The chain's clock [unix s].
    pub now: u64,
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

    /// The reward of a pool that the gauge funds, and its slot.
    pub fn stream_in<'a>(&self, there: &'a PoolAt) -> Option<(u8, &'a StreamSlot)> {
        let mint = self.gauge.reward_mint;
        there.streams().find(|(_, s)| s.funder == self.address && s.mint == mint)
    }

    /// Refuses where somebody else is the power manager.
    pub fn require_power_manager(&self, me: Address) -> Outcome<()> {
        match self.gauge.power_manager == me {
            true => Ok(()),
            false => Err(failure(
                format!("Only the gauge's power manager {} sets powers", self.gauge.power_manager),
                "Sign as the power manager by -k; the authority names it: acequia gauge terms --power-manager",
            )),
        }
    }

    /// The epoch that is open and has not begun.
    pub fn upcoming(&self) -> Option<&(Address, Epoch)> {
        self.epochs.last().filter(|(_, epoch)| !epoch.books.window.has_begun(self.now))
    }

    /// Refuses where somebody else is the authority, who alone does that.
    pub fn require_authority(&self, me: Address, does: &str) -> Outcome<()> {
        match self.gauge.authority == me {
            true => Ok(()),
            false => Err(failure(
                format!("Only the gauge's authority {} {does}", self.gauge.authority),
                "Sign as the authority, by -k",
            )),
        }
    }
}

impl Rpc {
    /// A gauge, which must be one.
    pub fn gauge(&self, address: &Address) -> Outcome<GaugeAt> {
        let now = self.now()?;
        let account = self.account(address)?.filter(|account| account.owner == ID);
        let gauge = account.and_then(|account| Gauge::read(&account.data).ok());
        let gauge = gauge.ok_or_else(|| {
            failure(
                format!("{address} is no gauge on this cluster"),
                "Check the address and the cluster (-u); `acequia gauge create` prints addresses",
            )
        })?;
        let epochs = self.epochs(address, &gauge)?;
        Ok(GaugeAt { address: *address, now, gauge, epochs })
    }

    /// All gauges, as far as they can be read, without their epochs.
    pub fn gauges(&self) -> Outcome<Vec<(Address, Gauge)>> {
        let found = self.accounts_of(&ID, &[(0, &Gauge::DISCRIMINATOR)])?;
        let read = found.iter().map(|(address, account)| {
            let gauge = Gauge::read(&account.data);
            gauge.map(|gauge| (*address, gauge)).map_err(|why| {
                failure(format!("the gauge {address} cannot be read: {why}"), "Update acequia")
            })
        });
        Ok(readable(read))
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

    /// All epochs of a gauge that have an account, however old, by rising number.
    pub fn all_epochs(&self, gauge: &Address) -> Outcome<Vec<(Address, Epoch)>> {
        let filters = [(0, &Epoch::DISCRIMINATOR[..]), (Epoch::GAUGE_OFFSET, gauge.as_ref())];
        let found = self.accounts_of(&ID, &filters)?;
        let read = found.into_iter().filter_map(|(at, a)| Some((at, Epoch::read(&a.data).ok()?)));
        let mut epochs: Vec<(Address, Epoch)> = read.collect();
        epochs.sort_by_key(|(_, epoch)| epoch.books.number);
        Ok(epochs)
    }
}
