import { rules, type Holding, type PoolStream } from '@acequia/client';

/** The slots among these streams that owe a position something whole: claiming from one that does not,
 *  to stake it, would fail. */
export function owing(
    { pool, position }: Holding,
    streams: readonly PoolStream[],
    now: bigint,
): number[] {
    const pays = new Set(streams.map(({ slot }) => slot));
    const pending = rules.pendingRewards(pool.data, position.data, now);
    return pending.flatMap(({ slot, claimable }) =>
        pays.has(slot) && claimable > 0n ? [slot] : [],
    );
}
