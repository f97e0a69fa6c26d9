/** Pools and positions as they stand at a moment that no transaction has reached yet. */
import type { Pool } from '../generated/acequia/accounts/pool.js';
import type { Position } from '../generated/acequia/accounts/position.js';
import { settle, wholeOwed } from './checkpoint.js';
import { accrue, exists } from './stream.js';

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
