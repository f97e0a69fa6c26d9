/** What a stake of some weight earns a day, here or elsewhere, at the present rates. */
import { rules, streamRates, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { partOf, perDay } from './yields';

/** What is earned of a token a day. */
export interface Rate {
    /** [whole tokens] */
    readonly perDay: number;
    /** The same, rounded down for each stream [base units]. */
    readonly units: bigint;
}

/** What is earned of a token. */
export interface Earning extends Rate {
    readonly mint: Address;
    readonly decimals: number;
}

const DAY = 86_400n;
const NOTHING: Rate = { perDay: 0, units: 0n };

/** What a weight earns of each of a pool's tokens when all weights together are `total`. */
export function earnings(
    pool: PoolAccount,
    { weight, total, now }: { weight: bigint; total: bigint; now: bigint },
): Earning[] {
    if (total === 0n) return [];
    const sums = new Map<Address, Earning>();
    for (const rate of streamRates(pool, now)) {
        const { shared: amount } = rules.shareFloor(rate, rate.amount, total);
        const earned = perDay({ ...rate, amount }, rate.decimals) * partOf(weight, total);
        if (earned === 0) continue;
        const { mint, decimals } = rate;
        const before = sums.get(mint) ?? NOTHING;
        const units = (amount * DAY * weight) / (rate.seconds * total);
        const all = { perDay: before.perDay + earned, units: before.units + units };
        sums.set(mint, { mint, decimals, ...all });
    }
    return [...sums.values()];
}

/** What is earned of a token where a stake is, and where or as it could be. */
export interface Comparison {
    readonly mint: Address;
    readonly here: Rate;
    readonly there: Rate;
}

/** Two lists of earnings side by side. */
export function sideBySide(here: readonly Earning[], there: readonly Earning[]): Comparison[] {
    const mints = new Set([...here, ...there].map(({ mint }) => mint));
    const of = (list: readonly Earning[], wanted: Address): Rate =>
        list.find(({ mint }) => mint === wanted) ?? NOTHING;
    return [...mints].map((mint) => ({ mint, here: of(here, mint), there: of(there, mint) }));
}
