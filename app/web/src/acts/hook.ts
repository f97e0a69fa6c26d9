/** The program that a pool passes votes on to. */
import { acequia, whileSeen, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';

/** Of an authority that several hold, another may have changed the hook since. */
const asItWas = (pool: PoolAccount) => whileSeen({ pool, hook: true });

/** Announces a program; it can be activated once the notice is over. */
export function proposeHookAction(pool: PoolAccount, hookProgram: Address): Action {
    const of = { pool: pool.address, hookProgram };
    return {
        title: 'Announce a hook',
        build: async (authority) => [
            [...asItWas(pool), acequia.getProposeHookInstruction({ authority, ...of })],
        ],
    };
}

export function activateHookAction(pool: PoolAccount): Action {
    const of = { pool: pool.address };
    return {
        title: 'Activate the announced hook',
        build: async (authority) => [
            [...asItWas(pool), acequia.getActivateHookInstruction({ authority, ...of })],
        ],
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
export function removeHookAction(pool: PoolAccount): Action {
    const of = { pool: pool.address };
    return {
        title: 'Remove the hook',
        build: async (authority) => [
            [...asItWas(pool), acequia.getRemoveHookInstruction({ authority, ...of })],
        ],
        notes: [
            'It takes no new votes from then on. It lifts nothing: votes that are open hold until their ballots end, or until they are withdrawn.',
        ],
    };
}
