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
    whileSeen,
    type PoolAccount,
    type PositionAccount,
    type StakeTarget,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** Where a stake goes: a position that is there, a new one, or the largest one without a lock. */
export type Into = Address | 'new' | 'largest';

/** Stakes an amount [base units]. `said` is the amount in words. */
export function stakeAction(
    rpc: Rpc,
    input: {
        pool: PoolAccount;
        amount: bigint;
        said: string;
        into: Into;
        /** The position that it goes into, as it was shown; none where a new one is opened. */
        target: PositionAccount | undefined;
    },
    notes: readonly string[] = [],
): Action {
    const { amount, said, into } = input;
    return {
        title: `Stake ${said}`,
        notes,
        isWayIn: true,
        build: async (owner, _, payer) => {
            const pool = await fetchPool(rpc, input.pool.address);
            const target = await targetOf(rpc, into, { pool: pool.address, owner: owner.address });
            const source = await fetchSource(rpc, stakeAccountOf(pool, owner.address), amount);
            const seen = whileSeen({ pool: input.pool, position: input.target });
            const staking = await stake({ pool, owner, payer, amount, source, ...target });
            const isSol = pool.data.stakeMint === NATIVE_MINT;
            const paid = isSol
                ? await spendingSol(rpc, { owner, payer }, amount, staking)
                : staking;
            return [[...seen, ...paid]];
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
