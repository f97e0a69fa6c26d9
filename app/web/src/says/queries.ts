import { fetchPages, type PageAccount, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';
import { leftOut } from '../chain/leftOut';

const NONE: ReadonlyMap<Address, PageAccount> = new Map();

/** What pools say of themselves, by pool; those that say nothing are not in it. */
export function usePages(pools: readonly PoolAccount[]): ReadonlyMap<Address, PageAccount> {
    const { rpc, cluster } = useConnection();
    const saying = pools.filter(({ data }) => data.pageBump !== 0);
    const { data } = useQuery({
        queryKey: ['chain', cluster.rpc, 'pages', saying.map(({ address }) => address).sort()],
        queryFn: () => fetchPages(rpc, saying, leftOut),
        enabled: saying.length > 0,
        placeholderData: (before) => before,
    });
    return data ?? NONE;
}
