/** Pools and positions as they stand at a moment that no transaction has reached yet. */
import type { Pool } from '../generated/acequia/accounts/pool.js';
import type { Position } from '../generated/acequia/accounts/position.js';
import { settle, wholeOwed } from './checkpoint.js';
import { earlyLeavePenalty } from './lock.js';
import { accrue, exists, hasRoomFor } from './stream.js';

/** The slot of the penalty flow in a pool whose locks can be left early. */
export const PENALTY_SLOT = 0;

/** What accrual needs to know of a pool. */
export type PoolBooks = Pick<Pool, 'totals' | 'streams'>;
/** What accrual needs to know of a position. */
export type PositionBooks = Pick<Position, 'stake' | 'checkpoints'>;

/** What a stream owes a position. */
export interface PendingReward {
    readonly slot: number;
    /** Which of the slot's streams. */
    readonly generation: number;
    /** What a claim would pay [base units, rounded down]. */
    readonly claimable: bigint;
    /** All that is owed, the fraction included [2^-64 base units]. */
    readonly owed: bigint;
}

/** The pool as it would stand at `now` [unix s], had it been settled then. A clock that went
 *  backwards changes nothing. */
export function settledTo<TPool extends PoolBooks>(pool: TPool, now: bigint): TPool {
    const { lastUpdate, weight } = pool.totals;
    if (now <= lastUpdate) return pool;
    const streams = pool.streams.map((slot) => ({
        ...slot,
        books: accrue(slot.books, lastUpdate, now, weight),
    }));
    return { ...pool, totals: { ...pool.totals, lastUpdate: now }, streams };
}

/**
 * What each stream of the pool owes a position at `now` [unix s], to the unit what
 * `view_pending` would answer then. Only streams there are are listed, by rising slot.
 *
 * Costs microseconds: a page may call it each frame instead of asking a node. `now` is the
 * chain's clock (see `fetchClock`), which may be seconds away from the machine's.
 */
export function pendingRewards(
    pool: PoolBooks,
    position: PositionBooks,
    now: bigint,
): PendingReward[] {
    return settledTo(pool, now).streams.flatMap(({ books }, slot) => {
        const checkpoint = position.checkpoints[slot];
        if (!checkpoint || !exists(books)) return [];
        const settled = settle(checkpoint, books, position.stake.weight);
        const { generation } = books;
        return [{ slot, generation, claimable: wholeOwed(settled, books), owed: settled.owed }];
    });
}

/** What leaving a running lock with `amount` at `now` costs [base units]: nothing where nobody else is
 *  staked, or where the penalty flow can take no more. */
export function earlyLeaveCost(
    { lock, totals, streams }: PoolBooks & Pick<Pool, 'lock'>,
    { stake }: Pick<Position, 'stake'>,
    amount: bigint,
    now: bigint,
): bigint {
    const flow = streams[PENALTY_SLOT];
    const remaining = stake.lockEnd > now ? stake.lockEnd - now : 0n;
    const due = earlyLeavePenalty(lock, amount, remaining);
    const taken = totals.staked !== stake.amount && flow && hasRoomFor(flow.books, due);
    return taken ? due : 0n;
}
