//! Rewards: claimed to the wallet, or compounded into the stake.

use super::{names, Names, Seat};
use crate::run::{Refused, Stage};
use acequia_interface::instructions::{Claim, Compound, Reward};

/// Claims the slots in a set, into the LP's canonical accounts.
pub fn claim(stage: &mut Stage, seat: Seat, slots: u16) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let rewards = rewards(stage, seat, slots);
    let before = holdings(stage, seat);
    stage.send(
        "claim",
        owner,
        Claim { signer: owner, pool, position, rewards: &rewards }.instruction(),
    )?;
    let after = holdings(stage, seat);
    let claimed = &mut stage.ledger.of_mut(seat.lp).claimed;
    for (sum, (before, after)) in claimed.iter_mut().zip(before.into_iter().zip(after)) {
        *sum += after - before;
    }
    Ok(())
}

/// The accounts of the slots in a set.
fn rewards(stage: &mut Stage, seat: Seat, slots: u16) -> Vec<Reward> {
    let (owner, streams) = (stage.owner(seat.lp), stage.pool(seat.pool).streams);
    let chosen = (0..streams.len()).filter(|slot| slots & 1 << slot != 0);
    let reward = |slot: usize| {
        let mint = stage.mint(stage.farm.pools[seat.pool].rewards[slot].token);
        Reward {
            slot: slot as u8,
            vault: streams[slot].vault,
            destination: stage.world.wallet(&owner, &mint),
            mint: mint.address,
            token_program: mint.program,
        }
    };
    chosen.map(reward).collect()
}

/// What an LP has of every token in their canonical accounts [base units].
fn holdings(stage: &mut Stage, seat: Seat) -> Vec<u64> {
    let owner = stage.owner(seat.lp);
    stage.mints.iter().map(|mint| stage.world.holding(&owner, mint)).collect()
}

/// Compounds a slot, where it owes anything whole.
pub fn compound(stage: &mut Stage, seat: Seat, slot: usize) -> Result<(), Refused> {
    let (now, pool) = (stage.world.now(), stage.pool(seat.pool));
    let Some(position) = stage.position(seat.lp, seat.pool) else {
        return Ok(());
    };
    if position.claimable(&pool, now)[slot] == 0 {
        return Ok(());
    }
    let n = names(stage, seat);
    let compound = Compound {
        signer: n.owner,
        pool: n.pool,
        position: n.position,
        reward_vault: pool.streams[slot].vault,
        stake_vault: n.vault,
        stake_mint: n.mint,
        token_program: n.program,
        slot: slot as u8,
    };
    stage.send("compound", n.owner, compound.instruction())?;
    let after = stage.position(seat.lp, seat.pool).map_or(0, |position| position.stake.amount);
    let token = stage.farm.pools[seat.pool].stake;
    stage.ledger.of_mut(seat.lp).compounded[token] += after - position.stake.amount;
    Ok(())
}
