/** Address lookup tables: with one, a claim of sixteen rewards fits one transaction. */
import {
    address,
    fetchEncodedAccounts,
    getAddressDecoder,
    getAddressEncoder,
    type Address,
    type AddressesByLookupTableAddress,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { badInput } from '../explain/failure.js';
import { searchAccounts } from '../read/filters.js';
import type { ReadRpc, SearchRpc } from '../types.js';

const PROGRAM = address('AddressLookupTab1e1111111111111111111111111');
const DEACTIVATION_SLOT = 4;
const AUTHORITY = 21;
const ADDRESSES = 56;
const ACTIVE = new Uint8Array(8).fill(255);

/** Reads lookup tables whose addresses are known. Throws a `ClientFailure` where one is none. */
export async function fetchLookupTables(
    rpc: ReadRpc,
    tables: readonly Address[],
): Promise<AddressesByLookupTableAddress> {
    const accounts = await fetchEncodedAccounts(rpc, [...tables]);
    const read = accounts.map((account) => {
        if (account.exists && account.programAddress === PROGRAM) return entry(account);
        throw badInput(`There is no lookup table at ${account.address}.`, 'Leave it out.');
    });
    return Object.fromEntries<Address[]>(read);
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
    return Object.fromEntries<Address[]>(found.map(entry));
}

function entry(table: { address: Address; data: ReadonlyUint8Array }): [Address, Address[]] {
    const count = Math.max(0, Math.floor((table.data.length - ADDRESSES) / 32));
    const decoder = getAddressDecoder();
    const nth = (index: number) => decoder.decode(table.data, ADDRESSES + 32 * index);
    return [table.address, Array.from({ length: count }, (_, index) => nth(index))];
}
