/** What a pool's authority changes, and who comes after it. */
import { acequia, isPaused, NOBODY, whileSeen, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { short } from '../tokens/tokens';
import type { Action } from '../transact/action';

/** Sets both caps [base units; 0 is none]. `said` has them in words. */
export function setCapsAction(
    pool: PoolAccount,
    caps: { readonly pool: bigint; readonly position: bigint },
    said: { readonly pool: string; readonly position: string },
): Action {
    return {
        title: `Set caps: ${said.pool} in all, ${said.position} by position`,
        build: async (authority) => [
            [acequia.getSetCapsInstruction({ authority, pool: pool.address, caps })],
        ],
    };
}

/** Pauses deposits, or opens them again where they are paused. */
export function togglePauseAction(pool: PoolAccount): Action {
    const paused = !isPaused(pool);
    return {
        title: paused ? 'Pause deposits' : 'Open deposits again',
        build: async (authority) => [
            [acequia.getSetPausedInstruction({ authority, pool: pool.address, paused })],
        ],
    };
}

export function setRewardManagerAction(pool: PoolAccount, to: Address): Action {
    return {
        title: `Let ${short(to)} add rewards`,
        build: async (authority) => [
            [
                acequia.getSetRewardManagerInstruction({
                    authority,
                    pool: pool.address,
                    new: to,
                }),
            ],
        ],
    };
}

export function offerAuthorityAction(pool: PoolAccount, to: Address): Action {
    return {
        title: `Offer the authority to ${short(to)}`,
        build: async (authority) => [
            [acequia.getProposeAuthorityInstruction({ authority, pool: pool.address, new: to })],
        ],
    };
}

export const takeOfferBackAction = (pool: PoolAccount): Action => ({
    ...offerAuthorityAction(pool, NOBODY),
    title: 'Take the offer back',
});

/** By whom it was offered to. */
export function acceptAuthorityAction(pool: PoolAccount): Action {
    return {
        title: 'Accept the authority',
        build: async (pendingAuthority) => [
            [
                ...whileSeen({ pool, powers: true, pause: true }),
                acequia.getAcceptAuthorityInstruction({ pendingAuthority, pool: pool.address }),
            ],
        ],
    };
}

export function renounceAuthorityAction(pool: PoolAccount): Action {
    return {
        title: 'Give the authority up for good',
        build: async (authority) => [
            [
                ...whileSeen({ pool, hook: true, pause: true }),
                acequia.getRenounceAuthorityInstruction({ authority, pool: pool.address }),
            ],
        ],
        notes: [
            'For ever: nobody can set caps, pause deposits, or change the hook or the reward manager again.',
            'The pool’s creator may still close it once it is empty.',
        ],
    };
}
