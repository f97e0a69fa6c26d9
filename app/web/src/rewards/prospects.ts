/** What positions earn from now on, as they stand. */
import type { Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { earnings, type Earning } from './earnings';
import { pendingOf, sumByToken, type TokenSum } from './pending';
import { ends, type Yield } from './yields';

/** What they earn of each token a day, at the present rates. */
export function earnADay(holdings: readonly Holding[], now: bigint): Earning[] {
    const sums = new Map<Address, Earning>();
    for (const { pool, position } of holdings) {
        const { weight } = position.data.stake;
        for (const one of earnings(pool, { weight, total: pool.data.totals.weight, now })) {
            const before = sums.get(one.mint) ?? { perDay: 0, units: 0n };
            const [perDay, units] = [before.perDay + one.perDay, before.units + one.units];
            sums.set(one.mint, { ...one, perDay, units });
        }
    }
    return [...sums.values()];
}

/** What they will have earned beside what they are owed now, once the rewards that are funded have ended,
 *  if everybody stays as they are. */
export function earnToTheEnd(
    holdings: readonly Holding[],
    now: bigint,
    yieldsOf: (holding: Holding) => readonly Yield[],
): TokenSum[] {
    const parts = holdings.flatMap((holding) => {
        const end = ends(yieldsOf(holding))?.last;
        if (end === undefined) return [];
        const before = new Map(pendingOf(holding, now).map((one) => [one.slot, one.claimable]));
        return pendingOf(holding, end).map(({ slot, mint, decimals, claimable }) => {
            return { mint, decimals, units: claimable - (before.get(slot) ?? 0n) };
        });
    });
    return sumByToken(parts).filter(({ units }) => units > 0n);
}
