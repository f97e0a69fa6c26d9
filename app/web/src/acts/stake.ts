import {
    begin,
    fetchPosition,
    findStakeTarget,
    freeIndex,
    type PoolAccount,
    type PositionAccount,
    type StakeTarget,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import { duration } from '../ui/format';
import type { Rpc } from './fresh';

/** Where a stake goes: a position that is there, a new one, or the largest one without a lock. */
export type Into = Address | 'new' | 'largest';

/** Stakes an amount [base units], and locks the position where a lock is chosen, in one transaction. `said` is
 *  the amount in words. */
export function stakeAction(
    rpc: Rpc,
    input: {
        pool: PoolAccount;
        amount: bigint;
        said: string;
        into: Into;
        /** The position that it goes into, as it was shown; none where a new one is opened. */
        target: PositionAccount | undefined;
        /** For how long to lock it [s], and until when [unix s]. */
        lock?: { readonly seconds: number; readonly end: bigint } | undefined;
    },
    notes: readonly string[] = [],
    onDone?: () => void,
): Action {
    const { pool, amount, said, into, target: seen, lock } = input;
    return {
        ...(onDone && { onDone }),
        title: `Stake ${said}${lock ? ` and lock it for ${duration(lock.seconds)}` : ''}`,
        notes,
        isWayIn: true,
        build: async (owner, _, payer) => {
            const target = await targetOf(rpc, into, { pool: pool.address, owner: owner.address });
            const lockEnd = lock?.end;
            return [await begin(rpc, { pool, owner, payer, amount, target, seen, lockEnd })];
        },
    };
}

async function targetOf(
    rpc: Rpc,
    into: Into,
    { pool, owner }: { pool: Address; owner: Address },
): Promise<StakeTarget> {
    if (into === 'largest') return findStakeTarget(rpc, { pool, owner });
    if (into === 'new') return { index: await freeIndex(rpc, { pool, opener: owner }) };
    return { position: await fetchPosition(rpc, into) };
}
