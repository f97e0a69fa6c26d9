/** `[pool.lock]` and `[pool.caps]`: the terms of locking, and the most that may be staked. */
import { BPS, MAX_EARLY_LEAVE_BPS, MAX_LOCK_SECONDS, MAX_MULTIPLIER_BPS } from '../limits.js';
/** Reads `[pool.lock]`, within the bounds of the program. */
export function readLockRule(field) {
    const section = field.section('[pool.lock]');
    if (!section)
        return undefined;
    const maxSeconds = section
        .need('longest', 'add longest = "60 days", the longest lock')
        ?.duration(MAX_LOCK_SECONDS);
    const multiplier = section.need('multiplier', 'add multiplier = 2.5, what the longest lock weighs');
    const maxMultiplierBps = multiplier && readMultiplier(multiplier);
    const earlyLeaveBps = section.getOr('leave_early', 0, (f) => f.shareBps(MAX_EARLY_LEAVE_BPS));
    section.done(undefined);
    if (maxSeconds === undefined || maxMultiplierBps === undefined)
        return undefined;
    return earlyLeaveBps === undefined
        ? undefined
        : { maxSeconds, maxMultiplierBps, earlyLeaveBps };
}
/** A multiplier like `2.5` [bps]. */
function readMultiplier(field) {
    const bps = field.decimal(4, 'a multiplier');
    if (bps === undefined || (bps >= BigInt(BPS) && bps <= BigInt(MAX_MULTIPLIER_BPS))) {
        return bps === undefined ? undefined : Number(bps);
    }
    return field.expected('a multiplier from 1 to 10', '2.5');
}
/** Reads `[pool.caps]` [base units of the stake]; 0 is no cap. */
export function readCaps(field, stake) {
    const section = field.section('[pool.caps]');
    if (!section)
        return undefined;
    const cap = (key) => section.getOr(key, 0n, (f) => stake && f.decimal(stake.decimals, stake.symbol));
    const [pool, position] = [cap('pool'), cap('position')];
    section.done(undefined);
    return pool === undefined || position === undefined ? undefined : { pool, position };
}
