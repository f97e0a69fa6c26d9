/** The positions of the connected wallet in one pool. */
import type { Holding, PoolAccount } from '@acequia/client';
import { useHoldings } from '../../chain/queries';
import { useOwner } from '../../wallet/wallet';

/** The wallet's positions in a pool, the largest first; with the pool as the page shows it. */
export function useHoldingsIn(pool: PoolAccount): Holding[] {
    const { data = [] } = useHoldings(useOwner());
    return data.filter(({ pool: { address } }) => address === pool.address);
}

/** What a position is called: by its number among those its opener opened in the pool. */
export const nameOf = ({ position }: Holding): string => `Position ${position.data.index + 1}`;
