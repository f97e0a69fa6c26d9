import { streamsOf, type PoolAccount } from '@acequia/client';
import { useEffect } from 'react';
import { usePrices } from '../prices/prices';
import { yieldsOf, type Yield } from './yields';

/** Asks the source of prices, where one is named, for what some pools stake and pay. */
export function usePricesOf(pools: readonly PoolAccount[]): void {
    const { want } = usePrices();
    const mints = pools.flatMap((pool) => [
        pool.data.stakeMint,
        ...streamsOf(pool).map(({ mint }) => mint),
    ]);
    const key = [...new Set(mints)].sort().join();
    useEffect(() => {
        if (mints.length > 0) want(mints);
        // The same mints in another list are nothing new.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [key]);
}

/** What pools pay at `now`, at the prices that a person named. */
export function useYields(): (pool: PoolAccount, now: bigint, multiplierBps?: bigint) => Yield[] {
    const { price } = usePrices();
    return (pool, now, multiplierBps) =>
        yieldsOf(pool, { now, price, ...(multiplierBps === undefined ? {} : { multiplierBps }) });
}
