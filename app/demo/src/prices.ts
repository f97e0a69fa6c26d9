/** Invented prices of the demo's tokens, in the shape of Jupiter's price API v3. */
import type { Token } from './chain/mints.js';

/** By symbol, for a whole token, in dollars of this valley. */
const INVENTED = new Map(
    Object.entries({
        AGUA: 1.25,
        USDC: 1,
        RIO: 0.04,
        SEED: 12,
        LP3CRV: 1.02,
        CRV: 0.6,
        'UNIV1-sETH': 40,
        SNX: 1.8,
        'UNI-V2': 2_000,
        UNI: 4,
    }),
);

/** What `/prices.json` says: tokens that nobody invented a price for are left out. */
export function pricesOf(tokens: readonly Token[]): Record<string, { usdPrice: number }> {
    return Object.fromEntries(
        tokens.flatMap(({ mint, symbol }) => {
            const usdPrice = INVENTED.get(symbol);
            return usdPrice === undefined ? [] : [[mint, { usdPrice }]];
        }),
    );
}
