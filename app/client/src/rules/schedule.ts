/**
 * A stream's emission curve: `crates/acequia-core/src/schedule.rs`, in bigint.
 *
 * Every function returns a new value; none changes its arguments.
 */
import type { Schedule } from '../generated/acequia/types/schedule.js';

/** An amount spread evenly over a number of seconds. */
export interface Segment {
    /** How long it lasts [s], at least 1. */
    readonly seconds: number;
    /** What it emits [base units]; zero is a pause. */
    readonly amount: bigint;
}

/** In how many bits a phase says a fraction of a unit. */
const PHASE_BITS = 31n;

/** Whether everything has been emitted. */
export function isFinished(schedule: Schedule): boolean {
    return schedule.cursor >= schedule.count;
}

/** The running segment, whole; none where the curve has ended. */
export function runningSegment(schedule: Schedule): Segment | undefined {
    return isFinished(schedule) ? undefined : segmentAt(schedule, schedule.cursor);
}

/** The segments from the running one on, the running one whole. */
export function remainingSegments(schedule: Schedule): Segment[] {
    const segments: Segment[] = [];
    for (let at = schedule.cursor; at < schedule.count; at++) {
        segments.push(segmentAt(schedule, at));
    }
    return segments;
}

/** What a segment that begins with `phase` [2^-31 base units] has emitted `elapsed` seconds after its
 *  start [base units, rounded down]; all of it from its end on. */
export function emittedFloor(segment: Segment, elapsed: bigint, phase = 0): bigint {
    return reached(segment, elapsed, phase) >> PHASE_BITS;
}

/** As `emittedFloor` [2^-31 base units, rounded up]: the fraction of it is a phase. */
function reachedCeil(segment: Segment, elapsed: bigint, phase: number): bigint {
    return -reached({ ...segment, amount: -segment.amount }, elapsed, -phase);
}

/** [2^-31 base units, rounded down] */
function reached({ seconds, amount }: Segment, elapsed: bigint, phase: number): bigint {
    const [all, whole] = [BigInt(seconds), amount << PHASE_BITS];
    if (elapsed >= all) return whole;
    return floorDiv(whole * elapsed + BigInt(phase) * (all - elapsed), all);
}

function floorDiv(a: bigint, b: bigint): bigint {
    const quotient = a / b;
    return a % b < 0n ? quotient - 1n : quotient;
}

/** Moves the curve on to `now` [unix s]. An earlier `now` emits nothing. */
export function advance(schedule: Schedule, now: bigint): { schedule: Schedule; emitted: bigint } {
    let { start, taken, cursor, phase } = schedule;
    let emitted = 0n;
    for (; cursor < schedule.count; cursor++) {
        const segment = segmentAt(schedule, cursor);
        const elapsed = since(start, now);
        const sofar = emittedFloor(segment, elapsed, phase);
        emitted += sofar - taken;
        if (elapsed < BigInt(segment.seconds)) {
            taken = sofar;
            break;
        }
        [taken, phase] = [0n, 0];
        start += BigInt(segment.seconds);
    }
    return { schedule: { ...schedule, start, taken, cursor, phase }, emitted };
}

/** Lets the curve stand still from `from` to `to` [unix s]. `gap` is by how long that put it off
 *  [s]: the part of the stretch in which it would have run. */
export function wait(
    schedule: Schedule,
    from: bigint,
    to: bigint,
): { schedule: Schedule; gap: bigint } {
    if (isFinished(schedule)) return { schedule, gap: 0n };
    const gap = since(from > schedule.start ? from : schedule.start, to);
    return { schedule: { ...schedule, start: schedule.start + gap }, gap };
}

/** What is still to be emitted [base units]. */
export function unstreamed(schedule: Schedule): bigint {
    return remainingSegments(schedule).reduce((sum, { amount }) => sum + amount, -schedule.taken);
}

/** What is still to come of a curve settled to `now` [unix s]: the rest of the running segment, and
 *  those that follow. */
export function segmentsLeft(schedule: Schedule, now: bigint): Segment[] {
    const [running, ...rest] = remainingSegments(schedule);
    if (!running) return [];
    const seconds = running.seconds - Number(since(schedule.start, now));
    return [{ seconds, amount: running.amount - schedule.taken }, ...rest];
}

/** When the last unit is emitted, should nobody change or delay the curve [unix s]. */
export function endsAt(schedule: Schedule): bigint {
    return remainingSegments(schedule).reduce(
        (end, { seconds }) => end + BigInt(seconds),
        schedule.start,
    );
}

/** What a cut at `from` would take off a curve settled to `now` [base units]. What the segment
 *  that crosses `from` will have emitted by then stays, rounded up. */
export function scheduledBeyond(schedule: Schedule, now: bigint, from: bigint): bigint {
    let begin = schedule.start > now ? schedule.start : now;
    let phase = phaseAt(schedule, now);
    let beyond = 0n;
    for (const segment of segmentsLeft(schedule, now)) {
        beyond += segment.amount - emittedCeil(segment, since(begin, from), phase);
        begin += BigInt(segment.seconds);
        phase = 0;
    }
    return beyond;
}

function emittedCeil(segment: Segment, elapsed: bigint, phase: number): bigint {
    return elapsed === 0n ? 0n : -(-reachedCeil(segment, elapsed, phase) >> PHASE_BITS);
}

/** The fraction of a unit that the running segment of a curve settled to `now` has reached
 *  [2^-31 base units, rounded up]. */
function phaseAt(schedule: Schedule, now: bigint): number {
    const running = runningSegment(schedule);
    if (!running) return 0;
    const parts = reachedCeil(running, since(schedule.start, now), schedule.phase);
    return Number(parts - (schedule.taken << PHASE_BITS));
}

function segmentAt(schedule: Schedule, at: number): Segment {
    return { seconds: schedule.durations[at] ?? 0, amount: schedule.amounts[at] ?? 0n };
}

/** Seconds from `start` to `end`, none if that is the past. */
function since(start: bigint, end: bigint): bigint {
    return end > start ? end - start : 0n;
}
