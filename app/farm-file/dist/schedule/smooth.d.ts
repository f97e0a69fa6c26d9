import type { Segment } from './segment.js';
/** What the smooth curve emits in a step is the difference of its values at the edges. */
export declare function halving(seconds: number, halfLife: number, count: number): Segment[];
/** Rates start at 2^58 a step, so that two dozen of them fit 64 bits. The last step may be
 *  shorter. */
export declare function falling(seconds: number, every: number, keepBps: number): Segment[];
/** The rate in the middle of each step times its length. */
export declare function ramp(seconds: number, count: number, from: number, to: number): Segment[];
