/** Amounts as people write them, and as the chain counts them. */
import { badInput } from './explain/failure.js';

/** Why a text is no amount; of one that is finer than the token, how many decimals it has. */
export type AmountError = 'not a number' | 'too large' | { readonly digits: number };

/** Digits, or groups of three of them between commas or between underscores; then the point and
 *  what follows. A comma that may stand for the point is refused: neither "1,5" nor "0,500" is
 *  anything but a question. */
const AMOUNT = /^(\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?:_\d{3})+))(?:\.(\d+))?$/;
/** More than that no token account holds [base units]. */
const MOST = (1n << 64n) - 1n;

/** "12.5" of a token with 6 decimals is 12_500_000n. Exact, or why it is none. */
export function readAmount(text: string, decimals: number): bigint | AmountError {
    const parts = AMOUNT.exec(text.trim());
    if (!parts) return 'not a number';
    const [, whole = '', fraction = ''] = parts;
    if (fraction.length > decimals) return { digits: fraction.length };
    const units = BigInt(whole.replaceAll(/[,_]/g, '') + fraction.padEnd(decimals, '0'));
    return units > MOST ? 'too large' : units;
}

/** As `readAmount`. Throws a `ClientFailure` for what is no amount, or is finer than the token. */
export function parseAmount(text: string, decimals: number): bigint {
    const read = readAmount(text, decimals);
    if (typeof read === 'bigint') return read;
    if (read === 'not a number') {
        const remedy = 'Write it like 1250 or 0.5: with a point before the decimals.';
        throw badInput(`"${text}" is no amount.`, remedy);
    }
    if (read === 'too large') {
        throw badInput(`"${text}" is more than any token has.`, 'Write less.');
    }
    throw badInput(`"${text}" is finer than the token.`, `It has ${decimals} decimals.`);
}

/** 12_500_000n of a token with 6 decimals is "12.5". Exact: nothing is rounded. */
export function formatAmount(amount: bigint, decimals: number): string {
    const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
    return `${amount < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
