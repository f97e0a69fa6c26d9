/** The books of one reward: `crates/acequia-core/src/stream.rs`, in bigint. */
import { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import type { Stream } from '../generated/acequia/types/stream.js';
import { StreamState } from '../generated/acequia/types/streamState.js';
import { shareFloor } from './rate.js';
import { advance, isFinished, scheduledBeyond, wait } from './schedule.js';

/** A stream's lifetime funding stays below this [base units]. */
const FUNDING_LIMIT = 1n << 63n;
/** How long a closing stream is left to those whose it is [s]: 30 days. */
const CLOSING_SECONDS = 30n * 86_400n;
/** Where the fraction of a number of 2^-64ths begins. */
export const Q64 = 64n;

/** Whether the slot holds a stream, active or closing. */
export function exists(stream: Stream): boolean {
    return stream.state !== StreamState.Empty;
}

/** Whether anyone may push what it owes at `now` [unix s], and retire it: its closing began 30 days ago,
 *  or its pool has closed for good. */
export function isAnyones(
    { state, closingSince }: Stream,
    now: bigint,
    poolClosed: boolean,
): boolean {
    const waited = now >= closingSince + CLOSING_SECONDS;
    return state === StreamState.Closing && (poolClosed || waited);
}

/** Whether it can take that much more [base units]. */
export const hasRoomFor = ({ funded }: Stream, amount: bigint): boolean =>
    funded + amount < FUNDING_LIMIT;

/** The stream after what its curve emits from `from` to `to` [unix s] went to `weight`, the
 *  pool's total throughout that stretch. */
export function accrue(stream: Stream, from: bigint, to: bigint, weight: bigint): Stream {
    if (isFinished(stream.schedule)) return stream;
    return weight === 0n ? accrueIdle(stream, from, to) : accrueTo(stream, to, weight);
}

function accrueTo(stream: Stream, to: bigint, weight: bigint): Stream {
    const { schedule, emitted } = advance(stream.schedule, to);
    const { shared, rem } = shareFloor(stream, emitted, weight, stream.rem);
    const idle = stream.idle + emitted - shared;
    if (shared === 0n) return { ...stream, schedule, rem, idle };
    // The division's remainder is the new carry, so that not a fraction is lost.
    const owed = (shared << Q64) + stream.carry;
    return {
        ...stream,
        schedule,
        rem,
        idle,
        index: BigInt.asUintN(128, stream.index + owed / weight),
        carry: owed % weight,
        streamed: stream.streamed + shared,
    };
}

function accrueIdle(stream: Stream, from: bigint, to: bigint): Stream {
    if (stream.idlePolicy === IdlePolicy.Refund) {
        const { schedule, emitted } = advance(stream.schedule, to);
        return { ...stream, schedule, idle: stream.idle + emitted };
    }
    const start = stream.schedule.start;
    const promisedAhead = stream.committedUntil > (from > start ? from : start);
    const { schedule, gap } = wait(stream.schedule, from, to);
    const committedUntil = stream.committedUntil + (promisedAhead ? gap : 0n);
    return { ...stream, schedule, committedUntil };
}

/** What all positions together are owed, settled or not [2^-64 base units]. */
export function owedToAll(stream: Stream): bigint {
    return ((stream.streamed - stream.paid) << Q64) - stream.carry;
}

/** What the vault must hold [base units]. */
export function liability(stream: Stream): bigint {
    return stream.funded - stream.refunded - stream.paid;
}

/** What the funder could take back at `now` [base units], for a stream settled to then: what was
 *  emitted to nobody, and what is scheduled beyond both `now` and the commitment. */
export function refundable(stream: Stream, now: bigint): bigint {
    const from = now > stream.committedUntil ? now : stream.committedUntil;
    return stream.idle + scheduledBeyond(stream.schedule, now, from);
}
