/** What a plan speaks of, found in the farm and named. */
import type { Farm, Pool, Reward, Thing, Token } from './types.js';

/** The pool of a thing. */
export const poolOf = (farm: Farm, of: Thing): Pool => farm.pools[of.is === 'token' ? 0 : of.pool]!;

/** The reward of a thing. */
export const rewardOf = (farm: Farm, of: Thing): Reward =>
    poolOf(farm, of).rewards[of.is === 'reward' ? of.reward : 0]!;

/** What a reward pays, a pool takes. */
export function tokenOf(farm: Farm, of: Thing): Token {
    if (of.is === 'token') return farm.tokens[of.token]!;
    const { stake } = poolOf(farm, of);
    return farm.tokens[of.is === 'reward' ? rewardOf(farm, of).token : stake]!;
}

/** A pool or a reward, in words. */
export function nameOf(farm: Farm, of: Thing): string {
    if (of.is === 'pool') return `Pool “${poolOf(farm, of).name}”`;
    return `${tokenOf(farm, of).symbol} in “${poolOf(farm, of).name}”`;
}

/** Whether a pool is created with it, so that no file names it and nobody adds it. */
export const comesWithPool = ({ emission }: Reward): boolean => emission.kind === 'penalty';
