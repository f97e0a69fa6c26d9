import { emergencyExit, unstake, type Holding } from '@acequia/client';
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
            const holding = await fresh(rpc, input.holding);
            return [await unstake({ ...holding, owner, amount: input.amount })];
        },
    };
}

/** Takes everything out without running a stream. */
export function emergencyExitAction(rpc: Rpc, holding: Holding, gives: string): Action {
    return {
        title: 'Emergency exit',
        notes: [`This gives up ${gives}, for good. What was owed before that stays owed.`],
        build: async (owner) => [await emergencyExit({ ...(await fresh(rpc, holding)), owner })],
    };
}
