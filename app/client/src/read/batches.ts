import {
    fetchEncodedAccounts,
    type Address,
    type FetchAccountsConfig,
    type MaybeEncodedAccount,
} from '@solana/kit';
import type { ReadRpc } from '../types.js';

/** The most accounts that a node is asked for at once. */
const AT_ONCE = 100;

/** Reads any number of accounts, in one call for each hundred. */
export async function fetchInBatches(
    rpc: ReadRpc,
    addresses: readonly Address[],
    config?: FetchAccountsConfig,
): Promise<MaybeEncodedAccount[]> {
    const accounts: MaybeEncodedAccount[] = [];
    for (let at = 0; at < addresses.length; at += AT_ONCE) {
        const batch = addresses.slice(at, at + AT_ONCE);
        accounts.push(...(await fetchEncodedAccounts(rpc, batch, config)));
    }
    return accounts;
}
