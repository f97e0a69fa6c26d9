/** Amounts as people write them, and as the chain counts them. */
import { badInput } from './explain/error.js';

/** "12.5" of a token with 6 decimals is 12_500_000n. Throws an `AcequiaError` for what is no
 *  amount, or is finer than the token. */
export function parseAmount(text: string, decimals: number): bigint {
    const parts = /^(\d+)(?:\.(\d+))?$/.exec(withoutGroups(text.trim()));
    if (!parts) throw badInput(`"${text}" is no amount.`, 'Write it like 1250 or 0.5.');
    const [, whole = '0', fraction = ''] = parts;
    if (fraction.length > decimals) {
        throw badInput(`"${text}" is finer than the token.`, `It has ${decimals} decimals.`);
    }
    return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** Commas and underscores between thousands only: where a comma stands for the point, "1,5" is
 *  not 15. */
function withoutGroups(text: string): string {
    return /^\d{1,3}([,_]\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(/[,_]/g, '') : text;
}

/** 12_500_000n of a token with 6 decimals is "12.5". Exact: nothing is rounded. */
export function formatAmount(amount: bigint, decimals: number): string {
    const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
    return `${amount < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
