/** What tokens are called. A name is somebody's word; what a token is, its mint says. */
import {
    fetchMint,
    fetchMintPowers,
    streamsOf,
    visible,
    type MintPowers,
    type PageAccount,
    type PoolAccount,
    type Shown,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useConnection, type Connection } from '../chain/connection';
import { usePoolsQuery } from '../chain/queries';

/** A token as pages show it. */
export interface Token {
    readonly mint: Address;
    /** Its name, or the mint's first and last characters where it has none. */
    readonly symbol: string;
    readonly name: string | undefined;
    /** Who says so: the chain's list, the mint about itself, or nobody. */
    readonly by: 'list' | 'itself' | 'nobody';
    /** How wallets show amounts of it, where that is not as they are. */
    readonly shown?: Shown | undefined;
}

/** The first and last characters of an address. */
export const short = (address: Address): string => `${address.slice(0, 4)}…${address.slice(-4)}`;

/** What mints are: called as the chain's list does, else as they call themselves. */
export function useTokens(): (mint: Address) => Token {
    const { tokens } = useConnection().cluster;
    const own = useMintsOfPools();
    return (mint) => {
        const listed = tokens.find((one) => one.mint === mint);
        const { says, shown } = own.get(mint) ?? {};
        const named = listed ?? says;
        if (!named) return { mint, symbol: short(mint), name: undefined, by: 'nobody', shown };
        const { symbol, name } = named;
        return { mint, symbol, name, by: listed ? 'list' : 'itself', shown };
    };
}

/** What the mints of all pools say of themselves. Only a few say anything, and it hardly ever changes. */
export function useMintsOfPools(): ReadonlyMap<Address, MintPowers> {
    const { rpc, cluster } = useConnection();
    const poolsQuery = usePoolsQuery();
    const query = useQuery({
        queryKey: ['mints', cluster.rpc],
        queryFn: async ({ client }) => {
            const pools = await client.ensureQueryData(poolsQuery);
            const mints = pools.flatMap((pool) => [
                pool.data.stakeMint,
                ...streamsOf(pool).map(({ mint }) => mint),
            ]);
            const powers = await fetchMintPowers(rpc, [...new Set(mints)]);
            return new Map(powers.map((one) => [one.mint, one]));
        },
        staleTime: 300_000,
    });
    return query.data ?? NONE;
}

const NONE: ReadonlyMap<Address, MintPowers> = new Map();

/** A mint's decimals and program, from the chain. They never change. */
export function useMint(mint: Address | undefined) {
    const { rpc, cluster } = useConnection();
    return useQuery({ ...aboutMint(rpc, cluster.rpc, mint), enabled: mint !== undefined });
}

/** Whether that is known of all of some mints. */
export function useMintsKnown(mints: readonly Address[]): boolean {
    const { rpc, cluster } = useConnection();
    const queries = [...new Set(mints)].map((mint) => aboutMint(rpc, cluster.rpc, mint));
    return useQueries({ queries }).every(({ data }) => data !== undefined);
}

const aboutMint = (rpc: Connection['rpc'], node: string, mint: Address | undefined) => ({
    queryKey: ['mint', node, mint],
    queryFn: () => fetchMint(rpc, mint!),
    staleTime: Infinity,
});

/** Names pools: by the chain's list, else by address. */
export function usePoolName(): (pool: Address) => string {
    const { pools } = useConnection().cluster;
    return (pool) => pools.find((one) => one.pool === pool)?.name ?? short(pool);
}

/** What a pool is called, and by whom. */
export interface PoolTitle {
    readonly text: string;
    /** The chain's list, the pool about itself, or nobody: then it is what is staked, and where. */
    readonly by: 'list' | 'itself' | 'nobody';
}

/** Titles of pools: by the chain's list, else in their own words, which anybody can choose. */
export function usePoolTitle(): (pool: PoolAccount, page: PageAccount | undefined) => PoolTitle {
    const { pools } = useConnection().cluster;
    const tokens = useTokens();
    return ({ address, data }, page) => {
        const named = pools.find((one) => one.pool === address);
        if (named) return { text: named.name, by: 'list' };
        const own = visible(page?.data.name ?? '');
        if (own.trim() !== '') return { text: `“${own}”`, by: 'itself' };
        return { text: `${tokens(data.stakeMint).symbol} pool ${short(address)}`, by: 'nobody' };
    };
}
