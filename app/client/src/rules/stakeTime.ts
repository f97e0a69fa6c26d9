/** Stake-time, principal times seconds: `crates/acequia-core/src/stake_time.rs`, in bigint. */

/** The stake-time of a position, or of a pool, as read at one moment. Keep it, to compare it with a later
 *  one. */
export interface Reading {
    /** When it was read [unix s]. */
    readonly at: bigint;
    /** When it began: the position was opened or changed hands, or the pool was created [unix s]. */
    readonly since: bigint;
    /** What had come together [base units x s]. */
    readonly value: bigint;
}

/** What of a position tells its stake-time. */
interface Held {
    readonly amount: bigint;
    readonly origin: bigint;
    readonly since: bigint;
}

/** What of a pool tells its stake-time. */
interface HeldByAll {
    readonly totals: { readonly staked: bigint; readonly origin: bigint };
    readonly createdAt: bigint;
}

/** The stake-time of a position at `at` [unix s], which is not before its last change. Of a delegated
 *  pool it is the delegate's word. */
export const stakeTime = ({ amount, origin, since }: Held, at: bigint): Reading =>
    reading(amount, origin, since, at);

/** The stake-time of all positions that a pool ever had. */
export const poolStakeTime = ({ totals, createdAt }: HeldByAll, at: bigint): Reading =>
    reading(totals.staked, totals.origin, createdAt, at);

const reading = (amount: bigint, origin: bigint, since: bigint, at: bigint): Reading => ({
    at,
    since,
    value: BigInt.asUintN(128, amount * at - origin),
});

/** What stands for an account that nobody read at that moment [unix s]. */
export const missingReading = (at: bigint): Reading => ({ at, since: (1n << 64n) - 1n, value: 0n });

/** What came together since an earlier reading of the same address [base units x s]: all, where it began
 *  after that; nothing, where it began before and that reading is of another owner, or missing. */
export function gainedSince(later: Reading, earlier: Reading): bigint {
    if (later.since >= earlier.at) return later.value;
    if (later.since !== earlier.since) return 0n;
    return later.value > earlier.value ? later.value - earlier.value : 0n;
}

/** The same as an amount that was staked throughout [base units, rounded down]. */
export function averageStake(later: Reading, earlier: Reading): bigint {
    const seconds = later.at - earlier.at;
    return seconds > 0n ? gainedSince(later, earlier) / seconds : 0n;
}
