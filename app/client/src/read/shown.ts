/** Amounts as wallets show them: of some Token-2022 mints multiplied (ScaledUiAmount), or with interest,
 *  though what moves and is staked are the raw units. */
import {
    getF64Decoder,
    getI16Decoder,
    getI64Decoder,
    getStructDecoder,
    type Decoder,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { formatAmount } from '../amounts.js';
import { extensionsIn } from './tokenAccounts.js';

/** Types of mints' extensions; each begins with its authority's address. */
const [INTEREST_BEARING, SCALED] = [10, 25];
const AUTHORITY_BYTES = 32;
const YEAR = 365.24 * 86_400;
const BPS = 10_000;

/** How a mint has its amounts shown. */
export type Shown =
    | {
          readonly by: 'multiplier';
          readonly multiplier: number;
          /** From when the new one holds [unix s]. */
          readonly newFrom: bigint;
          readonly newMultiplier: number;
      }
    | {
          readonly by: 'interest';
          readonly since: bigint;
          readonly averageRateBefore: number;
          readonly updatedAt: bigint;
          readonly rate: number;
      };

const SCALED_DECODER = getStructDecoder([
    ['multiplier', getF64Decoder()],
    ['newFrom', getI64Decoder()],
    ['newMultiplier', getF64Decoder()],
]);
const INTEREST_DECODER = getStructDecoder([
    ['since', getI64Decoder()],
    ['averageRateBefore', getI16Decoder()],
    ['updatedAt', getI64Decoder()],
    ['rate', getI16Decoder()],
]);

/** What the bytes of a mint say of it; nothing where amounts are shown as they are. */
export function shownBy(mint: ReadonlyUint8Array): Shown | undefined {
    const extensions = extensionsIn(mint);
    const read = <T>(type: number, decoder: Decoder<T>): T | undefined => {
        const data = extensions.get(type);
        return data && decoder.decode(data, AUTHORITY_BYTES);
    };
    const scaled = read(SCALED, SCALED_DECODER);
    if (scaled) return { by: 'multiplier', ...scaled };
    const interest = read(INTEREST_BEARING, INTEREST_DECODER);
    return interest && { by: 'interest', ...interest };
}

/** An amount as wallets show it at a time [unix s]. Not exact where they multiply: what is exact is
 *  `formatAmount`, which belongs beside it then. */
export function formatShown(
    amount: bigint,
    { decimals, shown }: { readonly decimals: number; readonly shown?: Shown | undefined },
    now: bigint,
): string {
    if (!shown) return formatAmount(amount, decimals);
    const times = Number(amount) * multiplierOf(shown, now);
    // The token program's own readers cut what they multiply, and round what bears interest.
    const units = shown.by === 'multiplier' ? Math.trunc(times) : times;
    const text = (units / 10 ** decimals).toFixed(Math.min(decimals, 100));
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** How many wallets show for each raw one at a time [unix s]. */
export function multiplierOf(shown: Shown, now: bigint): number {
    if (shown.by === 'multiplier') {
        return now >= shown.newFrom ? shown.newMultiplier : shown.multiplier;
    }
    const grown = (rate: number, from: bigint, to: bigint) =>
        Math.exp((rate * Number(to - from)) / (YEAR * BPS));
    const { since, averageRateBefore, updatedAt, rate } = shown;
    return grown(averageRateBefore, since, updatedAt) * grown(rate, updatedAt, now);
}
