/**
 * Powers of one half in fixed point: the same bits on every machine, which floats are not.
 *
 * A fraction is a sum of halves, quarters, eighths and so on, so a power of one half is a
 * product of its square root, the square root of that, and so on: 64 of them at most.
 */
/** `2^62 * 2^-(part / whole)`, rounded down. `whole` is at least 1, both are below 2^40. */
export declare function halfToThe(part: bigint, whole: bigint): bigint;
