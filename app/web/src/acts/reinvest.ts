import {
    fetchNow,
    fetchPool,
    findStakeTarget,
    reinvest,
    reinvestable,
    whileSeen,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';
import { owing } from './owing';

/** Claims what a pool owes in the stake of another, and stakes it there. */
export function reinvestAction(
    rpc: Rpc,
    input: { from: Holding; to: PoolAccount; name: string },
): Action {
    return {
        title: `Reinvest in ${input.name}`,
        notes: [
            'What is claimed goes straight into your position there, not to your wallet.',
            'Your principal here stays where it is.',
        ],
        build: async (owner, _, payer) => {
            const [from, pool] = await Promise.all([
                fresh(rpc, input.from),
                fetchPool(rpc, input.to.address),
            ]);
            const slots = owing(from, reinvestable(from.pool, pool), await fetchNow(rpc));
            if (slots.length === 0) return [];
            const target = await findStakeTarget(rpc, { pool: pool.address, owner: owner.address });
            const seen = whileSeen({ pool: input.to, position: target.position });
            const staking = { owner, payer, from, to: { pool, ...target }, slots };
            return [[...seen, ...(await reinvest(staking))]];
        },
    };
}
