/** What happened to a position, from the transactions that named it. */
import {
    fetchTransaction,
    rewardThen,
    type acequia,
    type Holding,
    type LandedTransaction,
} from '@acequia/client';
import type { Address, Signature } from '@solana/kit';
import { useInfiniteQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Rpc } from '../acts/fresh';
import { paymentsIn, type Rewards, type EventThen } from '../rewards/paid';
import { useConnection } from './connection';

/** A transaction and what the program did in it to the position. */
export interface Happening {
    readonly signature: Signature;
    /** As the node says [unix s]; `undefined` where it does not know. */
    readonly time: bigint | undefined;
    readonly failed: boolean;
    /** `undefined` where the node does not show the transaction: it keeps it no more, or it is of a
     *  version that cannot be read. */
    readonly told: readonly EventThen[] | undefined;
}

const ON_A_PAGE = 10;

/** The history of a position, newest first, page by page. `version` is anything that changes when
 *  the position does. */
export function useHistory(holding: Holding, version: string) {
    const { rpc, cluster } = useConnection();
    const queries = useQueryClient();
    return useInfiniteQuery({
        queryKey: ['history', cluster.rpc, holding.position.address, version],
        queryFn: ({ pageParam }) => readPage({ rpc, queries, holding, before: pageParam }),
        initialPageParam: undefined as Signature | undefined,
        getNextPageParam: (page) => (page.length < ON_A_PAGE ? undefined : page.at(-1)?.signature),
        placeholderData: (before) => before,
    });
}

export async function readPage({
    rpc,
    queries,
    holding,
    before,
}: {
    rpc: Rpc;
    queries: QueryClient;
    holding: Holding;
    before: Signature | undefined;
}): Promise<Happening[]> {
    const position = holding.position.address;
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
            told: await toldOf({ rpc, queries, holding }, signature),
        })),
    );
}

/** What a transaction did to a position, with what its pool's slots paid in it. */
export async function toldOf(
    of: { readonly rpc: Rpc; readonly queries: QueryClient; readonly holding: Holding },
    signature: Signature,
): Promise<EventThen[] | undefined> {
    const landed = await landedOf(of.rpc, of.queries, signature);
    if (!landed) return undefined;
    const about = landed.events.filter((event) => isAbout(event, of.holding.position.address));
    const rewards = await rewardsIn(landed, of.holding, about);
    return about.map((event) => ({ event, rewards }));
}

/** A transaction never changes: it is read once. What a node does not show it may show later. */
async function landedOf(rpc: Rpc, queries: QueryClient, signature: Signature) {
    const landed = await queries.fetchQuery({
        queryKey: ['landed', signature],
        queryFn: async () => (await fetchTransaction(rpc, signature)) ?? null,
        staleTime: ({ state }) => (state.data ? Infinity : 0),
    });
    return landed ?? undefined;
}

async function rewardsIn(
    landed: LandedTransaction,
    { pool, position }: Holding,
    events: readonly acequia.AcequiaEvent[],
): Promise<Rewards> {
    const paid = events.flatMap((event) => paymentsIn(event, position.address));
    const rewards = new Map<number, Awaited<ReturnType<typeof rewardThen>>>();
    for (const slot of new Set(paid.map(({ slot }) => slot))) {
        rewards.set(slot, await rewardThen(landed, pool, slot));
    }
    return rewards;
}

function isAbout({ data }: acequia.AcequiaEvent, position: Address): boolean {
    return (
        ('position' in data && data.position === position) ||
        ('toPosition' in data && data.toPosition === position)
    );
}
