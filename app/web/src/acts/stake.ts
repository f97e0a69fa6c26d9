import {
    fetchPool,
    fetchPosition,
    fetchSource,
    findStakeTarget,
    freeIndex,
    NATIVE_MINT,
    spendingSol,
    stake,
    stakeAccountOf,
    type StakeTarget,
    type PoolAccount,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** Where a stake goes: a position that is there, a new one, or the largest one without a lock. */
export type Into = Address | 'new' | 'largest';

/** Stakes an amount [base units]. `said` is the amount in words. */
export function stakeAction(
    rpc: Rpc,
    input: { pool: PoolAccount; amount: bigint; said: string; into: Into },
    notes: readonly string[] = [],
): Action {
    const { amount, said, into } = input;
    return {
        title: `Stake ${said}`,
        notes,
        build: async (owner) => {
            const pool = await fetchPool(rpc, input.pool.address);
            const target = await targetOf(rpc, into, { pool: pool.address, owner: owner.address });
            const source = await fetchSource(rpc, stakeAccountOf(pool, owner.address), amount);
            const staking = await stake({ pool, owner, amount, source, ...target });
            const isSol = pool.data.stakeMint === NATIVE_MINT;
            return [isSol ? await spendingSol(rpc, { owner }, amount, staking) : staking];
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
