/** What a pool says of itself: its authority's word, and no proof of anything. */
import { fetchEncodedAccount } from '@solana/kit';
import { decodePage, PAGE_DISCRIMINATOR } from '../generated/acequia/accounts/page.js';
import { findPagePda } from '../generated/acequia/pdas/page.js';
import type { PageAccount, PoolAccount, ReadRpc } from '../types.js';
import { read } from './decode.js';

/** A pool's page; none where it has none. Show the pool's address beside its name. */
export async function fetchPage(rpc: ReadRpc, pool: PoolAccount): Promise<PageAccount | undefined> {
    if (pool.data.pageBump === 0) return undefined;
    const [address] = await findPagePda({ pool: pool.address });
    const account = await fetchEncodedAccount(rpc, address);
    return account.exists ? read(account, 'page', PAGE_DISCRIMINATOR, decodePage) : undefined;
}
