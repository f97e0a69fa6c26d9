/** What happened to a position, from the transactions that named it. */
import { fetchEvents, type acequia } from '@acequia/client';
import type { Address, Signature } from '@solana/kit';
import { useInfiniteQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Rpc } from '../acts/fresh';
import { useConnection } from './connection';

/** A transaction and what the program did in it to the position. */
export interface Happening {
    readonly signature: Signature;
    /** As the node says [unix s]; `undefined` where it does not know. */
    readonly time: bigint | undefined;
    readonly failed: boolean;
    /** `undefined` where the node does not show the transaction: it keeps it no more, or it is of a
     *  version that cannot be read. */
    readonly events: readonly acequia.AcequiaEvent[] | undefined;
}

const ON_A_PAGE = 10;

/** The history of a position, newest first, page by page. `version` is anything that changes when
 *  the position does. */
export function useHistory(position: Address, version: string) {
    const { rpc, cluster } = useConnection();
    const queries = useQueryClient();
    return useInfiniteQuery({
        queryKey: ['history', cluster.rpc, position, version],
        queryFn: ({ pageParam }) => readPage({ rpc, queries, position, before: pageParam }),
        initialPageParam: undefined as Signature | undefined,
        getNextPageParam: (page) => (page.length < ON_A_PAGE ? undefined : page.at(-1)?.signature),
        placeholderData: (before) => before,
    });
}

export async function readPage({
    rpc,
    queries,
    position,
    before,
}: {
    rpc: Rpc;
    queries: QueryClient;
    position: Address;
    before: Signature | undefined;
}): Promise<Happening[]> {
    const found = await rpc
        .getSignaturesForAddress(position, {
            commitment: 'confirmed',
            limit: ON_A_PAGE,
            ...(before ? { before } : {}),
        })
        .send();
    return Promise.all(
        found.map(async ({ signature, blockTime, err }) => ({
            signature,
            time: blockTime === null ? undefined : BigInt(blockTime),
            failed: err !== null,
            events: (await eventsOf(rpc, queries, signature))?.filter((event) =>
                isAbout(event, position),
            ),
        })),
    );
}

/** The events of a transaction never change: they are read once. What a node does not show it may
 *  show later. */
export async function eventsOf(rpc: Rpc, queries: QueryClient, signature: Signature) {
    const events = await queries.fetchQuery({
        queryKey: ['events', signature],
        queryFn: async () => (await fetchEvents(rpc, signature)) ?? null,
        staleTime: ({ state }) => (state.data ? Infinity : 0),
    });
    return events ?? undefined;
}

function isAbout({ data }: acequia.AcequiaEvent, position: Address): boolean {
    return (
        ('position' in data && data.position === position) ||
        ('toPosition' in data && data.toPosition === position)
    );
}
