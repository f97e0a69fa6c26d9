/** Lookup tables that teams keep for their pools: with them, large claims fit fewer transactions. */
import { findLookupTables } from '@acequia/client';
import { unwrapOption, type AddressesByLookupTableAddress } from '@solana/kit';
import type { Holding } from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from './connection';

/** Fewer rewards than that fit one transaction anyway. */
const MANY = 8;
const NONE: AddressesByLookupTableAddress = {};

/** The tables of the authorities of some positions' pools; none where a node refuses to search. */
export function useLookupTables(holdings: readonly Holding[]): AddressesByLookupTableAddress {
    const { rpc, cluster } = useConnection();
    const owners = holdings.map(({ pool }) => unwrapOption(pool.data.authority));
    const authorities = [...new Set(owners)].filter((owner) => owner !== null).sort();
    const rewards = holdings.reduce(
        (sum, { position }) => sum + position.data.checkpoints.length,
        0,
    );
    const { data } = useQuery({
        queryKey: ['lookup-tables', cluster.rpc, authorities],
        queryFn: async () => {
            const found = authorities.map((one) => findLookupTables(rpc, one).catch(() => NONE));
            return (await Promise.all(found)).reduce((all, one) => ({ ...all, ...one }), NONE);
        },
        enabled: rewards >= MANY && authorities.length > 0,
        staleTime: Infinity,
    });
    return data ?? NONE;
}
