/** Segments: what a stream's emission curve is made of on chain. */

/** An amount spread evenly over a number of seconds. */
export interface Segment {
    /** How long it lasts [s], at least 1. */
    readonly seconds: number;
    /** What it emits [base units]; zero is a pause. */
    readonly amount: bigint;
}

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
