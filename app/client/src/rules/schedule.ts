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

/** What a segment has emitted `elapsed` seconds after its start [base units, rounded down]; all
 *  of it from its end on. */
export function emittedFloor(segment: Segment, elapsed: bigint): bigint {
    const seconds = BigInt(segment.seconds);
    return elapsed >= seconds ? segment.amount : (segment.amount * elapsed) / seconds;
}

/** Moves the curve on to `now` [unix s]. An earlier `now` emits nothing. */
export function advance(schedule: Schedule, now: bigint): { schedule: Schedule; emitted: bigint } {
    let { start, taken, cursor } = schedule;
    let emitted = 0n;
    for (; cursor < schedule.count; cursor++) {
        const segment = segmentAt(schedule, cursor);
        const elapsed = since(start, now);
        const reached = emittedFloor(segment, elapsed);
        emitted += reached - taken;
        if (elapsed < BigInt(segment.seconds)) {
            taken = reached;
            break;
        }
        taken = 0n;
        start += BigInt(segment.seconds);
    }
    return { schedule: { ...schedule, start, taken, cursor }, emitted };
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
 *  that crosses `from` has emitted by then stays, rounded down on what is left of it at `now`. */
export function scheduledBeyond(schedule: Schedule, now: bigint, from: bigint): bigint {
    let begin = schedule.start > now ? schedule.start : now;
    let beyond = 0n;
    for (const segment of segmentsLeft(schedule, now)) {
        beyond += segment.amount - emittedFloor(segment, since(begin, from));
        begin += BigInt(segment.seconds);
    }
    return beyond;
}

function segmentAt(schedule: Schedule, at: number): Segment {
    return { seconds: schedule.durations[at] ?? 0, amount: schedule.amounts[at] ?? 0n };
}

/** Seconds from `start` to `end`, none if that is the past. */
function since(start: bigint, end: bigint): bigint {
    return end > start ? end - start : 0n;
}
