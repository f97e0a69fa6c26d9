/**
 * Amounts as people write them, to base units and back, without a float in between.
 *
 * Reading is exact or refused. Writing rounds down where it rounds, so nothing is ever shown as
 * more than it is.
 */
import { MAX_UNITS } from '../limits.js';
/** Digits, or groups of three of them between commas or between underscores; then the point and
 *  what follows. Where a comma may stand for the point, as in `1,5` or `0,500`, it is none. */
const AMOUNT = /^(\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?:_\d{3})+))(?:\.(\d+))?$/;
/** Base units of an amount like `1_250_000.5`, or why it is none. Nothing is rounded. The client has
 *  the same rule for what people type; both are held to `app/client/test/vectors/amounts.json`. */
export function readAmount(text, decimals) {
    const parts = AMOUNT.exec(text.trim());
    if (!parts)
        return 'not a number';
    const [, whole = '', fraction = ''] = parts;
    if (fraction.length > decimals)
        return { digits: fraction.length };
    const units = BigInt(whole.replaceAll(/[,_]/g, '') + fraction.padEnd(decimals, '0'));
    return units > MAX_UNITS ? 'too large' : units;
}
/** An amount in full, as in `1,250,000.500000`. */
export function formatExact(units, decimals) {
    const digits = units.toString().padStart(decimals + 1, '0');
    const whole = grouped(digits.slice(0, digits.length - decimals));
    return decimals === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals)}`;
}
/** An amount with at most `places` decimals, rounded down, as in `1,250,000.50`. */
export function formatRounded(units, decimals, places) {
    const cut = Math.max(decimals - places, 0);
    return formatExact(units / 10n ** BigInt(cut), decimals - cut);
}
/** An amount with about three significant digits, as in `1.25M`, for axes. Rounded down. */
export function formatShort(units, decimals) {
    const one = 10n ** BigInt(decimals);
    for (const [size, letter] of SCALES) {
        if (units >= one * size)
            return threeDigits(units, one * size) + letter;
    }
    return threeDigits(units, one);
}
const SCALES = [
    [1000000000n, 'G'],
    [1000000n, 'M'],
    [1000n, 'k'],
    [1n, ''],
];
/** `units / one` with about three significant digits, trailing zeros dropped. */
function threeDigits(units, one) {
    const thousandths = (units * 1000n) / one;
    const keep = thousandths >= 100000n
        ? 1000n
        : thousandths >= 10000n
            ? 100n
            : thousandths >= 1000n
                ? 10n
                : 1n;
    return formatExact((thousandths / keep) * keep, 3).replace(/\.?0+$/, '');
}
/** Digits with a comma every three. */
function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
