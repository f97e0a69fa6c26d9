/** Rates that follow the stake: `crates/acequia-core/src/rate.rs`, in bigint. */

/** How a curve's rate follows the stake. */
export interface RateRule {
    /** The total weight from which the full rate is paid; 0 for always. */
    readonly fullWeight: bigint;
    /** What is paid at this total weight is paid however little is staked. */
    readonly leastWeight: bigint;
}

/** The full rate always. */
export const NO_RULE: RateRule = { fullWeight: 0n, leastWeight: 0n };

/** What stakers of that total weight get of `emitted` [base units], rounded down, and what that leaves of
 *  a unit, after `rem` [1 / `fullWeight` base units]. */
export function shareFloor(
    { fullWeight, leastWeight }: RateRule,
    emitted: bigint,
    weight: bigint,
    rem = 0n,
): { shared: bigint; rem: bigint } {
    if (weight >= fullWeight) return { shared: emitted, rem };
    const sum = emitted * (weight > leastWeight ? weight : leastWeight) + rem;
    return { shared: sum / fullWeight, rem: sum % fullWeight };
}
