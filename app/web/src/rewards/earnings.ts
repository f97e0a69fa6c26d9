/** What a stake of some weight earns a day, here or elsewhere, at the present rates. */
import { streamRates, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { sumByToken, type TokenSum } from './pending';
import { perDayOf } from './yields';

/** What a weight earns a day of each of a pool's tokens when all weights together are `total`. */
export function earnings(
    pool: PoolAccount,
    { weight, total, now }: { weight: bigint; total: bigint; now: bigint },
): TokenSum[] {
    const parts = streamRates(pool, now).map((rate) => {
        const { mint, decimals } = rate;
        return { mint, decimals, units: perDayOf(rate, weight, total) ?? 0n };
    });
    return sumByToken(parts).filter(({ units }) => units > 0n);
}

/** What an amount earns a day where it is and where it could go, by token. */
export interface Comparison {
    readonly mint: Address;
    readonly decimals: number;
    readonly here: bigint;
    readonly there: bigint;
}

/** Two lists of earnings side by side. */
export function sideBySide(here: readonly TokenSum[], there: readonly TokenSum[]): Comparison[] {
    const mints = sumByToken([...here, ...there]);
    const unitsIn = (list: readonly TokenSum[], of: Address) =>
        list.find(({ mint }) => mint === of)?.units ?? 0n;
    return mints.map(({ mint, decimals }) => ({
        mint,
        decimals,
        here: unitsIn(here, mint),
        there: unitsIn(there, mint),
    }));
}
