/** Durations and dates as a farm file has them. */

/** Seconds in a day. */
export const DAY = 86_400;

const UNITS = [
    ['day', DAY],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
] as const;

/** A duration to the second, as in `1 day 12 hours`. */
export function exactDuration(seconds: number): string {
    let left = seconds;
    const parts = UNITS.flatMap(([name, size]) => {
        const count = Math.floor(left / size);
        left -= count * size;
        return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
    });
    return parts.join(' ') || '0 seconds';
}

/** The second of a date-time with its offset [unix s]. */
export function readInstant(text: string): bigint | undefined {
    const milliseconds = Date.parse(text);
    if (Number.isNaN(milliseconds) || milliseconds < 0) return undefined;
    return BigInt(Math.floor(milliseconds / 1_000));
}

/** A moment, as in `2026-01-05T00:00:00Z` [from unix s]. */
export function writeInstant(unix: bigint): string {
    return new Date(Number(unix) * 1_000).toISOString().replace('.000Z', 'Z');
}
