/** What the page of vaults reads from the chain. */
import { vaults } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../../chain/connection';
import { leftOut } from '../../chain/leftOut';

const ASK_AGAIN_MS = 5_000;

/** All vaults with their pools. */
export function useVaults() {
    const { rpc, cluster } = useConnection();
    return useQuery<vaults.Pooled[]>({
        queryKey: ['chain', cluster.rpc, 'vaults'],
        queryFn: () => vaults.findVaults(rpc, leftOut),
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** An owner's shares, by vault; waits for the owner. */
export function useShares(owner: Address | undefined) {
    const { rpc, cluster } = useConnection();
    return useQuery<Map<Address, vaults.SharesAccount>>({
        queryKey: ['chain', cluster.rpc, 'shares', owner],
        queryFn: () => vaults.findShares(rpc, owner!),
        enabled: owner !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}
