import {
    fetchPool,
    findStakeTarget,
    moveStake,
    whileSeen,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** Moves an amount to another pool of the same stake [base units]. */
export function moveAction(
    rpc: Rpc,
    input: { from: Holding; to: PoolAccount; amount: bigint; said: string; name: string },
): Action {
    const { amount, said, name } = input;
    return {
        title: `Move ${said} to ${name}`,
        notes: ['Rewards owed here so far stay owed here. Claim them whenever you like.'],
        build: async (owner, _, payer) => {
            const [from, pool] = await Promise.all([
                fresh(rpc, input.from),
                fetchPool(rpc, input.to.address),
            ]);
            const target = await findStakeTarget(rpc, { pool: pool.address, owner: owner.address });
            const seen = whileSeen({ pool: input.to, position: target.position });
            const move = { owner, payer, from, to: { pool, ...target }, amount };
            return [[...seen, ...(await moveStake(move))]];
        },
    };
}
