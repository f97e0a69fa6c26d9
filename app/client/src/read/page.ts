/** What pools say of themselves: their authorities' word, and no proof of anything. */
import type { Address } from '@solana/kit';
import { decodePage, PAGE_DISCRIMINATOR } from '../generated/acequia/accounts/page.js';
import { findPagePda } from '../generated/acequia/pdas/page.js';
import type { PageAccount, PoolAccount, ReadRpc } from '../types.js';
import { fetchInBatches } from './batches.js';
import { read, readable, type LeftOut, type SomeAccount } from './decode.js';

/** A pool's page; none where it has none. Show the pool's address beside its name. */
export async function fetchPage(rpc: ReadRpc, pool: PoolAccount): Promise<PageAccount | undefined> {
    const [account] = await accountsOf(rpc, [pool]);
    return account && toPage(account);
}

/** The pages of several pools, by pool; those that have none, or whose page cannot be read, are not in it. */
export async function fetchPages(
    rpc: ReadRpc,
    pools: readonly PoolAccount[],
    leftOut?: LeftOut,
): Promise<Map<Address, PageAccount>> {
    const pages = readable(await accountsOf(rpc, pools), toPage, leftOut);
    return new Map(pages.map((page) => [page.data.pool, page]));
}

async function accountsOf(rpc: ReadRpc, pools: readonly PoolAccount[]) {
    const having = pools.filter(({ data }) => data.pageBump !== 0);
    const found = having.map(({ address: pool }) => findPagePda({ pool }));
    const addresses = (await Promise.all(found)).map(([address]) => address);
    return (await fetchInBatches(rpc, addresses)).filter(({ exists }) => exists);
}

const toPage = (account: SomeAccount): PageAccount =>
    read(account, /* words */ 'page', PAGE_DISCRIMINATOR, decodePage);
