/**
 * Smooth curves cut into steps, in integers.
 *
 * Each function returns segments whose amounts are weights: only their proportions count. They
 * are those of `crates/acequia-farm-file/src/smooth.rs`, bit by bit.
 */
import { MAX_SEGMENTS } from '../limits.js';
import { halfToThe } from './powers.js';
/** What the smooth curve emits in a step is the difference of its values at the edges. */
export function halving(seconds, halfLife, count) {
    const left = (at) => halfToThe(BigInt(at), BigInt(halfLife));
    return equalSteps(seconds, count).map(([from, to]) => {
        const emitted = left(from) - left(to);
        return { seconds: to - from, amount: emitted > 0n ? emitted : 0n };
    });
}
/** Rates start at 2^58 a step, so that two dozen of them fit 64 bits. The last step may be
 *  shorter. */
export function falling(seconds, every, keepBps) {
    const segments = [];
    let rate = 1n << 58n;
    for (let at = 0; at < seconds && segments.length <= MAX_SEGMENTS; at += every) {
        const lasts = Math.min(every, seconds - at);
        segments.push({ seconds: lasts, amount: (rate * BigInt(lasts)) / BigInt(every) });
        rate = (rate / 10000n) * BigInt(keepBps);
    }
    return segments;
}
/** The rate in the middle of each step times its length. */
export function ramp(seconds, count, from, to) {
    return equalSteps(seconds, count).map(([start, end], nth) => {
        const rate = BigInt(from * (2 * (count - nth) - 1) + to * (2 * nth + 1));
        return { seconds: end - start, amount: rate * BigInt(end - start) };
    });
}
/** Equal steps; boundaries rounded down to the second. */
function equalSteps(seconds, count) {
    const edge = (nth) => Number((BigInt(seconds) * BigInt(nth)) / BigInt(count));
    return Array.from({ length: count }, (_, nth) => [edge(nth), edge(nth + 1)]);
}
