/** Address lookup tables: with one, a claim of sixteen rewards fits one transaction. */
import {
    address,
    fetchAddressesForLookupTables,
    getAddressEncoder,
    type Address,
    type AddressesByLookupTableAddress,
} from '@solana/kit';
import { searchAccounts } from '../read/filters.js';
import type { ReadRpc, SearchRpc } from '../types.js';

const PROGRAM = address('AddressLookupTab1e1111111111111111111111111');
const DEACTIVATION_SLOT = 4;
const AUTHORITY = 21;
const ACTIVE = new Uint8Array(8).fill(255);

/** Reads lookup tables whose addresses are known. */
export function fetchLookupTables(
    rpc: ReadRpc,
    tables: readonly Address[],
): Promise<AddressesByLookupTableAddress> {
    return fetchAddressesForLookupTables([...tables], rpc);
}

/** Finds the active lookup tables of an authority: a team that keeps one for its pools. Public
 *  endpoints may refuse this search; then name the tables. */
export async function findLookupTables(
    rpc: SearchRpc,
    authority: Address,
): Promise<AddressesByLookupTableAddress> {
    const bytes = Uint8Array.from([1, ...getAddressEncoder().encode(authority)]);
    const matches = [
        { offset: DEACTIVATION_SLOT, bytes: ACTIVE },
        { offset: AUTHORITY, bytes },
    ];
    const found = await searchAccounts(rpc, matches, PROGRAM);
    return fetchLookupTables(
        rpc,
        found.map((table) => table.address),
    );
}
