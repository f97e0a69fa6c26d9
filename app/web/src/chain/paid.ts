/** What positions have been paid so far: as a history server says, else from what the chain still shows of
 *  them, where that are few transactions. */
import { fetchTransactions, streamsOf, type Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePast } from '../past/ask';
import { usePaidTo, type PaidTo } from '../past/earnings';
import { paidIn, toldOfOwner } from '../rewards/paid';
import { sumByToken, type TokenSum } from '../rewards/pending';
import { useConnection, type Connection } from './connection';
import { toldOf } from './history';
import { usePools } from './queries';

/** So many transactions are read unasked, of all positions together; more when somebody asks. */
const FEW = 40;
const MANY = 1_000;

/** What was paid so far. */
export interface Paid {
    /** By position, of those that are there. */
    readonly by: ReadonlyMap<Address, readonly TokenSum[]>;
    /** In all; as a server says it, by positions too that are closed by now. */
    readonly sum: readonly TokenSum[];
    /** Who says so, where that is not the chain. */
    readonly server?: string;
    /** Whether something is left out: a token whose decimals no pool tells any more. */
    readonly isPartial?: boolean;
}

/** What is known of it. */
export type PaidSoFar =
    | ({ readonly is: 'known' } & Paid)
    | { readonly is: 'reading' }
    /** There are more transactions than are read unasked. */
    | { readonly is: 'much'; readonly read: () => void }
    /** The chain shows no more what it was. */
    | { readonly is: 'gone' };

/** Of the positions of one owner. */
export function usePaid(owner: Address | undefined, holdings: readonly Holding[]): PaidSoFar {
    const { rpc, cluster } = useConnection();
    const server = usePast();
    const kept = usePaidTo(owner);
    const decimals = useDecimals();
    const [most, setMost] = useState(FEW);
    const read = useQuery({
        queryKey: ['paid', cluster.rpc, most, ...holdings.map(versionOf)],
        queryFn: ({ client }) => readPaid(rpc, client, { holdings, most }),
        enabled: (server === undefined || kept.isError) && holdings.length > 0,
        placeholderData: (before) => before,
        staleTime: Infinity,
        retry: 1,
    });
    if (server !== undefined && kept.data) {
        return { is: 'known', server, ...keptBy(kept.data, decimals) };
    }
    if (read.data === undefined) return { is: read.isError ? 'gone' : 'reading' };
    if (read.data === 'much') return { is: 'much', read: () => setMost(MANY) };
    if (read.data === 'gone') return { is: 'gone' };
    return { is: 'known', by: read.data, sum: sumByToken([...read.data.values()].flat()) };
}

/** Decimals of what pools pay, by the pools. */
function useDecimals(): (mint: Address) => number | undefined {
    const pools = usePools().data ?? [];
    const streams = pools.flatMap((pool) => streamsOf(pool));
    return (mint) => streams.find((one) => one.mint === mint)?.decimals;
}

/** What changes with every event of a position. */
export function versionOf({ position: { address, data } }: Holding): string {
    const { amount, weight, votes } = data.stake;
    const owed = data.checkpoints.map(({ owed, index }) => owed ^ index);
    return [address, data.owner, amount, weight, votes.sequence, ...owed].join();
}

async function readPaid(
    rpc: Connection['rpc'],
    queries: QueryClient,
    { holdings, most }: { holdings: readonly Holding[]; most: number },
): Promise<Map<Address, TokenSum[]> | 'much' | 'gone'> {
    const lists = await Promise.all(
        holdings.map(({ position }) =>
            fetchTransactions(rpc, position.address, { limit: most + 1 }),
        ),
    );
    if (lists.reduce((sum, list) => sum + list.length, 0) > most) return 'much';
    const paid = new Map<Address, TokenSum[]>();
    for (const [nth, holding] of holdings.entries()) {
        const landed = lists[nth]!.filter(({ failed }) => !failed).toReversed();
        const of = { rpc, queries, holding };
        const read = await Promise.all(landed.map((one) => toldOf(of, one.signature)));
        const own = toldOfOwner(
            holding,
            read.flatMap((told) => told ?? []),
        );
        const sums = own && read.every((one) => one) ? paidIn(holding, own) : undefined;
        if (!sums) return 'gone';
        paid.set(holding.position.address, sumByToken(sums));
    }
    return paid;
}

/** The rows of a server. */
function keptBy(
    rows: readonly PaidTo[],
    decimalsOf: (mint: Address) => number | undefined,
): Pick<Paid, 'by' | 'sum' | 'isPartial'> {
    const sums = rows.flatMap(({ position, mint, paid: units }) => {
        const decimals = decimalsOf(mint);
        return decimals === undefined ? [] : [{ position, mint, decimals, units }];
    });
    const positions = [...new Set(sums.map(({ position }) => position))];
    const by = positions.map((position) => {
        return [position, sumByToken(sums.filter((one) => one.position === position))] as const;
    });
    return { by: new Map(by), sum: sumByToken(sums), isPartial: sums.length < rows.length };
}
