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

/** Removes the hook, and the one that is announced. */
export function removeHookAction({ address: pool }: PoolAccount): Action {
    return {
        title: 'Remove the hook',
        build: async (authority) => [[acequia.getRemoveHookInstruction({ authority, pool })]],
        notes: ['It is removed at once, and every vote lock of the pool with it.'],
    };
}
