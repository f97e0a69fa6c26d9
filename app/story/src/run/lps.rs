//! What LPs do, each a real transaction, and said in words.

use super::moves::{self, Seat, Signer};
use super::{Refused, Stage};
use acequia_farm_file::{amount, time};
use acequia_interface::Position;
use acequia_story::{Action, Event, Quantity};

/// Does it, and says it in words; `None` where there was nothing to do.
pub fn act(stage: &mut Stage, lp: usize, event: &Event) -> Result<Option<String>, Refused> {
    let seat = Seat { lp, pool: event.pool };
    match event.action {
        Action::Stake(amount) => stake(stage, seat, amount),
        Action::Unstake(quantity) => unstake(stage, seat, quantity),
        Action::Claim(slots) => moves::claim(stage, seat, slots).map(|()| Some("claims".into())),
        Action::Compound(slot) => {
            moves::compound(stage, seat, slot).map(|()| Some("compounds".into()))
        }
        Action::Reinvest { slot, to, by_operator } => {
            reinvest(stage, seat, (slot, to), by_operator)
        }
        Action::Lock(seconds) => lock(stage, seat, seconds),
        Action::Release => release(stage, seat),
        Action::LeaveEarly(quantity) => leave_early(stage, seat, quantity),
        Action::Move { quantity, to } => move_stake(stage, seat, quantity, to),
        Action::EmergencyExit => emergency_exit(stage, seat),
        Action::Close => {
            moves::close(stage, seat).map(|()| Some("closes the position; its rent is back".into()))
        }
        // The farm file gives these to the team alone.
        Action::TopUp { .. } | Action::Refund { .. } => Ok(None),
    }
}

type Done = Result<Option<String>, Refused>;

fn stake(stage: &mut Stage, seat: Seat, amount: u64) -> Done {
    moves::stake(stage, seat, amount)?;
    Ok(Some(format!("stakes {}", written(stage, seat, amount))))
}

fn unstake(stage: &mut Stage, seat: Seat, quantity: Quantity) -> Done {
    let amount = how_much(stage, seat, quantity);
    moves::unstake(stage, seat, amount)?;
    Ok(Some(format!("unstakes {}", written(stage, seat, amount))))
}

fn reinvest(stage: &mut Stage, seat: Seat, way: (usize, usize), by_operator: bool) -> Done {
    let signer = if by_operator { Signer::Operator } else { Signer::Owner };
    let grown = moves::reinvest(stage, seat, way, signer)?;
    let there = Seat { pool: way.1, ..seat };
    let (name, by) =
        (&stage.farm.pools[way.1].name, if by_operator { ", by an operator" } else { "" });
    let said = format!("reinvests {} in {name}{by}", written(stage, there, grown));
    Ok((grown > 0).then_some(said))
}

fn lock(stage: &mut Stage, seat: Seat, seconds: u32) -> Done {
    moves::lock(stage, seat, seconds)?;
    let position = held(stage, seat);
    let bps = position
        .map_or(0, |p| u128::from(p.stake.weight) * 10_000 / u128::from(p.stake.amount.max(1)));
    let length = time::duration(seconds.into());
    Ok(Some(format!("locks for {length} and weighs {} times as much", amount::rounded(bps, 4, 2))))
}

/// Anybody may release an ended lock; here its owner does, where nobody has before.
fn release(stage: &mut Stage, seat: Seat) -> Done {
    let now = stage.world.now();
    match held(stage, seat) {
        Some(position) if position.stake.lock_end != 0 && position.stake.lock_end <= now => {
            moves::release(stage, seat)?;
            Ok(Some("has the weight of the ended lock reset".into()))
        }
        _ => Ok(None),
    }
}

fn leave_early(stage: &mut Stage, seat: Seat, quantity: Quantity) -> Done {
    let amount = how_much(stage, seat, quantity);
    let returned = moves::leave_early(stage, seat, amount)?;
    let penalty = amount - returned;
    stage.ledger.of_mut(seat.lp).penalties += penalty;
    let (returned, penalty) = (written(stage, seat, returned), written(stage, seat, penalty));
    Ok(Some(format!("leaves the lock early with {returned}; {penalty} stay here")))
}

fn move_stake(stage: &mut Stage, seat: Seat, quantity: Quantity, to: usize) -> Done {
    let amount = how_much(stage, seat, quantity);
    moves::move_stake(stage, seat, to, amount)?;
    let other = stage.farm.pools[to].name.clone();
    Ok(Some(format!("moves {} to {other}, in one instruction", written(stage, seat, amount))))
}

fn emergency_exit(stage: &mut Stage, seat: Seat) -> Done {
    let returned = moves::emergency_exit(stage, seat)?;
    Ok(Some(format!("takes the emergency exit with {}", written(stage, seat, returned))))
}

fn how_much(stage: &mut Stage, seat: Seat, quantity: Quantity) -> u64 {
    match quantity {
        Quantity::Units(units) => units,
        Quantity::All => held(stage, seat).map_or(0, |position| position.stake.amount),
    }
}

fn held(stage: &Stage, seat: Seat) -> Option<Position> {
    stage.position(seat.lp, seat.pool)
}

fn written(stage: &Stage, seat: Seat, units: u64) -> String {
    let token = stage.farm.stake_token(&stage.farm.pools[seat.pool]);
    format!("{} {}", amount::rounded(units.into(), token.decimals, 2), token.symbol)
}
