/**
 * What a farm file says, resolved: every amount in base units, every schedule in segments.
 *
 * Tokens, pools and rewards refer to each other by index. Amounts are `bigint`s of base units,
 * lengths of time are `number`s of seconds, moments are `bigint`s of unix seconds.
 */
import type { Shape } from './schedule/shape.js';
import type { Segment } from './schedule/segment.js';
/** A farm: its tokens and its pools. */
export interface Farm {
    /** What people call it. */
    readonly name: string;
    /** Every token the pools speak of, in the order of the file. */
    readonly tokens: readonly Token[];
    /** At least one. */
    readonly pools: readonly Pool[];
    /** What happens in a rehearsal, as it stands in the file: kept, never read. */
    readonly story?: string | undefined;
}
/** Which program keeps a token. */
export type TokenProgram = 'spl-token' | 'token-2022';
/** A token. */
export interface Token {
    /** The name used within the file and in tables. */
    readonly symbol: string;
    /** One token is `10 ** decimals` base units. */
    readonly decimals: number;
    readonly program: TokenProgram;
    /** The mint on chain in base58, where the file names it. */
    readonly mint?: string | undefined;
    /** What its issuer can do to holders, as a set of bits: see `RISK_NAMES`. */
    readonly risks: number;
}
/** A pool: one staked token, up to sixteen rewards. All terms but the caps are for good. */
export interface Pool {
    readonly name: string;
    /** The number in its address, unique among pools of the same creator and stake token. */
    readonly id: number;
    /** Index of the staked token in `Farm.tokens`. */
    readonly stake: number;
    /** How many streams it has room for, 1 to 16. */
    readonly capacity: number;
    readonly lock: LockRule;
    readonly caps: Caps;
    /** The token risks its creator accepts, as a set of bits. */
    readonly acceptedRisks: number;
    readonly rewards: readonly Reward[];
}
/** The terms of locking; `NO_LOCKS` for a pool without locks. */
export interface LockRule {
    /** The longest lock [s]. */
    readonly maxSeconds: number;
    /** What the longest lock multiplies the weight by [bps]. */
    readonly maxMultiplierBps: number;
    /** The share of the principal that leaving costs at the start of a lock [bps]. */
    readonly earlyLeaveBps: number;
}
/** The most that may be staked [base units]; 0 for no cap. */
export interface Caps {
    readonly pool: bigint;
    readonly position: bigint;
}
/** One reward of a pool. */
export interface Reward {
    /** Index in `Farm.tokens`. */
    readonly token: number;
    /** While nobody is staked: the schedule stands still, or that stretch goes to the funder. */
    readonly idle: 'wait' | 'refund';
    readonly emission: Emission;
}
/** How a reward is funded and spread over time. */
export type Emission = Curve | Flow;
/** Revenue that arrives in deposits, each spread over a window [s]. */
export interface Flow {
    readonly kind: 'flow';
    readonly window: number;
}
/** A budget moved up front, on a curve. */
export interface Curve {
    readonly kind: 'curve';
    /** What the segments add up to, exactly [base units]. */
    readonly budget: bigint;
    /** When the first segment starts. */
    readonly start: When;
    /** Until when the team promises not to touch it; absent for no promise. */
    readonly committedUntil?: When | undefined;
    /** The curve as people think of it; `segmentsOf(shape, budget)` are the segments. */
    readonly shape: Shape;
    readonly segments: readonly Segment[];
    /** What is no longer in the budget, where this is the rest of a stream that has run. */
    readonly past?: Past | undefined;
}
/** What an exported curve leaves out. It means nothing to a stream that is made anew. */
export interface Past {
    /** Which stream was exported: its pool, its slot, and how many streams that has held, as in
     *  `7Qx…pool/0/1`. */
    readonly stream: string;
    /** What it had streamed by then [base units]. */
    readonly streamed: bigint;
    /** What its funder had taken back [base units]. */
    readonly takenBack: bigint;
}
/** So long after the stream is created [s], or at a time [unix s]. */
export type When = {
    readonly after: number;
} | {
    readonly at: bigint;
};
/** The terms of a pool without locks. */
export declare const NO_LOCKS: LockRule;
/** The terms of a pool without caps. */
export declare const NO_CAPS: Caps;
/** What an issuer can do to those who hold a token: the bit, and the name it has in a file. */
export declare const RISK_NAMES: readonly (readonly [bit: number, name: string])[];
/** The moment for a stream created at `createdAt` [unix s]. */
export declare function resolve(when: When, createdAt: bigint): bigint;
/** The moment so many seconds after another. */
export declare function later(when: When, seconds: number): When;
/** Whether two moments are the same whenever the stream is created. */
export declare function sameMoment(a: When | undefined, b: When | undefined): boolean;
/** Whether the whole curve is committed. */
export declare function isAllCommitted({ start, segments, committedUntil }: Curve): boolean;
