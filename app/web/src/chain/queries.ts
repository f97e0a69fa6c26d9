/** What pages read from the chain. All of it is asked again every few seconds, at once after a
 *  transaction, and as soon as the node says over its websocket that the program has run: what begins
 *  with 'chain' in its key. What hardly changes has a key of its own, and is asked for seldom. */
import {
    fetchPool,
    findPools,
    findPositions,
    findVoteReceipts,
    realm,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Address } from '@solana/kit';
import { useEffect } from 'react';
import { fetchBalances, type Balances } from './balances';
import { useConnection, type Connection } from './connection';
import { leftOut } from './leftOut';

const ASK_AGAIN_MS = 5_000;
/** Where a busy chain runs it many times a second, pages follow no faster than this. */
const FOLLOW_MS = 800;

function useKey(...parts: readonly unknown[]) {
    return ['chain', useConnection().cluster.rpc, ...parts];
}

export function usePools() {
    return useQuery({ ...usePoolsQuery(), refetchInterval: ASK_AGAIN_MS });
}

/** For what is asked once they are known. */
export function usePoolsQuery() {
    const { rpc } = useConnection();
    return queryOptions<PoolAccount[]>({
        queryKey: useKey('pools'),
        queryFn: () => findPools(rpc, {}, leftOut),
    });
}

export function usePool(address: Address) {
    const { rpc } = useConnection();
    return useQuery<PoolAccount>({
        queryKey: useKey('pool', address),
        queryFn: () => fetchPool(rpc, address),
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** An owner's positions with their pools; waits for the owner. */
export function useHoldings(owner: Address | undefined) {
    const { rpc } = useConnection();
    return useQuery<Holding[]>({
        queryKey: useKey('holdings', owner),
        queryFn: () => fetchHoldings(rpc, owner!),
        enabled: owner !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** All pools are asked for beside the positions: to ask for those alone that they are in would be another
 *  call after the first. */
async function fetchHoldings(rpc: Connection['rpc'], owner: Address): Promise<Holding[]> {
    const [positions, pools] = await Promise.all([
        findPositions(rpc, { owner }, leftOut),
        findPools(rpc, {}, leftOut),
    ]);
    return positions.flatMap((position) => {
        const pool = pools.find(({ address }) => address === position.data.pool);
        return pool ? [{ pool, position }] : [];
    });
}

/** What a wallet holds, SOL and tokens; waits for the wallet. */
export function useBalances(owner: Address | undefined) {
    const { rpc } = useConnection();
    return useQuery<Balances>({
        queryKey: useKey('balances', owner),
        queryFn: () => fetchBalances(rpc, owner!),
        enabled: owner !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** The receipts of a position's votes. */
export function useVoteReceipts(position: Address) {
    const { rpc } = useConnection();
    return useQuery({
        queryKey: useKey('receipts', position),
        queryFn: () => findVoteReceipts(rpc, { position }),
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** The program whose realm a proposal is of; nothing where the proposal is gone. */
export function useGovernanceOf(proposal: Address) {
    const { rpc } = useConnection();
    return useQuery<Address | null>({
        queryKey: useKey('governance of', proposal),
        queryFn: () => realm.fetchGovernanceOf(rpc, proposal),
        staleTime: Infinity,
    });
}

/** Asks again what pages show: after a transaction of theirs. */
export function useRefresh(): () => Promise<void> {
    const queries = useQueryClient();
    const key = useKey();
    return () => queries.invalidateQueries({ queryKey: key });
}

/** Follows the program over the node's websocket, once for the whole app. Without a websocket, and
 *  while it is gone, pages ask by themselves. */
export function useFollowProgram(): void {
    const { rpc, ws } = useConnection().cluster;
    const queries = useQueryClient();
    useEffect(() => {
        if (!ws) return undefined;
        const over = new AbortController();
        let due: ReturnType<typeof setTimeout> | undefined;
        const refresh = () => {
            due ??= setTimeout(() => {
                due = undefined;
                void queries.invalidateQueries({ queryKey: ['chain', rpc] });
            }, FOLLOW_MS);
        };
        const follow = async () => {
            const { logsOf } = await import('./follow');
            for await (const _ of await logsOf(ws, over.signal)) refresh();
        };
        follow().catch(() => {}); // Then pages ask every few seconds, as they do anyway.
        return () => {
            over.abort();
            clearTimeout(due);
        };
    }, [ws, rpc, queries]);
}
