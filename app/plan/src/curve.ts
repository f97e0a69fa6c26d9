/** Segments looked at: how long, how much, how they are drawn. */
import type { Segment } from './types.js';
import { DAY } from './time.js';

/** How many a stream holds. */
export const MAX_SEGMENTS = 24;

/** How long segments last in all [s]. */
export function lengthOf(segments: readonly Segment[]): number {
    return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** What segments emit in all [base units]. */
export function totalOf(segments: readonly Segment[]): bigint {
    return segments.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What a curve has emitted `elapsed` seconds after its start [base units, rounded down in each
 *  segment], as the program counts. */
export function emittedBy(segments: readonly Segment[], elapsed: bigint): bigint {
    let left = elapsed;
    let sum = 0n;
    for (const { seconds, amount } of segments) {
        if (left <= 0n) break;
        const whole = BigInt(seconds);
        sum += left >= whole ? amount : (amount * left) / whole;
        left -= whole;
    }
    return sum;
}

/** Makes the amounts of segments, which count in proportion, add up to `total` [base units].
 *  Each cumulative sum is rounded down, so that they do to the unit. Needs a sum above 0. */
export function fit(segments: readonly Segment[], total: bigint): Segment[] {
    const before = totalOf(segments);
    let sum = 0n;
    let given = 0n;
    return segments.map(({ seconds, amount }) => {
        sum += amount;
        const reached = (total * sum) / before;
        const fitted = { seconds, amount: reached - given };
        given = reached;
        return fitted;
    });
}

/** A point of a plot. */
export interface Point {
    /** When [unix s]. */
    readonly at: number;
    /** How much, in whole tokens: a float, for drawing only. */
    readonly value: number;
}

/** The rate as steps, each lasting until the next point; zero from the end on [whole tokens a
 *  day]. */
export function ratePoints(
    segments: readonly Segment[],
    { start, decimals }: { readonly start: number; readonly decimals: number },
): Point[] {
    let at = start;
    const steps = segments.map((segment) => {
        const from = at;
        at += segment.seconds;
        return { at: from, value: perDay(segment, decimals) };
    });
    return [...steps, { at, value: 0 }];
}

/** The sum at each boundary [whole tokens]; between them it is a straight line. */
export function cumulativePoints(
    segments: readonly Segment[],
    { start, decimals }: { readonly start: number; readonly decimals: number },
): Point[] {
    let at = start;
    let sum = 0n;
    const ends = segments.map(({ seconds, amount }) => {
        at += seconds;
        sum += amount;
        return { at, value: toTokens(sum, decimals) };
    });
    return [{ at: start, value: 0 }, ...ends];
}

/** What a segment emits a day [whole tokens]. */
export function perDay({ seconds, amount }: Segment, decimals: number): number {
    return (toTokens(amount, decimals) * DAY) / seconds;
}

/** What a curve that starts at `start` has emitted by `time` [unix s; base units]. */
export function emittedAt(segments: readonly Segment[], start: bigint, time: bigint): bigint {
    return time <= start ? 0n : emittedBy(segments, time - start);
}

/** When a curve that starts at `start` ends [unix s]. */
export function endOf(segments: readonly Segment[], start: bigint): bigint {
    return start + BigInt(lengthOf(segments));
}

function toTokens(units: bigint, decimals: number): number {
    const one = 10n ** BigInt(decimals);
    return Number(units / one) + Number(units % one) / Number(one);
}
