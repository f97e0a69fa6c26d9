/** What locking earns and what leaving early costs: `crates/acequia-core/src/lock.rs`. */
import type { LockRule } from '../generated/acequia/types/lockRule.js';

/** One, in basis points. */
export const BPS = 10_000n;

/** The multiplier of a lock of `seconds`, linear from 1 to the pool's largest [bps, rounded
 *  down]. Locks longer than the longest count as the longest. */
export function lockMultiplierBps(rule: LockRule, seconds: bigint): bigint {
    if (rule.maxSeconds === 0) return BPS;
    const longest = BigInt(rule.maxSeconds);
    const extra = BigInt(rule.maxMultiplierBps) - BPS;
    return BPS + (extra * (seconds < longest ? seconds : longest)) / longest;
}

/** The weight of `amount` locked for `seconds` [weight, rounded down]. The program refuses one
 *  of 2^64 or more. */
export function lockedWeight(rule: LockRule, amount: bigint, seconds: bigint): bigint {
    return (amount * lockMultiplierBps(rule, seconds)) / BPS;
}

/** What leaving with `amount` costs when `remaining` seconds of a lock are left [base units, rounded
 *  up], the same however old the lock is. It goes to those who stay: where nobody else is staked,
 *  there is none. */
export function earlyLeavePenalty(rule: LockRule, amount: bigint, remaining: bigint): bigint {
    if (rule.maxSeconds === 0) return 0n;
    const longest = BigInt(rule.maxSeconds);
    const left = remaining < longest ? remaining : longest;
    const whole = longest * BPS;
    const penalty = (amount * BigInt(rule.earlyLeaveBps) * left + whole - 1n) / whole;
    return penalty < amount ? penalty : amount;
}

/** What a position holds, as far as merging looks at it. */
export interface Held {
    readonly amount: bigint;
    readonly weight: bigint;
    readonly lockEnd: bigint;
}

/** What two positions hold at `now` where the one is put into the other: until the later end of both
 *  locks, what had the earlier weighed anew by the time left to it [rounded down]. */
export function merged(rule: LockRule, into: Held, other: Held, now: bigint): Held {
    const [left, gone] = [settled(into, now), settled(other, now)];
    if (gone.amount === 0n) return left;
    const lockEnd = left.lockEnd > gone.lockEnd ? left.lockEnd : gone.lockEnd;
    const weigh = (part: Held) =>
        part.lockEnd === lockEnd ? part.weight : lockedWeight(rule, part.amount, lockEnd - now);
    return { amount: left.amount + gone.amount, weight: weigh(left) + weigh(gone), lockEnd };
}

/** Without the boost of a lock that has ended. */
function settled({ amount, weight, lockEnd }: Held, now: bigint): Held {
    const isOver = lockEnd <= now;
    return { amount, weight: isOver ? amount : weight, lockEnd: isOver ? 0n : lockEnd };
}
