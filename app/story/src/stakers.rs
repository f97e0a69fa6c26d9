//! What the parts share in which staked tokens vote: who has staked, sending, leaving.

use crate::run::Refused;
use harness::given::WEALTH;
use harness::outcome::Outcome;
use harness::prelude::*;
use harness::world::address_of;

/// Decimals of what is staked, and so of votes.
pub const STAKE_DECIMALS: u8 = 9;

/// That many whole tokens of what is staked [base units].
pub fn base_units(tokens: u64) -> u64 {
    tokens * 10u64.pow(STAKE_DECIMALS as u32)
}

/// What a transaction consumed [CU], or why it was refused in that part of the tour.
pub fn sent(part: &str, what: &'static str, outcome: Outcome) -> Result<u64, Refused> {
    match outcome.error {
        None => Ok(outcome.cu),
        Some(_) => Err(Refused::new(what, &outcome).within(part)),
    }
}

/// Everybody unstakes everything: a name, a pool, how much [tokens]. Whether all of it has
/// come back.
pub fn leave(
    part: &str,
    farm: &mut Scene,
    stakers: impl IntoIterator<Item = (&'static str, usize, u64)>,
) -> Result<bool, Refused> {
    let mut all = true;
    for (who, home, amount) in stakers {
        let stake = farm.sites[home].stake;
        let unstake = farm.when(who).in_pool(home).unstake(base_units(amount));
        sent(part, "unstake", unstake.run())?;
        all &= farm.world.holding(&address_of(who), &stake) == WEALTH;
    }
    Ok(all)
}
