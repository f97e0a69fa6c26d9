//! The core's types, from bytes. Their order here is their layout.

use crate::{wire::Reader, ReadError};
use acequia_core::votes::Tranche;
use acequia_core::{Caps, Checkpoint, LockRule, Schedule, Stake, Stream, Totals, Votes};

type Read<T> = Result<T, ReadError>;

pub(super) fn totals(r: &mut Reader) -> Read<Totals> {
    let (staked, weight) = (r.u64()?, r.u64()?);
    Ok(Totals { staked, weight, positions: r.u64()?, last_update: r.u64()? })
}

pub(super) fn caps(r: &mut Reader) -> Read<Caps> {
    Ok(Caps { pool: r.u64()?, position: r.u64()? })
}

pub(super) fn lock_rule(r: &mut Reader) -> Read<LockRule> {
    let (max_seconds, max_multiplier_bps) = (r.u32()?, r.u32()?);
    let early_leave_bps = r.u32()?;
    Ok(LockRule { max_seconds, max_multiplier_bps, early_leave_bps, _reserved: r.u32()? })
}

#[inline(never)] // each frame of a program has 4 KiB of stack
pub(super) fn stream(r: &mut Reader) -> Read<Stream> {
    let generation = r.u32()?;
    let [state, kind, idle_policy, _pad] = r.take()?;
    let (index, carry) = (r.q64()?, r.q64()?);
    let [funded, refunded, streamed, paid, idle, committed_until, window] = r.array(Reader::u64)?;
    let schedule = schedule(r)?;
    Ok(Stream {
        generation,
        state,
        kind,
        idle_policy,
        _pad,
        index,
        carry,
        funded,
        refunded,
        streamed,
        paid,
        idle,
        committed_until,
        window,
        schedule,
    })
}

#[inline(never)] // each frame of a program has 4 KiB of stack
fn schedule(r: &mut Reader) -> Read<Schedule> {
    let (start, taken) = (r.u64()?, r.u64()?);
    let (cursor, count) = (r.u8()?, r.u8()?);
    let _pad = r.take()?;
    let durations = r.array(Reader::u32)?;
    let amounts = r.array(Reader::u64)?;
    Ok(Schedule { start, taken, cursor, count, _pad, durations, amounts })
}

pub(super) fn stake(r: &mut Reader) -> Read<Stake> {
    let [amount, weight, lock_start, lock_end] = r.array(Reader::u64)?;
    Ok(Stake { amount, weight, lock_start, lock_end, votes: votes(r)? })
}

fn votes(r: &mut Reader) -> Read<Votes> {
    let (voted_weight, locked_until, began) = (r.u64()?, r.u64()?, r.u64()?);
    let (sequence, open, hook_epoch) = (r.u32()?, r.u16()?, r.u16()?);
    let history = r.array(|r| Ok(Tranche { since: r.u64()?, weight: r.u64()? }))?;
    Ok(Votes { voted_weight, locked_until, began, sequence, open, hook_epoch, history })
}

pub(super) fn checkpoint(r: &mut Reader) -> Read<Checkpoint> {
    let (generation, _pad) = (r.u32()?, r.u32()?);
    Ok(Checkpoint { generation, _pad, index: r.q64()?, owed: r.q64()? })
}
