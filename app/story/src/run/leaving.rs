//! Promises 1 and 2 on a copy of the last day: everybody leaves, with everything.

use super::moves::{self, Seat};
use super::{Refused, Stage};
use crate::books;

pub struct Leaving {
    /// How many positions were emptied, paid and closed.
    pub positions: usize,
    /// What is left in each pool's stake vault [base units].
    pub left_in_vaults: Vec<u64>,
    pub left_behind: u64,
}

/// Lets everybody unstake, claim and close, once the last lock has ended. `stage` is a copy,
/// so the story itself does not notice.
pub fn run(mut stage: Stage) -> Result<Leaving, Refused> {
    let seats = seats(&stage);
    stage.world.set_time(last_lock_end(&stage, &seats));
    for seat in &seats {
        leave(&mut stage, *seat)?;
    }
    let after: Vec<_> = stage.pools().map(|pool| books::read(&stage.world, pool)).collect();
    Ok(Leaving {
        positions: seats.len(),
        left_in_vaults: after.iter().map(|books| books.stake_vault).collect(),
        left_behind: after.iter().map(|books| books.positions).sum(),
    })
}

/// Everybody who has a position anywhere.
fn seats(stage: &Stage) -> Vec<Seat> {
    let lps = 0..stage.story.lps.len();
    let pools = stage.farm.pools.len();
    let all = lps.flat_map(|lp| (0..pools).map(move |pool| Seat { lp, pool }));
    all.filter(|seat| stage.position(seat.lp, seat.pool).is_some()).collect()
}

fn last_lock_end(stage: &Stage, seats: &[Seat]) -> u64 {
    let positions = seats.iter().filter_map(|seat| stage.position(seat.lp, seat.pool));
    positions.map(|position| position.stake.lock_end).fold(stage.world.now(), u64::max)
}

fn leave(stage: &mut Stage, seat: Seat) -> Result<(), Refused> {
    let staked = stage.position(seat.lp, seat.pool).map_or(0, |position| position.stake.amount);
    if staked > 0 {
        moves::unstake(stage, seat, staked)?;
    }
    let slots = (0..stage.farm.pools[seat.pool].rewards.len()).fold(0, |set, slot| set | 1 << slot);
    moves::claim(stage, seat, slots)?;
    moves::close(stage, seat)
}
