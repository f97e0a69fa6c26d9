/** The program that a pool passes votes on to. */
import { acequia, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';

/** Announces a program; it can be activated once the notice is over. */
export function proposeHookAction({ address: pool }: PoolAccount, hookProgram: Address): Action {
    return {
        title: 'Announce a hook',
        build: async (authority) => [
            [acequia.getProposeHookInstruction({ authority, pool, hookProgram })],
        ],
    };
}

export function activateHookAction({ address: pool }: PoolAccount): Action {
    return {
        title: 'Activate the announced hook',
        build: async (authority) => [[acequia.getActivateHookInstruction({ authority, pool })]],
    };
}

/** Takes the announced program back; the active one stays. */
export function withdrawHookAction({ address: pool }: PoolAccount): Action {
    return {
        title: 'Take the announced hook back',
        build: async (authority) => [
            [acequia.getWithdrawHookProposalInstruction({ authority, pool })],
        ],
    };
}

/** Removes the hook; one that is announced stays announced. */
export function removeHookAction({ address: pool }: PoolAccount): Action {
    return {
        title: 'Remove the hook',
        build: async (authority) => [[acequia.getRemoveHookInstruction({ authority, pool })]],
        notes: [
            'It takes no new votes from then on. It lifts nothing: votes that are open hold until their ballots end, or until they are withdrawn.',
        ],
    };
}
