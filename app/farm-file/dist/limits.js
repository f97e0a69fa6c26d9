/** The bounds of the program, which a file is held to before anything runs. */
/** The most segments that a stream holds. */
export const MAX_SEGMENTS = 24;
/** The most streams that a pool has room for. */
export const MAX_STREAMS = 16;
/** A stream's funding in all its life stays below this [base units]. */
export const FUNDING_LIMIT = 1n << 63n;
/** What fits an amount on chain [base units]. */
export const MAX_UNITS = (1n << 64n) - 1n;
/** The latest time that a schedule may name [unix s]. */
export const MAX_TIME = 1n << 40n;
/** The longest segment [s]. */
export const MAX_SECONDS = 2 ** 32 - 1;
/** The shortest and the longest window of a flow [s]. */
export const MIN_WINDOW = 600;
export const MAX_WINDOW = 3_650 * 86_400;
/** The longest lock [s]. */
export const MAX_LOCK_SECONDS = 4 * 365 * 86_400;
/** The largest multiplier of a lock [bps]. */
export const MAX_MULTIPLIER_BPS = 100_000;
/** The most that leaving a lock early may cost [bps]. */
export const MAX_EARLY_LEAVE_BPS = 5_000;
/** More decimals than this and a single token would not fit 64 bits. */
export const MAX_DECIMALS = 19;
/** A whole [bps]. */
export const BPS = 10_000;
