//! Random commands for a [`World`](super::World).
#![allow(dead_code)] // each test binary uses its own part

use super::world::*;
use acequia_core::stream::Opening;
use acequia_core::votes::{Passed, Window};
use acequia_core::*;
use fastrand::Rng;

/// One thing that somebody does, with numbers already drawn.
#[derive(Clone, Copy, Debug, strum::IntoStaticStr)]
pub enum Command {
    Wait(u64),
    ClockBack(u64),
    Stake(usize, u64),
    Unstake(usize, u64),
    EmergencyExit(usize),
    Claim(usize, usize),
    Compound(usize),
    Lock(usize, u64),
    /// What a delegate says that somebody holds.
    SetStake(usize, u64),
    Release(usize),
    LeaveEarly(usize, u64),
    HandOver(usize),
    Merge(usize, usize),
    Vote(usize, u64, u64),
    Withdraw(usize),
    Close(usize, bool),
    Curve(usize, Opening, u64, [Segment; 3]),
    Flow(usize, IdlePolicy, u32),
    Extend(usize, [Segment; 3]),
    Roll(usize, [Segment; 3]),
    TopUp(usize, u64),
    Commit(usize, u64),
    Refund(usize),
    RefundIdle(usize),
    WindDown(usize),
    /// Winds down a flow that has something left.
    EndFlow(usize),
    /// Winds down a flow that is ending.
    WindDownEnding(usize),
    Sweep(usize, usize),
    Retire(usize),
    /// Of a pool that has closed for good, whatever is owed.
    Abandon(usize),
    /// The most in the pool and in one position.
    Cap(u64, u64),
    /// For good, once everybody who can has left.
    WindDownPool,
    /// Which the next follows.
    ClosePool,
}
use Command::*;

/// Does it. Refusals are fine; what must hold is checked afterwards by the caller.
pub fn run(world: &mut World, command: Command) -> Result<()> {
    if world.terms.closed && needs_an_open_pool(command) {
        return Err(Error::StreamNotActive);
    }
    by_owner(world, command)
        .or_else(|| by_funder(world, command))
        .or_else(|| by_the_clock(world, command))
        .unwrap_or_else(|| to_the_end(world, command))
}

/// As the program has it.
fn needs_an_open_pool(command: Command) -> bool {
    matches!(
        command,
        Stake(..) | Compound(_) | Curve(..) | Flow(..) | Extend(..) | Roll(..) | TopUp(..)
    )
}

fn by_owner(world: &mut World, command: Command) -> Option<Result<()>> {
    Some(match command {
        Stake(who, amount) => world.stake(who, amount),
        Unstake(who, amount) => world.unstake(who, amount).map(drop),
        EmergencyExit(who) => world.emergency_exit(who).map(drop),
        Claim(who, slot) => world.claim(who, slot).map(drop),
        Compound(who) => world.compound(who, 0).map(drop),
        Release(who) => world.at(who, |farm, seat| farm.release(seat)),
        LeaveEarly(who, amount) => world.leave_early(who, amount).map(drop),
        Close(who, forfeit) => world.close(who, forfeit),
        SetStake(who, amount) => world.set_stake(who, amount),
        Sweep(who, slot) => world.at(who, |farm, seat| farm.sweep(seat, slot)),
        _ => return between_positions(world, command),
    })
}

fn between_positions(world: &mut World, command: Command) -> Option<Result<()>> {
    Some(match command {
        HandOver(who) => world.at(who, |farm, seat| farm.hand_over(seat)),
        Merge(from, into) => world.merge(from, into, 0).map(drop),
        _ => return None,
    })
}

fn by_funder(world: &mut World, command: Command) -> Option<Result<()>> {
    let now = world.now;
    Some(match command {
        Curve(slot, terms, start, segments) => world.curve_on(slot, terms, now + start, &segments),
        Flow(slot, policy, window) => world.flow(slot, policy, window),
        Extend(slot, segments) => world.extend(slot, 0, &segments),
        Roll(slot, segments) => world.roll(slot, 0, &segments),
        TopUp(slot, amount) => world.top_up(slot, amount),
        Commit(slot, ahead) => world.farm().commit(slot, now + ahead),
        Refund(slot) => world.refund(slot).map(drop),
        RefundIdle(slot) => refund_idle(world, slot),
        WindDown(slot) => world.wind_down(slot),
        EndFlow(slot) => end_flow(world, slot),
        WindDownEnding(slot) => is_ending(world, slot).and_then(|()| world.wind_down(slot)),
        _ => return None,
    })
}

/// What is a matter of time: it passes, or something is held until it has.
fn by_the_clock(world: &mut World, command: Command) -> Option<Result<()>> {
    let now = world.now;
    match command {
        Wait(seconds) => world.now = now + seconds,
        ClockBack(seconds) => world.now = now.saturating_sub(seconds).max(GENESIS),
        Lock(who, seconds) => {
            return Some(world.at(who, |farm, seat| farm.lock(seat, now + seconds)))
        }
        Vote(who, start, end) => return Some(vote(world, who, start, end)),
        Withdraw(who) => withdraw(world, who),
        Cap(pool, position) => world.terms.caps = Caps { pool, position },
        _ => return None,
    }
    Some(Ok(()))
}

fn to_the_end(world: &mut World, command: Command) -> Result<()> {
    match command {
        Retire(slot) => world.retire(slot).map(drop),
        Abandon(slot) => world.abandon(slot),
        WindDownPool => {
            for who in 0..world.positions.len() {
                let _held_by_votes = world.leave(who);
            }
            world.wind_down_pool()
        }
        ClosePool => close_pool(world),
        other => unreachable!("{other:?} is nobody's"),
    }
}

/// No schedule is touched.
fn refund_idle(world: &mut World, slot: usize) -> Result<()> {
    world.farm().accrue();
    let schedule = world.streams[slot].schedule;
    world.refund_idle(slot)?;
    assert_eq!(world.streams[slot].schedule, schedule);
    Ok(())
}

fn end_flow(world: &mut World, slot: usize) -> Result<()> {
    world.farm().accrue();
    let stream = &world.streams[slot];
    if stream.kind != Kind::Flow as u8 || stream.unstreamed() == 0 || world.terms.closed {
        return Err(Error::WrongStreamKind);
    }
    world.wind_down(slot)?;
    is_ending(world, slot)
}

fn is_ending(world: &World, slot: usize) -> Result<()> {
    let is_ending = world.streams[slot].state == State::Ending as u8;
    is_ending.then_some(()).ok_or(Error::StreamNotActive)
}

/// Once every position is closed and every slot is free.
fn close_pool(world: &mut World) -> Result<()> {
    if !world.terms.closed || world.streams.iter().any(Stream::exists) {
        return Err(Error::StreamNotFinished);
    }
    (0..world.positions.len()).try_for_each(|who| world.close(who, false))?;
    *world = world.anew();
    Ok(())
}

/// Now, as a pool sees it.
pub fn present(world: &World) -> u64 {
    world.now.max(world.totals.last_update)
}

/// Votes on a ballot that began `ago` and ends `ahead`.
fn vote(world: &mut World, who: usize, ago: u64, ahead: u64) -> Result<()> {
    let now = present(world);
    let ballot = Window { start: now.saturating_sub(ago), end: now + ahead };
    let Position { stake, receipts, .. } = &mut world.positions[who];
    stake.votes.cast(now, ballot, stake.lock_end)?;
    receipts.push(Passed { withdrawn: false, cast_at: now, end: ballot.end });
    Ok(())
}

/// Withdraws the latest vote, or closes its receipt where the ballot has ended.
fn withdraw(world: &mut World, who: usize) {
    let now = present(world);
    let position = &mut world.positions[who];
    let Some(vote) = position.receipts.pop() else { return };
    if vote.end > now {
        position.stake.votes.withdraw(&vote, now)
    } else {
        position.stake.votes.let_go(&vote, now)
    }
}

/// Draws a command. Amounts range over all magnitudes up to `2^bits`.
pub fn draw(rng: &mut Rng, world: &World, bits: u32, jump: u64) -> Command {
    let who = rng.usize(..world.positions.len());
    let slot = rng.usize(..world.streams.len());
    if world.terms.closed && rng.bool() {
        return clear_away(rng, who, slot);
    }
    match rng.u32(..100) {
        0..=24 => Wait(rng.u64(..jump)),
        25 => ClockBack(rng.u64(..jump)),
        26..=40 => Stake(who, amount(rng, bits)),
        41..=73 => draw_of_owner(rng, who, slot, world.positions[who].stake.amount, jump),
        74 => Merge(who, rng.usize(..world.positions.len())),
        75..=97 => draw_of_stream(rng, world, (who, slot), bits, jump),
        98 => draw_of_pool(rng, who, slot, bits),
        _ => Retire(slot),
    }
}

/// What concerns all of the pool, or a delegate; mostly something else.
fn draw_of_pool(rng: &mut Rng, who: usize, slot: usize, bits: u32) -> Command {
    match rng.u8(..8) {
        0 => one_of([WindDownPool, ClosePool], rng),
        1 => one_of([Cap(0, 0), Cap(amount(rng, bits), amount(rng, bits))], rng),
        2..=3 => SetStake(who, amount(rng, bits)),
        _ => Retire(slot),
    }
}

/// What somebody does who has `held` staked.
fn draw_of_owner(rng: &mut Rng, who: usize, slot: usize, held: u64, jump: u64) -> Command {
    match rng.u32(41..74) {
        41..=50 => Unstake(who, some_of(rng, held)),
        51..=52 => EmergencyExit(who),
        53..=60 => Claim(who, slot),
        61..=62 => Compound(who),
        63..=65 => Lock(who, 1 + rng.u64(..jump)),
        66..=67 => Release(who),
        68..=69 => LeaveEarly(who, some_of(rng, held)),
        70 => HandOver(who),
        71 => Vote(who, rng.u64(..jump), rng.u64(..jump)),
        72 => Withdraw(who),
        _ => Close(who, rng.bool()),
    }
}

/// What is done to a stream.
fn draw_of_stream(
    rng: &mut Rng,
    world: &World,
    (who, slot): (usize, usize),
    bits: u32,
    jump: u64,
) -> Command {
    let policy = if rng.bool() { IdlePolicy::Wait } else { IdlePolicy::Refund };
    match rng.u32(75..98) {
        75..=79 => Curve(slot, terms(rng, bits), rng.u64(..jump), segments(rng, bits, jump)),
        80..=81 => Flow(slot, policy, 601 + rng.u64(..jump) as u32),
        82..=84 => Extend(slot, segments(rng, bits, jump)),
        85 => Roll(slot, segments_of(rng, world.streams[slot].idle, jump)),
        86..=89 => TopUp(slot, amount(rng, bits)),
        90 => Commit(slot, rng.u64(..jump)),
        91..=92 => Refund(slot),
        93 => RefundIdle(slot),
        94 => WindDown(slot),
        95 => one_of([EndFlow(slot), WindDownEnding(slot)], rng),
        _ => Sweep(who, slot),
    }
}

/// What brings a pool that has closed for good to its end.
fn clear_away(rng: &mut Rng, who: usize, slot: usize) -> Command {
    let all = [WindDown(slot), Claim(who, slot), Retire(slot), Abandon(slot), ClosePool];
    one_of(all, rng)
}

fn one_of<const N: usize>(commands: [Command; N], rng: &mut Rng) -> Command {
    commands[rng.usize(..N)]
}

fn amount(rng: &mut Rng, bits: u32) -> u64 {
    rng.u64(..) >> rng.u32(64 - bits..64)
}

/// All of it as often as a part.
fn some_of(rng: &mut Rng, amount: u64) -> u64 {
    if rng.bool() {
        amount
    } else {
        rng.u64(..=amount)
    }
}

/// Of a third of the curves the rate follows the stake.
pub fn terms(rng: &mut Rng, bits: u32) -> Opening {
    let policy = if rng.bool() { IdlePolicy::Wait } else { IdlePolicy::Refund };
    let full = 1 + amount(rng, bits);
    match rng.u8(..6) {
        0 => capped(full, 0),
        1 => capped(full, rng.u64(..full)),
        _ => Opening::curve(policy, 0),
    }
}

/// Three segments that share out all or some of an amount.
fn segments_of(rng: &mut Rng, amount: u64, jump: u64) -> [Segment; 3] {
    let first = some_of(rng, amount);
    let seconds = 1 + rng.u64(..jump) as u32;
    [first, some_of(rng, amount - first), 0].map(|amount| Segment { seconds, amount })
}

/// Three segments, one in eight of them a pause.
fn segments(rng: &mut Rng, bits: u32, jump: u64) -> [Segment; 3] {
    core::array::from_fn(|_| Segment {
        seconds: 1 + rng.u64(..jump) as u32,
        amount: amount(rng, bits) / if rng.u8(..8) == 0 { u64::MAX } else { 1 },
    })
}
