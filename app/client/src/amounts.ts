/** Amounts as people write them, and as the chain counts them. */
import { badInput } from './explain/failure.js';

/** Why a text is no amount: it is none, or can be read in two ways; of one that is finer than the token,
 *  how many decimals it has. */
export type AmountError = 'not a number' | 'too large' | { readonly digits: number };

/**
 * Who wrote it, and so what a comma may stand for:
 *
 * - `file`: nobody knows. The decimals follow a point; "1,250.5" and "1,250,000" can mean one thing
 *   only, and neither "1,5" nor "1,500" is anything but a question. The rule of farm files and the CLI.
 * - `point`: somebody who writes "1,500.5", and "1,500" for as many thousands.
 * - `comma`: somebody who writes "1.500,5". "1,5" is read and so is "1.5"; "1,500" and "1.500" are
 *   questions.
 * - `keypad`: somebody whose keys may have no point: as `file`, and "1,5" is read.
 */
export type Marks = 'file' | 'point' | 'comma' | 'keypad';

const EDGES = /^[ \t\r\n\u00a0\u202f]+|[ \t\r\n\u00a0\u202f]+$/g;
/** Digits, or groups of three of them between marks that are all the same. */
const WHOLE = /^(?:\d+|[1-9]\d{0,2}([,._'’ \u00a0\u202f])\d{3}(?:\1\d{3})*)$/;
/** One group of thousands, or three decimals. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** More than that no token account holds [base units]. */
const MOST = (1n << 64n) - 1n;

/** "12.5" of a token with 6 decimals is 12_500_000n. Exact, or why it is none. */
export function readAmount(
    text: string,
    decimals: number,
    marks: Marks = 'file',
): bigint | AmountError {
    const [whole, fraction = ''] = readDecimal(text, marks)?.split('.') ?? [];
    if (whole === undefined) return 'not a number'; // no words
    if (fraction.length > decimals) return { digits: fraction.length };
    const units = BigInt(whole + fraction.padEnd(decimals, '0'));
    return units > MOST ? 'too large' : units; // no words
}

/** The digits of a number, with a point before its decimals and nothing else between them; `undefined`
 *  for what is none, or can be read in two ways. */
export function readDecimal(text: string, marks: Marks = 'file'): string | undefined {
    const written = text.replaceAll(EDGES, '');
    const mark = markOfDecimals(written, marks);
    if (mark === 'unclear') return undefined;
    const [whole = '', fraction, more] = mark ? written.split(mark) : [written];
    if (!WHOLE.test(whole) || more !== undefined || !/^\d+$/.test(fraction ?? '0'))
        return undefined;
    const digits = whole.replaceAll(/\D/g, '');
    return fraction === undefined ? digits : `${digits}.${fraction}`;
}

function markOfDecimals(text: string, marks: Marks): '.' | ',' | 'unclear' | undefined {
    const [points, commas] = ['.', ','].map((mark) => text.split(mark).length - 1) as [
        number,
        number,
    ];
    const takesComma = marks === 'comma' || marks === 'keypad';
    if (EITHER.test(text)) {
        if (points === 1) return marks === 'comma' ? 'unclear' : '.';
        return marks === 'point' ? undefined : 'unclear';
    }
    if (points > 0 && commas > 0) {
        if (text.lastIndexOf('.') > text.lastIndexOf(',')) return '.';
        return takesComma ? ',' : 'unclear';
    }
    if (points > 1) return marks === 'comma' ? undefined : 'unclear';
    if (commas === 1) return takesComma ? ',' : 'unclear';
    return points === 1 ? '.' : undefined;
}

/** As `readAmount`. Throws a `ClientFailure` for what is no amount, or is finer than the token. */
export function parseAmount(text: string, decimals: number, marks?: Marks): bigint {
    const read = readAmount(text, decimals, marks);
    if (typeof read === 'bigint') return read;
    if (read === 'not a number') {
        throw badInput(
            `"${text}" is no amount, or can be read in two ways.`,
            `Write it like 1250 or ${marks === 'comma' ? '0,5' : '0.5'}.`,
        );
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

/** A number with a point before its decimals, as whoever writes with these marks reads it, and as
 *  `readDecimal` does: "1.234" is "01,234" where "1,234" could be one thousand two hundred and
 *  thirty-four. */
export function writeDecimal(number: string, marks: Marks): string {
    if (marks !== 'comma') return number;
    const text = number.replace('.', ',');
    return EITHER.test(text) ? `0${text}` : text;
}
