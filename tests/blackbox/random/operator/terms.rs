//! What stays as it is, whatever others do.

use harness::prelude::*;
use std::collections::BTreeMap;

/// What nobody but the owner changes of a position: whose it is, who may do what for them, and until when it is
/// locked [unix s], 0 where a lock is over.
pub type Terms = (Address, Address, u8, u8, u64);

/// Of each of a pool's positions.
pub fn terms(scene: &Scene, owners: &[Address]) -> BTreeMap<Address, Terms> {
    let now = scene.world.now();
    let running = |end: u64| if end > now { end } else { 0 };
    let found = scene.sites.iter().flat_map(|site| scene.world.positions(&site.pool));
    let own = found.filter(|(_, position)| owners.contains(&position.owner));
    let told = own
        .map(|(at, p)| (at, (p.owner, p.operator, p.rights, p.flags, running(p.stake.lock_end))));
    told.collect()
}
