/** The books of a pool's streams, with what their vaults really hold: read at one moment. */
import {
    rules,
    StreamState,
    streamsOf,
    toPool,
    type PoolAccount,
    type PoolStream,
} from '@acequia/client';
import { fetchEncodedAccounts, unwrapOption, type Address } from '@solana/kit';
import { getTokenDecoder } from '@solana-program/token';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../../chain/connection';

/** What a vault holds against what it must hold [base units]. */
export interface Vault {
    readonly holds: bigint;
    readonly mustHold: bigint;
}

export interface StreamBooks extends Vault {
    readonly stream: PoolStream;
    /** As the chain has them: settled when somebody last touched the pool. */
    readonly unstreamed: bigint;
}

export interface Books {
    readonly pool: PoolAccount;
    /** Of what is staked; `undefined` where that is kept elsewhere. */
    readonly stake: Vault | undefined;
    readonly streams: readonly StreamBooks[];
}

/** Reads a pool and all its vaults in one answer of the node, so that they are of one moment. */
export function useBooks(pool: PoolAccount) {
    const { rpc, cluster } = useConnection();
    const stakeVault = unwrapOption(pool.data.stakeVault);
    const vaults = streamsOf(pool).map(({ vault }) => vault);
    const asked = [pool.address, ...(stakeVault ? [stakeVault] : []), ...vaults];
    return useQuery<Books>({
        queryKey: ['chain', cluster.rpc, 'books', ...asked],
        queryFn: async () => {
            const config = { commitment: 'confirmed' } as const;
            const accounts = await fetchEncodedAccounts(rpc, asked, config);
            const amounts = new Map<Address, bigint>();
            for (const one of accounts.slice(1)) {
                if (!one.exists) continue;
                amounts.set(one.address, getTokenDecoder().decode(one.data).amount);
            }
            return booksOf(toPool(accounts[0]!), (vault) => amounts.get(vault) ?? 0n);
        },
        refetchInterval: 5_000,
    });
}

function booksOf(pool: PoolAccount, holds: (vault: Address) => bigint): Books {
    const stakeVault = unwrapOption(pool.data.stakeVault);
    return {
        pool,
        stake: stakeVault
            ? { holds: holds(stakeVault), mustHold: pool.data.totals.staked }
            : undefined,
        streams: streamsOf(pool).map((stream) => ({
            stream,
            holds: holds(stream.vault),
            mustHold: rules.liability(stream.books),
            unstreamed: rules.unstreamed(stream.books.schedule),
        })),
    };
}

/** Whether a vault holds all that it must. */
export const isSolvent = ({ holds, mustHold }: Vault): boolean => holds >= mustHold;

/** Whether a stream's curve has ended, so that it can be wound down. */
export const isOver = ({ books }: PoolStream): boolean =>
    books.state === StreamState.Active && rules.isFinished(books.schedule);
