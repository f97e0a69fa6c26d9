/** Amounts in sentences. */
import type { Address } from '@solana/kit';
import { useNow } from '../chain/clock';
import { grouped, groupedShown } from '../ui/format';
import { useTokens } from './tokens';

/** Multipliers change seldom, and interest slowly. */
export const SHOWN_ANEW_MS = 60_000;

export interface Of {
    readonly mint: Address;
    readonly decimals: number;
}

/** Amounts with their symbol: as wallets show them, with the raw ones beside, where they differ. */
export function useWords(): (units: bigint, of: Of) => string {
    const tokens = useTokens();
    const now = useNow(SHOWN_ANEW_MS);
    return (units, { mint, decimals }) => {
        const { symbol, shown } = tokens(mint);
        const raw = grouped(units, decimals);
        if (!shown || now === undefined) return `${raw} ${symbol}`;
        return `${groupedShown(units, { decimals, shown }, now)} ${symbol} (raw: ${raw})`;
    };
}

/** How amounts of a token are to be typed, where wallets show others. */
export function useTypedRaw({ mint, decimals }: Of): string | undefined {
    const { shown, symbol } = useTokens()(mint);
    const now = useNow(SHOWN_ANEW_MS);
    if (!shown || now === undefined) return undefined;
    const one = groupedShown(10n ** BigInt(decimals), { decimals, shown }, now);
    return `Wallets show ${one} ${symbol} for each raw one: what is typed here is raw.`;
}

/** What a wallet has, in words, and how amounts are to be typed. */
export const hintOf = (has: string | undefined, raw: string | undefined): string | undefined =>
    [has && `You have ${has}.`, raw].filter(Boolean).join(' ') || undefined;
