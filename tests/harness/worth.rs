//! What people have, wherever it is.

use crate::scene::Scene;
use crate::token::Mint;
use solana_address::Address;
use std::collections::BTreeMap;

/// By mint: in canonical accounts, staked, and owed at this second [2^-64 base units].
pub type Worth = BTreeMap<Address, u128>;

/// What these people have together, of these mints in canonical accounts and of any in positions.
pub fn worth(scene: &Scene, mints: &[Mint], owners: &[Address]) -> Worth {
    let held = |mint: &Mint| owners.iter().map(|owner| scene.world.holding(owner, mint)).sum();
    let mut worth: Worth = mints.iter().map(|mint| (mint.address, whole(held(mint)))).collect();
    for site in scene.sites.iter().filter(|site| scene.world.has(&site.pool)) {
        let pool = scene.world.pool(&site.pool).settled_to(scene.world.now());
        let positions = scene.world.positions(&site.pool).into_iter().map(|(_, position)| position);
        for position in positions.filter(|position| owners.contains(&position.owner)) {
            // What a delegate says is held elsewhere.
            if !pool.is_delegated() {
                *worth.entry(site.stake.address).or_default() += whole(position.stake.amount);
            }
            let owed = pool.streams.iter().zip(position.settled(&pool));
            for (slot, checkpoint) in owed.filter(|(slot, _)| slot.is_in_use()) {
                *worth.entry(slot.mint).or_default() += checkpoint.owed.get();
            }
        }
    }
    worth
}

fn whole(amount: u64) -> u128 {
    u128::from(amount) << 64
}
