/** Points for plots of a curve: what it emits a day, and what it has emitted so far. */
import { type Segment } from './schedule/segment.js';
/** A point of a plot. */
export interface Point {
    /** When [unix s]. */
    readonly at: number;
    /** How much, in whole tokens: a float, for drawing only. */
    readonly value: number;
}
/** The rate as steps, each lasting until the next point; zero from the end on [whole tokens a
 *  day]. */
export declare function ratePoints(segments: readonly Segment[], { start, decimals }: {
    readonly start: number;
    readonly decimals: number;
}): Point[];
/** The sum at each boundary [whole tokens]; between them it is a straight line. */
export declare function cumulativePoints(segments: readonly Segment[], { start, decimals }: {
    readonly start: number;
    readonly decimals: number;
}): Point[];
/** What a segment emits a day [whole tokens]. */
export declare function perDay({ seconds, amount }: Segment, decimals: number): number;
/** What a curve that starts at `start` has emitted by `time` [unix s; base units]. */
export declare function emittedAt(segments: readonly Segment[], start: bigint, time: bigint): bigint;
/** What a curve emits after `time` [unix s; base units]: what is not promised where that is the
 *  end of a commitment. */
export declare function emittedAfter(segments: readonly Segment[], start: bigint, time: bigint): bigint;
/** When a curve that starts at `start` ends [unix s]. */
export declare function endOf(segments: readonly Segment[], start: bigint): bigint;
