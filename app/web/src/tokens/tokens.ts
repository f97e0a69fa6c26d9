/** What tokens are called. A name is somebody's word; what a token is, its mint says. */
import { fetchMint } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';

/** A token as pages show it. */
export interface Token {
    readonly mint: Address;
    /** Of the chain's list; the mint's first and last characters where it has none. */
    readonly symbol: string;
    readonly name: string | undefined;
    /** Whether `symbol` is a name. */
    readonly isNamed: boolean;
}

/** The first and last characters of an address. */
export const short = (address: Address): string => `${address.slice(0, 4)}…${address.slice(-4)}`;

/** Names mints. */
export function useTokens(): (mint: Address) => Token {
    const { tokens } = useConnection().cluster;
    return (mint) => {
        const listed = tokens.find((one) => one.mint === mint);
        const { symbol = short(mint), name } = listed ?? {};
        return { mint, symbol, name, isNamed: listed !== undefined };
    };
}

/** A mint's decimals and program, from the chain. They never change. */
export function useMint(mint: Address | undefined) {
    const { rpc, cluster } = useConnection();
    return useQuery({
        queryKey: ['chain', cluster.rpc, 'mint', mint],
        queryFn: () => fetchMint(rpc, mint!),
        enabled: mint !== undefined,
        staleTime: Infinity,
    });
}

/** Names pools: by the chain's list, else by address. */
export function usePoolName(): (pool: Address) => string {
    const { farms } = useConnection().cluster;
    return (pool) => farms.find((one) => one.pool === pool)?.name ?? short(pool);
}
