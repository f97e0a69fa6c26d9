import { setPage, type PoolAccount } from '@acequia/client';
import type { Action } from '../transact/action';

/** The parts of a page. */
export interface Said {
    readonly name: string;
    readonly text: string;
    readonly link: string;
}

/** Says what a pool is to say of itself. */
export function setPageAction(pool: PoolAccount, said: Said): Action {
    return {
        title: 'Set the pool’s page',
        build: async (authority, _, payer) => [await setPage({ pool, authority, payer, ...said })],
        notes: ['Everybody can read it, and it is shown as your own words.'],
    };
}
