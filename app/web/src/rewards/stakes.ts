/** What a position may do with its stake, and in words why not. The program has the last word:
 *  these are its rules, told before anybody signs. */
import {
    isDelegated,
    isClosed,
    isPaused,
    rules,
    type Holding,
    type PoolAccount,
    type PositionAccount,
} from '@acequia/client';
import { duration, grouped } from '../ui/format';

/** The state of a position's lock. */
export type LockState =
    | { readonly is: 'none' }
    | { readonly is: 'running'; readonly until: bigint }
    | { readonly is: 'over' };

/** How the lock of a position stands at `now` [unix s]. */
export function lockState({ data: { stake } }: PositionAccount, now: bigint): LockState {
    if (stake.lockEnd === 0n) return { is: 'none' };
    return now < stake.lockEnd ? { is: 'running', until: stake.lockEnd } : { is: 'over' };
}

/** What a position's weight is of its principal [bps, rounded down]; 10,000 is no boost. */
export function boostOf({ data: { stake } }: PositionAccount): bigint {
    return stake.amount === 0n ? rules.BPS : (stake.weight * rules.BPS) / stake.amount;
}

/** What open votes hold at `now`: principal and, while the lock runs, boost. */
export function heldBy({ position }: Holding, now: bigint): rules.Parts {
    const { principal, boost } = rules.held(position.data.stake.votes, now);
    return { principal, boost: lockState(position, now).is === 'running' ? boost : 0n };
}

/** What may be unstaked at `now` [base units]. */
export function free(holding: Holding, now: bigint): bigint {
    const { stake } = holding.position.data;
    if (lockState(holding.position, now).is === 'running') return 0n;
    const { principal } = heldBy(holding, now);
    return stake.amount > principal ? stake.amount - principal : 0n;
}

/** Why nothing can be staked in a pool; `undefined` where it can. */
export function closedToStake(pool: PoolAccount): string | undefined {
    if (isDelegated(pool)) {
        return 'Deposits of this pool are kept by another program, its delegate, which tells the pool how much each position counts. Deposit there; rewards are claimed here.';
    }
    if (isClosed(pool)) {
        return 'This pool has closed for good and takes nothing in. What you have in it stays yours.';
    }
    if (isPaused(pool)) {
        return 'This pool takes no deposits at present. Unstaking and claiming work as ever.';
    }
    return undefined;
}

/** The most that may still be added [base units]; `undefined` where nothing limits it. */
export function roomFor(pool: PoolAccount, held: bigint): bigint | undefined {
    const { caps, totals } = pool.data;
    const left = (cap: bigint, taken: bigint) => (cap > taken ? cap - taken : 0n);
    const rooms = [
        ...(caps.pool === 0n ? [] : [left(caps.pool, totals.staked)]),
        ...(caps.position === 0n ? [] : [left(caps.position, held)]),
    ];
    return rooms.length === 0 ? undefined : rooms.reduce((a, b) => (a < b ? a : b));
}

/** Why an amount cannot be staked; `undefined` where it can. `held` is what the position has. */
export function stakeProblem(
    pool: PoolAccount,
    { units, balance, held }: { units: bigint; balance: bigint | undefined; held: bigint },
): string | undefined {
    const { caps, totals, stakeDecimals } = pool.data;
    const closed = closedToStake(pool);
    if (closed) return closed;
    if (units === 0n) return 'Name an amount above zero.';
    if (balance !== undefined && units > balance) {
        return `Your wallet holds ${grouped(balance, stakeDecimals)}.`;
    }
    if (caps.position !== 0n && held + units > caps.position) {
        return `A position may hold ${grouped(caps.position, stakeDecimals)} in this pool, and this one would hold ${grouped(held + units, stakeDecimals)}. Stake less.`;
    }
    if (caps.pool !== 0n && totals.staked + units > caps.pool) {
        return `The pool takes ${grouped(caps.pool, stakeDecimals)} in all, and has room for ${grouped(roomFor(pool, 0n)!, stakeDecimals)}. Stake less.`;
    }
    return undefined;
}

/** Why an amount cannot be unstaked (or moved) at `now`; `undefined` where it can. */
export function unstakeProblem(holding: Holding, units: bigint, now: bigint): string | undefined {
    const { pool, position } = holding;
    const { stake } = position.data;
    const lock = lockState(position, now);
    if (lock.is === 'running') {
        return `You locked this position: it is free in ${duration(lock.until - now)}.`;
    }
    if (units === 0n) return 'Name an amount above zero.';
    if (units > stake.amount) {
        return `The position holds ${grouped(stake.amount, pool.data.stakeDecimals)}.`;
    }
    const held = heldBy(holding, now).principal;
    if (stake.amount - units < held) {
        return `Your open votes hold ${grouped(held, pool.data.stakeDecimals)} for another ${duration(stake.votes.lockedUntil - now)}. Withdraw them, or leave that much staked.`;
    }
    return undefined;
}

/** A part of the pool's rewards: 0.25 is a quarter. 0 where nobody is staked. */
export function shareOf(weight: bigint, total: bigint): number {
    return total === 0n ? 0 : Number((weight * 1_000_000_000n) / total) / 1_000_000_000;
}

/** What a change of one position's weight makes of its share. */
export function shareAfter(pool: PoolAccount, before: bigint, after: bigint): number {
    return shareOf(after, pool.data.totals.weight - before + after);
}
