/** What a stake of some weight earns a day, here or elsewhere, at the present rates. */
import { streamRates, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { partOf, perDay } from './yields';

/** What is earned of a token [whole tokens a day]. */
export interface Earning {
    readonly mint: Address;
    readonly perDay: number;
}

/** What a weight earns of each of a pool's tokens when all weights together are `total`. */
export function earnings(
    pool: PoolAccount,
    { weight, total, now }: { weight: bigint; total: bigint; now: bigint },
): Earning[] {
    if (total === 0n) return [];
    const sums = new Map<Address, number>();
    for (const rate of streamRates(pool, now)) {
        const earned = perDay(rate, rate.decimals) * partOf(weight, total);
        if (earned > 0) sums.set(rate.mint, (sums.get(rate.mint) ?? 0) + earned);
    }
    return [...sums].map(([mint, earned]) => ({ mint, perDay: earned }));
}

/** What is earned of a token where a stake is, and where or as it could be. */
export interface Comparison {
    readonly mint: Address;
    readonly here: number;
    readonly there: number;
}

/** Two lists of earnings side by side. */
export function sideBySide(here: readonly Earning[], there: readonly Earning[]): Comparison[] {
    const mints = new Set([...here, ...there].map(({ mint }) => mint));
    const of = (list: readonly Earning[], wanted: Address) =>
        list.find(({ mint }) => mint === wanted)?.perDay ?? 0;
    return [...mints].map((mint) => ({ mint, here: of(here, mint), there: of(there, mint) }));
}
