/** What an amount is worth at the prices that a person named; nothing without them. */
import type { Address } from '@solana/kit';
import { LANGUAGE } from '../ui/language';
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

/** A sum that was worked out at the prices in use, as the figure it is about. */
export function Sum({ of }: { of: number }) {
    const { named, source } = usePrices();
    return (
        <span className="amount" translate="no" title={named && `At ${named}`}>
            {source.from === 'url' ? '$' : ''}
            {money(of)}
        </span>
    );
}

/** A sum of money, to two places; from 10,000 on to none. */
export const money = (sum: number): string =>
    Math.abs(sum) < 10_000 ? TWO_PLACES.format(sum) : WHOLE.format(sum);
const WHOLE = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });
const TWO_PLACES = new Intl.NumberFormat(LANGUAGE, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
});
