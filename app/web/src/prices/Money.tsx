/** What an amount is worth at the prices that a person named; nothing without them. */
import type { Address } from '@solana/kit';
import { usePrices } from './prices';

export interface Worth {
    readonly mint: Address;
    readonly decimals: number;
    readonly units: bigint;
}

/** What amounts are worth together; `undefined` where the price of one of them is not known. */
export function worthOf(
    parts: readonly Worth[],
    price: (mint: Address) => number | undefined,
): number | undefined {
    let sum = 0;
    for (const { mint, decimals, units } of parts) {
        if (units === 0n) continue;
        const one = price(mint);
        if (one === undefined) return undefined;
        sum += (Number(units) / 10 ** decimals) * one;
    }
    return sum;
}

/** "≈ $1,234.56", with where the prices are from on hovering. */
export function Money({ of }: { of: readonly Worth[] }) {
    const { price, named, source } = usePrices();
    if (named === undefined) return null;
    const worth = worthOf(of, price);
    if (worth === undefined || of.every(({ units }) => units === 0n)) return null;
    return (
        <span className="small nowrap" title={`At ${named}`}>
            ≈ {source.from === 'url' ? '$' : ''}
            {money(worth)}
        </span>
    );
}

/** A sum of money, to two places. */
export const money = (sum: number): string => TWO_PLACES.format(sum);
const TWO_PLACES = new Intl.NumberFormat('en', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
});
