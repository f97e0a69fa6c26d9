/** Finding and reading pools. A pool's account holds its streams. */
import { fetchEncodedAccount, type Address, type FetchAccountConfig } from '@solana/kit';
import { POOL_DISCRIMINATOR } from '../generated/acequia/accounts/pool.js';
import { ACEQUIA_OFFSETS } from '../generated/acequia/offsets.js';
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import { StreamState } from '../generated/acequia/types/streamState.js';
import type { StreamSlot } from '../generated/acequia/types/streamSlot.js';
import type { PoolAccount, ReadRpc, SearchRpc } from '../types.js';
import { fetchInBatches } from './batches.js';
import { isAnyones } from '../rules/stream.js';
import { readable, toPool, type LeftOut } from './decode.js';
import { matchAddress, searchAccounts } from './filters.js';
import { FLAGS } from './flags.js';

/** A stream and the slot it is in. */
export interface PoolStream extends StreamSlot {
    readonly slot: number;
}

/** Reads a pool. Throws a `ClientFailure` if there is none at the address. */
export async function fetchPool(
    rpc: ReadRpc,
    address: Address,
    config?: FetchAccountConfig,
): Promise<PoolAccount> {
    return toPool(await fetchEncodedAccount(rpc, address, config));
}

/** Reads several pools, in one call for each hundred. */
export async function fetchPools(
    rpc: ReadRpc,
    addresses: readonly Address[],
): Promise<PoolAccount[]> {
    return (await fetchInBatches(rpc, addresses)).map(toPool);
}

/** Finds pools by who created them, who has their authority and what is staked in them; all
 *  pools where nothing is named. */
export async function findPools(
    rpc: SearchRpc,
    by: { creator?: Address; authority?: Address; stakeMint?: Address } = {},
    leftOut?: LeftOut,
): Promise<PoolAccount[]> {
    const found = await searchAccounts(rpc, [
        { offset: 0, bytes: POOL_DISCRIMINATOR },
        ...matchAddress(ACEQUIA_OFFSETS.pool.creator, by.creator),
        ...matchAddress(ACEQUIA_OFFSETS.pool.authority, by.authority),
        ...matchAddress(ACEQUIA_OFFSETS.pool.stakeMint, by.stakeMint),
    ]);
    return readable(found, toPool, leftOut);
}

/** The streams of a pool, active or closing, by rising slot. */
export function streamsOf(pool: PoolAccount): PoolStream[] {
    const slots = pool.data.streams.map((stream, slot) => ({ ...stream, slot }));
    return slots.filter((stream) => stream.books.state !== StreamState.Empty);
}

/** The lowest slot without a stream; none in a full pool. */
export function freeSlot(pool: PoolAccount): number | undefined {
    const at = pool.data.streams.findIndex(({ books }) => books.state === StreamState.Empty);
    return at < 0 ? undefined : at;
}

/** Whether it streams what leaving locks early costs: it was made with its pool, is nobody's, and takes
 *  nothing else. */
export const isPenaltyFlow = ({ books }: StreamSlot): boolean =>
    books.state !== StreamState.Empty && books.kind === StreamKind.Penalty;

/** For how long after its 48 hours a proposed hook may be activated [s]: 14 days. */
const PROPOSAL_SECONDS = 14n * 86_400n;

/** How a pool's proposed hook stands: it waits its 48 hours, may be activated, or has expired. */
export type HookProposal = 'none' | 'waiting' | 'ripe' | 'expired';

/** How a pool's proposed hook stands at `now` [unix s], and until when [unix s]. */
export function hookProposal(
    { data: { pendingHook, hookActivatesAt } }: PoolAccount,
    now: bigint,
): { readonly is: HookProposal; readonly until: bigint } {
    const expires = hookActivatesAt + PROPOSAL_SECONDS;
    if (pendingHook.__option === 'None') return { is: 'none', until: 0n };
    if (now < hookActivatesAt) return { is: 'waiting', until: hookActivatesAt };
    return { is: now > expires ? 'expired' : 'ripe', until: expires };
}

/** For how long a pool's closing is announced before it may close [s]: 14 days. */
const NOTICE_SECONDS = 14n * 86_400n;

/** How far a pool is on its one-way road: announced, due once 14 days have passed, closed for good. */
export type PoolClosing = 'none' | 'announced' | 'due' | 'closed';

/** How far a pool's closing is at `now` [unix s], and from when on it may close, if nobody is staked
 *  then [unix s]; 0 where none was announced. */
export function closingOf(
    pool: PoolAccount,
    now: bigint,
): { readonly is: PoolClosing; readonly from: bigint } {
    const { closingAnnouncedAt: announced } = pool.data;
    const from = announced === 0n ? 0n : announced + NOTICE_SECONDS;
    if (isClosed(pool)) return { is: 'closed', from };
    if (announced === 0n) return { is: 'none', from };
    return { is: now < from ? 'announced' : 'due', from };
}

/** Whether a pool has closed for good: it takes nothing in any more, and all that is left in it can be
 *  wound down. */
export const isClosed = (pool: PoolAccount): boolean => (pool.data.flags & FLAGS.pool.closed) !== 0;

/** Who gets what is left of a stream: its funder; of the penalty flow, the pool's creator. */
export const heirOf = ({ data }: PoolAccount, stream: StreamSlot): Address =>
    isPenaltyFlow(stream) ? data.creator : stream.funder;

/** The streams that anyone may retire at `now` [unix s], and push what they owe: those whose closing
 *  began 30 days ago, and of a pool that has closed for good all that are closing. */
export const leftToAnyone = (pool: PoolAccount, now: bigint): PoolStream[] =>
    streamsOf(pool).filter(({ books }) => isAnyones(books, now, isClosed(pool)));

/** Whether deposits are paused. Leaving never is. */
export const isPaused = (pool: PoolAccount): boolean => (pool.data.flags & FLAGS.pool.paused) !== 0;

/** Whether stakes are set by a delegate: the pool holds no principal, offers no locks and passes no votes
 *  on. */
export const isDelegated = (pool: PoolAccount): boolean =>
    (pool.data.flags & FLAGS.pool.delegated) !== 0;
