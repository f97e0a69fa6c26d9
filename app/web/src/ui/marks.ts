/** Numbers as people write them where this page is read. */
import { formatAmount, readAmount, readDecimal, writeDecimal, type Marks } from '@acequia/client';
import { LANGUAGE } from './language';

/** What the reader's language writes before decimals, or that of the page; the keys of a phone may have a comma alone,
 *  whatever its language. */
export const MARKS: Marks = marksHere();

function marksHere(): Marks {
    if ([navigator.language, LANGUAGE].some(writesComma)) return 'comma';
    return globalThis.matchMedia?.('(pointer: coarse)').matches ? 'keypad' : 'point';
}

function writesComma(language: string): boolean {
    const parts = new Intl.NumberFormat(language).formatToParts(0.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',');
}

export const readHere = (text: string, decimals: number, marks = MARKS) =>
    readAmount(text, decimals, marks);

/** An amount as its reader would write it, and `readHere` reads it. */
export const writeHere = (units: bigint, decimals: number, marks = MARKS): string =>
    writeDecimal(formatAmount(units, decimals), marks);

/** A number with or without "%", as farm files have it. What can be read in two ways here is written as
 *  what they refuse. */
export function asInFile(text: string, marks = MARKS): string {
    const [, number = '', unit = ''] = /^(.*?)([\s%]*)$/s.exec(text) ?? [];
    const read = readDecimal(number, marks);
    if (read !== undefined) return read + unit;
    return marks === 'comma' ? text.replaceAll('.', ',') : text;
}
