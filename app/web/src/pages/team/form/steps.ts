/** Changing one step of a schedule: with the mouse on its plot, or in its table. */
import { readAmount } from '@acequia/client';
import { DAY, fit, lengthOf, totalOf, type Segment } from '@acequia/plan';

/** The segments after step `nth` emits `amount` instead [base units]. Where the budget is kept, the
 *  other steps give or take in proportion; where they cannot, it is not. */
export function withAmount(
    segments: readonly Segment[],
    nth: number,
    amount: bigint,
    keepsBudget: boolean,
): Segment[] {
    const changed = segments.map((one, at) => (at === nth ? { ...one, amount } : one));
    const budget = totalOf(segments);
    const others = segments.filter((_, at) => at !== nth);
    if (!keepsBudget || totalOf(others) === 0n) return changed;
    const most = amount < budget ? amount : budget;
    const fitted = fit(others, budget - most);
    return changed.map((one, at) => {
        if (at === nth) return { ...one, amount: most };
        return fitted[at < nth ? at : at - 1]!;
    });
}

/** The segments after step `nth` lasts so long instead [s]. It emits what it did. */
export function withSeconds(segments: readonly Segment[], nth: number, seconds: number): Segment[] {
    return segments.map((one, at) =>
        at === nth ? { ...one, seconds: Math.max(seconds, 1) } : one,
    );
}

/** The segments with their sum brought to `budget`, in proportion. */
export function withBudget(segments: readonly Segment[], budget: bigint): Segment[] {
    return totalOf(segments) === 0n || budget === 0n ? [...segments] : fit(segments, budget);
}

/** What a drag can mean: whole days of a long schedule, minutes of a short one [s]. */
export function grainOf(segments: readonly Segment[]): number {
    const seconds = lengthOf(segments);
    if (seconds > 20 * DAY) return DAY;
    if (seconds > 2 * DAY) return 3_600;
    return seconds > 7_200 ? 60 : 1;
}

/** More decimals than that no number can be asked for. */
const MOST_DIGITS = 100;

/** An amount near `tokens` with three digits that count [base units]. */
export function roundedAmount(tokens: number, decimals: number): bigint {
    if (!(tokens > 0)) return 0n;
    const wanted = Math.max(2 - Math.floor(Math.log10(tokens)), 0);
    const digits = Math.min(wanted, decimals, MOST_DIGITS);
    const scale = 10 ** Math.max(Math.floor(Math.log10(tokens)) - 2, 0);
    const text = (Math.round(tokens / scale) * scale).toLocaleString('en', {
        useGrouping: false,
        maximumFractionDigits: 0,
    });
    const units = readAmount(digits > 0 ? tokens.toFixed(digits) : text, decimals);
    return typeof units === 'bigint' ? units : 0n;
}
