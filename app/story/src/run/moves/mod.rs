//! One function for each instruction of an LP. What reaches a wallet is measured there.

mod principal;
mod reinvest;
mod rewards;

pub use principal::{
    close, emergency_exit, leave_early, lock, move_stake, release, stake, unstake,
};
#[cfg(test)]
pub use reinvest::OPERATOR;
pub use reinvest::{reinvest, Signer};
pub use rewards::{claim, compound};

use super::{Refused, Stage};
use acequia_interface::addresses;
use acequia_interface::instructions::OpenPosition;
use solana_address::Address;

/// An LP in a pool.
#[derive(Clone, Copy, Debug)]
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

/// Notes principal that has arrived in the wallet, and returns it [base units].
fn note_return(stage: &mut Stage, seat: Seat, wallet: &Address, before: u64) -> u64 {
    let returned = stage.world.balance(wallet) - before;
    stage.ledger.of_mut(seat.lp).returned += returned;
    returned
}
