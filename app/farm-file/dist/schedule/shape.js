/**
 * Human shapes of a schedule, turned into segments that add up to the budget exactly.
 *
 * A shape first gives each segment a weight, then the budget is spread over the weights, each
 * cumulative sum rounded down. Weights come from integer arithmetic: a file gives the same
 * segments here, in the command line client and in the simulator.
 */
import { MAX_SEGMENTS, MAX_UNITS } from '../limits.js';
import { formatRounded } from '../words/amount.js';
import { duration } from '../words/time.js';
import { fit, lengthOf, totalOf } from './segment.js';
import { falling, halving, ramp } from './smooth.js';
/** The segments of `budget` base units in a shape, or why there are none. */
export function segmentsOf(shape, budget) {
    const weights = weightsOf(shape);
    if (weights.length > MAX_SEGMENTS)
        return 'too many segments';
    if (weights.some(({ seconds }) => seconds === 0))
        return 'segment too short';
    const sum = totalOf(weights);
    if (sum > MAX_UNITS)
        return 'too large';
    return sum === 0n || budget === 0n ? 'empty' : fit(weights, budget);
}
/** How long a shape runs [s]. */
export function secondsOf(shape) {
    return shape.kind === 'steps' ? shape.cliff + lengthOf(shape.steps) : shape.seconds;
}
function weightsOf(shape) {
    switch (shape.kind) {
        case 'constant':
            return [{ seconds: shape.seconds, amount: 1n }];
        case 'steps':
            if (shape.cliff === 0)
                return shape.steps;
            return [{ seconds: shape.cliff, amount: 0n }, ...shape.steps];
        case 'halving':
            return halving(shape.seconds, shape.halfLife, shape.segments);
        case 'falling':
            return falling(shape.seconds, shape.every, shape.keepBps);
        case 'ramp':
            return ramp(shape.seconds, shape.segments, shape.from, shape.to);
    }
}
/** A shape in words, as in "halves every 20 days". */
export function describeShape(shape) {
    switch (shape.kind) {
        case 'constant':
            return 'constant';
        case 'steps':
            if (shape.cliff === 0)
                return `${shape.steps.length} steps`;
            return `a cliff of ${duration(shape.cliff)}, then ${shape.steps.length} steps`;
        case 'halving':
            return `halves every ${duration(shape.halfLife)}`;
        case 'falling': {
            const fall = formatRounded(BigInt(10_000 - shape.keepBps), 2, 2);
            return `falls by ${fall} % every ${duration(shape.every)}`;
        }
        case 'ramp':
            return `ramps from ${shape.from} to ${shape.to}`;
    }
}
