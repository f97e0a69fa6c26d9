import {
    emergencyExit,
    isDelegated,
    requirePayable,
    stakeAccountOf,
    unstake,
    type Holding,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** Takes an amount out [base units]. `said` is the amount in words. */
export function unstakeAction(
    rpc: Rpc,
    input: { holding: Holding; amount: bigint; said: string },
): Action {
    return {
        title: `Unstake ${input.said}`,
        notes: ['Rewards owed so far stay owed. Claim them whenever you like.'],
        build: async (owner) => {
            const holding = await freshToLeave(rpc, input.holding, owner.address);
            return [await unstake({ ...holding, owner, amount: input.amount })];
        },
    };
}

/** Takes everything out without running a stream. */
export function emergencyExitAction(rpc: Rpc, holding: Holding, gives: string): Action {
    return {
        title: 'Emergency exit',
        notes: [`This gives up ${gives}, for good. What was owed before that stays owed.`],
        build: async (owner) => {
            const now = await freshToLeave(rpc, holding, owner.address);
            return [await emergencyExit({ ...now, owner })];
        },
    };
}

/** A position and its pool, read anew. Throws a `ClientFailure` where the principal would go into an
 *  account that is not the owner's any more, or is frozen. */
export async function freshToLeave(rpc: Rpc, of: Holding, owner: Address): Promise<Holding> {
    const holding = await fresh(rpc, of);
    const { pool, position } = holding;
    const pays = position.data.stake.amount > 0n && !isDelegated(pool);
    if (pays) await requirePayable(rpc, [stakeAccountOf(pool, owner)]);
    return holding;
}
