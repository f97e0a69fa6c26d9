//! Principal: in, locked, moved, and out by every door there is.

use super::{names, note_return, open, Names, Seat};
use crate::run::{Refused, Stage};
use acequia_core::farm::PENALTY_SLOT;
use acequia_interface::instructions::{
    ClosePosition, EmergencyExit, LeaveLockEarly, LockPosition, MoveStake, ReleaseLock, Stake,
    Unstake,
};

/// Stakes; what is not in the wallet is minted into it first.
pub fn stake(stage: &mut Stage, seat: Seat, amount: u64) -> Result<(), Refused> {
    open(stage, seat)?;
    let n = names(stage, seat);
    let missing = amount.saturating_sub(stage.world.balance(&n.wallet));
    if missing > 0 {
        let mint = stage.mint(stage.farm.pools[seat.pool].stake);
        stage.world.mint_to(&n.wallet, &mint, missing);
    }
    let stake = Stake {
        depositor: n.owner,
        pool: n.pool,
        position: n.position,
        stake_vault: n.vault,
        source: n.wallet,
        stake_mint: n.mint,
        token_program: n.program,
        amount,
    };
    stage.send("stake", n.owner, stake.instruction())?;
    stage.ledger.of_mut(seat.lp).brought += amount;
    Ok(())
}

/// Takes principal out to the wallet.
pub fn unstake(stage: &mut Stage, seat: Seat, amount: u64) -> Result<(), Refused> {
    let n = names(stage, seat);
    let unstake = Unstake {
        owner: n.owner,
        pool: n.pool,
        position: n.position,
        stake_vault: n.vault,
        destination: n.wallet,
        stake_mint: n.mint,
        token_program: n.program,
        amount,
    };
    let before = stage.world.balance(&n.wallet);
    stage.send("unstake", n.owner, unstake.instruction())?;
    note_return(stage, seat, &n.wallet, before);
    Ok(())
}

pub fn lock(stage: &mut Stage, seat: Seat, seconds: u32) -> Result<(), Refused> {
    let lock_end = stage.world.now() + u64::from(seconds);
    let Names { owner, pool, position, .. } = names(stage, seat);
    let lock = LockPosition { owner, pool, position, lock_end };
    stage.send("lock_position", owner, lock.instruction()).map(|_| ())
}

/// Resets the weight of an ended lock.
pub fn release(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let release = ReleaseLock { pool, position };
    stage.send("release_lock", owner, release.instruction()).map(|_| ())
}

/// Leaves a running lock. Returns what arrived in the wallet [base units].
pub fn leave_early(stage: &mut Stage, seat: Seat, amount: u64) -> Result<u64, Refused> {
    let n = names(stage, seat);
    let leave = LeaveLockEarly {
        owner: n.owner,
        pool: n.pool,
        position: n.position,
        stake_vault: n.vault,
        destination: n.wallet,
        penalty_vault: stage.pool(seat.pool).streams[PENALTY_SLOT].vault,
        stake_mint: n.mint,
        token_program: n.program,
        amount,
    };
    let before = stage.world.balance(&n.wallet);
    stage.send("leave_lock_early", n.owner, leave.instruction())?;
    Ok(note_return(stage, seat, &n.wallet, before))
}

/// Moves principal to another pool, where a position is opened first if there is none.
pub fn move_stake(stage: &mut Stage, seat: Seat, to: usize, amount: u64) -> Result<(), Refused> {
    let there = Seat { pool: to, ..seat };
    open(stage, there)?;
    let (from, to) = (names(stage, seat), names(stage, there));
    let moved = MoveStake {
        owner: from.owner,
        from_pool: from.pool,
        from_position: from.position,
        from_vault: from.vault,
        to_pool: to.pool,
        to_position: to.position,
        to_vault: to.vault,
        stake_mint: from.mint,
        token_program: from.program,
        amount,
    };
    stage.send("move_stake", from.owner, moved.instruction()).map(|_| ())
}

/// Returns what arrived in the wallet [base units].
pub fn emergency_exit(stage: &mut Stage, seat: Seat) -> Result<u64, Refused> {
    let n = names(stage, seat);
    let exit = EmergencyExit {
        owner: n.owner,
        pool: n.pool,
        position: n.position,
        stake_vault: n.vault,
        destination: n.wallet,
        stake_mint: n.mint,
        token_program: n.program,
    };
    let before = stage.world.balance(&n.wallet);
    stage.send("emergency_exit", n.owner, exit.instruction())?;
    Ok(note_return(stage, seat, &n.wallet, before))
}

/// Closes an empty position that is owed nothing whole.
pub fn close(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let close = ClosePosition { closer: owner, pool, position, rent_payer: owner, forfeit: false };
    stage.send("close_position", owner, close.instruction()).map(|_| ())
}
