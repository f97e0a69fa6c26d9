import { type Segment } from './segment.js';
/** The shape of a curve, before its budget is spread over it. Lengths of time are in seconds. */
export type Shape = 
/** The same rate throughout. */
{
    readonly kind: 'constant';
    readonly seconds: number;
}
/** Steps whose amounts are relative to each other, after a cliff in which nothing flows. */
 | {
    readonly kind: 'steps';
    readonly cliff: number;
    readonly steps: readonly Segment[];
}
/** A rate that halves every so often, in so many equal steps. */
 | {
    readonly kind: 'halving';
    readonly seconds: number;
    readonly halfLife: number;
    readonly segments: number;
}
/** A rate that keeps a share of itself [bps] with every step. */
 | {
    readonly kind: 'falling';
    readonly seconds: number;
    readonly every: number;
    readonly keepBps: number;
}
/** A rate that rises or falls linearly between two that are relative to each other. */
 | {
    readonly kind: 'ramp';
    readonly seconds: number;
    readonly from: number;
    readonly to: number;
    readonly segments: number;
};
/** Why a shape is no schedule. */
export type ShapeError = 'too many segments' | 'segment too short' | 'too large' | 'empty';
/** The segments of `budget` base units in a shape, or why there are none. */
export declare function segmentsOf(shape: Shape, budget: bigint): readonly Segment[] | ShapeError;
/** How long a shape runs [s]. */
export declare function secondsOf(shape: Shape): number;
/** A shape in words, as in "halves every 20 days". */
export declare function describeShape(shape: Shape): string;
