/** The bounds of the program, which a file is held to before anything runs. */
/** The most segments that a stream holds. */
export declare const MAX_SEGMENTS = 24;
/** The most streams that a pool has room for. */
export declare const MAX_STREAMS = 16;
/** A stream's funding in all its life stays below this [base units]. */
export declare const FUNDING_LIMIT: bigint;
/** What fits an amount on chain [base units]. */
export declare const MAX_UNITS: bigint;
/** The latest time that a schedule may name [unix s]. */
export declare const MAX_TIME: bigint;
/** The longest segment [s]. */
export declare const MAX_SECONDS: number;
/** The shortest and the longest window of a flow [s]. */
export declare const MIN_WINDOW = 600;
export declare const MAX_WINDOW: number;
/** The longest lock [s]. */
export declare const MAX_LOCK_SECONDS: number;
/** The largest multiplier of a lock [bps]. */
export declare const MAX_MULTIPLIER_BPS = 100000;
/** The most that leaving a lock early may cost [bps]. */
export declare const MAX_EARLY_LEAVE_BPS = 5000;
/** More decimals than this and a single token would not fit 64 bits. */
export declare const MAX_DECIMALS = 19;
/** A whole [bps]. */
export declare const BPS = 10000;
