//! One function for each instruction of an LP. What reaches a wallet is measured there.

use super::{Refused, Stage};
use acequia_interface::instructions::{
    Claim, ClosePosition, Compound, EmergencyExit, LeaveLockEarly, LockPosition, MoveStake,
    OpenPosition, PrincipalAccounts, ReleaseLock, Reward, Stake, Unstake,
};
use acequia_interface::addresses;
use solana_address::Address;

/// An LP in a pool.
#[derive(Clone, Copy)]
pub struct Seat {
    pub lp: usize,
    pub pool: usize,
}

/// The accounts that most instructions name.
struct Names {
    owner: Address,
    pool: Address,
    position: Address,
    vault: Address,
    wallet: Address,
    mint: Address,
    program: Address,
}

fn names(stage: &mut Stage, seat: Seat) -> Names {
    let (owner, pool) = (stage.owner(seat.lp), stage.pool_address(seat.pool));
    let mint = stage.mint(stage.farm.pools[seat.pool].stake);
    Names {
        owner,
        pool,
        position: addresses::position(&pool, &owner, 0).0,
        vault: addresses::stake_vault(&pool).0,
        wallet: stage.world.wallet(&owner, &mint),
        mint: mint.address,
        program: mint.program,
    }
}

/// Opens a position where the LP has none in the pool.
fn open(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    if stage.position(seat.lp, seat.pool).is_some() {
        return Ok(());
    }
    let Names { owner, pool, position, .. } = names(stage, seat);
    let open = OpenPosition { opener: owner, payer: owner, pool, position, index: 0, owner };
    stage.send("open_position", owner, open.instruction()).map(|_| ())
}

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

/// Claims the slots in a set, into the LP's canonical accounts.
pub fn claim(stage: &mut Stage, seat: Seat, slots: u16) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let streams = stage.pool(seat.pool).streams;
    let chosen = stage.farm.pools[seat.pool].rewards.clone().into_iter().enumerate();
    let chosen = chosen.filter(|(slot, _)| slots & 1 << slot != 0);
    let mut rewards = Vec::new();
    let mut wallets = Vec::new();
    for (slot, reward) in chosen {
        let mint = stage.mint(reward.token);
        let destination = stage.world.wallet(&owner, &mint);
        let (vault, token_program) = (streams[slot].vault, mint.program);
        rewards.push(Reward { slot: slot as u8, vault, destination, mint: mint.address, token_program });
        wallets.push((reward.token, destination));
    }
    wallets.sort_unstable();
    wallets.dedup();
    let before: Vec<u64> = wallets.iter().map(|(_, wallet)| stage.world.balance(wallet)).collect();
    stage.send("claim", owner, Claim { owner, pool, position, rewards: &rewards }.instruction())?;
    for ((token, wallet), before) in wallets.iter().zip(before) {
        let arrived = stage.world.balance(wallet) - before;
        stage.ledger.of_mut(seat.lp).claimed[*token] += arrived;
    }
    Ok(())
}

/// Compounds a slot, where it owes anything whole.
pub fn compound(stage: &mut Stage, seat: Seat, slot: usize) -> Result<(), Refused> {
    let (now, pool) = (stage.world.now(), stage.pool(seat.pool));
    let Some((_, position)) = stage.position(seat.lp, seat.pool) else { return Ok(()) };
    if position.claimable(&pool, now)[slot] == 0 {
        return Ok(());
    }
    let n = names(stage, seat);
    let compound = Compound {
        owner: n.owner,
        pool: n.pool,
        position: n.position,
        reward_vault: pool.streams[slot].vault,
        stake_vault: n.vault,
        stake_mint: n.mint,
        token_program: n.program,
        slot: slot as u8,
    };
    stage.send("compound", n.owner, compound.instruction())?;
    let after = stage.position(seat.lp, seat.pool).map_or(0, |(_, position)| position.stake.amount);
    let token = stage.farm.pools[seat.pool].stake;
    stage.ledger.of_mut(seat.lp).compounded[token] += after - position.stake.amount;
    Ok(())
}

pub fn lock(stage: &mut Stage, seat: Seat, seconds: u32) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let lock = LockPosition { owner, pool, position, seconds };
    stage.send("lock_position", owner, lock.instruction()).map(|_| ())
}

pub fn release(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let release = ReleaseLock { pool, position };
    stage.send("release_lock", owner, release.instruction()).map(|_| ())
}

/// Leaves a running lock. Returns what arrived in the wallet [base units].
pub fn leave_early(stage: &mut Stage, seat: Seat, amount: u64, slot: usize) -> Result<u64, Refused> {
    let n = names(stage, seat);
    let leave = LeaveLockEarly {
        owner: n.owner,
        pool: n.pool,
        position: n.position,
        stake_vault: n.vault,
        destination: n.wallet,
        reward_vault: stage.pool(seat.pool).streams[slot].vault,
        stake_mint: n.mint,
        token_program: n.program,
        amount,
        slot: slot as u8,
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
    let principal = PrincipalAccounts {
        stake_vault: n.vault,
        destination: n.wallet,
        stake_mint: n.mint,
        token_program: n.program,
    };
    let exit = EmergencyExit { owner: n.owner, pool: n.pool, position: n.position, principal: Some(principal) };
    let before = stage.world.balance(&n.wallet);
    stage.send("emergency_exit", n.owner, exit.instruction())?;
    Ok(note_return(stage, seat, &n.wallet, before))
}

pub fn close(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    let Names { owner, pool, position, .. } = names(stage, seat);
    let close = ClosePosition { owner, pool, position, rent_payer: owner, forfeit: false };
    stage.send("close_position", owner, close.instruction()).map(|_| ())
}

/// Notes principal that has arrived in the wallet, and returns it [base units].
fn note_return(stage: &mut Stage, seat: Seat, wallet: &Address, before: u64) -> u64 {
    let returned = stage.world.balance(wallet) - before;
    stage.ledger.of_mut(seat.lp).returned += returned;
    returned
}
