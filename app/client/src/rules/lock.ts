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
