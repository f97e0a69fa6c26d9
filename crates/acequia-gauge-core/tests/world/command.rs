//! Random commands for a [`World`].

use super::*;
use fastrand::Rng;

/// One thing that somebody does, with numbers already drawn.
#[derive(Clone, Copy, Debug, strum::IntoStaticStr)]
pub enum Command {
    Wait(u64),
    ClockBack(u64),
    Fund(u64),
    Refund,
    Open(u64),
    Update(usize),
    Vote(usize, usize, u64, Split),
    Withdraw(usize, usize),
    Settle(usize),
    Apply(usize, usize),
    GiveBack(usize, usize),
    Close(usize),
    SetTerms(u64, u32, u64),
    SetPower(usize, u64),
    AddPool(u64),
    RemovePool,
}
use Command::*;

/// Does it. Refusals are fine; what must hold is checked afterwards by the caller.
pub fn run(world: &mut World, command: Command) -> Result<()> {
    match command {
        Wait(seconds) => world.now += seconds,
        ClockBack(seconds) => world.now = world.now.saturating_sub(seconds),
        Fund(amount) => world.fund(amount)?,
        Refund => drop(world.refund()?),
        Open(number) => world.open(number)?,
        Update(at) => drop(world.update(at)?),
        Vote(at, who, weight, split) => world.vote(at, who, weight, &split)?,
        Withdraw(at, who) => world.withdraw(at, who)?,
        Settle(at) => drop(world.settle(at)?),
        Apply(at, pool) => drop(world.apply(at, pool)?),
        GiveBack(at, pool) => drop(world.give_back(at, pool)?),
        Close(at) => close(world, at)?,
        SetTerms(quorum, cap_bps, epoch_budget) => {
            world.terms = Terms { quorum, cap_bps, epoch_budget, ..world.terms }
        }
        SetPower(pool, power) => world.set_power(pool, power)?,
        AddPool(power) => world.powers.push(power),
        RemovePool => drop(world.powers.pop()),
    }
    Ok(())
}

fn close(world: &mut World, at: usize) -> Result<()> {
    if !world.ballots[at].epoch.is_done(world.now) {
        return Err(Error::NotSettled);
    }
    world.ballots.remove(at);
    Ok(())
}

/// The epoch that a command is about.
pub fn touched(command: Command) -> Option<usize> {
    match command {
        Vote(at, ..)
        | Withdraw(at, _)
        | Settle(at)
        | Apply(at, _)
        | GiveBack(at, _)
        | Update(at) => Some(at),
        _ => None,
    }
}

/// Draws a command. Amounts range over all magnitudes up to `2^bits`. While the newest
/// epoch takes votes, most commands are about epochs.
pub fn draw(rng: &mut Rng, world: &World, bits: u32) -> Command {
    let amount = |rng: &mut Rng| rng.u64(..) >> rng.u32(64 - bits..64);
    let newest = world.ballots.last().map(|ballot| ballot.epoch);
    let voting = newest.is_some_and(|e| e.window.is_voting(world.now) && !e.is_settled());
    let share = if voting { 70 } else { 45 };
    let weight = amount(rng);
    match newest {
        Some(_) if rng.u32(..100) < share && voting => draw_vote(rng, world, weight),
        Some(_) if rng.u32(..100) < share => draw_for_epoch(rng, world),
        _ => draw_for_gauge(rng, world, weight),
    }
}

fn draw_for_gauge(rng: &mut Rng, world: &World, amount: u64) -> Command {
    match rng.u32(..20) {
        0..=5 => Wait(rng.u64(..world.terms.epoch_seconds as u64 / 3)),
        6 => ClockBack(rng.u64(..world.terms.epoch_seconds as u64 / 8)),
        7..=9 => Fund(amount),
        10 => Refund,
        11..=14 => Open(next(rng, world)),
        15 if !world.ballots.is_empty() => Update(world.ballots.len() - 1),
        16 => SetTerms(amount, rng.u32(..=10_000), amount >> rng.u32(..64)),
        17 => SetPower(rng.usize(..world.powers.len()), power(rng)),
        18 if world.powers.len() < MAX_POOLS => AddPool(power(rng)),
        _ if world.powers.len() > 1 => RemovePool,
        _ => Wait(1),
    }
}

fn draw_vote(rng: &mut Rng, world: &World, weight: u64) -> Command {
    let (newest, who) = (world.ballots.len() - 1, rng.usize(..world.voters));
    // Now and then one too many.
    let pools = (world.powers.len() + rng.usize(..50) / 49).min(MAX_POOLS);
    match rng.u32(..4) {
        0 => Withdraw(newest, who),
        _ => Vote(newest, who, weight, draw_split(rng, pools)),
    }
}

fn draw_for_epoch(rng: &mut Rng, world: &World) -> Command {
    let at = rng.usize(..world.ballots.len());
    let pools = world.ballots[at].epoch.pools as usize;
    let pool = rng.usize(..=pools);
    match rng.u32(..20) {
        0 => Withdraw(at, rng.usize(..world.voters)),
        1..=4 => Settle(at),
        5..=10 => Apply(at, pool),
        11..=17 => GiveBack(at, pool),
        _ => Close(at),
    }
}

/// Mostly the epoch that may be opened next.
fn next(rng: &mut Rng, world: &World) -> u64 {
    let running = world.terms.number_at(world.now).unwrap_or(0);
    match rng.u32(..10) {
        0 => rng.u64(..),
        1 => running,
        _ => running + 1,
    }
}

/// From a thousandth of a vote for each unit to many, and none.
fn power(rng: &mut Rng) -> u64 {
    match rng.u32(..8) {
        0 => 0,
        _ => rng.u64(..) >> rng.u32(20..64),
    }
}

/// A split over some of the pools.
pub fn draw_split(rng: &mut Rng, pools: usize) -> Split {
    let mut split = Split::default();
    let mut left = 10_000;
    while left > 0 {
        let bps = rng.u16(1..=left);
        split.bps[rng.usize(..pools)] += bps;
        left -= bps;
    }
    split
}
