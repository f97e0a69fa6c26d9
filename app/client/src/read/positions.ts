/** Finding and reading positions. */
import {
    fetchEncodedAccount,
    fetchEncodedAccounts,
    type Address,
    type FetchAccountConfig,
} from '@solana/kit';
import { POSITION_DISCRIMINATOR } from '../generated/acequia/accounts/position.js';
import { ACEQUIA_OFFSETS } from '../generated/acequia/offsets.js';
import { findPositionPda } from '../generated/acequia/pdas/position.js';
import { badInput } from '../explain/failure.js';
import type { Holding, PositionAccount, ReadRpc, SearchRpc } from '../types.js';
import { fetchNow } from './clock.js';
import { fetchInBatches } from './batches.js';
import { readable, toPool, toPosition, type LeftOut } from './decode.js';
import { matchAddress, searchAccounts } from './filters.js';
import { FLAGS } from './flags.js';

/** How many addresses are tried to find room for a new position. */
const INDEXES_TRIED = 64;

/** Reads a position. Throws a `ClientFailure` if there is none at the address. */
export async function fetchPosition(
    rpc: ReadRpc,
    address: Address,
    config?: FetchAccountConfig,
): Promise<PositionAccount> {
    return toPosition(await fetchEncodedAccount(rpc, address, config));
}

/** Finds positions by owner, operator and pool, the largest stake first. An owner may have many, and they
 *  keep their addresses when they change hands: only a search finds them all. One that cannot be read is
 *  left out, as from every list, and `leftOut` is told. */
export async function findPositions(
    rpc: SearchRpc,
    by: { owner?: Address; operator?: Address; pool?: Address },
    leftOut?: LeftOut,
): Promise<PositionAccount[]> {
    const found = await searchAccounts(rpc, [
        { offset: 0, bytes: POSITION_DISCRIMINATOR },
        ...matchAddress(ACEQUIA_OFFSETS.position.pool, by.pool),
        ...matchAddress(ACEQUIA_OFFSETS.position.owner, by.owner),
        ...matchAddress(ACEQUIA_OFFSETS.position.operator, by.operator),
    ]);
    return readable(found, toPosition, leftOut).sort(byStake);
}

/** An owner's positions with their pools, the largest stake first. */
export async function findHoldings(
    rpc: SearchRpc,
    owner: Address,
    leftOut?: LeftOut,
): Promise<Holding[]> {
    return withPools(rpc, await findPositions(rpc, { owner }, leftOut), leftOut);
}

/** The positions that name a key or a program as their operator, with their pools, the largest stake
 *  first. */
export async function findOperated(
    rpc: SearchRpc,
    operator: Address,
    leftOut?: LeftOut,
): Promise<Holding[]> {
    return withPools(rpc, await findPositions(rpc, { operator }, leftOut), leftOut);
}

async function withPools(
    rpc: SearchRpc,
    positions: readonly PositionAccount[],
    leftOut?: LeftOut,
): Promise<Holding[]> {
    const addresses = [...new Set(positions.map(({ data }) => data.pool))];
    const found = await fetchInBatches(rpc, addresses);
    const read = readable(found, toPool, leftOut);
    const pools = new Map(read.map((pool) => [pool.address, pool]));
    return positions.flatMap((position) => {
        const pool = pools.get(position.data.pool);
        return pool ? [{ pool, position }] : [];
    });
}

/** Where a stake goes: into a position that is there, or into a new one of that index. */
export type StakeTarget =
    | { readonly position: PositionAccount; readonly index?: undefined }
    | { readonly index: number; readonly position?: undefined };

/** Where `owner` may stake in a pool: their largest position there that no lock binds, else a new
 *  one. What is added to a locked position is locked with it, so name that one yourself. */
export async function findStakeTarget(
    rpc: SearchRpc,
    { pool, owner }: { pool: Address; owner: Address },
): Promise<StakeTarget> {
    const [positions, now] = await Promise.all([
        findPositions(rpc, { owner, pool }),
        fetchNow(rpc),
    ]);
    const position = positions.find(({ data }) => data.stake.lockEnd <= now);
    return position ? { position } : { index: await freeIndex(rpc, { pool, opener: owner }) };
}

/** The lowest index under which `opener` has no position in a pool. */
export async function freeIndex(
    rpc: ReadRpc,
    { pool, opener }: { pool: Address; opener: Address },
): Promise<number> {
    const indexes = Array.from({ length: INDEXES_TRIED }, (_, index) => index);
    const found = await Promise.all(
        indexes.map((index) => findPositionPda({ pool, opener, index })),
    );
    const accounts = await fetchEncodedAccounts(
        rpc,
        found.map(([address]) => address),
    );
    const free = accounts.findIndex((account) => !account.exists);
    if (free < 0) {
        throw badInput(
            `The first ${INDEXES_TRIED} positions that ${opener} can open in this pool are taken.`,
            'Stake in one of them, or name an index.',
        );
    }
    return free;
}

/** Whether anyone may push claims to the owner's associated token accounts. */
export const allowsPush = ({ data }: PositionAccount): boolean =>
    (data.flags & FLAGS.position.pushClaims) !== 0;

function byStake(a: PositionAccount, b: PositionAccount): number {
    const [one, other] = [a.data.stake.amount, b.data.stake.amount];
    return one === other ? 0 : one > other ? -1 : 1;
}
