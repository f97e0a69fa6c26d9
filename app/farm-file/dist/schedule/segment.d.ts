/** Segments: what a stream's emission curve is made of on chain. */
/** An amount spread evenly over a number of seconds. */
export interface Segment {
    /** How long it lasts [s], at least 1. */
    readonly seconds: number;
    /** What it emits [base units]; zero is a pause. */
    readonly amount: bigint;
}
/** How long segments last in all [s]. */
export declare function lengthOf(segments: readonly Segment[]): number;
/** What segments emit in all [base units]. */
export declare function totalOf(segments: readonly Segment[]): bigint;
/** What a curve has emitted `elapsed` seconds after its start [base units, rounded down in each
 *  segment], as the program counts. */
export declare function emittedBy(segments: readonly Segment[], elapsed: bigint): bigint;
/** Makes the amounts of segments, which count in proportion, add up to `total` [base units].
 *  Each cumulative sum is rounded down, so that they do to the unit. Needs a sum above 0. */
export declare function fit(segments: readonly Segment[], total: bigint): Segment[];
