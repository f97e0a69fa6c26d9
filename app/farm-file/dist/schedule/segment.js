/** Segments: what a stream's emission curve is made of on chain. */
/** How long segments last in all [s]. */
export function lengthOf(segments) {
    return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}
/** What segments emit in all [base units]. */
export function totalOf(segments) {
    return segments.reduce((sum, { amount }) => sum + amount, 0n);
}
/** What a curve has emitted `elapsed` seconds after its start [base units, rounded down in each
 *  segment], as the program counts. */
export function emittedBy(segments, elapsed) {
    let left = elapsed;
    let sum = 0n;
    for (const { seconds, amount } of segments) {
        if (left <= 0n)
            break;
        const whole = BigInt(seconds);
        sum += left >= whole ? amount : (amount * left) / whole;
        left -= whole;
    }
    return sum;
}
/** Makes the amounts of segments, which count in proportion, add up to `total` [base units].
 *  Each cumulative sum is rounded down, so that they do to the unit. Needs a sum above 0. */
export function fit(segments, total) {
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
